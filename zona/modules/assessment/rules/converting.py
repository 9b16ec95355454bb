"""From one instrument to the next: which answer says the same, and what it is worth. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from .answers import BLANK, Answer, check_answer
from .instrument import Instrument, Question


@dataclass(frozen=True, slots=True)
class Pair:
    """An old question with its counterpart, and the answer that carries over."""

    old: Question
    new: Question
    answer: Answer  # BLANK where the scale means something else
    words: str  # what was answered, in words; "" where nothing was


@dataclass(frozen=True, slots=True)
class Mapped:
    """How two instruments meet: the pairs, and what has no counterpart on each side."""

    pairs: tuple[Pair, ...]
    only_old: tuple[Question, ...]
    only_new: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """Points of one indicator: as claimed then, and as carried over."""

    code: str
    title: str
    before: Fraction | None  # None: the old instrument has nothing like it
    after: Fraction

    @property
    def change(self) -> Fraction:
        """Return what is won, or lost where it is below zero."""
        return self.after - (self.before or 0)


def pair(old: Instrument, new: Instrument, answers: Mapping[str, Answer]) -> Mapped:
    """Match the questions of two instruments by the counterpart that the older names."""
    pairs, only_old = [], []
    for question in old.questions:
        code = counterpart(old, new, question)
        if code is None:
            only_old.append(question)
            continue
        given = answers.get(question.code, BLANK)
        found = new.question(code)
        answer = carried(question, found, given)
        pairs.append(Pair(question, found, answer, _words(question, given)))
    met = {each.new.code for each in pairs}
    return Mapped(
        tuple(pairs),
        tuple(only_old),
        tuple(question for question in new.questions if question.code not in met),
    )


def counterpart(old: Instrument, new: Instrument, question: Question) -> str | None:
    """Return the code of the same question in the new instrument, if it is asked there."""
    code = question.code if old.code == new.code else question.maps_to_2021
    return code if code and new.has_question(code) else None


def carried(old: Question, new: Question, answer: Answer) -> Answer:
    """Return the answer where it means the same on the new scale, else a blank one.

    A rung is carried where both ladders have the same rungs with the same scores;
    figures, where the same figures are asked.
    """
    if answer == BLANK or old.kind != new.kind:
        return BLANK
    ladders = [[(each.value, each.score) for each in q.options] for q in (old, new)]
    figures = [[(each.key, each.max) for each in q.inputs] for q in (old, new)]
    if ladders[0] != ladders[1] or figures[0] != figures[1]:
        return BLANK
    return BLANK if check_answer(new, answer) else answer


def _words(question: Question, answer: Answer) -> str:
    option = question.option(answer.value)
    if option:
        return f"{option.value} – {option.label}"
    labels = {each.key: each.label for each in question.inputs}
    return "; ".join(f"{labels[key]}: {value}" for key, value in answer.inputs.items())


def shifts(
    mapped: Mapped,
    new: Instrument,
    before: Mapping[str, Fraction],
    after: Mapping[str, Fraction],
) -> tuple[Shift, ...]:
    """Return the points of each new indicator: of its old counterparts, and carried.

    `before` and `after` are the points of each question, old and new.
    """
    found: dict[str, tuple[Fraction | None, Fraction]] = {}
    former = {each.new.code: before[each.old.code] for each in mapped.pairs}
    for question in new.questions:
        was, now = found.get(question.parent, (None, Fraction()))
        if question.code in former:
            was = (was or Fraction()) + former[question.code]
        found[question.parent] = (was, now + after[question.code])
    return tuple(
        Shift(code, new.node(code).title, was, now)
        for code, (was, now) in found.items()
        if was or now
    )
