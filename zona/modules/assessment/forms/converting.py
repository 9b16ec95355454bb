"""Shape of input about carrying over: the worksheet that is carried over from."""

from typing import Any

from django import forms

from zona.modules.assessment.models import Lke, LkeRows


class SourceForm(forms.Form):
    """Which earlier worksheet; without a choice, the latest."""

    dari: forms.ModelChoiceField[Lke] = forms.ModelChoiceField(
        Lke.objects.none(), label="Bawa dari", empty_label=None, required=False
    )

    def __init__(self, *args: Any, sources: LkeRows, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sources = sources
        field = self.fields["dari"]
        field.queryset = sources  # type: ignore[attr-defined]  # the field is declared above

    @property
    def asked(self) -> Lke | None:
        """Return the worksheet asked for, None where none of them is."""
        found: Lke | None = self.cleaned_data["dari"] if self.is_valid() else None
        return found

    @property
    def chosen(self) -> Lke | None:
        """Return the worksheet asked for, else the latest; None where there is none."""
        return self.asked or self.sources.first()
