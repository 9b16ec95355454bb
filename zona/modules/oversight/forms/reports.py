"""The words that people add to the figures of a report."""

from typing import Any

from django import forms
from django.http import QueryDict

from zona.core.duties.actions import Asked
from zona.core.pages import whole_number

ROWS = {"min_num": 0, "max_num": 30, "absolute_max": 30}


def words(label: str, rows: int = 3, **kwargs: Any) -> forms.CharField:
    """Return a field for some sentences; optional unless told otherwise."""
    kwargs.setdefault("required", False)
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=widget, max_length=4000, **kwargs)


class ReportForm(forms.Form):
    number = forms.CharField(label="Nomor laporan", max_length=100, required=False)
    note = words("Catatan")


class EvaluationForm(ReportForm):
    effect = words("Dampak")
    obstacles = words("Hambatan")
    earlier = words("Tindak lanjut evaluasi terdahulu")
    nothing_needed = forms.BooleanField(
        label="Tidak ada yang perlu ditindaklanjuti", required=False
    )


class ReturnForm(forms.Form):
    note = words("Alasan dikembalikan", required=True)


class AdviceForm(forms.Form):
    text = words("Saran", rows=2)
    due_on = forms.DateField(label="Tenggat", widget=forms.DateInput(), required=False)

    def clean(self) -> dict[str, Any]:
        """Want both or neither: an empty row is no advice."""
        data = super().clean() or {}
        text, due_on = data.get("text"), data.get("due_on")
        if text and not due_on and "due_on" not in self.errors:
            self.add_error("due_on", "Isi tenggat saran ini.")
        if due_on and not text:
            self.add_error("text", "Tulis saran, atau kosongkan tenggatnya.")
        return data


AdviceSet = forms.formset_factory(AdviceForm, extra=0, **ROWS)  # type: ignore[arg-type]  # all whole numbers


def advice_of(rows: Any) -> list[Asked]:
    """Return the advice of the filled rows, in their order."""
    cleaned = (each.cleaned_data for each in rows)
    return [Asked(each["text"], each["due_on"]) for each in cleaned if each.get("text")]


def more_rows(sent: QueryDict) -> QueryDict:
    """Return what was sent with one more empty row of advice."""
    copy = sent.copy()
    total = whole_number(str(copy.get("saran-TOTAL_FORMS", "")), 0, 4)
    copy["saran-TOTAL_FORMS"] = str(min(total + 1, ROWS["max_num"]))
    return copy
