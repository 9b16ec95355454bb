"""The quarterly report as rules: its course, its layout, its dates, its code."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from zona.core.choice import Choice
from zona.core.documents.wording import number, percent, roman
from zona.core.flow import Flow, State, Tone, Transition
from zona.core.workdays.rules import Calendar, add_working_days, explain
from zona.modules.reports.permissions import Perm


class Status(Choice):
    """Status laporan triwulan, in the order of its course."""

    DRAF = "draf", "Draf"
    DIISI = "diisi", "Diisi"
    DIREVIU = "direviu", "Direviu"
    DITANDATANGANI = "ditandatangani", "Ditandatangani"
    DIKIRIM = "dikirim", "Dikirim"


class Deadline(Choice):
    """Batas waktu laporan: when a unit owes the report of a quarter."""

    HARI_KERJA = "hari_kerja", "Hari kerja tertentu pada bulan berikutnya"
    AKHIR_TRIWULAN = "akhir_triwulan", "Hari terakhir triwulan"


class Standing(Choice):
    """Keadaan pernyataan of one indicator, told as it is."""

    @property
    def tone(self) -> Tone:
        return STANDING_TONES[self]

    BELUM = "belum", "Belum"
    DISALIN = "disalin", "Disalin dari laporan lalu"
    DIISI = "diisi", "Diisi"
    DITINJAU = "ditinjau", "Ditinjau"


STANDING_TONES: dict[Standing, Tone] = {
    Standing.BELUM: "neutral",
    Standing.DISALIN: "warn",
    Standing.DIISI: "info",
    Standing.DITINJAU: "good",
}

FLOW = Flow(
    states=(
        State(Status.DRAF, "Draf"),
        State(Status.DIISI, "Diisi", "info"),
        State(Status.DIREVIU, "Direviu", "info"),
        State(Status.DITANDATANGANI, "Ditandatangani", "good"),
        State(Status.DIKIRIM, "Dikirim", "good"),
    ),
    transitions=(
        Transition(
            Status.DRAF, Status.DIISI, "submit", "Ajukan untuk ditinjau", Perm.FILL
        ),
        Transition(
            Status.DIISI,
            Status.DIREVIU,
            "review",
            "Setujui dan minta tanda tangan",
            Perm.REVIEW,
            days=3,
        ),
        Transition(Status.DIISI, Status.DRAF, "return", "Kembalikan", Perm.RETURN),
        Transition(
            Status.DIREVIU,
            Status.DITANDATANGANI,
            "sign",
            "Tanda tangani",
            Perm.SIGN,
            days=3,
        ),
        Transition(Status.DIREVIU, Status.DRAF, "return", "Kembalikan", Perm.RETURN),
        Transition(
            Status.DITANDATANGANI,
            Status.DIKIRIM,
            "send",
            "Catat sudah dikirim",
            Perm.REVIEW,
            days=3,
        ),
    ),
)
REVIEWED = frozenset({Status.DIREVIU, Status.DITANDATANGANI, Status.DIKIRIM})
SIGNED = frozenset({Status.DITANDATANGANI, Status.DIKIRIM})


# --- layout, as law/*-laporan-triwulan.toml states it --------------------------------


@dataclass(frozen=True, slots=True)
class Indicator:
    """One lettered part of chapter II; `key` is its number in the report."""

    letter: str
    key: str
    title: str
    node_2019: str
    node_2021: str
    also: tuple[str, ...]
    facts: tuple[str, ...]
    local: str

    @property
    def nodes(self) -> tuple[str, ...]:
        """Return the codes of the worksheet's indicators that it reports on."""
        named = (self.node_2019, self.node_2021, *self.also)
        return tuple(node for node in named if node)


@dataclass(frozen=True, slots=True)
class Area:
    """One of the six areas of change, a section of chapter II."""

    number: str
    code: str
    title: str
    purpose: str
    targets: tuple[str, ...]
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A section of chapter I."""

    number: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The fixed structure of the report in one version of the law."""

    source: str
    foreword: tuple[str, ...]
    legal_basis: tuple[str, ...]
    chapter_one: tuple[Passage, ...]
    areas: tuple[Area, ...]

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(each for area in self.areas for each in area.indicators)

    def indicator(self, key: str) -> Indicator | None:
        """Return the indicator numbered `key`, if the layout has it."""
        return next((each for each in self.indicators if each.key == key), None)

    def area_of(self, key: str) -> Area:
        """Return the area that the indicator belongs to."""
        return next(
            area for area in self.areas if key in {each.key for each in area.indicators}
        )

    def key_of(self, node: str) -> str:
        """Return the report's number for a code of the worksheet, "" if unknown."""
        found = (each.key for each in self.indicators if node in each.nodes)
        return next(found, "")

    def after(self, key: str) -> str:
        """Return the number of the next indicator, "" behind the last."""
        keys = [each.key for each in self.indicators]
        following = keys[keys.index(key) + 1 :]
        return following[0] if following else ""


