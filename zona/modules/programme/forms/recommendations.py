"""The form of a recommendation."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Model

from zona.modules.programme.models import (
    Recommendation,
)

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Model]
else:
    ModelForm = forms.ModelForm  # cannot be subscripted when it runs
from zona.modules.programme.forms.base import RecordForm


class RecommendationForm(RecordForm):
    class Meta:
        model = Recommendation
        fields = (
            "origin",
            "source_title",
            "text",
            "indicators",
            "user",
            "post",
            "due_on",
            "followup",
        )
        help_texts = {"followup": "Perkembangan sampai hari ini."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].label = "Penanggung jawab"
