"""`zona score FILE.yaml`: the score of an answer set, every part and every gate."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, override

from django.core.management.base import BaseCommand, CommandError

from zona.modules.assessment import rules
from zona.modules.assessment.rules import shipped

BAD_INPUT = 2
LARGEST_FILE = 5 * 1024 * 1024

type Json = dict[str, Any]
type Scored = tuple[rules.Case, rules.Score]


class Command(BaseCommand):
    """Hitung nilai lembar kerja dari berkas jawaban; tidak memerlukan basis data."""

    help = "Menghitung nilai, persentase, dan ambang dari berkas jawaban LKE (YAML)."
    requires_system_checks = []

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="BERKAS", help="berkas jawaban (YAML)")
        parser.add_argument("--json", action="store_true", help="keluaran JSON")
        parser.add_argument("--case", metavar="ID", help="hanya kasus ini")

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["file"])
        found = _read(path, options["case"])
        scored = [(case, _score(case)) for case in found.cases]
        if options["json"]:
            results = [_json(case, score) for case, score in scored]
            whole: Json = results[0] if found.is_single else {"cases": results}
            self.stdout.write(json.dumps(whole, ensure_ascii=False, indent=2))
        else:
            for case, score in scored:
                self.stdout.write("\n".join(_table(case, score)))
        if differences := list(_differences(scored)):
            raise CommandError(f"{path}:\n" + "\n".join(differences), returncode=1)


def _read(path: Path, only: str | None) -> rules.CaseFile:
    try:
        found = rules.parse_cases(_text(path), shipped.instrument)
        return found.only(only) if only is not None else found
    except rules.CaseError as error:
        reasons = "\n".join(f"{path}: {problem}" for problem in error.problems)
        raise CommandError(reasons, returncode=BAD_INPUT) from None


def _text(path: Path) -> str:
    try:
        if not path.is_file():
            raise rules.CaseError(("berkas tidak ada.",))
        if path.stat().st_size > LARGEST_FILE:
            raise rules.CaseError(("berkas lebih dari 5 MB.",))
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise rules.CaseError(("berkas bukan teks UTF-8.",)) from None
    except OSError as error:
        raise rules.CaseError(
            (f"berkas tidak dapat dibaca ({error.strerror}).",)
        ) from None


def _score(case: rules.Case) -> rules.Score:
    plan = shipped.plan(case.instrument.code)
    return rules.score(plan, case.answers, case.policies, case.predicate)


def _differences(scored: list[Scored]) -> Iterator[str]:
    for case, score in scored:
        for difference in case.differences(score):
            place = f"{case.id} {difference.code}".strip()
            yield f"{place}: hasil {difference.found}, seharusnya {difference.expected}."


def _json(case: rules.Case, score: rules.Score) -> Json:
    wrong = {difference.code for difference in case.differences(score)}
    return {
        "id": case.id,
        "instrument": case.instrument.code,
        "policies": {
            "blank_answer": case.policies.blank,
            "zero_denominator": case.policies.zero_denominator,
        },
        "predicate": case.predicate,
        "nodes": [_node_json(case.instrument, score, mark) for mark in score.nodes],
        "areas": [
            {"code": mark.code, "title": case.instrument.area_title(mark.code)}
            | _mark_json(mark)
            for mark in score.areas
        ],
        "gates": [_gate_json(gate) for gate in score.gates],
        "passed": {name: score.passed(name) for name in case.instrument.predicates},
        "expect": [
            {"code": code, "expected": str(value), "agrees": code not in wrong}
            for code, value in case.expect.items()
        ],
    }


def _node_json(
    instrument: rules.Instrument, score: rules.Score, mark: rules.Mark
) -> Json:
    if mark.code == rules.TOTAL:
        head: Json = {
            "code": mark.code,
            "parent": None,
            "level": "total",
            "title": "Nilai total",
        }
        return head | _mark_json(mark)
    part = instrument.part(mark.code)
    head = {
        "code": part.code,
        "parent": part.parent or rules.TOTAL,
        "level": "pertanyaan" if isinstance(part, rules.Question) else part.level.value,
        "number": part.number,
        "title": part.title,
    }
    if isinstance(part, rules.Question):
        head["state"] = score.state(part.code).value
    return head | _mark_json(mark)


def _mark_json(mark: rules.Mark) -> Json:
    figures = {"score": mark.score, "weight": mark.weight, "percent": mark.percent}
    return {
        name: text
        for figure, value in figures.items()
        for name, text in ((figure, _shown(value)), (f"{figure}_exact", str(value)))
    }


def _gate_json(gate: rules.GateResult) -> Json:
    figures = {"needed": gate.needed, "value": gate.value, "distance": gate.distance}
    head: Json = {
        "predicate": gate.predicate,
        "id": gate.id,
        "target": gate.target,
        "title": gate.title,
        "metric": gate.metric,
        "passed": gate.passed,
    }
    for name, value in figures.items():
        head[name] = _shown(value) if isinstance(value, Fraction) else value
        head[f"{name}_exact"] = str(value) if isinstance(value, Fraction) else value
    return head


def _shown(value: Fraction) -> str:
    return str(rules.display(value))


STATES = {
    rules.State.ANSWERED: "",
    rules.State.BLANK: "belum dijawab",
    rules.State.EXCLUDED: "tidak dihitung",
}
BLANKS = {"zero": "dinilai 0", "exclude": "tidak dihitung"}
ZEROS = {"exclude": "tidak dihitung", "full": "dinilai penuh", "zero": "dinilai 0"}


def _table(case: rules.Case, score: rules.Score) -> Iterator[str]:
    if case.id:
        yield f"Kasus {case.id}"
    yield case.instrument.title
    yield f"Jawaban kosong {BLANKS[case.policies.blank]}; " + (
        f"penyebut nol {ZEROS[case.policies.zero_denominator]}."
    )
    yield ""
    yield _row("Kode", "Uraian", "Nilai", "Bobot", "Persen", "")
    for mark in score.nodes:
        yield _mark_row(case.instrument, score, mark)
    for predicate in case.instrument.predicates:
        yield ""
        verdict = "terpenuhi" if score.passed(predicate) else "belum terpenuhi"
        yield f"Ambang {predicate}: {verdict}"
        yield _row("Sasaran", "Uraian", "Nilai", "Ambang", "Selisih", "")
        yield from map(_gate_row, score.gates_of(predicate))
    yield ""


def _row(code: str, title: str, *figures: str) -> str:
    first, second, third, note = figures
    return f"{code:<13}{title[:50]:<52}{first:>8}{second:>8}{third:>9}  {note}".rstrip()


def _mark_row(
    instrument: rules.Instrument, score: rules.Score, mark: rules.Mark
) -> str:
    title, state = "Nilai total", ""
    if mark.code != rules.TOTAL:
        title = (
            "  " * len(instrument.ancestors(mark.code))
            + instrument.part(mark.code).title
        )
    if instrument.has_question(mark.code):
        state = STATES[score.state(mark.code)]
    figures = (_comma(mark.score), _comma(mark.weight), _comma(mark.percent) + "%")
    return _row(mark.code, title, *figures, state)


def _gate_row(gate: rules.GateResult) -> str:
    unit = "%" if gate.metric == "percent" else ""
    figures = [
        _comma(value, unit) for value in (gate.value, gate.needed, gate.distance)
    ]
    return _row(gate.target, gate.title, *figures, "ya" if gate.passed else "belum")


def _comma(value: Fraction | str | None, unit: str = "") -> str:
    if isinstance(value, Fraction):
        return _shown(value).replace(".", ",") + unit
    return value or "-"
