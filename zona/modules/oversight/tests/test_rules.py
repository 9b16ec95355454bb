"""How a stretch stands, what became of advice, and how days are told."""

from datetime import date

import pytest

from zona.core.duties.rules import Owed, ReportState
from zona.core.facts import Period
from zona.core.workdays.rules import Calendar
from zona.modules.oversight.rules import (
    AdviceState,
    Standing,
    advice_state,
    clock_words,
    nodes_of,
    standing,
)

OCTOBER = Period(date(2021, 10, 1), date(2021, 10, 31))
DUE = date(2021, 11, 5)


@pytest.mark.parametrize(
    ("state", "on", "expected"),
    [
        ("", date(2021, 10, 31), Standing.AHEAD),
        ("", date(2021, 11, 1), Standing.OPEN),
        ("", DUE, Standing.OPEN),
        ("", date(2021, 11, 6), Standing.LATE),
        (ReportState.DRAF, DUE, Standing.DRAFT),
        (ReportState.DRAF, date(2021, 11, 6), Standing.LATE),
        (ReportState.DIPERIKSA, DUE, Standing.CHECKED),
        (ReportState.DIPERIKSA, date(2021, 11, 6), Standing.LATE),
        (ReportState.DITANDATANGANI, date(2022, 1, 1), Standing.SIGNED),
    ],
)
def test_a_stretch_stands_by_its_report_and_its_day(
    state: str, on: date, expected: Standing
) -> None:
    assert standing(Owed(OCTOBER, DUE, state), on) == expected


def test_a_signed_nil_report_is_told_apart() -> None:
    owed = Owed(OCTOBER, DUE, ReportState.DITANDATANGANI)

    assert standing(owed, DUE, is_nil=True) == Standing.NIL


@pytest.mark.parametrize(
    ("done", "on", "expected"),
    [
        ({"k"}, date(2022, 1, 1), AdviceState.DONE),
        (set(), DUE, AdviceState.RUNNING),
        (set(), date(2021, 11, 6), AdviceState.LATE),
    ],
)
def test_advice_is_done_running_or_late(
    done: set[str], on: date, expected: AdviceState
) -> None:
    assert advice_state("k", done, DUE, on) == expected


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2021, 11, 3), "2 hari kerja lagi"),
        (DUE, "0 hari kerja lagi"),
        (date(2021, 11, 8), "terlambat 1 hari kerja"),
    ],
)
def test_the_clock_counts_working_days(on: date, words: str) -> None:
    assert clock_words(on, DUE, Calendar()) == words


def test_indicators_are_named_once() -> None:
    assert nodes_of(("PM.PW.4.a", "PM.PW.4.b", "RF.PW.2.a")) == ("PM.PW.4", "RF.PW.2")