@dataclass(frozen=True, slots=True)
class DueTable:
    """How many working days after the quarter the report is due."""

    source: str
    working_days: int


# --- dates -----------------------------------------------------------------------------


def quarter_end(year: int, quarter: int) -> date:
    """Return the last day of a quarter: the date that the report bears."""
    following = date(year + quarter // 4, 3 * quarter % 12 + 1, 1)
    return following - timedelta(days=1)


def quarter_start(year: int, quarter: int) -> date:
    return date(year, 3 * quarter - 2, 1)


def quarter_of(day: date) -> tuple[int, int]:
    """Return the year and quarter that a day falls in."""
    return day.year, (day.month + 2) // 3


def ended_quarter(day: date) -> tuple[int, int]:
    """Return the youngest quarter that is over on a day, its last day included."""
    year, quarter = quarter_of(day)
    if day == quarter_end(year, quarter):
        return year, quarter
    return (year, quarter - 1) if quarter > 1 else (year - 1, 4)


def due_on(deadline: Deadline, end: date, table: DueTable, calendar: Calendar) -> date:
    """Return the day the report of the quarter that ends on `end` is due."""
    if deadline == Deadline.AKHIR_TRIWULAN:
        return end
    return add_working_days(end, table.working_days, calendar)


def why_due(deadline: Deadline, end: date, table: DueTable, calendar: Calendar) -> str:
    """Say how that day came about."""
    if deadline == Deadline.AKHIR_TRIWULAN:
        return "Batas laporan unit ini adalah hari terakhir triwulan."
    return f"Batas laporan {explain(end, table.working_days, calendar)}."


def quarter_name(year: int, quarter: int) -> str:
    """Triwulan IV Tahun 2021"""
    return f"Triwulan {roman(quarter)} Tahun {year}"


# --- figures ---------------------------------------------------------------------------


def figure(code: str, value: Decimal | int | bool | None) -> str:
    """Word a fact's value by what its code says it measures."""
    if value is None:
        return "belum ada catatan"
    if isinstance(value, bool):
        return "ada" if value else "belum ada"
    if code.endswith("_percent"):
        return percent(Decimal(value))
    places = 0 if value == int(value) else 2
    return number(Decimal(value), places)


def measured(text: str) -> float | None:
    """Read a number of a fact's table, "62,50%" as well as "62.5"; None if it is none."""
    plain = text.strip().removesuffix("%").strip()
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


NO_GAP = "tidak ada kekurangan"


def names_gap(obstacle: str) -> bool:
    """Tell whether an obstacle names something to be done."""
    plain = obstacle.strip().lower()
    return bool(plain) and not plain.startswith(NO_GAP)


# --- verification code -----------------------------------------------------------------

# Crockford's base 32: no I, L, O, U, so that nothing is misread on paper.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_BITS = 100
# A file that is only compared; ours are far smaller.
MAX_UPLOAD = 25 * 1024 * 1024
MISREAD = str.maketrans("ILO", "110")


def code_of(value: int) -> str:
    """Write a random number of `CODE_BITS` bits as a code: five groups of four."""
    letters = [LETTERS[value >> shift & 31] for shift in range(0, CODE_BITS, 5)]
    return "-".join(_groups("".join(letters)))


def typed_code(text: str) -> str:
    """Return the code as it is stored, however a person typed it."""
    plain = text.upper().translate(MISREAD)
    return "-".join(_groups("".join(each for each in plain if each in LETTERS)))


def _groups(letters: str) -> Iterator[str]:
    return (letters[start : start + 4] for start in range(0, len(letters), 4))


@dataclass(frozen=True, slots=True)
class Seal:
    """What a signed paper carries so that it can be checked."""

    code: str
    chain: str


@dataclass(frozen=True, slots=True)
class Papers:
    """A report on paper: both files, and the name they share without its ending."""

    name: str
    docx: bytes
    pdf: bytes
