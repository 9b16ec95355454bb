"""What a step asks for."""

from collections.abc import Mapping

from django import forms

from zona.core.files.forms import AttachmentField
from zona.modules.programme.forms.base import PROOF


class StepForm(forms.Form):
    """A step that needs no words: pressing the button is all."""


class NoteForm(StepForm):
    note = forms.CharField(label="Alasan", widget=forms.Textarea(attrs={"rows": 4}))


class EvaluationForm(StepForm):
    note = forms.CharField(
        label="Hasil evaluasi", widget=forms.Textarea(attrs={"rows": 6})
    )


class FinishForm(StepForm):
    done_on = forms.DateField(label="Selesai pada", widget=forms.DateInput())
    note = forms.CharField(
        label="Apa yang dikerjakan dan apa buktinya",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    upload = AttachmentField(label=PROOF, required=False)


STEP_FORMS: Mapping[str, type[StepForm]] = {
    "finish": FinishForm,
    "return": NoteForm,
    "reject": NoteForm,
    "reopen": NoteForm,
    "cancel": NoteForm,
    "evaluate": EvaluationForm,
}
