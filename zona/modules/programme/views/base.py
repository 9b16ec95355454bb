"""What the pages share: the chosen unit, sorting, forms, steps."""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now

from zona.core.flow import Flow
from zona.core.http import Request
from zona.core.people.models import Unit
from zona.core.roles import Permission
from zona.core.ui.parts import Column
from zona.modules.programme import queries
from zona.modules.programme.forms import STEP_FORMS, RecordForm, StepForm
from zona.modules.programme.models import (
    Meeting,
    PlanAction,
    Recommendation,
    WorkPlan,
)

PER_PAGE = 25
# The last word of a step's address, and the verb of the flow it stands for.
STEPS = {
    "pembahasan": "discuss",
    "persetujuan": "approve",
    "sosialisasi": "socialise",
    "pelaksanaan": "start",
    "evaluasi": "evaluate",
    "penerimaan": "accept",
    "penyelesaian": "finish",
    "verifikasi": "verify",
    "pengembalian": "return",
    "penolakan": "reject",
    "penyelenggaraan": "hold",
    "pengajuan": "submit",
    "pembatalan": "cancel",
}
SLUGS = {verb: slug for slug, verb in STEPS.items()}

type Case = WorkPlan | PlanAction | Recommendation | Meeting


@dataclass(frozen=True, slots=True)
class Button:
    """A step that this person may take; some need words first."""

    label: str
    url: str
    needs_words: bool
    look: str


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


def record_form[F: RecordForm](
    request: Request,
    form: type[F],
    unit: Unit,
    record: Model | None = None,
    **given: Any,
) -> F:
    """Return the form, bound when posted; it must not touch the record itself."""
    is_post = request.method == "POST"
    return form(
        request.POST if is_post else None,
        request.FILES if is_post else None,
        instance=copy(record),
        unit=unit,
        on=localdate(),
        **given,
    )


def form_page(
    request: Request,
    template: str,
    form: BaseForm,
    save: Callable[..., Model | None],
    *,
    back: str,
    done: str,
    **context: object,
) -> HttpResponse:
    """Show a form; when it is right, save and go to the record (or back)."""
    if request.method == "POST" and form.is_valid():
        try:
            record: Any = save(**form.cleaned_data, by=request.user, at=now())
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, done)
            return redirect(record or back)
    return render(request, template, {"form": form, "back": back, **context})


def buttons(request: Request, case: Case, flow: Flow, url_name: str) -> list[Button]:
    """Return the steps that this person may take from here."""
    moves = flow.moves(case.state, queries.may(request.user, case))
    return [
        Button(
            label=move.label,
            url=reverse(url_name, args=[case.pk, SLUGS[move.verb]]),
            needs_words=move.verb in STEP_FORMS,
            look="secondary"
            if move.verb in {"return", "reject", "cancel"}
            else "primary",
        )
        for move in moves
        if move.verb in SLUGS
    ]


def step_page(
    request: Request, case: Case, flow: Flow, slug: str, act: Callable[..., None]
) -> HttpResponse:
    """Ask for what the step needs, and take it."""
    if slug not in STEPS:
        raise Http404
    verb = STEPS[slug]
    move = flow.step(case.state, verb)
    if not queries.may(request.user, case)(move.permission):
        raise PermissionDenied
    form = _step_form(request, verb)

    def save(**words: Any) -> None:
        act(case, verb, **words)

    return form_page(
        request,
        "programme/case_step.html",
        form,
        save,
        back=case.get_absolute_url(),
        done=f"Tersimpan. Status kini “{flow.state(move.target).label}”.",
        case=case,
        move=move,
    )


def _step_form(request: Request, verb: str) -> StepForm:
    kind = STEP_FORMS.get(verb, StepForm)
    if request.method == "POST":
        return kind(request.POST, request.FILES)
    return kind(initial={"done_on": localdate()})
