"""What the pages share: the chosen unit, the form page."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now

from zona.core.http import Request
from zona.core.people.models import Unit
from zona.core.roles import Permission
from zona.modules.predicate import queries
from zona.modules.predicate.models import Proposal
from zona.modules.predicate.permissions import Perm

PER_PAGE = 25


def unit_of(request: Request, permission: Permission = Perm.VIEW) -> Unit:
    """Return the unit of `?unit=` (or the nearest); 403 without the permission there."""
    code = request.GET.get("unit", "")
    units = queries.units_seen(request.user)
    found = next((unit for unit in units if not code or unit.code == code), None)
    if found is None:
        raise Http404
    require(request, permission, found)
    return found


def require(request: Request, permission: Permission, unit: Unit) -> None:
    if not request.user.has(permission, unit):
        raise PermissionDenied


def year_of(request: Request, default: int) -> int:
    text = request.GET.get("tahun", "")
    year = int(text) if text.isascii() and text.isdigit() else default
    return year if queries.FIRST_YEAR <= year <= 2100 else default


def bound[F: Form](request: Request, kind: type[F], **initial: object) -> F:
    if request.method == "POST":
        return kind(request.POST, request.FILES)
    return kind(initial=initial)


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
            form.add_error(None, error.messages)
        else:
            messages.success(request, done)
            return redirect(back)
    shown = {"form": form, "title": title, "back": back, **context}
    return render(request, "predicate/form.html", shown)


def home(unit: Unit, year: int) -> str:
    return f"{reverse('predicate:predicate_view')}?unit={unit.code}&tahun={year}"


def proposal_of(request: Request, pk: int) -> Proposal:
    return get_object_or_404(Proposal.objects.visible_to(request.user), pk=pk)
