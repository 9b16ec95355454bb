"""What the pages of modules are made of: the chosen unit and year, lists, forms."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now

from zona.core.http import Request
from zona.core.people.models import Unit
from zona.core.roles import Permission
from zona.core.ui.parts import Column

PER_PAGE = 25
AHEAD = 8  # pages beyond the present one that a short pager knows of
FIRST_YEAR = 2000
LAST_YEAR = 2100


# --- the place ------------------------------------------------------------------------


def picked(request: Request, units: Iterable[Unit]) -> Unit:
    """Return the unit of `?unit=`, without it the first; 404 where it is not among them."""
    code = request.GET.get("unit", "")
    found = next((unit for unit in units if not code or unit.code == code), None)
    if found is None:
        raise Http404
    return found


def require(request: Request, permission: Permission, unit: Unit) -> None:
    """Answer 403 where the person may look but not do this."""
    if not request.user.has(permission, unit):
        raise PermissionDenied


def whole_number(text: str, default: int, digits: int) -> int:
    """Return the number of at most so many digits that an address names, or the default.

    Python turns no more than 4,300 digits into a number, and databases far fewer.
    """
    is_number = text.isascii() and text.isdigit() and len(text) <= digits
    return int(text) if is_number else default


def year_of(
    request: HttpRequest, default: int, first: int = FIRST_YEAR, last: int = LAST_YEAR
) -> int:
    """Return `?tahun=`, or the default where it is no year from `first` to `last`."""
    year = whole_number(request.GET.get("tahun", ""), default, 4)
    return year if first <= year <= last else default


# --- lists ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a sorted list: its label, its word in the URL, its field."""

    label: str
    word: str = ""
    field: str = ""
    numeric: bool = False


def sort[Rows: QuerySet[Any]](
    request: Request,
    rows: Rows,
    heads: Sequence[Head],
    default: str,
    then: str = "pk",
) -> tuple[Rows, list[Column]]:
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
        query.pop("page", None)
        columns.append(
            Column(
                head.label,
                numeric=head.numeric,
                sort_url=f"?{query.urlencode()}" if head.word else "",
                sorted=("descending" if sign else "ascending") if is_it else "",
            )
        )
    return rows.order_by(f"{sign}{fields[word]}", then), columns


def paged[T](
    request: Request, rows: Sequence[T] | QuerySet[Any, T], word: str = "page"
) -> Page[T]:
    """Return the page of a list that `?page=` asks for; a wrong number is the nearest."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get(word))


class NearPaginator[M: Model](Paginator[M]):
    """A pager that counts no further than a few pages ahead of where one stands.

    Counting fifty thousand rows costs more than showing twenty-five of them.
    """

    def __init__(self, rows: QuerySet[M], wanted: int) -> None:
        super().__init__(rows, PER_PAGE)
        self._known = (max(wanted, 1) + AHEAD) * PER_PAGE

    @cached_property
    def _counted(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by()[: self._known + 1].count())

    @property
    def count(self) -> int:
        return min(self._counted, self._known)

    @property
    def goes_on(self) -> bool:
        """Tell whether there are more rows than were counted."""
        return self._counted > self._known


def near_page[M: Model](request: Request, rows: QuerySet[M]) -> Page[M]:
    """Return the page of `?page=`, at a cost that does not grow with the list."""
    wanted = whole_number(request.GET.get("page", ""), 1, 5)
    return NearPaginator(rows, wanted).get_page(wanted)


# --- forms ----------------------------------------------------------------------------


def bound[F: BaseForm](
    request: Request,
    kind: Callable[..., F],
    initial: Mapping[str, Any] | None = None,
    **given: Any,
) -> F:
    """Return the form, filled with what was sent or with what it begins with."""
    if request.method == "POST":
        return kind(request.POST, request.FILES, **given)
    return kind(initial=dict(initial or {}), **given)


def form_page(
    request: Request,
    form: BaseForm,
    save: Callable[..., Any],
    *,
    template: str,
    back: str,
    done: str = "Tersimpan.",
    follow: bool = False,
    **context: object,
) -> HttpResponse:
    """Show a form; when it is right, save and go back.

    With `follow`, go to the record that was made, if it has a page. What the action says
    against the form stands at its field, and what was typed stays.
    """
    if request.method == "POST" and form.is_valid():
        try:
            made = save(**form.cleaned_data, by=request.user, at=now())
        except ValidationError as error:
            tell(form, error)
        else:
            messages.success(request, done)
            has_page = follow and hasattr(made, "get_absolute_url")
            return redirect(made if has_page else back)
    return render(request, template, {"form": form, "back": back, **context})


def tell(form: BaseForm, error: ValidationError) -> None:
    """Put what an action said at its field, or on top where the form has none."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error.messages)
        return
    for name, said in error.message_dict.items():
        form.add_error(name if name in form.fields else None, said)
