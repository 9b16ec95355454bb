"""Components of forms: label above, help under the label, the error at its field."""

from collections.abc import Sequence
from typing import Any

from django.forms import (
    BaseForm,
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    ClearableFileInput,
    DateInput,
    DateTimeInput,
    FileInput,
    NumberInput,
    RadioSelect,
    Select,
    Textarea,
    TimeInput,
    Widget,
)
from django.template import Context, Library
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from zona.core.ui.parts import Rung

register = Library()

# The first match decides; subclasses stand before their parents.
KINDS: tuple[tuple[type[Widget], str], ...] = (
    (CheckboxSelectMultiple, "checks"),
    (RadioSelect, "radios"),
    (CheckboxInput, "check"),
    (FileInput, "file"),
    (Select, "select"),
    (Textarea, "textarea"),
    (DateTimeInput, "datetime-local"),
    (DateInput, "date"),
    (TimeInput, "time"),
    (NumberInput, "number"),
)
FORMATS = {"date": "%Y-%m-%d", "datetime-local": "%Y-%m-%dT%H:%M", "time": "%H:%M"}


def kind_of(widget: Widget) -> str:
    return next((kind for cls, kind in KINDS if isinstance(widget, cls)), "text")


def first_id(bound: BoundField) -> str:
    """Where a link to this field must land; groups have no id of their own."""
    return bound.id_for_label or f"{bound.auto_id}_0"


def describe(bound: BoundField, prefix: str = "") -> dict[str, Any]:
    """What every field template needs to know."""
    kind = kind_of(bound.field.widget)
    ids = []
    if bound.help_text:
        ids.append(f"{bound.auto_id}_help")
    if bound.errors:
        ids.append(f"{bound.auto_id}_error")
    return {
        "field": bound,
        "kind": kind,
        "id": bound.auto_id,
        "described_by": " ".join(ids),
        "prefix": prefix,
        "optional": not bound.field.required and kind != "check",
    }


@register.filter
def as_input(bound: BoundField, css: str) -> SafeString:
    """The bare control with its classes and ARIA; for the field templates only."""
    about = describe(bound)
    attrs: dict[str, Any] = {"class": css}
    if about["described_by"]:
        attrs["aria-describedby"] = about["described_by"]
    if bound.errors:
        attrs["aria-invalid"] = "true"
    widget = bound.field.widget
    if about["kind"] in FORMATS:
        # A browser's own picker wants ISO on the wire and shows the reader's form.
        widget.input_type = about["kind"]
        widget.format = FORMATS[about["kind"]]
    if isinstance(widget, ClearableFileInput):
        widget.template_name = "django/forms/widgets/file.html"
    return bound.as_widget(attrs=attrs)


@register.inclusion_tag("ui/field.html")
def field(bound: BoundField, prefix: str = "", money: bool = False) -> dict[str, Any]:
    """A form field of any kind; `money` puts Rp before it, `prefix` any other mark."""
    return describe(bound, "Rp" if money else prefix)


@register.inclusion_tag("ui/file_drop.html")
def file_drop(
    bound: BoundField, kinds: str = "", max_mb: int | None = None
) -> dict[str, Any]:
    """A file field to click or drop on; the rules stand before the choice."""
    return {
        **describe(bound),
        "kinds": kinds,
        "max_mb": max_mb,
        "multiple": getattr(bound.field.widget, "allow_multiple_selected", False),
    }


@register.inclusion_tag("ui/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """All errors on top, each a link to its field."""
    return {
        "general": form.non_field_errors() if form.is_bound else (),
        "fields": [
            (bound, first_id(bound)) for bound in form if form.is_bound and bound.errors
        ],
    }


@register.simple_block_tag(takes_context=True)
def form(
    context: Context,
    content: SafeString,
    form: BaseForm,
    submit: str = "Simpan",
    action: str = "",
    cancel_url: str = "",
    target: str = "",
    autosave: bool = False,
    id: str = "",
) -> SafeString:
    """A whole POST form. An empty body draws every field; else the body is the fields.

    `target` (a CSS selector) sends it by htmx and swaps that element; with `autosave`
    on every change. Without scripts it is a plain form.
    """
    return render_to_string(
        "ui/form.html",
        {
            "content": content.strip() and content,
            "form": form,
            "submit": submit,
            "action": action,
            "cancel_url": cancel_url,
            "target": target,
            "autosave": autosave,
            "id": id,
            "csrf_token": context.get("csrf_token"),
        },
    )


@register.inclusion_tag("ui/filter_bar.html", takes_context=True)
def filter_bar(
    context: Context,
    form: BaseForm,
    submit: str = "Terapkan",
    label: str = "Saringan",
    clear: str = "Hapus saringan",
) -> dict[str, Any]:
    """Filters of a list, kept in the URL (a GET form)."""
    request = context.get("request")
    return {
        "form": form,
        "submit": submit,
        "label": label,
        "clear": clear,
        "path": request.path if request else "",
        "in_use": bool(request and any(request.GET.get(name) for name in form.fields)),
    }


@register.inclusion_tag("ui/rung_list.html")
def rung_list(
    name: str,
    legend: str,
    rungs: Sequence[Rung],
    value: str | None = None,
    help: str = "",
    error: str = "",
    disabled: bool = False,
) -> dict[str, Any]:
    """An answer ladder: each rung a sentence with its points and what is missing to climb."""
    return {
        "name": name,
        "legend": legend,
        "rungs": [(rung, rung.value == value) for rung in rungs],
        "help": help,
        "error": error,
        "disabled": disabled,
    }
