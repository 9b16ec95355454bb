"""What moved between two quarters, and which of two texts of a proof is newer. Pure."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from typing import Any

from zona.core.choice import Choice
from zona.core.flow import Tone

# --- comparison ------------------------------------------------------------------------


class Movement(Choice):
    """Perubahan indikator since the last signed report."""

    @property
    def tone(self) -> Tone:
        return MOVEMENT_TONES[self]

    BERGERAK = "bergerak", "Bergerak"
    KALIMAT = "kalimat", "Hanya kalimatnya berubah"
    SALINAN = "salinan", "Tidak bergerak, kalimat sama persis"
    TETAP = "tetap", "Tidak bergerak"
    TANPA_BANDING = "tanpa_banding", "Tidak ada pembanding"


MOVEMENT_TONES: dict[Movement, Tone] = {
    Movement.BERGERAK: "good",
    Movement.KALIMAT: "info",
    Movement.SALINAN: "warn",
    Movement.TETAP: "neutral",
    Movement.TANPA_BANDING: "neutral",
}


@dataclass(frozen=True, slots=True)
class Standpoint:
    """What was known of one indicator at one time.

    Figures and evidence are None where they were not kept: that is not the same as none.
    """

    texts: tuple[str, ...]
    has_gap: bool
    figures: dict[str, tuple[str, str]] | None = None
    """Title and worded figure by the code of the fact."""
    evidence: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure then and now, as worded."""

    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What is different at one indicator."""

    movement: Movement
    figures: tuple[FigureChange, ...] = ()
    evidence_added: tuple[str, ...] = ()
    evidence_gone: tuple[str, ...] = ()
    gap_closed: bool = False
    gap_new: bool = False
    text_same: bool = False


def compared(before: Standpoint | None, now: Standpoint) -> Change:
    """Decide whether an indicator moved.

    It moved when a figure, the evidence or its gap changed; new words alone are no
    movement, and the same words with nothing behind them are called a copy.
    """
    if before is None:
        return Change(Movement.TANPA_BANDING)
    added, gone = _evidence(before.evidence, now.evidence)
    figures = _figures(before.figures, now.figures)
    closed, opened = before.has_gap > now.has_gap, before.has_gap < now.has_gap
    is_same = _plain(before.texts) == _plain(now.texts)
    if figures or added or gone or closed or opened:
        movement = Movement.BERGERAK
    elif not is_same:
        movement = Movement.KALIMAT
    else:
        movement = Movement.SALINAN if any(_plain(now.texts)) else Movement.TETAP
    return Change(movement, figures, added, gone, closed, opened, is_same)


def _plain(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts without what only layout tells apart."""
    return tuple(" ".join(each.lower().split()) for each in texts)


def _figures(
    before: dict[str, tuple[str, str]] | None, now: dict[str, tuple[str, str]] | None
) -> tuple[FigureChange, ...]:
    if before is None or now is None:
        return ()
    return tuple(
        FigureChange(title, before[code][1] if code in before else "–", figure)
        for code, (title, figure) in now.items()
        if code not in before or before[code][1] != figure
    )


def _evidence(
    before: tuple[str, ...] | None, now: tuple[str, ...] | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if before is None or now is None:
        return (), ()
    added = tuple(each for each in now if each not in before)
    return added, tuple(each for each in before if each not in now)


def fingerprint(kept: Any) -> str:
    """Return the sha256 of what was kept, the same for the same content."""
    text = json.dumps(kept, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


# --- proof from the records, proof as edited -------------------------------------------


class Choose(Choice):
    """Pilihan atas kalimat dari catatan: what a person does with a newer one."""

    CATATAN = "catatan", "Pakai kalimat dari catatan"
    TULISAN = "tulisan", "Tetap tulisan saya"
    GABUNG = "gabung", "Gabungkan keduanya"


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """A generated sentence then and now, and what a person made of it."""

    base: str
    fresh: str
    mine: str

    @property
    def is_edited(self) -> bool:
        return items(self.mine) != items(self.base)

    @property
    def is_waiting(self) -> bool:
        """Tell whether the records say something new that the text does not have yet."""
        has_news = items(self.fresh) != items(self.base)
        return has_news and items(self.merged) != items(self.mine)

    @property
    def merged(self) -> str:
        """Return the text with the records' news, and nothing of the person's lost."""
        old, new = set(items(self.base)), set(items(self.fresh))
        stays = (each for each in items(self.mine) if each not in old - new)
        comes = (each for each in items(self.fresh) if each not in old)
        return "; ".join(dict.fromkeys(chain(stays, comes)))

    def chosen(self, choose: Choose) -> str:
        """Return the text by what the person chose."""
        texts = {Choose.CATATAN: self.fresh, Choose.GABUNG: self.merged}
        return texts.get(choose, self.mine)


def items(text: str) -> tuple[str, ...]:
    """Return the single pieces that a proof names, in its order."""
    found = (each.strip() for line in text.splitlines() for each in line.split(";"))
    return tuple(each for each in found if each)
