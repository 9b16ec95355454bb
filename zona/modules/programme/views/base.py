"""What the pages share: the chosen unit, sorting, forms, steps."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from zona.core import pages
from zona.core.flow import Flow
from zona.core.http import Request
from zona.core.pages import picked, require
from zona.core.people.models import Unit
from zona.core.roles import Permission
from zona.modules.programme import queries
from zona.modules.programme.forms import STEP_FORMS, RecordForm, StepForm
from zona.modules.programme.models import (
    Meeting,
    PlanAction,
    Recommendation,
    WorkPlan,
)

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
    "pembukaan": "reopen",
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


def chosen_unit(request: Request) -> tuple[Unit, tuple[Unit, ...]]:
    """Return the unit of `?unit=` (or the nearest one), and all that may be chosen."""
    units = queries.units_seen(request.user)
    return picked(request, units), units


def unit_for(request: Request, permission: Permission) -> Unit:
    """Return the chosen unit, where the person must hold the permission."""
    unit, _ = chosen_unit(request)
    require(request, permission, unit)
    return unit


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
    **context: Any,
) -> HttpResponse:
    """Show a form in a page of its own; when it is right, save and go to the record."""
    return pages.form_page(
        request, form, save, template=template, follow=True, **context
    )


def buttons(request: Request, case: Case, flow: Flow, url_name: str) -> list[Button]:
    """Return the steps that this person may take from here."""
    moves = flow.moves(case.state, queries.may(request.user, case))
    return [
        Button(
            label=move.label,
            url=reverse(url_name, args=[case.pk, SLUGS[move.verb]]),
            needs_words=move.verb in STEP_FORMS,
            look="secondary"
            if move.verb in {"return", "reject", "reopen", "cancel"}
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
