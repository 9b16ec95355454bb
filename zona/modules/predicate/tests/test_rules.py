"""The law's borders: deadline, validity, the share, what is asked of whom."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zona.modules.predicate import queries, rules
from zona.modules.predicate.rules import AwardState, Level, Met, Predicate, Signer


@pytest.mark.parametrize(
    ("day", "late"),
    [
        (date(2022, 5, 30), False),
        (date(2022, 5, 31), False),
        (date(2022, 6, 1), True),
    ],
)
def test_the_last_day_still_counts(day: date, late: bool) -> None:
    due_on = queries.filing(date(2022, 1, 1)).due_on(2022)

    assert rules.is_late(day, due_on) is late


@pytest.mark.parametrize(
    ("day", "signer", "due_on"),
    [
        (date(2021, 12, 30), Signer.KEPALA_UNIT, date(2024, 5, 31)),
        (date(2024, 7, 14), Signer.KEPALA_UNIT, date(2024, 5, 31)),
        (date(2024, 7, 15), Signer.PIMPINAN_INSTANSI, date(2024, 7, 31)),
    ],
)
def test_signer_and_deadline_follow_the_regulation_of_the_day(
    day: date, signer: Signer, due_on: date
) -> None:
    found = queries.filing(day)

    assert (found.signer, found.due_on(2024)) == (signer, due_on)


@pytest.mark.parametrize(
    ("key", "wbk", "wbbm"),
    [
        ("opini_bpk", "WTP", "WTP"),
        ("sakip_instansi", "paling rendah B", "paling rendah BB"),
        ("indeks_rb", "paling rendah B", "paling rendah BB"),
        ("maturitas_spip", "paling rendah level 3", "paling rendah level 3"),
        ("tlhp", "100 %", "100 %"),
        ("laporan_harta", "100 %", "100 %"),
        ("sakip_unit", "paling rendah B", "paling rendah BB"),
    ],
)
def test_the_table_of_2021_asks_what_is_printed(key: str, wbk: str, wbbm: str) -> None:
    found = next(each for each in queries.demands(2022).demands if each.key == key)

    assert found.needed(Predicate.WBK) == wbk
    assert found.needed(Predicate.WBBM) == wbbm


def test_the_older_regulation_asks_less() -> None:
    assert len(queries.demands(2021).of(Level.INSTANSI)) == 2
    assert len(queries.demands(2022).of(Level.INSTANSI)) == 4


def test_a_predicate_holds_to_its_last_day() -> None:
    first, last = date(2022, 12, 1), rules.last_day(date(2022, 12, 1), 2)

    assert last == date(2024, 11, 30)
    for day, expected in (
        (first - timedelta(1), False),
        (first, True),
        (last, True),
        (last + timedelta(1), False),
    ):
        assert rules.holds(AwardState.BERLAKU, first, last, day) is expected
    assert not rules.holds(AwardState.DICABUT, first, last, first)


def test_a_leap_day_becomes_the_day_before() -> None:
    assert rules.years_later(date(2024, 2, 29), 2) == date(2026, 2, 28)


@given(st.integers(735_234, 762_000), st.integers(1, 5))
def test_the_same_day_stands_in_the_later_year(ordinal: int, years: int) -> None:
    day = date.fromordinal(ordinal)

    later = rules.years_later(day, years)

    assert (later.year, later.month) == (day.year + years, day.month)


@pytest.mark.parametrize(
    ("held", "exceeded"), [(0, False), (3, False), (4, True), (10, True)]
)
def test_more_than_thirty_percent_is_more_than_three_of_ten(
    held: int, exceeded: bool
) -> None:
    assert rules.share_exceeded(held, 10, 30) is exceeded


def test_an_agency_without_units_exceeds_nothing() -> None:
    assert not rules.share_exceeded(0, 0, 30)


def test_the_share_of_prerequisites_and_its_reasons() -> None:
    demands = queries.demands(2022).of(Level.INSTANSI)
    met = {"opini_bpk": Met.TERPENUHI, "indeks_rb": Met.BELUM}

    assert rules.met_percent(demands, met) == Decimal(25)
    assert rules.met_percent((), met) is None
    reasons = rules.unmet_reasons(demands, met)
    assert len(reasons) == 3
    assert "Indeks reformasi birokrasi instansi: belum terpenuhi" in reasons


def test_a_units_history_may_keep_it_from_proposing() -> None:
    day = date(2024, 2, 1)

    def reasons(
        predicate: Predicate, held: set[str], again: date | None
    ) -> tuple[str, ...]:
        return rules.standing_reasons(predicate, held, again, day)

    assert reasons(Predicate.WBK, set(), None) == ()
    assert reasons(Predicate.WBBM, {"WBK"}, day) == ()
    assert "menuntut" in reasons(Predicate.WBBM, set(), None)[0]
    assert "masih dipegang" in reasons(Predicate.WBK, {"WBK"}, None)[0]
    assert "02-02-2024" in reasons(Predicate.WBK, set(), date(2024, 2, 2))[0]
