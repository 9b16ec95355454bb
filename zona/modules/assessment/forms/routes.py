"""Shapes of input about the way to a predicate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from zona.modules.assessment.models import Predicate
from zona.modules.assessment.models.route import MOST_EFFORT
from zona.modules.assessment.rules.climbing import Effort
from zona.modules.assessment.rules.instrument import Question


class PredicateForm(forms.Form):
    """The predicate that the way leads to."""

    predikat = forms.ChoiceField(label="Predikat yang dituju")

    def __init__(
        self, data: Mapping[str, Any] | None, *, predicates: Sequence[str]
    ) -> None:
        super().__init__(data)
        labels = {each.value: each.label for each in Predicate}
        self.fields["predikat"] = forms.ChoiceField(
            label="Predikat yang dituju",
            choices=[(name, labels.get(name, name)) for name in predicates],
        )


@dataclass(frozen=True, slots=True)
class EffortRow:
    """The two fields of one question."""

    question: Question
    effort: forms.BoundField
    lock: forms.BoundField


class EffortsForm(forms.Form):
    """What a step costs on every question, and which questions may not move."""

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        questions: Sequence[Question],
        costs: Mapping[str, Effort],
    ) -> None:
        super().__init__(data)
        self.questions, self.costs = questions, costs
        for each in questions:
            cost = costs[each.code]
            self.fields[f"upaya-{each.code}"] = forms.IntegerField(
                label=f"Upaya {each.code}",
                min_value=1,
                max_value=MOST_EFFORT,
                initial=cost.per_step,
                widget=forms.NumberInput(attrs={"aria-label": f"Upaya {each.code}"}),
            )
            self.fields[f"kunci-{each.code}"] = forms.BooleanField(
                label=f"Kunci {each.code}",
                required=False,
                initial=cost.is_locked,
                widget=forms.CheckboxInput(attrs={"aria-label": f"Kunci {each.code}"}),
            )

    @property
    def rows(self) -> list[EffortRow]:
        """Return the fields by question."""
        return [
            EffortRow(each, self[f"upaya-{each.code}"], self[f"kunci-{each.code}"])
            for each in self.questions
        ]

    @property
    def changed(self) -> dict[str, Effort]:
        """Return what differs from what stands now."""
        found = self.cleaned_data
        typed = {
            each.code: Effort(found[f"upaya-{each.code}"], found[f"kunci-{each.code}"])
            for each in self.questions
        }
        return {code: cost for code, cost in typed.items() if cost != self.costs[code]}


class CloseForm(forms.Form):
    """Why a way is followed no longer."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya: predikat tercapai, atau sasaran tahun ini berubah.",
    )
