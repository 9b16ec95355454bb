"""Official wording of days, numbers and money."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zona.core.documents import (
    date_range,
    long_date,
    number,
    number_words,
    percent,
    roman,
    rupiah,
    weekday_and_date,
)


def test_a_day_is_written_out() -> None:
    assert long_date(date(2021, 12, 31)) == "31 Desember 2021"
    assert weekday_and_date(date(2021, 12, 31)) == "Jumat, 31 Desember 2021"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2021, 10, 1), date(2021, 12, 31), "1 Oktober s.d. 31 Desember 2021"),
        (date(2021, 12, 1), date(2021, 12, 31), "1 s.d. 31 Desember 2021"),
        (
            date(2020, 12, 1),
            date(2021, 12, 31),
            "1 Desember 2020 s.d. 31 Desember 2021",
        ),
        (date(2021, 5, 1), date(2021, 5, 1), "1 Mei 2021"),
    ],
)
def test_a_range_says_what_both_days_share_once(
    first: date, last: date, words: str
) -> None:
    assert date_range(first, last) == words


@pytest.mark.parametrize(
    ("value", "numeral"),
    [(1, "I"), (4, "IV"), (9, "IX"), (2021, "MMXXI"), (3999, "MMMCMXCIX")],
)
def test_roman_numerals(value: int, numeral: str) -> None:
    assert roman(value) == numeral


@pytest.mark.parametrize("value", [0, -1, 4000])
def test_there_is_no_roman_numeral_beyond_their_reach(value: int) -> None:
    with pytest.raises(ValueError, match="Roman"):
        roman(value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1000, "seribu"),
        (1250, "seribu dua ratus lima puluh"),
        (11_000, "sebelas ribu"),
        (100_000, "seratus ribu"),
        (1_000_000, "satu juta"),
        (2_500_000_000, "dua miliar lima ratus juta"),
        (1_000_000_000_000, "satu triliun"),
        (-7, "minus tujuh"),
    ],
)
def test_numbers_in_words(value: int, words: str) -> None:
    assert number_words(value) == words


def test_a_number_beyond_all_words_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        number_words(10**15)


@given(st.integers(0, 10**15 - 1), st.integers(0, 10**15 - 1))
def test_different_numbers_have_different_words(one: int, other: int) -> None:
    assert (number_words(one) == number_words(other)) == (one == other)


def test_decimals_have_a_comma_and_thousands_a_point() -> None:
    assert percent(Decimal("87.5")) == "87,50%"
    assert percent(100, 0) == "100%"
    assert number(Decimal("1234.565"), 2) == "1.234,57"
    assert number(Decimal("-0.4")) == "0"
    assert rupiah(1_250_000) == "Rp1.250.000"
    assert rupiah(-5) == "-Rp5"
