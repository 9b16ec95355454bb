"""Shape of input about the past: the day as of which a worksheet is shown."""

from datetime import date
from typing import Any

from django import forms


class PastForm(forms.Form):
    """The day as of which the worksheet is shown; none: as it is now."""

    per = forms.DateField(label="Keadaan per", required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_per(self) -> date | None:
        """Refuse a day that is yet to come."""
        per: date | None = self.cleaned_data["per"]
        if per and per > self.today:
            raise forms.ValidationError("Pilih hari ini atau hari yang sudah lewat.")
        return per

    @property
    def day(self) -> date | None:
        """Return the day asked for; None where none is, and for today."""
        per: date | None = self.cleaned_data["per"] if self.is_valid() else None
        return per if per and per < self.today else None
