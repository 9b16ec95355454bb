"""A workbook held against the worksheet: what would be set, what differs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from zona.core.choice import Choice
from zona.modules.assessment.rules.answers import Answer, check_answer
from zona.modules.assessment.rules.instrument import Instrument, Question

from .answers import CellProblem, Entry, Reading, Said
from .cells import plain

LONGEST_NOTE = 4000
PROOFS = "Bukti menurut buku kerja: "
LINKS = "Tautan menurut buku kerja: "


class Verdict(Choice):
    """What becomes of one cell."""

    SET = "isi", "Akan diisi"
    DIFFERS = "beda", "Berbeda dari yang tersimpan"
    SAME = "sama", "Sama"


@dataclass(frozen=True, slots=True)
class Stored:
    """How a question stands in the worksheet before the import."""

    value: str = ""
    figures: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One cell against what is stored."""

    code: str
    label: str
    cell: str
    verdict: Verdict
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that the import would do, cell by cell."""

    changes: tuple[Change, ...]
    problems: tuple[CellProblem, ...]
    filled: Mapping[str, Stored]  # what will stand where only gaps are filled
    replaced: Mapping[str, Stored]  # what will stand where the workbook wins

    def of(self, verdict: Verdict) -> tuple[Change, ...]:
        return tuple(each for each in self.changes if each.verdict == verdict)

    def outcome(self, *, is_replacing: bool) -> Mapping[str, Stored]:
        """What will stand; only questions that change are in it."""
        return self.replaced if is_replacing else self.filled


EMPTY = Stored()


def compare(
    reading: Reading,
    instrument: Instrument,
    stored: Mapping[str, Stored],
    known: Mapping[str, frozenset[str]],
) -> Preview:
    """Hold the workbook against the worksheet.

    `known` are titles and addresses of the evidence that a question has already: such
    lines are not written into its note once more.
    """
    changes: list[Change] = []
    problems = list(reading.problems)
    filled: dict[str, Stored] = {}
    replaced: dict[str, Stored] = {}
    for code, entry in reading.entries.items():
        question, before = instrument.question(code), stored.get(code, EMPTY)
        note = _note(entry, before, known.get(code, frozenset()))
        wrong = tuple(_problems(question, entry, before, note))
        problems += wrong
        if wrong:
            continue
        changes += _changes(question, entry, before, note)
        after = _after(entry, before, note, is_replacing=False)
        if after != before:
            filled[code] = after
        after = _after(entry, before, note, is_replacing=True)
        if after != before:
            replaced[code] = after
    return Preview(tuple(changes), tuple(problems), filled, replaced)


def _note(entry: Entry, before: Stored, known: frozenset[str]) -> Said | None:
    """The note with what the workbook lists as evidence without a file."""
    proofs = _unknown(entry.proofs, before.note, known)
    links = _unknown(entry.links, before.note, known)
    parts = [entry.note.value] if entry.note else []
    if entry.note is None and (proofs or links) and before.note:
        parts = [before.note]  # lists alone are added to the note that is there
    parts += [PROOFS + "; ".join(proofs)] if proofs else []
    parts += [LINKS + "; ".join(links)] if links else []
    if not parts:
        return None
    cell = entry.note.cell if entry.note else entry.place
    return Said("\n".join(parts), cell)


def _unknown(
    lines: tuple[str, ...], note: str, known: frozenset[str]
) -> tuple[str, ...]:
    said = plain(note)
    return tuple(
        line
        for line in lines
        if plain(line) not in said and not any(each in line for each in known)
    )


def _after(
    entry: Entry, before: Stored, note: Said | None, *, is_replacing: bool
) -> Stored:
    """What stands after the import."""
    given = {key: said.value for key, said in entry.figures.items()}
    if is_replacing:
        value = entry.choice.value if entry.choice else before.value
        figures = {**before.figures, **given}
        text = before.note if note is None or _is_said(note, before) else note.value
    else:
        value = before.value or (entry.choice.value if entry.choice else "")
        figures = {**given, **before.figures}
        text = before.note or (note.value if note else "")
        text = note.value if note and _only_adds(note, before) else text
    return Stored(value, _settled(figures, before.figures), text)


def _settled(figures: dict[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """Keep how a figure was written where it is the same number."""
    return {
        key: before[key]
        if key in before and Decimal(before[key]) == Decimal(text)
        else text
        for key, text in figures.items()
    }


def _is_said(note: Said, before: Stored) -> bool:
    """Tell whether the note that is there says all of it already."""
    return all(plain(line) in plain(before.note) for line in note.value.split("\n"))


def _only_adds(note: Said, before: Stored) -> bool:
    return bool(before.note) and note.value.startswith(f"{before.note}\n")


def _problems(
    question: Question, entry: Entry, before: Stored, note: Said | None
) -> Iterator[CellProblem]:
    """Why the question cannot stand as it would after the import."""
    if note and len(note.value) > LONGEST_NOTE:
        message = f"catatan lebih panjang dari {LONGEST_NOTE} huruf."
        yield CellProblem(note.cell, message)
    after = _after(entry, before, note, is_replacing=True)
    figures = {key: Decimal(text) for key, text in after.figures.items()}
    for problem in check_answer(question, Answer(after.value or None, figures)):
        said = entry.figures.get(problem.field)
        yield CellProblem(said.cell if said else entry.place, problem.message)


def _changes(
    question: Question, entry: Entry, before: Stored, note: Said | None
) -> Iterator[Change]:
    if entry.choice:
        yield _change(question, "Jawaban", entry.choice, before.value)
    for asked in question.inputs:
        if said := entry.figures.get(asked.key):
            stored = before.figures.get(asked.key, "")
            is_same = bool(stored) and Decimal(stored) == Decimal(said.value)
            yield _change(
                question, asked.label, said, said.value if is_same else stored
            )
    if note is None:
        return
    if _is_said(note, before):
        yield _change(question, "Catatan", note, note.value)
    elif _only_adds(note, before):
        yield _change(question, "Catatan", note, "")
    else:
        yield _change(question, "Catatan", note, before.note)


def _change(question: Question, label: str, said: Said, before: str) -> Change:
    verdict = Verdict.SET
    if before:
        verdict = Verdict.SAME if before == said.value else Verdict.DIFFERS
    return Change(question.code, label, said.cell, verdict, before, said.value)
