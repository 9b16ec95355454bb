"""The handlers' pages: the inbox, a report, its steps, what is written to it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.forms import Form
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import paged
from zona.modules.whistleblowing import forms, queries
from zona.modules.whistleblowing.actions import handling
from zona.modules.whistleblowing.actions.handling import Judgement, SealedWords
from zona.modules.whistleblowing.models import Envelope, Tip
from zona.modules.whistleblowing.permissions import Perm
from zona.modules.whistleblowing.rules import (
    TIP_FLOW,
    Category,
    FollowUp,
    Referral,
    Reprisal,
)
from zona.modules.whistleblowing.rules.sealing import decoded
from zona.modules.whistleblowing.views.base import tip_of, with_sodium

# The last word of a step's address, and the verb of the flow it stands for.
STEPS = {
    "telaah": "review",
    "keterangan": "ask",
    "kelanjutan": "resume",
    "kelayakan": "accept",
    "penolakan": "unfit",
    "pelimpahan": "refer",
    "investigasi": "investigate",
    "bukti": "prove",
    "tanpa-bukti": "disprove",
    "tindak-lanjut": "follow",
    "penutupan": "close",
}
SLUGS = {verb: slug for slug, verb in STEPS.items()}
FORMS = {
    "accept": forms.JudgeForm,
    "unfit": forms.JudgeForm,
    "refer": forms.ReferForm,
    "follow": forms.FollowForm,
}


@requires(Perm.HANDLE)
def tip_list(request: Request) -> HttpResponse:
    """The inbox: days, states and clocks; the words stay sealed."""
    filters = forms.InboxFilter(request.GET)
    rows = Tip.objects.visible_to(request.user).select_related("unit")
    if filters.is_valid():
        rows = filters.applied(rows)
    context = {
        "filters": filters,
        "page": paged(request, rows.order_by("-pk")),
        "key": queries.key_of(request.user),
        "today": localdate(),
    }
    return render(request, "whistleblowing/tip_list.html", context)


@with_sodium
@requires(Perm.HANDLE)
def tip_detail(request: Request, pk: int) -> HttpResponse:
    """A report: its way and its clock; the browser opens the words."""
    return _page(request, tip_of(request, pk))


def _page(
    request: Request,
    tip: Tip,
    answer: Form | None = None,
    protect: Form | None = None,
) -> HttpResponse:
    moves = [each for each in TIP_FLOW.moves(tip.state) if each.verb in SLUGS]
    key = queries.key_of(request.user, queries.desk_of(request.user, tip))
    context = {
        "tip": tip,
        "flow": TIP_FLOW,
        "steps": [(each.label, SLUGS[each.verb]) for each in moves],
        "clock": queries.clock(tip.unit, tip.state, tip.moved_on),
        "today": localdate(),
        "vault": queries.vault(tip, key),
        "sealed": queries.sealed_for(tip, key) if key else (),
        "unlock": forms.UnlockForm(auto_id="unlock_%s"),
        "answer": answer or forms.SealedForm(auto_id="answer_%s"),
        "protect": protect or forms.ReprisalForm(auto_id="protect_%s"),
        "protections": tip.protections.order_by("-pk"),
        "openings": tip.openings.count(),
        "events": queries.history(tip),
    }
    status = 422 if answer or protect else 200
    return render(request, "whistleblowing/tip_detail.html", context, status=status)


@require_POST
@requires(Perm.HANDLE)
def tip_open(request: Request, pk: int) -> HttpResponse:
    """Hand out the keys to a handler's browser; the opening is on record."""
    tip = tip_of(request, pk)
    rows = handling.open_tip(tip, by=request.user, at=now())
    return JsonResponse(
        {
            "envelopes": [
                {
                    "id": each.envelope.pk,
                    "url": reverse(
                        "whistleblowing:tip_envelope", args=[each.envelope.pk]
                    ),
                    "sealed": each.sealed,
                }
                for each in rows
            ]
        }
    )


@requires(Perm.HANDLE)
def tip_envelope(request: Request, pk: int) -> HttpResponse | FileResponse:
    """The sealed bytes of one envelope."""
    envelope = get_object_or_404(Envelope.objects.visible_to(request.user), pk=pk)
    return FileResponse(
        default_storage.open(envelope.place), content_type="application/octet-stream"
    )


@require_POST
@with_sodium
@requires(Perm.HANDLE)
def tip_answer(request: Request, pk: int) -> HttpResponse:
    """Lay an answer into the reporter's mailbox."""
    tip, form = tip_of(request, pk), forms.SealedForm(request.POST, auto_id="answer_%s")
    done = _saved(
        form,
        lambda: handling.answer_reporter(tip, _sealed(form), by=request.user, at=now()),
    )
    if not done:
        return _page(request, tip, answer=form)
    messages.success(request, "Jawaban tersegel dan tersimpan di kotak surat pelapor.")
    return redirect(tip)


@require_POST
@with_sodium
@requires(Perm.HANDLE)
def tip_protect(request: Request, pk: int) -> HttpResponse:
    """Put a reprisal against the reporter on record."""
    tip, form = (
        tip_of(request, pk),
        forms.ReprisalForm(request.POST, auto_id="protect_%s"),
    )
    done = _saved(
        form,
        lambda: handling.note_reprisal(
            tip,
            _sealed(form),
            reprisal=Reprisal(form.cleaned_data["reprisal"]),
            happened_on=form.cleaned_data["happened_on"],
            by=request.user,
            at=now(),
        ),
    )
    if not done:
        return _page(request, tip, protect=form)
    messages.success(request, "Catatan perlindungan tersimpan.")
    return redirect(tip)


def _saved(form: Form, save: Callable[[], object]) -> bool:
    """Save what a form holds; say in the form why it cannot be."""
    if not form.is_valid():
        return False
    try:
        save()
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True


def _sealed(form: Form) -> SealedWords:
    data: dict[str, Any] = form.cleaned_data
    try:
        body = decoded(data["body"])
    except ValueError as error:
        raise ValidationError(
            "Isian belum tersegel. Muat ulang halaman ini."
        ) from error
    keys = data["keys"] if isinstance(data["keys"], dict) else {}
    return SealedWords(body, {str(name): str(each) for name, each in keys.items()})


@requires(Perm.HANDLE)
def tip_move(request: Request, pk: int, step: str) -> HttpResponse:
    """Ask for what a step needs, and take it."""
    tip = tip_of(request, pk)
    if step not in STEPS:
        raise Http404
    move = TIP_FLOW.step(tip.state, STEPS[step])
    kind = FORMS.get(move.verb, forms.StepForm)
    form = kind(request.POST) if request.method == "POST" else kind()
    if request.method == "POST" and _saved(
        form, lambda: _move(request, tip, form, move.verb)
    ):
        label = TIP_FLOW.state(move.target).label
        messages.success(request, f"Tersimpan. Status kini “{label}”.")
        return redirect(tip)
    shown = {"tip": tip, "form": form, "move": move}
    return render(request, "whistleblowing/tip_move.html", shown)


def _move(request: Request, tip: Tip, form: Form, verb: str) -> None:
    data = form.cleaned_data
    judgement = Judgement(
        category=Category(data["category"]) if "category" in data else None,
        referral=Referral(data["referral"]) if "referral" in data else None,
        follow_up=FollowUp(data["follow_up"]) if "follow_up" in data else None,
    )
    handling.move_tip(tip, verb, judgement=judgement, by=request.user, at=now())
