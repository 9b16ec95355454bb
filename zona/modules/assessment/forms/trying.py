"""Shape of input of the what-if page: other answers, for looking at only."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django import forms

from zona.modules.assessment.forms.answers import AnswerForm
from zona.modules.assessment.rules.answers import Answer
from zona.modules.assessment.rules.instrument import Question

type Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class TryRow:
    """One question with the fields by which it may be answered otherwise."""

    question: Question
    fields: list[forms.BoundField]


class TryForm(forms.Form):
    """Every question with another answer; an empty field keeps the present one."""

    def __init__(
        self,
        data: Mapping[str, str],
        *,
        questions: tuple[Question, ...],
        answers: Answers,
    ) -> None:
        super().__init__(data)
        self.questions, self.answers = questions, answers
        for each in questions:
            for name, label in _names(each):
                widget = {"aria-label": label}
                self.fields[name] = (
                    forms.ChoiceField(
                        label=label,
                        required=False,
                        choices=[
                            ("", "Tetap"),
                            *((o.value, o.value) for o in each.options),
                        ],
                        widget=forms.Select(attrs=widget),
                    )
                    if each.options
                    else forms.CharField(
                        label=label,
                        required=False,
                        max_length=20,
                        widget=forms.TextInput(attrs=widget | {"inputmode": "decimal"}),
                    )
                )

    def row(self, question: Question) -> TryRow:
        """Return the fields of one question."""
        return TryRow(question, [self[name] for name, _ in _names(question)])

    @property
    def asked(self) -> dict[str, str]:
        """Return only what is filled, for a short address."""
        return {name: self.data[name] for name in self.fields if self.data.get(name)}

    def targets(self) -> dict[str, Answer]:
        """Return the answers that differ; what is wrong is told at its field."""
        return dict(self._targets())

    def _targets(self) -> Iterator[tuple[str, Answer]]:
        for each in self.questions:
            typed = {n: self.data[n] for n, _ in _names(each) if self.data.get(n)}
            if not typed:
                continue
            form = AnswerForm(each, self._answer(each, typed))
            if form.is_valid():
                found = form.cleaned_data
                yield each.code, Answer(found["value"] or None, found["inputs"])
            else:
                words = " ".join(
                    str(e) for errors in form.errors.values() for e in errors
                )
                self.add_error(next(iter(typed)), f"{each.code}: {words}")

    def _answer(self, question: Question, typed: Mapping[str, str]) -> dict[str, str]:
        """Return the answer as the question's own form reads it."""
        if question.options:
            return {"version": "0", "value": typed[question.code]}
        held = self.answers.get(question.code, Answer()).inputs
        figures = {key: str(value) for key, value in held.items()}
        start = len(question.code) + 1
        return {"version": "0"} | figures | {n[start:]: v for n, v in typed.items()}


def _names(question: Question) -> list[tuple[str, str]]:
    """Return the name and the label of every field of a question."""
    if question.options:
        return [(question.code, f"Jawaban {question.code}")]
    asked = question.formula.keys if question.formula else ()
    return [
        (f"{question.code}-{each.key}", f"{question.code} {each.label}")
        for each in question.inputs
        if each.key in asked
    ]
