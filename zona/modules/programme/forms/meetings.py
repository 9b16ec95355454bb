"""Forms about meetings and outreach."""

from typing import Any

from django import forms

from zona.core.files.forms import AttachmentField
from zona.modules.programme.forms.base import PROOF, RecordForm
from zona.modules.programme.models import (
    Meeting,
    Outreach,
)


class MeetingForm(RecordForm):
    decisions = forms.CharField(
        label="Keputusan",
        required=False,
        widget=forms.Textarea,
        help_text="Satu keputusan tiap baris.",
    )
    upload = AttachmentField(label="Notula", required=False)

    class Meta:
        model = Meeting
        fields = (
            "kind",
            "title",
            "held_on",
            "place",
            "user",
            "post",
            "agenda",
            "invited_on",
            "participants_count",
            "head_attended",
            "head_absence_reason",
            "minutes_signed_on",
        )

    field_order = (*Meta.fields[:7], "decisions", *Meta.fields[7:], "upload")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].label = "Dipimpin oleh"
        meeting = self.instance
        if isinstance(meeting, Meeting) and meeting.pk:
            rows = meeting.decisions.order_by("number")
            self.initial["decisions"] = "\n".join(row.text for row in rows)

    def clean_decisions(self) -> list[str]:
        """Return the decisions, one per line that says something."""
        lines = self.cleaned_data["decisions"].splitlines()
        texts = [line.strip() for line in lines if line.strip()]
        if any(len(text) > 500 for text in texts):
            raise forms.ValidationError("Satu keputusan paling panjang 500 huruf.")
        return texts


class OutreachForm(RecordForm):
    upload = AttachmentField(label=PROOF, required=False)

    class Meta:
        model = Outreach
        fields = (
            "subject",
            "held_on",
            "medium",
            "audience",
            "reached_count",
            "is_external",
            "proof",
        )
        help_texts = {"proof": "Sosialisasi tanpa bukti tidak dihitung."}
