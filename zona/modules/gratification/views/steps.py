"""The steps of a report, what completes it, and the items in custody."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.downloads import download_paper
from zona.core.http import Request
from zona.core.pages import bound, require
from zona.modules.gratification import actions, documents, queries
from zona.modules.gratification.forms import reports as forms
from zona.modules.gratification.models import Deposit, Report, Supplement
from zona.modules.gratification.permissions import Perm
from zona.modules.gratification.rules import REPORT_FLOW
from zona.modules.gratification.views.base import form_page

STEPS = {
    "verifikasi": "verify",
    "permintaan": "ask",
    "lanjutan": "resume",
    "penutupan": "lapse",
    "analisis": "analyse",
    "pengecualian": "exempt",
    "pencatatan": "note",
    "penerusan": "forward",
    "penetapan": "decide",
    "penyerahan": "hand_over",
    "pengembalian": "give_back",
    "penyelesaian": "close",
}
SLUGS = {verb: slug for slug, verb in STEPS.items()}
FORMS: dict[str, type[Form]] = {
    "ask": forms.AskForm,
    "exempt": forms.ReasonForm,
    "note": forms.ReasonForm,
    "forward": forms.ForwardForm,
    "decide": forms.RulingForm,
    "hand_over": forms.SettleForm,
    "give_back": forms.SettleForm,
}
ACTIONS: dict[str, Callable[..., Model]] = {
    "ask": actions.ask_supplement,
    "forward": actions.forward_report,
    "decide": actions.decide_report,
}
SETTLING = ("hand_over", "give_back")


def step_links(request: Request, report: Report) -> list[tuple[str, str]]:
    """Return the steps that the person may take: label and address."""
    return [
        (
            move.label,
            reverse("gratification:report_step", args=[report.pk, SLUGS[move.verb]]),
        )
        for move in queries.moves_for(request.user, report, localdate())
    ]


@requires(Perm.HANDLE)
def report_step(request: Request, pk: int, step: str) -> HttpResponse:
    """Ask for what the step needs, and take it."""
    report = get_object_or_404(Report.objects.visible_to(request.user), pk=pk)
    if step not in STEPS:
        raise Http404
    require(request, Perm.HANDLE, report.unit)
    verb = STEPS[step]
    move = REPORT_FLOW.step(report.state, verb)
    first: dict[str, Any] = {"kpk_on": localdate(), "ruling_on": localdate()}
    if verb == "give_back":
        first["released_to"] = report.reporter.full_name
    return form_page(
        request,
        bound(request, FORMS.get(verb, forms.StepForm), first),
        _act(report, verb),
        title=move.label,
        back=report.get_absolute_url(),
        done=f"Tersimpan. Status kini “{REPORT_FLOW.state(move.target).label}”.",
        case=report,
    )


def _act(report: Report, verb: str) -> Callable[..., Model]:
    if verb in ACTIONS:
        return partial(ACTIONS[verb], report)
    act = actions.settle_report if verb in SETTLING else actions.move_report
    return partial(act, report, verb)


@requires(Perm.REPORT)
def supplement_answer(request: Request, pk: int) -> HttpResponse:
    """Give what the UPG asked for."""
    supplement = get_object_or_404(Supplement.objects.visible_to(request.user), pk=pk)
    report = supplement.report
    if report.reporter_id != request.user.pk:
        raise PermissionDenied
    return form_page(
        request,
        bound(request, forms.SupplementForm),
        partial(actions.answer_supplement, supplement),
        title="Lengkapi laporan",
        back=report.get_absolute_url(),
        done="Kelengkapan disampaikan kepada UPG.",
        case=report,
        told=supplement.asked,
    )


@requires(Perm.HANDLE)
def report_share(request: Request, pk: int) -> HttpResponse:
    """Let the head read a report, or no longer."""
    report = _handled(request, pk)
    return form_page(
        request,
        bound(request, forms.ShareForm, {"is_shared": report.is_shared}),
        partial(actions.share_report, report),
        title="Kerahasiaan laporan",
        back=report.get_absolute_url(),
        done="Tersimpan.",
        case=report,
    )


@requires(Perm.HANDLE)
def deposit_new(request: Request, pk: int) -> HttpResponse:
    """Take an item of a report into custody."""
    report = _handled(request, pk)
    first: dict[str, Any] = {
        "item": report.item,
        "is_perishable": report.is_perishable,
        "received_on": localdate(),
    }
    return form_page(
        request,
        bound(request, forms.DepositForm, first),
        partial(actions.take_deposit, report),
        title="Terima barang titipan",
        back=report.get_absolute_url(),
        done="Barang diterima. Cetak tanda terimanya untuk pelapor.",
        case=report,
    )


@requires(Perm.HANDLE)
def deposit_donate(request: Request, pk: int) -> HttpResponse:
    """Give an item that would spoil to a social institution."""
    deposit = get_object_or_404(Deposit.objects.visible_to(request.user), pk=pk)
    require(request, Perm.HANDLE, deposit.unit)
    return form_page(
        request,
        bound(request, forms.SettleForm),
        partial(actions.donate_deposit, deposit),
        title="Salurkan barang",
        back=deposit.report.get_absolute_url(),
        done="Penyaluran dicatat.",
        case=deposit.report,
    )


@requires(Perm.VIEW)
def deposit_receipt(request: Request, pk: int, ending: str) -> HttpResponse:
    """Hand out the receipt of an item in custody."""
    deposit = get_object_or_404(Deposit.objects.visible_to(request.user), pk=pk)
    return download_paper(documents.deposit_receipt(deposit, on=localdate()), ending)


def _handled(request: Request, pk: int) -> Report:
    report = get_object_or_404(Report.objects.visible_to(request.user), pk=pk)
    require(request, Perm.HANDLE, report.unit)
    return report
