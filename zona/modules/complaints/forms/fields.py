"""Fields that several forms use."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from zona.core.files.forms import AttachmentsField
from zona.core.people.models import Unit
from zona.modules.complaints.models import LONGEST

MOST_FILES = 5


class WordsField(forms.CharField):
    """Running text; a line's end counts once, as the person sees it."""

    def __init__(
        self, label: str, *, rows: int = 4, longest: int = 2000, **kwargs: Any
    ) -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(label=label, widget=widget, max_length=longest, **kwargs)

    def to_python(self, value: Any) -> str:
        """Return the text with plain line ends."""
        return str(super().to_python(value) or "").replace("\r\n", "\n")


class StoryField(WordsField):
    """What happened, or the office's answer to it."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, rows=8, longest=LONGEST, **kwargs)


class FilesField(AttachmentsField):
    """A few files, pictures without what the camera noted."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the uploads; none is an empty list, too many are said at the field."""
        given = data if isinstance(data, list | tuple) else [data]
        uploads = [each for each in super().clean(given or [None], initial) if each]
        if len(uploads) > MOST_FILES:
            raise ValidationError(f"Paling banyak {MOST_FILES} berkas.")
        return uploads


def day(label: str, **kwargs: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(), **kwargs)


def not_after(form: forms.Form, name: str, on: date, words: str) -> None:
    """Say at the field that its day has not come yet."""
    value = form.cleaned_data.get(name)
    if isinstance(value, date) and value > on:
        form.add_error(name, words)


class UnitFilter(forms.Form):
    """The unit, offered only where there are several."""

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(units) > 1:
            choices = [(unit.code, unit.short_name) for unit in units]
            unit = forms.ChoiceField(label="Unit", choices=choices, required=False)
            self.fields = {"unit": unit, **self.fields}
