"""One proposal: its page and its steps."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import Model
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.documents import pdf
from zona.core.http import Request
from zona.core.pages import bound, require, year_of
from zona.modules.predicate import actions, documents, forms, queries
from zona.modules.predicate.models import Proposal
from zona.modules.predicate.permissions import Perm
from zona.modules.predicate.rules import (
    PROPOSAL_FLOW,
    UNFILED,
    Predicate,
    Signer,
    last_day,
)
from zona.modules.predicate.views.base import form_page, home, proposal_of, unit_of

# The last word of a step's address, and the verb of the flow it stands for.
STEPS = {
    "kelengkapan": "complete",
    "pengembalian": "return",
    "sptjm": "sign",
    "pengajuan": "submit",
    "penerusan": "forward",
    "administrasi": "pass",
    "kegagalan": "fail",
    "meja": "desk",
    "lapangan": "field",
    "pembinaan": "coach",
    "penetapan": "award",
}
SLUGS = {verb: slug for slug, verb in STEPS.items()}


@requires(Perm.EDIT)
def proposal_new(request: Request) -> HttpResponse:
    """Begin a proposal."""
    unit = unit_of(request, Perm.EDIT)
    year = year_of(request, localdate().year, queries.FIRST_YEAR)
    return form_page(
        request,
        bound(request, forms.ProposalForm, {"year": year}),
        partial(actions.propose, unit=unit),
        title="Siapkan usulan",
        back=home(unit, year),
        done="Usulan dibuat. Lengkapi syaratnya, lalu nyatakan lengkap.",
    )


@requires(Perm.VIEW)
def proposal_detail(request: Request, pk: int) -> HttpResponse:
    """Show one proposal: its steps, papers, what is missing, its history."""
    proposal, today = proposal_of(request, pk), localdate()
    unit, predicate = proposal.unit, Predicate(proposal.predicate)
    moves = queries.moves_for(request.user, proposal, today)
    context = {
        "proposal": proposal,
        "flow": PROPOSAL_FLOW,
        "steps": [(move.label, SLUGS[move.verb]) for move in moves],
        "home": home(unit, proposal.year),
        "gates": queries.gates(unit, predicate, today),
        "statements": proposal.statements.order_by("-pk"),
        "events": queries.history(proposal, request.user),
        **_before_filing(request, proposal, predicate),
    }
    return render(request, "predicate/proposal_detail.html", context)


def _before_filing(
    request: Request, proposal: Proposal, predicate: Predicate
) -> dict[str, object]:
    """Return what matters only until the proposal has been filed."""
    unit, today = proposal.unit, localdate()
    if proposal.state not in UNFILED:
        return {"is_unfiled": False}
    may = request.user.has
    return {
        "is_unfiled": True,
        "left": queries.days_left(unit, today, proposal.due_on),
        "reasons": queries.reasons(unit, proposal.year, predicate, today),
        "may_set_due": may(Perm.EDIT, unit) or may(Perm.FORWARD, unit),
    }


@requires(Perm.VIEW)
def proposal_due(request: Request, pk: int) -> HttpResponse:
    """Take over another last day."""
    proposal = proposal_of(request, pk)
    if not request.user.has(Perm.EDIT, proposal.unit):
        require(request, Perm.FORWARD, proposal.unit)
    return form_page(
        request,
        bound(request, forms.DueForm, {"due_on": proposal.due_on}),
        partial(actions.set_due, proposal),
        title="Ubah batas pengajuan",
        back=proposal.get_absolute_url(),
        done="Batas pengajuan tersimpan.",
    )


@requires(Perm.VIEW)
def proposal_step(request: Request, pk: int, step: str) -> HttpResponse:
    """Ask for what the step needs, and take it."""
    proposal, today = proposal_of(request, pk), localdate()
    if step not in STEPS:
        raise Http404
    move = PROPOSAL_FLOW.step(proposal.state, STEPS[step])
    require(request, move.permission, proposal.unit)
    found = queries.filing(today)
    form, save = _step(request, proposal, move.verb, today)
    return form_page(
        request,
        form,
        save,
        title=move.label,
        back=proposal.get_absolute_url(),
        done=f"Tersimpan. Status kini “{PROPOSAL_FLOW.state(move.target).label}”.",
        told=found.statement if move.verb == "sign" else "",
    )


def _step(
    request: Request, proposal: Proposal, verb: str, today: date
) -> tuple[Form, Callable[..., Model]]:
    """Return the form of a step and the action behind it."""
    found = queries.filing(today)
    if verb == "sign" and found.signer == Signer.PIMPINAN_INSTANSI:
        form: Form = bound(request, forms.AgencySignForm)
        return form, partial(actions.sign_sptjm, proposal)
    if verb == "sign":
        save = partial(_sign_own, request, proposal, today)
        return bound(request, forms.OwnSignForm), save
    if verb == "award":
        until = last_day(today, found.valid_years)
        form = bound(request, forms.DecreeForm, {"from_on": today, "until_on": until})
        return form, partial(actions.award_proposal, proposal)
    needs_note = verb in {"return", "fail", "coach"}
    form = bound(request, forms.NoteForm if needs_note else forms.StepForm)
    return form, partial(actions.move_proposal, proposal, verb)


def _sign_own(
    request: Request, proposal: Proposal, today: date, *, is_read: bool, **given: Any
) -> Model:
    """Sign with the name and post of the head; the paper is kept as bytes."""
    head = request.user
    post = head.position.title if head.position else "Kepala unit kerja"
    body = queries.filing(today).statement
    paper = documents.statement_paper(
        proposal, body=body, signer=head.full_name, post=post, on=today
    )
    file = ContentFile(pdf.render(paper), name=f"sptjm-{proposal.year}.pdf")
    return actions.sign_sptjm(
        proposal, signer=head.full_name, post=post, paper=file, **given
    )
