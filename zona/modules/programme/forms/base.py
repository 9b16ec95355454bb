"""What every form of the programme shares."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Model

from zona.core.people.models import Unit, User
from zona.modules.programme.queries import indicators

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Model]
else:
    ModelForm = forms.ModelForm  # cannot be subscripted when it runs


PROOF = "Berkas bukti"


def _name_the_blank(field: forms.TypedChoiceField) -> None:
    """Say in Indonesian that nothing has been chosen yet."""
    rows = [(value, label) for value, label in field.choices if value]  # type: ignore[misc, union-attr]  # our lists are plain pairs
    field.choices = [("", "Pilih"), *rows]


class RecordForm(ModelForm):
    """A form of one record; it knows the unit whose people and indicators it offers."""

    def __init__(self, *args: Any, unit: Unit, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, forms.DateField):
                field.widget = forms.DateInput()
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 4
            if isinstance(field, forms.TypedChoiceField):
                _name_the_blank(field)
            if name == "user":
                self._offer_people(field, unit)
            if name == "indicators":
                self.fields[name] = self._indicator_field(field, on)

    def _offer_people(self, field: forms.Field, unit: Unit) -> None:
        people = User.objects.filter(unit=unit, is_active=True).order_by("full_name")
        field.queryset = people  # type: ignore[attr-defined]  # a ModelChoiceField
        field.empty_label = "Bukan pengguna Zona"  # type: ignore[attr-defined]  # as above

    def _indicator_field(self, field: forms.Field, on: date) -> forms.ChoiceField:
        rows = indicators(on).rows
        choices = [("", "Tidak terkait satu indikator")]
        choices += [(",".join(row.codes), row.label) for row in rows]
        kept = self.initial.get("indicators", "")
        if kept and kept not in dict(choices):
            choices.append((kept, kept))
        return forms.ChoiceField(
            label="Indikator",
            choices=choices,
            required=False,
            help_text=field.help_text,
        )
