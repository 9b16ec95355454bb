"""Official Indonesian wording of days, numbers and money; pure functions."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
DIGITS = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
SCALES = (
    (10**12, "triliun"),
    (10**9, "miliar"),
    (10**6, "juta"),
    (10**3, "ribu"),
    (10**2, "ratus"),
    (10, "puluh"),
)
ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def weekday_and_date(day: date) -> str:
    """Jumat, 31 Desember 2021"""
    return f"{DAYS[day.weekday()]}, {long_date(day)}"


def long_date(day: date) -> str:
    """31 Desember 2021"""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def date_range(first: date, last: date) -> str:
    """1 Oktober s.d. 31 Desember 2021: what both days share is said once."""
    if first == last:
        return long_date(first)
    start = long_date(first)
    if first.year == last.year:
        same_month = first.month == last.month
        start = f"{first.day}" if same_month else start.removesuffix(f" {first.year}")
    return f"{start} s.d. {long_date(last)}"


def roman(value: int) -> str:
    """4 is IV."""
    if not 1 <= value <= 3999:
        raise ValueError(f"no Roman numeral for {value}")
    numeral = ""
    for size, letters in ROMAN:
        count, value = divmod(value, size)
        numeral += letters * count
    return numeral


def number(value: Decimal | int, places: int = 0) -> str:
    """1.234,5: point between thousands, comma before decimals, halves rounded away from zero."""
    step = Decimal(1).scaleb(-places)
    rounded = Decimal(value).quantize(step, rounding=ROUND_HALF_UP)
    if not rounded:
        rounded = abs(rounded)
    return f"{rounded:,f}".translate(str.maketrans(",.", ".,"))


def percent(value: Decimal | int, places: int = 2) -> str:
    """87,50%; the value is already in hundredths."""
    return f"{number(value, places)}%"


def rupiah(amount: int) -> str:
    """Rp1.250.000"""
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{number(abs(amount))}"


def number_words(value: int) -> str:
    """Terbilang: 1.250 is "seribu dua ratus lima puluh"."""
    if abs(value) >= 10**15:
        raise ValueError(f"{value} is too large to spell")
    return f"minus {_spell(-value)}" if value < 0 else _spell(value)


def _spell(value: int) -> str:
    if value < 12:
        return DIGITS[value]
    if value < 20:
        return f"{DIGITS[value - 10]} belas"
    size, name = next(scale for scale in SCALES if value >= scale[0])
    count, rest = divmod(value, size)
    # "se-" stands for one up to a thousand; a million is "satu juta".
    head = f"se{name}" if count == 1 and size <= 1000 else f"{_spell(count)} {name}"
    return f"{head} {_spell(rest)}" if rest else head
