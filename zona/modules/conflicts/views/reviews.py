"""Pages of the superior's review."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.http import Request
from zona.core.people.models import User
from zona.core.upkeep.queries import main_activities
from zona.modules.conflicts import actions, queries
from zona.modules.conflicts.forms import MatterForm, NoteForm, PlanForm, ReasonForm
from zona.modules.conflicts.models import Declaration, Interest
from zona.modules.conflicts.permissions import Perm
from zona.modules.conflicts.rules import DECLARATION_FLOW
from zona.modules.conflicts.views.base import form_page, listed

# The last word of a step's address, and the verb of the flow it stands for.
STEPS = {
    "tanpa-benturan": "clear",
    "potensial": "plan",
    "aktual": "escalate",
    "pengembalian": "return",
    "pencegahan": "settle",
}
SLUGS = {verb: slug for slug, verb in STEPS.items()}


def buttons(user: User, declaration: Declaration) -> list[tuple[str, str]]:
    """Return the steps of a review that this person may take: label and address."""
    if not queries.may_judge(user, declaration):
        return []
    moves = DECLARATION_FLOW.moves(
        declaration.state, lambda each: user.has(each, declaration.unit)
    )
    return [
        (
            move.label,
            reverse(
                "conflicts:declaration_review", args=[declaration.pk, SLUGS[move.verb]]
            ),
        )
        for move in moves
        if move.verb in SLUGS
    ]


def _judged(request: Request, pk: int) -> Declaration:
    """Return a declaration that the person is asked to judge; 404 for all others."""
    found = get_object_or_404(Declaration.objects.visible_to(request.user), pk=pk)
    if not queries.may_judge(request.user, found):
        raise Http404
    return found


@requires(Perm.REVIEW)
def declaration_review(request: Request, pk: int, step: str) -> HttpResponse:
    """Say what the review has found."""
    declaration = _judged(request, pk)
    if step not in STEPS:
        raise Http404
    move = DECLARATION_FLOW.step(declaration.state, STEPS[step])
    form, save = _step(request, declaration, move.verb)
    return form_page(
        request,
        form,
        save,
        title=move.label,
        back=declaration.get_absolute_url(),
        done=f"Tersimpan. Status kini “{DECLARATION_FLOW.state(move.target).label}”.",
    )


def _step(
    request: Request, declaration: Declaration, verb: str
) -> tuple[BaseForm, Callable[..., object]]:
    """Return the form of a step and the action behind it."""
    data = request.POST if request.method == "POST" else None
    if verb == "plan":
        return PlanForm(data), partial(actions.plan_prevention, declaration)
    if verb == "escalate":
        return _matter(data, declaration), partial(actions.find_actual, declaration)
    form = ReasonForm(data) if verb == "return" else NoteForm(data)
    return form, partial(actions.review_declaration, declaration, verb)


def _matter(data: Any, declaration: Declaration) -> MatterForm:
    parties = declaration.interests.order_by("pk").values_list("party", flat=True)
    return MatterForm(
        data,
        initial={"party": parties.first() or ""},
        activities=main_activities(declaration.unit_id, localdate()),
        processes=queries.processes(),
    )


@requires(Perm.REVIEW)
@require_POST
def declaration_hand_over(request: Request, pk: int) -> HttpResponse:
    """Ask the next above to review."""
    user = request.user
    declaration = get_object_or_404(Declaration.objects.visible_to(user), pk=pk)
    actions.hand_over(declaration, by=user, at=now())
    messages.success(request, "Penelaahan dialihkan.")
    return redirect(listed("declaration_list", declaration.unit))


@requires(Perm.REVIEW)
@require_POST
def interest_release(request: Request, pk: int) -> HttpResponse:
    """Let the person handle a party again."""
    interest = get_object_or_404(Interest.objects.visible_to(request.user), pk=pk)
    actions.release_interest(interest, by=request.user, at=now())
    messages.success(request, "Larangan menangani pihak ini dicabut.")
    return redirect(interest.declaration)
