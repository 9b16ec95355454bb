"""The public pages of a case: by number and secret code, without an account."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache

from zona.core.access import public
from zona.modules.complaints import actions, forms, queries
from zona.modules.complaints.models import Complaint
from zona.modules.complaints.rules import FINISHED, FLOW, OWN, read
from zona.modules.complaints.views import guard
from zona.modules.complaints.views.base import attempt

TOO_MANY = 429
KEY = "pengaduan_dilacak"
MINUTES = 30
WRONG = "Nomor dan kode tidak cocok. Periksa kembali tanda terima Anda."
# The last word of an address, the verb, and the button.
OWN_STEPS = {
    "kelengkapan": ("supplement", "Kirim kelengkapan"),
    "pembukaan": ("reopen", "Buka kembali"),
    "banding": ("appeal", "Ajukan banding"),
}


@public
@never_cache
def case_track(request: HttpRequest) -> HttpResponse:
    """Ask for number and code; a wrong code and a missing case get the same answer."""
    form = forms.TrackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        office = queries.office(localdate())
        number = form.cleaned_data["number"].strip().upper()
        if not guard.may_guess(request, number, office):
            return render(request, "complaints/public_slow.html", status=TOO_MANY)
        case = _matching(number, form.cleaned_data["code"])
        if case:
            _remember(request, case)
            return redirect("grievance:case_view")
        guard.note_guess(request, number, office)
        form.add_error(None, WRONG)
    return render(request, "complaints/public_track.html", {"form": form})


def _matching(number: str, typed: str) -> Complaint | None:
    """Return the case; one query and one hash, whether there is a case or not."""
    case = queries.numbered(number)
    wanted = case.code_hash if case else "0" * 64
    is_it = constant_time_compare(actions.code_hash(number, read(typed)), wanted)
    return case if is_it else None


def _remember(request: HttpRequest, case: Complaint) -> None:
    """Keep in the session which case was opened, for half an hour without a visit."""
    if not request.user.is_authenticated:
        request.session.cycle_key()
        request.session.set_expiry(60 * MINUTES)
    request.session[KEY] = [case.pk, case.code_hash]


def _case(request: HttpRequest) -> Complaint | None:
    """Return the case that was opened in this session, unless its code was renewed."""
    pk, mark = request.session.get(KEY) or (0, "")
    return queries.opened(pk, mark)


@public
@never_cache
def case_view(request: HttpRequest) -> HttpResponse:
    """The case as its complainant sees it; what he posts here is a message."""
    case = _case(request)
    if case is None:
        return redirect("grievance:case_track")
    form = _posted(request, forms.MessageForm)
    if form.is_valid():
        save = _with(actions.send_message, case)
        if attempt(form, save, at=now()):
            messages.success(request, "Pesan Anda terkirim.")
            return redirect("grievance:case_view")
    return _shown(request, case, form)


def _shown(request: HttpRequest, case: Complaint, form: Form) -> HttpResponse:
    verbs = {move.verb for move in FLOW.moves(case.state)} & OWN
    context = {
        "case": case,
        "label": queries.promise(case),
        "tone": case.status.tone,
        "clock": queries.clock(case),
        "events": queries.public_history(case),
        "form": form,
        "may_write": case.state not in FINISHED,
        "may_close": "close" in verbs,
        "is_answered": case.answered_on is not None and case.sent_on is not None,
        "may_rate": case.answered_on is not None,
        "rating_form": forms.RatingForm(initial={"rating": case.rating}),
        "steps": [
            (label, slug) for slug, (verb, label) in OWN_STEPS.items() if verb in verbs
        ],
    }
    return render(request, "complaints/public_case.html", context)


@public
@never_cache
def case_step(request: HttpRequest, step: str) -> HttpResponse:
    """Complete the papers, reopen, appeal: each with the complainant's words."""
    case = _case(request)
    if case is None:
        return redirect("grievance:case_track")
    if step not in OWN_STEPS:
        raise Http404
    verb, label = OWN_STEPS[step]
    kind = forms.MessageForm if verb == "supplement" else forms.ReasonForm
    form = _posted(request, kind)
    if form.is_valid() and attempt(form, _with(actions.respond, case, verb), at=now()):
        messages.success(request, "Tersimpan. Terima kasih.")
        return redirect("grievance:case_view")
    context = {"form": form, "label": label, "case": case}
    return render(request, "complaints/public_step.html", context)


@public
@never_cache
def case_rate(request: HttpRequest) -> HttpResponse:
    """Take the complainant's rating; where the answer waits for him, it also closes."""
    case = _case(request)
    if case is None:
        return redirect("grievance:case_track")
    form = _posted(request, forms.RatingForm)
    if not form.is_valid():
        context = {"form": form, "label": "Beri penilaian", "case": case}
        return render(request, "complaints/public_step.html", context)
    rating = form.cleaned_data["rating"]
    if case.state == "menunggu_pelapor":
        actions.respond(case, "close", rating=rating, at=now())
    else:
        actions.rate(case, rating=rating, at=now())
    messages.success(request, "Terima kasih atas penilaian Anda.")
    return redirect("grievance:case_view")


@public
@never_cache
def case_leave(request: HttpRequest) -> HttpResponse:
    """Forget the case in this browser."""
    request.session.pop(KEY, None)
    return redirect("grievance:case_track")


def _posted[F: Form](request: HttpRequest, kind: type[F]) -> F:
    return kind(request.POST, request.FILES) if request.method == "POST" else kind()


def _with(act: Callable[..., Any], *first: Any) -> Callable[..., Any]:
    """Return the action with its first arguments in place."""
    return lambda **given: act(*first, **given)
