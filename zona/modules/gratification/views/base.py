"""What the pages share: the chosen unit, sorted lists, form pages, papers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.timezone import now

from zona.core.documents import pdf, word
from zona.core.documents.model import Document
from zona.core.files.rules import Kind
from zona.core.http import Request
from zona.core.people.models import Unit
from zona.core.roles import Permission
from zona.core.ui.parts import Column
from zona.modules.gratification import queries

PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a sorted list: its label, its word in the URL, its field."""

    label: str
    word: str = ""
    field: str = ""


def chosen_unit(
    request: Request, permission: Permission
) -> tuple[Unit, tuple[Unit, ...]]:
    """Return the unit of `?unit=` (or the nearest), and all that may be chosen."""
    units = queries.units_with(request.user, permission)
    code = request.GET.get("unit", "")
    found = [unit for unit in units if not code or unit.code == code]
    if not found:
        raise Http404
    return found[0], units


def require(request: Request, permission: Permission, unit: Unit) -> None:
    """Answer 403 where the person may look but not do this."""
    if not request.user.has(permission, unit):
        raise PermissionDenied


def year_of(request: Request, default: int) -> int:
    text = request.GET.get("tahun", "")
    year = int(text) if text.isascii() and text.isdigit() else default
    return year if 2001 <= year <= 2100 else default


def sort[M: Model](
    request: Request, rows: QuerySet[M], heads: Sequence[Head], default: str
) -> tuple[QuerySet[M], list[Column]]:
    """Order the rows by `?urut=` and return the headings that change the order."""
    wanted = request.GET.get("urut") or default
    fields = {head.word: head.field for head in heads if head.word}
    if wanted.removeprefix("-") not in fields:
        wanted = default
    word_, sign = wanted.removeprefix("-"), "-" if wanted.startswith("-") else ""
    columns = []
    for head in heads:
        is_it = bool(head.word) and head.word == word_
        query = request.GET.copy()
        query["urut"] = f"-{head.word}" if is_it and not sign else head.word
        columns.append(
            Column(
                head.label,
                sort_url=f"?{query.urlencode()}" if head.word else "",
                sorted=("descending" if sign else "ascending") if is_it else "",
            )
        )
    return rows.order_by(f"{sign}{fields[word_]}", "-pk"), columns


def paged[M: Model](request: Request, rows: QuerySet[M]) -> Page[M]:
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))


def bound[F: Form](
    request: Request, kind: type[F], initial: dict[str, Any] | None = None, **given: Any
) -> F:
    """Return the form, filled with what was sent or with what it begins with."""
    if request.method == "POST":
        return kind(request.POST, request.FILES, **given)
    return kind(initial=initial, **given)


def form_page(
    request: Request,
    form: Form,
    save: Callable[..., Model],
    *,
    title: str,
    back: str,
    done: str,
    template: str = "gratification/form.html",
    **context: object,
) -> HttpResponse:
    """Show a form; when it is right, save and go back."""
    if request.method == "POST" and form.is_valid():
        try:
            save(**form.cleaned_data, by=request.user, at=now())
        except ValidationError as error:
            _complain(form, error)
        else:
            messages.success(request, done)
            return redirect(back)
    return render(
        request, template, {"form": form, "title": title, "back": back, **context}
    )


def _complain(form: Form, error: ValidationError) -> None:
    """Put each complaint at its field, or on top where the form has no such field."""
    by_field = error.message_dict if hasattr(error, "error_dict") else {}
    for name, texts in by_field.items() or [("", error.messages)]:
        form.add_error(name if name in form.fields else None, texts)


def download(document: Document, ending: str) -> HttpResponse:
    """Hand out a paper as PDF or Word."""
    papers = {"pdf": (Kind.PDF, pdf.render), "docx": (Kind.DOCX, word.render)}
    if ending not in papers:
        raise Http404
    kind, make = papers[ending]
    name = f"{slugify(document.title)[:80]}.{ending}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(make(document), content_type=kind.value, headers=headers)
