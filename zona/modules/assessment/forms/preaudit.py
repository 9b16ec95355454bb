"""Shape of input about the pre-audit."""

from django import forms

from zona.modules.assessment.rules.preaudit import RULES, Severity


class FindingFilter(forms.Form):
    """Which findings are shown."""

    bobot = forms.ChoiceField(
        label="Bobot",
        required=False,
        choices=[("", "Semua bobot"), *Severity.choices()],
    )
    aturan = forms.ChoiceField(
        label="Yang diperiksa",
        required=False,
        choices=[("", "Semua"), *((rule.code, rule.title) for rule in RULES)],
    )


class WaiverForm(forms.Form):
    """Why a finding is in order."""

    reason = forms.CharField(
        label="Alasan",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Tulis hal yang akan Anda jelaskan kepada penilai.",
    )
