"""What the answers give away: their notes, their figures, who gave them."""

from collections import Counter
from collections.abc import Iterator

from .material import Material
from .outcome import Found, Row


def copied_note(material: Material) -> Iterator[Found]:
    """A note that says word for word what it said the period before."""
    for asked in material.asked:
        note = asked.note.split()
        is_long = len(note) >= material.limits.copied_words
        if is_long and _plain(asked.note) == _plain(asked.previous_note):
            words = "Catatan sama persis dengan periode sebelumnya."
            yield asked.code, words, (Row(asked.title, asked.code),)


def zero_unexplained(material: Material) -> Iterator[Found]:
    """A denominator of zero without a word about it."""
    for asked in material.asked:
        if asked.is_zero and not asked.note.strip():
            words = "Penyebutnya nol dan tidak ada catatan."
            yield asked.code, words, (Row(asked.title, asked.code),)


def above_records(material: Material) -> Iterator[Found]:
    """An answer above what the records suggest, without a word about it."""
    for asked in material.asked:
        if asked.suggests and not asked.note.strip():
            words = f"Catatan di Zona menunjukkan: {asked.suggests}."
            yield asked.code, words, (Row(asked.title, asked.code),)


def one_answerer(material: Material) -> Iterator[Found]:
    """One person gave nearly all answers."""
    answered = [asked for asked in material.asked if asked.who]
    for who in _prevailing(material, Counter(asked.who for asked in answered)):
        own = [asked for asked in answered if asked.who == who]
        words = f"{who} menjawab {len(own)} dari {len(answered)} pertanyaan."
        yield who, words, tuple(Row(asked.title, asked.code) for asked in own)


def one_uploader(material: Material) -> Iterator[Found]:
    """One person brought nearly all proofs."""
    exhibits = material.exhibits
    for who in _prevailing(material, Counter(each.who for each in exhibits)):
        own = [each for each in exhibits if each.who == who]
        words = f"{who} membawa {len(own)} dari {len(exhibits)} bukti."
        yield who, words, tuple(Row(each.title, "", each.key) for each in own)


def unattended(material: Material) -> Iterator[Found]:
    """Minutes without a list of who was there."""
    for each in material.gatherings:
        words = f"Rapat {each.held_on} bernotula, tetapi tanpa daftar hadir."
        yield each.url, words, (Row(each.title, url=each.url),)


def _prevailing(material: Material, counts: Counter[str]) -> list[str]:
    """Return the person whose share is beyond the threshold, if there is one."""
    whole, limits = counts.total(), material.limits
    if whole < limits.person_least:
        return []
    [(who, most)] = counts.most_common(1)
    return [who] if most * 100 > limits.person_percent * whole else []


def _plain(note: str) -> str:
    return " ".join(note.split()).casefold()
