"""The workbook: LibreOffice computes the same scores and gates as Zona does."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from zona.modules.assessment import rules
from zona.modules.assessment.models import BlankPolicy, ZeroPolicy
from zona.modules.assessment.rules import formulas, shipped
from zona.modules.assessment.rules.formulas import SIDES, TPI_ITJEN, UNIT, Side
from zona.modules.assessment.rules.layout import lay_out
from zona.modules.assessment.sheets.writing import (
    Entry,
    Proof,
    Review,
    Sheet,
    workbook,
)
from zona.modules.assessment.tests.answer_sets import (
    NEW,
    POLICIES,
    Answers,
    best,
    figures,
)
from zona.modules.assessment.tests.office_suite import recalculated, shown

OLD = "lke-zi-2019"
CASES = Path(__file__).parents[4] / "tests/data/lke-testcases.yaml"
FIRST, LAST = date(2021, 1, 1), date(2021, 12, 31)


@dataclass(frozen=True, slots=True)
class Trial:
    """One set of answers, held against what Zona makes of it."""

    name: str
    code: str
    answers: Answers
    policies: rules.Policies = rules.DEFAULT
    predicate: str | None = None
    side: Side = UNIT

    @property
    def score(self) -> rules.Score:
        plan = shipped.plan(self.code)
        return rules.score(plan, self.answers, self.policies, self.predicate)

    @property
    def book(self) -> bytes:
        sheet = Sheet(
            shipped.plan(self.code),
            unit_code="balai",
            unit_name="Balai Contoh",
            title=self.name,
            policies=self.policies,
            predicate=self.predicate,
            entries=self._entries if self.side == UNIT else {},
            reviews={} if self.side == UNIT else {self.side.key: self._reviews},
            period_start=FIRST,
            period_end=LAST,
        )
        return workbook(sheet)

    @property
    def _entries(self) -> dict[str, Entry]:
        return {code: Entry(answer) for code, answer in self.answers.items()}

    @property
    def _reviews(self) -> dict[str, Review]:
        return {code: Review(answer) for code, answer in self.answers.items()}


def drawn(code: str, seed: int) -> Answers:
    """Return random answers, blanks and zero denominators among them."""
    dice = random.Random(seed)  # noqa: S311  # the same sets every time, no secret
    found: Answers = {}
    for question in shipped.instrument(code).questions:
        if dice.random() < 0.15:
            continue
        if question.options:
            found[question.code] = rules.Answer(dice.choice(question.options).value)
        elif isinstance(question.formula, rules.Ratio | rules.Decline):
            counts = {each.key: Decimal(dice.randint(0, 3)) for each in question.inputs}
            found[question.code] = rules.Answer(inputs=counts)
        else:
            found[question.code] = figures(
                indeks=str(Decimal(dice.randint(0, 400)) / 100)
            )
    return found


def trials() -> Iterator[Trial]:
    """Every known case; each policy on both instruments; an assessor; the extremes."""
    known = rules.parse_cases(CASES.read_text(encoding="utf-8"), shipped.instrument)
    for case in known.cases:
        code = case.instrument.code
        yield Trial(case.id, code, dict(case.answers), case.policies, case.predicate)
    for code in (OLD, NEW):
        for seed, policies in enumerate(POLICIES):
            name = f"{code}-{policies.blank}-{policies.zero_denominator}"
            yield Trial(name, code, drawn(code, seed), policies, "WBK")
        yield Trial(f"{code}-full", code, best(code), predicate="WBBM")
        yield Trial(f"{code}-empty", code, {}, rules.Policies(blank="exclude"))
    yield Trial("assessor", NEW, drawn(NEW, 99), side=TPI_ITJEN)


TRIALS = list(trials())


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Workbook]:
    books = {trial.name: trial.book for trial in TRIALS}
    return recalculated(books, tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def blank() -> Workbook:
    return load_workbook(BytesIO(Trial("kosong", NEW, {}).book))


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.name)
def test_every_part_in_the_sheet_has_the_score_of_zona(
    trial: Trial, computed: dict[str, Workbook]
) -> None:
    page, side = computed[trial.name]["Jawaban"], trial.side

    layout = lay_out(shipped.instrument(trial.code))
    lines = dict(layout.lines) | {rules.TOTAL: layout.last_line}

    for mark in trial.score.nodes:
        line = lines[mark.code]
        points = page[f"{side.points}{line}"].value
        share = page[f"{side.percent}{line}"].value
        assert shown(points) == rules.display(mark.score), mark.code
        assert shown(float(str(share)) * 100) == rules.display(mark.percent), mark.code


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.name)
def test_every_gate_in_the_sheet_is_the_gate_of_zona(
    trial: Trial, computed: dict[str, Workbook]
) -> None:
    page = computed[trial.name][trial.side.summary]

    rows = [
        row for row in page.iter_rows(values_only=True) if row[12] in ("Lulus", "Belum")
    ]
    starts = [at for at, row in enumerate(rows) if row[1] == "Nilai total"]
    first = starts[0]
    found = [
        row for row in rows[first:] if not str(row[1]).startswith("Seluruh ambang")
    ]
    expected = trial.score.gates

    assert len(found) == len(expected)
    for row, gate in zip(found, expected, strict=True):
        assert (row[12] == "Lulus") == gate.passed, gate.id
        if isinstance(gate.value, Fraction):
            value = float(str(row[10])) * (100 if gate.metric == "percent" else 1)
            assert shown(value) == rules.display(gate.value), gate.id
    verdicts = [row[12] == "Lulus" for row in rows if str(row[1]).startswith("Seluruh")]
    names = trial.score.plan.instrument.predicates
    assert verdicts == [trial.score.passed(name) for name in names]


def test_the_table_of_areas_shows_both_halves(computed: dict[str, Workbook]) -> None:
    page = computed[f"{NEW}-full"]["Unit"]

    [row] = [
        row for row in page.iter_rows(min_row=5, values_only=True) if row[3] == "5."
    ]

    assert row[4:13] == (
        "PENGUATAN PENGAWASAN",
        None,
        None,
        15,
        7.5,
        7.5,
        15,
        1,
        "Lulus",
    )


def test_no_cell_of_a_computed_workbook_is_an_error(
    computed: dict[str, Workbook],
) -> None:
    values = [
        str(cell)
        for book in computed.values()
        for page in book
        for row in page.iter_rows(values_only=True)
        for cell in row
    ]

    assert not [value for value in values if value.startswith(("#", "Err:"))]


def test_the_rows_are_those_of_the_ministrys_workbook() -> None:
    instrument = shipped.instrument(NEW)
    layout = lay_out(instrument)

    printed = {each.code: each.template_row for each in instrument.questions}

    assert {code: layout.lines[code] for code in printed} == printed


def test_equal_content_makes_equal_bytes() -> None:
    trial = Trial("sama", NEW, best(NEW))

    assert trial.book == trial.book
    with ZipFile(BytesIO(trial.book)) as archive:
        assert {each.date_time[0] for each in archive.infolist()} == {1980}


def test_what_a_person_typed_never_becomes_a_formula() -> None:
    typed = "=HYPERLINK(1)\x07"
    entries = {"PM.MP.1.a": Entry(rules.Answer("Ya"), typed)}
    sheet = Sheet(
        shipped.plan(NEW),
        "b",
        "=1+1",
        "LKE",
        entries=entries,
        period_start=FIRST,
        period_end=LAST,
    )

    book = load_workbook(BytesIO(workbook(sheet)))

    assert book["Jawaban"]["L6"].value == "=HYPERLINK(1)"
    assert book["Jawaban"]["L6"].data_type == "s"
    assert book["Unit"]["B1"].data_type == "s"


def test_evidence_is_listed_with_number_and_date_and_linked() -> None:
    one = Proof("SK tim", "12/2021", date(2021, 2, 3), "https://zona.test/lke/bukti/1/")
    other = Proof("Notula", "", date(2021, 3, 4), "https://zona.test/lke/bukti/2/")
    entries = {
        "PM.MP.1.a": Entry(proofs=(one,)),
        "PM.MP.1.b": Entry(proofs=(one, other)),
    }
    sheet = Sheet(
        shipped.plan(NEW),
        "b",
        "Balai",
        "LKE",
        entries=entries,
        period_start=FIRST,
        period_end=LAST,
    )

    page = load_workbook(BytesIO(workbook(sheet)))["Jawaban"]

    assert page["M6"].value == "SK tim, 12/2021, 03-02-2021"
    assert page["N6"].hyperlink.target == one.link
    assert page["M7"].value.splitlines()[1] == "Notula, 04-03-2021"
    assert page["N7"].value.splitlines() == [one.link, other.link]


def test_answers_are_chosen_from_lists_and_formulas_are_locked(blank: Workbook) -> None:
    page = blank["Jawaban"]

    rules_of = {
        cell: rule.formula1
        for rule in page.data_validations.dataValidation
        for cell in ("K6", "O7", "S199", "K126")
        if cell in rule.sqref
    }

    assert rules_of == {"K6": '"Ya,Tidak"', "O7": '"A,B,C"', "S199": "0", "K126": "0"}
    assert page.protection.sheet
    assert not page["K6"].protection.locked
    assert page["P6"].protection.locked
    assert page["K125"].value.startswith("=")
    assert page.freeze_panes == "A2"
    assert page.print_title_rows == "$1:$1"


def test_assessors_columns_stand_empty_until_they_speak(blank: Workbook) -> None:
    page = blank["Jawaban"]

    assert [page[f"{column}6"].value for column in "KLMNORSV"] == [None] * 8
    assert [page[f"{column}1"].value for column in "KOS"] == [
        "Jawaban Unit",
        "Jawaban TPI Unit",
        "Jawaban TPI Itjen",
    ]
    assert blank.sheetnames == [
        *(side.summary for side in SIDES),
        "Jawaban",
        "Kebijakan",
    ]


@pytest.mark.parametrize(
    ("held", "aim"), [(None, "WBK"), ("WBK", "WBBM"), ("WBBM", "WBBM")]
)
def test_the_summary_aims_at_the_next_predicate(held: str | None, aim: str) -> None:
    trial = Trial("tujuan", NEW, {}, predicate=held)

    book = load_workbook(BytesIO(trial.book))

    assert book["Unit"]["B2"].value == aim
    assert book["Kebijakan"]["B9"].value == held


def test_the_words_of_the_policies_cover_every_policy() -> None:
    assert formulas.BLANK_WORDS.keys() == {policy.value for policy in BlankPolicy}
    assert formulas.ZERO_WORDS.keys() == {policy.value for policy in ZeroPolicy}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(75), "75"),
        (Fraction("18.25"), "18.25"),
        (Fraction(1, 3), "(1/3)"),
        (Fraction("0.05"), "0.05"),
        (Fraction(-1, 2), "-0.5"),
    ],
)
def test_a_number_in_a_formula_is_exact(value: Fraction, text: str) -> None:
    assert formulas.literal(value) == text
