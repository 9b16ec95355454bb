"""What the officers' pages share: the chosen unit, the form page, the short pager."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Page, Paginator
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from zona.core.http import Request
from zona.core.people.models import Unit
from zona.core.roles import Permission
from zona.modules.complaints import queries
from zona.modules.complaints.models import Complaint, ComplaintRows
from zona.modules.complaints.permissions import Perm

PER_PAGE = 25
AHEAD = 8  # pages beyond the present one that the pager knows of


class NearPaginator(Paginator[Complaint]):
    """A pager that counts no further than a few pages ahead of where one stands.

    Counting fifty thousand rows costs more than showing twenty-five of them.
    """

    def __init__(self, rows: ComplaintRows, wanted: int) -> None:
        super().__init__(rows, PER_PAGE)
        self._known = (max(wanted, 1) + AHEAD) * PER_PAGE

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by()[: self._known].count())


def near_page(request: Request, rows: ComplaintRows) -> Page[Complaint]:
    """Return the page of `?page=`, at a cost that does not grow with the list."""
    text = request.GET.get("page", "")
    wanted = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
    return NearPaginator(rows, wanted).get_page(wanted)


def chosen_unit(
    request: Request, permission: Permission = Perm.OPEN
) -> tuple[Unit, tuple[Unit, ...]]:
    """Return the unit of `?unit=` (or the nearest one), and all that may be chosen."""
    units = queries.units_seen(request.user, permission)
    code = request.GET.get("unit", "")
    found = [unit for unit in units if not code or unit.code == code]
    if not found:
        raise Http404
    return found[0], units


def require(request: Request, permission: Permission, unit: Unit) -> None:
    """Answer 403 where the person may look but not do this."""
    if not request.user.has(permission, unit):
        raise PermissionDenied


def case_of(request: Request, pk: int) -> Complaint:
    """Return a case that the person may read, or answer 404."""
    return get_object_or_404(
        Complaint.objects.visible_to(request.user).select_related(
            "unit", "pic", "accused"
        ),
        pk=pk,
    )


def bound[F: Form](request: Request, kind: type[F], **given: Any) -> F:
    """Return the form, bound when posted; `initial` stands among what is given."""
    if request.method == "POST":
        given.pop("initial", None)
        return kind(request.POST, request.FILES, **given)
    return kind(**given)


def attempt(form: Form, save: Callable[..., Any], **given: Any) -> Any:
    """Return what the action made of the form; None where it said no at a field."""
    try:
        return save(**form.cleaned_data, **given)
    except ValidationError as error:
        tell(form, error)
        return None


def tell(form: Form, error: ValidationError) -> None:
    """Show what is wrong at the field it is about, or on top."""
    if hasattr(error, "error_dict"):
        for name, found in error.message_dict.items():
            form.add_error(name if name in form.fields else None, found)
    else:
        form.add_error(None, error.messages)


def form_page(
    request: Request,
    form: Form,
    save: Callable[..., Any],
    *,
    title: str,
    back: str,
    done: str,
    go: str = "",
    trail: Sequence[str] = (),
    **context: object,
) -> HttpResponse:
    """Show a form; when it is right, save and go on."""
    if request.method == "POST" and form.is_valid():
        given = {"by": request.user, "at": now()}
        if attempt(form, save, **given) is not None:
            messages.success(request, done)
            return redirect(go or back)
    shown = {"form": form, "title": title, "back": back, **context}
    return render(request, "complaints/form.html", shown)
