"""Score, gates, answers, evidence and gaps of the worksheet that covers a day."""

from collections.abc import Iterable
from fractions import Fraction

from django.urls import reverse

from zona.core.facts import Period, Reading, Source, Table, fact
from zona.modules.assessment import queries
from zona.modules.assessment.models import Lke
from zona.modules.assessment.queries import Worksheet
from zona.modules.assessment.rules.instrument import TOTAL, Level, Node, Question
from zona.modules.assessment.rules.scoring import GateResult, Mark, display

NONE = Reading(None)


def _sheet(unit_id: int, period: Period) -> Worksheet | None:
    lke = queries.current_lke(unit_id, period.end)
    return queries.worksheet(lke) if lke else None


def _source(lke: Lke, view: str = "assessment:readiness_view") -> tuple[Source, ...]:
    return (Source(lke.title, reverse(view, args=[lke.pk])),)


def written(value: Fraction | str | None) -> str:
    """Return a figure with two decimals as Indonesian writes it."""
    if isinstance(value, Fraction):
        return f"{display(value):.2f}".replace(".", ",")
    return value or "–"


@fact("assessment.total_score", title="Nilai LKE yang diklaim")
def total_score(unit_id: int, period: Period) -> Reading:
    sheet = _sheet(unit_id, period)
    if sheet is None:
        return NONE
    score = sheet.score()
    shown = [
        node
        for node in sheet.instrument.nodes
        if node.level in {Level.KOMPONEN, Level.SUBKOMPONEN, Level.AREA}
    ]
    rows = [_score_row(sheet, score.node(node.code), _indented(node)) for node in shown]
    rows.append(_score_row(sheet, score.total, "Jumlah"))
    table = Table(("Kode", "Bagian", "Nilai", "Bobot", "Persen"), tuple(rows))
    return Reading(display(score.total.score), _source(sheet.lke), table)


def _indented(node: Node) -> str:
    return f"– {node.title}" if node.level == Level.AREA else node.title


def _score_row(sheet: Worksheet, mark: Mark, title: str) -> tuple[str, ...]:
    return (
        "" if mark.code == TOTAL else mark.code,
        title,
        written(mark.score),
        written(sheet.instrument.weight(mark.code)),
        written(mark.percent),
    )


@fact("assessment.gates_passed_count", title="Ambang WBK/WBBM yang terpenuhi")
def gates_passed_count(unit_id: int, period: Period) -> Reading:
    sheet = _sheet(unit_id, period)
    if sheet is None:
        return NONE
    gates = sheet.score().gates
    columns = ("Predikat", "Syarat", "Nilai", "Ambang", "Jarak", "Lulus")
    table = Table(columns, tuple(_gate_row(gate) for gate in gates))
    passed = sum(gate.passed for gate in gates)
    return Reading(passed, _source(sheet.lke), table)


def _gate_row(gate: GateResult) -> tuple[str, ...]:
    return (
        gate.predicate,
        gate.title,
        written(gate.value),
        written(gate.needed),
        written(gate.distance),
        "Ya" if gate.passed else "Belum",
    )


@fact("assessment.answers_count", title="Pertanyaan LKE yang sudah dijawab")
def answers_count(unit_id: int, period: Period) -> Reading:
    sheet = _sheet(unit_id, period)
    if sheet is None:
        return NONE
    columns = ("Indikator", "Kode", "Pertanyaan", "Jawaban", "Catatan", "Berikutnya")
    rows = tuple(
        _answer_row(sheet, question) for question in sheet.instrument.questions
    )
    answered = sum(not answer.is_blank for answer in sheet.answers.values())
    return Reading(answered, _source(sheet.lke), Table(columns, rows))


def _answer_row(sheet: Worksheet, question: Question) -> tuple[str, ...]:
    answer = sheet.answers.get(question.code)
    note = answer.note if answer else ""
    chosen = question.option(answer.value) if answer else None
    if answer is None or answer.is_blank:
        words = "Belum dijawab"
    elif chosen:
        words = f"{chosen.value} – {chosen.label}"
    else:
        words = "; ".join(
            f"{figure.label}: {answer.inputs[figure.key]}"
            for figure in question.inputs
            if figure.key in answer.inputs
        )
    better = _next_rung(question, answer.value if answer else "")
    return (question.parent, question.code, question.title, words, note, better)


def _next_rung(question: Question, value: str) -> str:
    """Return the sentence of the rung above the present one; "" at the top."""
    options = question.options
    at = next(
        (n for n, each in enumerate(options) if each.value == value), len(options)
    )
    return (
        f"{options[at - 1].value} – {options[at - 1].label}" if options and at else ""
    )


@fact("assessment.evidence_count", title="Bukti dukung LKE")
def evidence_count(unit_id: int, period: Period) -> Reading:
    sheet = _sheet(unit_id, period)
    if sheet is None:
        return NONE
    columns = (
        "Indikator",
        "Kode",
        "Bukti",
        "Nomor",
        "Tanggal",
        "Berlaku sampai",
        "Sidik",
    )
    rows = tuple(_evidence_rows(sheet))
    proofs = {row[2:5] for row in rows}
    sources = _source(sheet.lke, "assessment:evidence_list_of")
    return Reading(len(proofs), sources, Table(columns, rows))


def _evidence_rows(sheet: Worksheet) -> Iterable[tuple[str, ...]]:
    found = queries.evidence_by_question(sheet.lke)
    for question in sheet.instrument.questions:
        for proof in found.get(question.code, []):
            until = proof.valid_until
            yield (
                question.parent,
                question.code,
                proof.title,
                proof.number,
                proof.happened_on.strftime("%d-%m-%Y"),
                until.strftime("%d-%m-%Y") if until else "",
                proof.attachment.sha256 if proof.attachment else proof.record_url,
            )


@fact("assessment.unproven_count", title="Jawaban LKE tanpa bukti yang berlaku")
def unproven_count(unit_id: int, period: Period) -> Reading:
    sheet = _sheet(unit_id, period)
    if sheet is None:
        return NONE
    columns = ("Indikator", "Kode", "Pertanyaan", "Keterangan")
    rows = tuple(
        (question.parent, question.code, question.title, reason)
        for question, reason in queries.proven(sheet, period.end).unproven
    )
    return Reading(len(rows), _source(sheet.lke), Table(columns, rows))


@fact("assessment.local_items_count", title="Butir lokal yang tidak dinilai")
def local_items_count(unit_id: int, period: Period) -> Reading:
    lke = queries.current_lke(unit_id, period.end)
    if lke is None:
        return NONE
    items = lke.local_items.order_by("area", "pk")
    rows = tuple(
        (item.area, item.title, item.get_state_display(), item.note) for item in items
    )
    columns = ("Area", "Butir", "Keadaan", "Catatan")
    return Reading(len(rows), _source(lke), Table(columns, rows))
