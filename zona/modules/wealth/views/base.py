"""What the pages share: the chosen unit and year, the form page, a file to take along."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now

from zona.core.documents import pdf, word
from zona.core.documents.model import Document
from zona.core.files.rules import Kind
from zona.core.http import Request
from zona.core.people.models import Unit
from zona.core.roles import Permission
from zona.modules.wealth import queries
from zona.modules.wealth.models import Obligation, ObligedList
from zona.modules.wealth.permissions import Perm
from zona.modules.wealth.rules import FIRST_YEAR

PER_PAGE = 25


def unit_of(request: Request, permission: Permission) -> Unit:
    """Return the unit of `?unit=` (or the nearest) among those where one may."""
    code = request.GET.get("unit", "")
    units = queries.units_seen(request.user, permission)
    found = next((unit for unit in units if not code or unit.code == code), None)
    if found is None:
        raise Http404
    return found


def year_of(request: Request, unit: Unit) -> int:
    """Return the year of `?tahun=`, or the one that the unit works on."""
    text = request.GET.get("tahun", "")
    today = localdate()
    if text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= today.year:
        return int(text)
    return queries.latest_year(unit.pk, today)


def require(request: Request, permission: Permission, unit: Unit) -> None:
    """Answer 403 where the person may look but not do this."""
    if not request.user.has(permission, unit):
        raise PermissionDenied


def bound[F: Form](
    request: Request, kind: type[F], initial: Mapping[str, object], **given: Any
) -> F:
    """Return the form, bound when posted."""
    if request.method == "POST":
        return kind(request.POST, request.FILES, **given)
    return kind(initial=dict(initial), **given)


def form_page(
    request: Request,
    form: Form,
    save: Callable[..., Model],
    *,
    title: str,
    back: str,
    done: str,
    **context: object,
) -> HttpResponse:
    """Show a form; when it is right, save and go back."""
    if request.method == "POST" and form.is_valid():
        try:
            save(**form.cleaned_data, by=request.user, at=now())
        except ValidationError as error:
            _tell(form, error)
        else:
            messages.success(request, done)
            return redirect(back)
    shown = {"form": form, "title": title, "back": back, **context}
    return render(request, "wealth/form.html", shown)


def _tell(form: Form, error: ValidationError) -> None:
    """Say what is wrong at its field; on top where the form has no such field."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error.messages)
        return
    for name, problems in error.message_dict.items():
        form.add_error(name if name in form.fields else None, problems)


def summary_url(unit: Unit, year: int) -> str:
    return f"{reverse('wealth:summary_view')}?unit={unit.code}&tahun={year}"


def list_url(unit: Unit, year: int) -> str:
    return f"{reverse('wealth:obligation_list')}?unit={unit.code}&tahun={year}"


def obligation_of(request: Request, pk: int) -> Obligation:
    return get_object_or_404(Obligation.objects.visible_to(request.user), pk=pk)


def obliged_list_of(request: Request, pk: int) -> ObligedList:
    """Return a list whose people one may see; 403 for those who may but look."""
    found = get_object_or_404(ObligedList.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, found.unit)
    return found


def paper(document: Document, ending: str, name: str) -> HttpResponse:
    """Hand out a document as PDF or in Word."""
    kind, make = {
        "pdf": (Kind.PDF, pdf.render),
        "docx": (Kind.DOCX, word.render),
    }[ending]
    return attachment(make(document), kind, f"{name}.{ending}")


def attachment(content: bytes, kind: Kind, name: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=kind.value, headers=headers)
