"""Laporan Hasil Evaluasi (LHE): one released round on paper."""

from django.conf import settings

from zona.core.documents import (
    Bullets,
    Column,
    Document,
    Letterhead,
    Paragraph,
    Section,
    Table,
    number,
    pdf,
    word,
)
from zona.modules.assessment import queries
from zona.modules.assessment.models import ReviewMember
from zona.modules.assessment.queries import Round
from zona.modules.assessment.rules.instrument import Level
from zona.modules.assessment.rules.reviewing import Severity, Stage
from zona.modules.assessment.rules.scoring import Score, display


def write(found: Round, form: str) -> bytes:
    """Return the report as the bytes of a Word or PDF file."""
    document = compose(found)
    return pdf.render(document) if form == "pdf" else word.render(document)


def compose(found: Round) -> Document:
    """Return the report as data; it bears the hash of the answers that were judged."""
    review = found.review
    stage = Stage(review.team.stage).label
    claimed, given = found.unit_sheet.score(), found.score()
    return Document(
        title="Laporan Hasil Evaluasi",
        subtitle=f"{stage}, putaran {review.number}",
        unit=review.unit.short_name,
        place=review.team.unit.place,
        dated_on=queries.moved_on(review),
        letterhead=Letterhead((review.team.unit.name,)),
        sections=(
            _identity(found),
            _scores(found, claimed, given),
            _gates(given),
            *_findings(found),
            _annex(found, claimed, given),
        ),
        base_url=settings.SITE_URL,
        contents=False,
    )


def _identity(found: Round) -> Section:
    review = found.review
    members = [f"{each.user} ({each.get_place_display()})" for each in _members(found)]
    lines = (
        f"Unit yang dievaluasi: {review.unit.name}",
        f"Lembar kerja: {review.lke.title}",
        f"Tim penilai: {review.team.title}",
        *members,
    )
    sealed = (
        f"Jawaban unit dibekukan saat diserahkan; sidik SHA-256 {review.sha256}. "
        "Laporan ini disusun dari catatan putaran dan belum merupakan naskah bertanda tangan."
    )
    return Section("Identitas", (Bullets(lines), Paragraph(sealed)), number="1")


def _members(found: Round) -> list[ReviewMember]:
    rows = found.review.team.members.select_related("user").order_by("pk")
    return list(rows)


def _scores(found: Round, claimed: Score, given: Score) -> Section:
    levels = {Level.KOMPONEN, Level.SUBKOMPONEN, Level.AREA}
    rows = [
        (
            node.title,
            number(display(claimed.node(node.code).score), 2),
            number(display(given.node(node.code).score), 2),
            number(display(node.weight), 2),
        )
        for node in found.unit_sheet.instrument.nodes
        if node.level in levels
    ]
    rows.append(
        (
            "Nilai total",
            number(display(claimed.total.score), 2),
            number(display(given.total.score), 2),
            "100,00",
        )
    )
    columns = (
        Column("Bagian", width=4),
        Column("Unit", "right"),
        Column("Tim penilai", "right"),
        Column("Bobot", "right"),
    )
    return Section("Nilai", (Table(columns, tuple(rows), "Nilai"),), number="2")


def _gates(given: Score) -> Section:
    columns = (Column("Predikat"), Column("Syarat", width=4), Column("Hasil"))
    rows = tuple(
        (gate.predicate, gate.title, "Memenuhi" if gate.passed else "Belum")
        for gate in given.gates
    )
    verdict = [
        f"{name}: {'memenuhi' if given.passed(name) else 'belum memenuhi'} seluruh syarat nilai."
        for name in given.plan.instrument.predicates
    ]
    table = Table(columns, rows, "Syarat nilai")
    return Section("Syarat predikat", (Bullets(tuple(verdict)), table), number="3")


def _findings(found: Round) -> list[Section]:
    form = found.unit_sheet.instrument
    columns = (
        Column("No."),
        Column("Pertanyaan", width=2),
        Column("Temuan", width=4),
        Column("Rekomendasi", width=4),
        Column("Tanggapan unit", width=4),
    )
    sections = [Section("Temuan dan rekomendasi", number="4")]
    for key, title in queries.areas(form).items():
        rows = tuple(
            (
                str(each.number),
                f"{each.code} ({Severity(each.severity).label})",
                each.text,
                each.improvement,
                each.reply or "Belum ditanggapi",
            )
            for each in found.findings
            if (form.area_of(each.code) or queries.OUTCOME) == key
        )
        if rows:
            table = Table(columns, rows, f"Temuan {title}")
            sections.append(Section(title, (table,), level=3))
    if len(sections) == 1:
        return [
            Section(
                "Temuan dan rekomendasi", (Paragraph("Tidak ada temuan."),), number="4"
            )
        ]
    return sections


def _annex(found: Round, claimed: Score, given: Score) -> Section:
    columns = (
        Column("Pertanyaan", width=2),
        Column("Unit", "right"),
        Column("Tim penilai", "right"),
        Column("Catatan", width=5),
    )
    rows = []
    for question in found.unit_sheet.plan.instrument.questions:
        code = question.code
        ours, theirs = claimed.node(code).score, given.node(code).score
        mark = found.mark(code)
        if ours != theirs:
            rows.append(
                (
                    code,
                    number(display(ours), 2),
                    number(display(theirs), 2),
                    mark.note if mark else "Belum dinilai",
                )
            )
    table = Table(columns, tuple(rows), "Pertanyaan yang nilainya berbeda")
    return Section("Lampiran perbandingan", (table,), annex=True)
