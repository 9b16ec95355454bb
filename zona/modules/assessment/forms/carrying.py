"""Shape of input about taking evidence over: the day on which it must be valid."""

from django import forms


class DayForm(forms.Form):
    """The day on which evidence of the last period must still be valid."""

    hari = forms.DateField(label="Masih berlaku pada", required=False)
