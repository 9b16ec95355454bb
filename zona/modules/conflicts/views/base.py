"""What the pages share: the chosen unit, sorting, the form page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now

from zona.core.http import Request
from zona.core.people.models import Unit
from zona.core.roles import Permission
from zona.core.ui.parts import Column
from zona.modules.conflicts import queries

PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a sorted list: its label, its word in the URL, its field."""

    label: str
    word: str = ""
    field: str = ""


def chosen_unit(request: Request) -> tuple[Unit, tuple[Unit, ...]]:
    """Return the unit of `?unit=` (or the nearest one), and all that may be chosen."""
    units = queries.units_seen(request.user)
    code = request.GET.get("unit", "")
    found = [unit for unit in units if not code or unit.code == code]
    if not found:
        raise Http404
    return found[0], units


def unit_for(request: Request, permission: Permission) -> Unit:
    """Return the chosen unit, where the person must hold the permission."""
    unit, _ = chosen_unit(request)
    require(request, permission, unit)
    return unit


def require(request: Request, permission: Permission, unit: Unit) -> None:
    """Answer 403 where the person may look but not do this."""
    if not request.user.has(permission, unit):
        raise PermissionDenied


def sort[M: Model](
    request: Request, rows: QuerySet[M], heads: Sequence[Head], default: str
) -> tuple[QuerySet[M], list[Column]]:
    """Order the rows by `?urut=` and return the headings that change the order."""
    wanted = request.GET.get("urut") or default
    fields = {head.word: head.field for head in heads if head.word}
    if wanted.removeprefix("-") not in fields:
        wanted = default
    word, sign = wanted.removeprefix("-"), "-" if wanted.startswith("-") else ""
    columns = []
    for head in heads:
        is_it = bool(head.word) and head.word == word
        query = request.GET.copy()
        query["urut"] = f"-{head.word}" if is_it and not sign else head.word
        columns.append(
            Column(
                head.label,
                sort_url=f"?{query.urlencode()}" if head.word else "",
                sorted=("descending" if sign else "ascending") if is_it else "",
            )
        )
    return rows.order_by(f"{sign}{fields[word]}", "pk"), columns


def paged[M: Model](request: Request, rows: QuerySet[M]) -> Page[M]:
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))


def year_of(request: Request, default: int) -> int:
    """Return `?tahun=`, or the default where it is no sensible year."""
    text = request.GET.get("tahun", "")
    year = int(text) if text.isascii() and text.isdigit() else default
    return year if 2000 <= year <= 2100 else default


def home(unit: Unit) -> str:
    return listed("conflict_view", unit)


def listed(name: str, unit: Unit) -> str:
    """Return the address of a list of one unit."""
    return f"{reverse(f'conflicts:{name}')}?unit={unit.code}"


def form_page(
    request: Request,
    form: BaseForm,
    save: Callable[..., object],
    *,
    title: str,
    back: str,
    done: str,
    **context: object,
) -> HttpResponse:
    """Show a form; when it is right, save and go to what was made, or back."""
    if request.method == "POST" and form.is_valid():
        try:
            made = save(**form.cleaned_data, by=request.user, at=now())
        except ValidationError as error:
            _add_errors(form, error)
        else:
            messages.success(request, done)
            return redirect(made if hasattr(made, "get_absolute_url") else back)
    told = {"form": form, "title": title, "back": back, "submit": "Simpan"}
    return render(request, "conflicts/form.html", told | context)


def _add_errors(form: BaseForm, error: ValidationError) -> None:
    """Put what an action said at its field, or on top where the form has none."""
    found = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, said in found.items():
        form.add_error(name if name in form.fields else None, said)
