"""Answer sets read from YAML, single or as cases with known scores."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from .answers import Answer, AnswerError, read_answer
from .instrument import TOTAL, Instrument
from .reading import Fields
from .scoring import BLANKS, DEFAULT, ZEROS, Policies, Score, display
from .yamltext import YamlError, load

KEYS = {
    "instrument",
    "answers",
    "policies",
    "predicate",
    "expect",
    "id",
    "kind",
    "source",
    "note",
}
OPTIONS = {"default_choice", "use_official_sample"}


class CaseError(Exception):
    """Answer sets that cannot be scored, with every reason and its place."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


@dataclass(frozen=True, slots=True)
class Difference:
    """A score that is not what the case says."""

    code: str
    expected: Decimal
    found: Decimal


@dataclass(frozen=True, slots=True)
class Case:
    """One answer set; `expect` holds the scores it is known to have."""

    id: str
    instrument: Instrument
    answers: Mapping[str, Answer]
    policies: Policies
    predicate: str | None
    expect: Mapping[str, Decimal]

    def differences(self, score: Score) -> tuple[Difference, ...]:
        """Where the shown score (two decimals) differs from the known one."""
        shown = {code: display(score.node(code).score) for code in self.expect}
        return tuple(
            Difference(code, expected, shown[code])
            for code, expected in self.expect.items()
            if shown[code] != expected
        )


@dataclass(frozen=True, slots=True)
class CaseFile:
    cases: tuple[Case, ...]
    is_single: bool

    def only(self, name: str) -> "CaseFile":
        chosen = tuple(case for case in self.cases if case.id == name)
        if not chosen:
            names = ", ".join(case.id for case in self.cases)
            raise CaseError((f"Kasus “{name}” tidak ada; kasus yang ada: {names}.",))
        return CaseFile(chosen, is_single=True)


def parse_cases(text: str, instrument: Callable[[str], Instrument]) -> CaseFile:
    """The answer sets in the text; `instrument` raises KeyError for an unknown code."""
    try:
        raw = load(text)
    except YamlError as error:
        raise CaseError((str(error),)) from None
    if not isinstance(raw, dict):
        raise CaseError(
            ("Berkas harus memuat “instrument” dan “answers”, atau “cases”.",)
        )
    root = Fields(raw, "")
    is_single = "cases" not in raw
    rows = [root] if is_single else _rows(root)
    cases = tuple(_case(row, instrument) for row in rows)
    if root.problems:
        raise CaseError(tuple(root.problems))
    return CaseFile(tuple(case for case in cases if case), is_single)


def _rows(root: Fields) -> list[Fields]:
    for key in set(root.raw) - {"cases"}:
        root.wrong(f"kunci “{key}” tidak dikenal di samping “cases”.")
    rows = root.rows("cases")
    if not rows:
        root.wrong("“cases” kosong.")
    names = [str(row.raw.get("id", "")) for row in rows]
    for row, name in zip(rows, names, strict=True):
        if not name:
            row.wrong("kasus tanpa “id”.")
        elif names.count(name) > 1:
            row.wrong("“id” ini dipakai dua kali.")
    return rows


def _case(row: Fields, find: Callable[[str], Instrument]) -> Case | None:
    for key in row.raw:
        if key not in KEYS:
            row.wrong(f"kunci “{key}” tidak dikenal.")
    code = row.text("instrument")
    try:
        instrument = find(code)
    except KeyError:
        if code:
            row.wrong(f"instrumen “{code}” tidak dikenal.")
        return None
    return Case(
        id=str(row.raw.get("id", "")),
        instrument=instrument,
        answers=_answers(row.fields("answers"), instrument),
        policies=_policies(row),
        predicate=_predicate(row, instrument),
        expect=_expect(row, instrument),
    )


def _policies(row: Fields) -> Policies:
    if "policies" not in row.raw:
        return DEFAULT
    given = row.fields("policies")
    for key in set(given.raw) - {"blank_answer", "zero_denominator"}:
        given.wrong(f"kebijakan “{key}” tidak dikenal.")
    blank = given.choice("blank_answer", BLANKS) if "blank_answer" in given.raw else ""
    zero = (
        given.choice("zero_denominator", ZEROS)
        if "zero_denominator" in given.raw
        else ""
    )
    return Policies(
        next((policy for policy in BLANKS if policy == blank), DEFAULT.blank),
        next((policy for policy in ZEROS if policy == zero), DEFAULT.zero_denominator),
    )


def _predicate(row: Fields, instrument: Instrument) -> str | None:
    if row.raw.get("predicate") is None:
        return None
    return row.choice("predicate", instrument.predicates) or None


def _answers(given: Fields, instrument: Instrument) -> dict[str, Answer]:
    answers = _defaults(given, instrument)
    for key, raw in given.raw.items():
        code = str(key)
        if code in OPTIONS:
            continue
        place = given.within({}, f"{given.place}.{code}")
        if not instrument.has_question(code):
            place.wrong(f"pertanyaan ini tidak ada dalam {instrument.code}.")
            continue
        try:
            answers[code] = read_answer(instrument.question(code), raw)
        except AnswerError as error:
            for problem in error.problems:
                place.wrong(problem.message)
    return answers


def _defaults(given: Fields, instrument: Instrument) -> dict[str, Answer]:
    best = "default_choice" in given.raw and given.choice("default_choice", ("best",))
    sample = given.flag("use_official_sample")
    answers: dict[str, Answer] = {}
    for question in instrument.questions:
        if best and question.options:
            answers[question.code] = Answer(question.options[0].value)
        elif sample and question.official_sample:
            answers[question.code] = Answer(inputs=question.official_sample)
    return answers


def _expect(row: Fields, instrument: Instrument) -> dict[str, Decimal]:
    if "expect" not in row.raw:
        return {}
    expect = row.fields("expect")
    for code in expect.raw:
        if code != TOTAL and not instrument.has_part(str(code)):
            expect.wrong(f"{code} tidak ada dalam {instrument.code}.")
    return {str(code): expect.decimal(str(code)) for code in expect.raw}
