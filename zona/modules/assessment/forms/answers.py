"""Shapes of input about one question: its answer, the local items beside it."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from zona.modules.assessment.models import LocalState
from zona.modules.assessment.rules.answers import Answer, check_answer
from zona.modules.assessment.rules.instrument import Kind, Question

LONGEST_NUMBER = 20
GROUPED = re.compile(r"\d{1,3}(\.\d{3})+")  # 1.250 is a thousand and more
PLAIN = re.compile(r"-?\d+([.,]\d+)?")


def read_figure(text: str, *, is_count: bool) -> Decimal:
    """Return a figure in Indonesian or plain writing; InvalidOperation if it is none."""
    bare = text.strip()
    if is_count and GROUPED.fullmatch(bare):
        bare = bare.replace(".", "")
    if len(bare) > LONGEST_NUMBER or not PLAIN.fullmatch(bare):
        raise InvalidOperation
    return Decimal(bare.replace(",", "."))


class AnswerForm(forms.Form):
    """The answer to one question: a rung or figures, a note, the version seen."""

    value = forms.ChoiceField(required=False)
    note = forms.CharField(
        label="Catatan",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    menimpa = forms.IntegerField(required=False, min_value=1)

    def __init__(self, question: Question, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        self.question = question
        choices = [(each.value, each.label) for each in question.options]
        self.fields["value"] = forms.ChoiceField(
            required=False,
            choices=choices,
            error_messages={
                "invalid_choice": "Pilihan “%(value)s” tidak ada pada pertanyaan ini."
            },
        )
        for figure in question.inputs:
            self.fields[figure.key] = forms.CharField(
                label=figure.label, required=False
            )

    def clean(self) -> dict[str, Any]:
        """Read the figures and hold the answer against the question's scale."""
        found = super().clean() or self.cleaned_data
        inputs: dict[str, Decimal] = {}
        for figure in self.question.inputs:
            if text := found.get(figure.key, ""):
                try:
                    inputs[figure.key] = read_figure(text, is_count=figure.is_count)
                except InvalidOperation:
                    self.add_error(figure.key, f"“{text}” bukan angka.")
        found["inputs"] = inputs
        given = Answer(found.get("value") or None, inputs)
        labels = {figure.key: figure.label for figure in self.question.inputs}
        for problem in check_answer(self.question, given):
            if problem.field not in self.errors:
                # The field stands beside its message, so the label need not lead it.
                words = problem.message.removeprefix(f"{labels.get(problem.field)}: ")
                self.add_error(problem.field or None, words[0].upper() + words[1:])
        return found

    @property
    def seen(self) -> int:
        """Return the version that the person saw: the one he chose to replace, if any."""
        found: int = self.cleaned_data["menimpa"] or self.cleaned_data["version"]
        return found

    @property
    def is_sent(self) -> bool:
        """Tell whether a button was pressed; else a change alone saves."""
        return "simpan" in self.data or "menimpa" in self.data

    @property
    def is_unfinished(self) -> bool:
        """Tell whether some figures are typed and others are still to come."""
        if self.question.kind == Kind.CHOICE or self.question.formula is None:
            return False
        typed = [bool(self.data.get(key)) for key in self.question.formula.keys]
        others = any(self.data.get(figure.key) for figure in self.question.inputs)
        return others and not all(typed)


class LocalItemForm(forms.Form):
    """A new local item of an area."""

    title = forms.CharField(
        label="Judul", max_length=200, help_text="Misalnya: Laporan harta kekayaan."
    )
    description = forms.CharField(
        label="Uraian",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Apa yang dilaporkan pada butir ini.",
    )
    state = forms.TypedChoiceField(
        label="Keadaan",
        choices=LocalState.choices(),
        coerce=LocalState,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label="Catatan",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class LocalItemStateForm(forms.Form):
    """How a local item stands now."""

    state = forms.TypedChoiceField(
        label="Keadaan",
        choices=LocalState.choices(),
        coerce=LocalState,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label="Catatan",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
