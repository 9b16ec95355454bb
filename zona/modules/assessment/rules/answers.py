"""What a person answers to a question, and whether it can be an answer at all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from .instrument import Input, Kind, Question

LARGEST_COUNT = Decimal(10**9)
FINEST_DECIMALS = 6
LONGEST_NUMBER = 20
NO_INPUTS: Mapping[str, Decimal] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Answer:
    """A rung by its value, or the figures of a formula or an index."""

    value: str | None = None
    inputs: Mapping[str, Decimal] = field(default_factory=lambda: NO_INPUTS)


BLANK = Answer()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an answer is refused; `field` is the input's key, or "" for the whole."""

    field: str
    message: str


class AnswerError(Exception):
    """Answers that cannot be read or scored, with every reason."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(" ".join(problem.message for problem in problems))


def check_answer(question: Question, answer: Answer) -> tuple[Problem, ...]:
    """Every reason to refuse the answer; a wholly blank one has none.

    More done than due (filed > obliged) is allowed: the formula caps it.
    """
    if question.kind == Kind.CHOICE:
        return tuple(_choice_problems(question, answer))
    return tuple(_figure_problems(question, answer))


def read_answer(question: Question, raw: object) -> Answer:
    """An answer as people write it: a rung, a figure, or figures by key."""
    if raw is None or raw == "":
        return BLANK
    if question.kind == Kind.CHOICE:
        if not isinstance(raw, str):
            raise AnswerError(
                (Problem("", f"tulis salah satu pilihan: {_rungs(question)}."),)
            )
        answer = Answer(raw)
    else:
        answer = Answer(inputs=_read_inputs(question, raw))
    if problems := check_answer(question, answer):
        raise AnswerError(problems)
    return answer


def _choice_problems(question: Question, answer: Answer) -> Iterator[Problem]:
    if answer.inputs:
        yield Problem("", f"pertanyaan ini dijawab dengan pilihan: {_rungs(question)}.")
    elif answer.value is not None and question.option(answer.value) is None:
        yield Problem(
            "", f"pilihan “{answer.value}” tidak ada; pilih {_rungs(question)}."
        )


def _rungs(question: Question) -> str:
    return ", ".join(option.value for option in question.options)


def _figure_problems(question: Question, answer: Answer) -> Iterator[Problem]:
    if answer.value is not None:
        yield Problem("", "pertanyaan ini dijawab dengan angka, bukan pilihan.")
    known = {figure.key: figure for figure in question.inputs}
    for key, value in answer.inputs.items():
        if key not in known:
            yield Problem(key, f"isian “{key}” tidak ada; isian: {', '.join(known)}.")
        elif reason := _out_of_scale(known[key], value):
            yield Problem(key, f"{known[key].label}: {reason}")
    # Figures that only inform (not in the formula) may stay empty.
    needed = question.formula.keys if question.formula and answer.inputs else ()
    for key in needed:
        if key not in answer.inputs:
            yield Problem(key, f"{known[key].label}: belum diisi.")


def _out_of_scale(figure: Input, value: Decimal) -> str | None:
    if not value.is_finite():
        return "harus berupa angka."
    low, high = (
        (Decimal(0), LARGEST_COUNT) if figure.is_count else (figure.min, figure.max)
    )
    if low is not None and value < low:
        return f"tidak boleh kurang dari {low}."
    if high is not None and value > high:
        return f"tidak boleh lebih dari {high}."
    exponent = value.as_tuple().exponent
    if (
        not figure.is_count
        and isinstance(exponent, int)
        and exponent < -FINEST_DECIMALS
    ):
        return f"paling banyak {FINEST_DECIMALS} angka di belakang koma."
    if figure.is_count and value != value.to_integral_value():
        return "harus bilangan bulat."
    return None


def _read_inputs(question: Question, raw: object) -> dict[str, Decimal]:
    if not isinstance(raw, dict):
        if len(question.inputs) > 1:
            keys = ", ".join(figure.key for figure in question.inputs)
            raise AnswerError((Problem("", f"tulis angka untuk tiap isian: {keys}."),))
        raw = {question.inputs[0].key: raw}
    figures = {
        str(key): _figure(value) for key, value in raw.items() if value is not None
    }
    wrong = tuple(
        Problem(key, f"{key}: {raw[key]!r} bukan angka.")
        for key, value in figures.items()
        if value is None
    )
    if wrong:
        raise AnswerError(wrong)
    return {key: value for key, value in figures.items() if value is not None}


def _figure(value: object) -> Decimal | None:
    """A figure written as text or as a number; text says exactly what is meant."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float, Decimal)):
        return None
    text = str(value).strip()
    if len(text) > LONGEST_NUMBER:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
