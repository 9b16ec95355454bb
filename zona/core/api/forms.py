"""The form of a new key."""

from django import forms


class KeyForm(forms.Form):
    name = forms.CharField(
        label="Nama",
        max_length=100,
        help_text="Program atau keperluan yang memakainya, misalnya “Dasbor kementerian”.",
    )
    expires_on = forms.DateField(
        label="Berlaku sampai",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Paling lama setahun.",
    )
