"""Rules of the report: course, dates, figures, codes."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zona.core.workdays.rules import Calendar
from zona.modules.reports import rules
from zona.modules.reports.rules import FLOW, Deadline, DueTable, Status

TABLE = DueTable("", 10)


def test_every_state_is_reached_and_leads_to_an_end() -> None:
    assert FLOW.problems() == ()
    assert [state.code for state in FLOW.ends()] == [Status.DIKIRIM]


def test_a_report_can_only_come_back_before_it_is_signed() -> None:
    back = {move.source for move in FLOW.transitions if move.verb == "return"}

    assert back == {Status.DIISI, Status.DIREVIU}
    assert not back & rules.SIGNED


@pytest.mark.parametrize(
    ("quarter", "start", "end"),
    [
        (1, date(2021, 1, 1), date(2021, 3, 31)),
        (2, date(2021, 4, 1), date(2021, 6, 30)),
        (3, date(2021, 7, 1), date(2021, 9, 30)),
        (4, date(2021, 10, 1), date(2021, 12, 31)),
    ],
)
def test_a_quarter_begins_and_ends(quarter: int, start: date, end: date) -> None:
    assert rules.quarter_start(2021, quarter) == start
    assert rules.quarter_end(2021, quarter) == end
    assert rules.ended_quarter(end) == (2021, quarter)


@given(st.dates(date(2010, 4, 1), date(2100, 12, 31)))
def test_the_ended_quarter_is_the_youngest_that_is_over(day: date) -> None:
    year, quarter = rules.ended_quarter(day)
    following = (year, quarter + 1) if quarter < 4 else (year + 1, 1)

    assert rules.quarter_end(year, quarter) <= day < rules.quarter_end(*following)


def test_the_report_is_due_ten_working_days_after_the_quarter() -> None:
    end = date(2021, 12, 31)

    day = rules.due_on(Deadline.HARI_KERJA, end, TABLE, Calendar())

    assert day == date(2022, 1, 14)
    why = rules.why_due(Deadline.HARI_KERJA, end, TABLE, Calendar())
    assert why.startswith("Batas laporan 10 hari kerja")


def test_an_office_may_owe_the_report_on_the_last_day() -> None:
    end = date(2021, 12, 31)

    assert rules.due_on(Deadline.AKHIR_TRIWULAN, end, TABLE, Calendar()) == end
    assert "hari terakhir" in rules.why_due(
        Deadline.AKHIR_TRIWULAN, end, TABLE, Calendar()
    )


@pytest.mark.parametrize(
    ("code", "value", "words"),
    [
        ("a.b_exists", True, "ada"),
        ("a.b_exists", False, "belum ada"),
        ("a.b_percent", Decimal("62.5"), "62,50%"),
        ("a.b_count", 1250, "1.250"),
        ("a.b_index", Decimal("3.456"), "3,46"),
        ("a.b_count", None, "belum ada catatan"),
    ],
)
def test_a_figure_is_worded_by_what_it_measures(
    code: str, value: Decimal | int | bool | None, words: str
) -> None:
    assert rules.figure(code, value) == words


@pytest.mark.parametrize(
    ("text", "value"),
    [("62,50", 62.5), ("1.234,5%", 1234.5), ("62.5", 62.5), ("–", None), ("", None)],
)
def test_numbers_of_a_table_are_read_back(text: str, value: float | None) -> None:
    assert rules.measured(text) == value


def test_an_obstacle_that_says_there_is_none_is_no_gap() -> None:
    assert not rules.names_gap("Tidak ada kekurangan yang dicatat.")
    assert not rules.names_gap("  ")
    assert rules.names_gap("Evaluasi belum pernah dilakukan.")


@given(st.integers(0, 2**rules.CODE_BITS - 1))
def test_a_code_is_read_back_however_it_is_typed(value: int) -> None:
    code = rules.code_of(value)

    assert len(code) == 24
    assert rules.typed_code(code) == code
    loose = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert rules.typed_code(f" {loose} ") == code


def test_a_code_names_its_number_alone() -> None:
    assert rules.code_of(0) != rules.code_of(1)
    assert rules.code_of(31 << 95).endswith("Z")
