"""What the worksheet's components are fed with; built by the assessment's views."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from zona.core.flow import Tone


@dataclass(frozen=True, slots=True)
class Ladder:
    """One sentence of an answer ladder; points are already written out."""

    value: str
    sentence: str
    points: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that a question asks for, as typed, with what is wrong about it."""

    key: str
    label: str
    is_count: bool = True
    value: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a question stands: answered or not, why, by whom, and what comes next."""

    label: str
    tone: Tone
    why: str = ""
    points: str = ""
    who: str = ""
    at: datetime | None = None
    next: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question as one person meets it: what it asks, and what is answered."""

    code: str
    number: str
    title: str
    description: str
    rungs: Sequence[Ladder]
    url: str
    save_url: str
    version: int
    standing: Standing
    formula: str = ""
    figures: Sequence[Figure] = ()
    value: str = ""
    note: str = ""
    note_error: str = ""
    error: str = ""
    is_uncertain: bool = False
    is_locked: bool = False
    asked: str = ""  # the evidence that the instrument names
    proof: str = ""
    proof_tone: Tone | str = ""

    @property
    def key(self) -> str:
        """Return the code as an id that CSS selectors can name."""
        return self.code.replace(".", "-")


@dataclass(frozen=True, slots=True)
class Part:
    """One figure of the score strip."""

    label: str
    value: str
    of: str
    tone: Tone = "neutral"
    word: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """One area of the worksheet with its score and whether it passes."""

    label: str
    url: str
    score: str
    word: str
    tone: Tone
    is_current: bool
