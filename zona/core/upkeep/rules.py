"""Words of the registers, and quarters counted back from a day. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta

from zona.core.choice import Choice


class Audience(Choice):
    """Sasaran sosialisasi: staff, or people outside."""

    INTERNAL = "internal", "Pegawai"
    PUBLIC = "publik", "Pelanggan dan masyarakat"


class Medium(Choice):
    """Media sosialisasi."""

    MEETING = "rapat", "Rapat atau tatap muka"
    BANNER = "spanduk", "Spanduk, banner, atau poster"
    WEBSITE = "situs", "Situs web"
    SOCIAL = "media_sosial", "Media sosial"
    INTRANET = "intranet", "Intranet atau surel"
    LETTER = "surat_edaran", "Surat edaran"
    OTHER = "lainnya", "Lainnya"


class Reached(Choice):
    """Cara pegawai menerima sosialisasi."""

    ATTENDED = "hadir", "Hadir"
    READ = "membaca", "Menyatakan sudah membaca"


def quarters_with(days: Iterable[date], end: date) -> int:
    """Count in how many of the four quarters that end on a day something happened.

    Quarters are counted back from the cut-off day (facts.yaml, conventions): with the
    last day of a month they are calendar months, otherwise they end on that number.
    """
    found = (months_before(day, end) for day in days)
    return len({months // 3 for months in found if 0 <= months < 12})


def months_before(day: date, end: date) -> int:
    """Return how many whole months before the end a day lies; the last month is 0."""
    months = 12 * (end.year - day.year) + end.month - day.month
    return months - (day.day > end.day and not _closes_a_month(end))


def _closes_a_month(day: date) -> bool:
    return (day + timedelta(days=1)).month != day.month
