"""What the pre-audit looks at: answers, proofs, files, meetings, and its thresholds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From when on the pre-audit doubts (dated table `praaudit`)."""

    act_kinds: tuple[str, ...]
    decree_kinds: tuple[str, ...]
    years_back: int
    same_file_indicators: int
    last_days: int
    last_percent: int
    last_least: int
    copied_words: int
    person_percent: int
    person_least: int
    assessed_after_days: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the worksheet with what was answered to it."""

    code: str
    indicator: str
    title: str
    note: str = ""
    previous_note: str = ""  # of the same question in the worksheet before
    has_points: bool = False
    is_zero: bool = False  # its denominator is zero
    suggests: str = ""  # what the records suggest, where the answer is above it
    who: str = ""  # who answered; "" where nobody has


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A file of a proof: what it is called, its fingerprint, the beginning of its text."""

    name: str
    sha256: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A proof in use, with its dates, its newest files and the questions it serves."""

    key: int
    title: str
    kind: str
    happened_on: date
    added_on: date
    who: str
    codes: tuple[str, ...]
    valid_until: date | None = None
    files: tuple[PaperFile, ...] = ()

    def holds_on(self, day: date) -> bool:
        """Tell whether it had happened by that day and was not yet expired."""
        return self.happened_on <= day and (
            self.valid_until is None or self.valid_until >= day
        )


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting whose minutes stand without an attendance list."""

    title: str
    held_on: str
    url: str


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that the rules may look at of one worksheet."""

    period_start: date
    period_end: date
    on: date  # the day on which evidence must be valid
    asked: tuple[Asked, ...]
    exhibits: tuple[Exhibit, ...]
    gatherings: tuple[Gathering, ...]
    limits: Thresholds
    _serving: Mapping[str, tuple[Exhibit, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        serving: dict[str, tuple[Exhibit, ...]] = {}
        for exhibit in self.exhibits:
            for code in exhibit.codes:
                serving[code] = (*serving.get(code, ()), exhibit)
        object.__setattr__(self, "_serving", serving)

    @property
    def assessed_on(self) -> date:
        """Return about when the assessor comes."""
        return self.period_end + timedelta(self.limits.assessed_after_days)

    @property
    def last_days_from(self) -> date:
        """Return the first of the last days before the end of the period."""
        return self.period_end - timedelta(self.limits.last_days - 1)

    def serving(self, code: str) -> tuple[Exhibit, ...]:
        """Return the proofs of a question."""
        return self._serving.get(code, ())
