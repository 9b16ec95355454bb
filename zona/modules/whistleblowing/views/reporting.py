"""The public pages: choose the unit, write, keep the code, come back by it."""

import time
from datetime import date
from io import BytesIO
from typing import Any

from django.core.cache import cache
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, now

from zona.core.files.rules import Rejected, judge
from zona.core.people.models import Unit
from zona.core.refused import Refused
from zona.modules.whistleblowing import forms, queries
from zona.modules.whistleblowing.actions import intake
from zona.modules.whistleblowing.actions.stripping import stripped
from zona.modules.whistleblowing.models import Tip
from zona.modules.whistleblowing.rules import Channel, Sort, pause_seconds
from zona.modules.whistleblowing.rules.codes import Mailbox, is_same, mailbox, new_code
from zona.modules.whistleblowing.rules.sealing import Parcel, read_words, unlock
from zona.modules.whistleblowing.views.anonymous import MEGABYTE, anonymous, page

WRONG = "wbs-kode-keliru"  # one counter for everybody: it knows no address
UNKNOWN = "Tidak ada laporan dengan kode itu. Periksa setiap kelompoknya."


@anonymous
def report_start(request: HttpRequest) -> HttpResponse:
    """Say what the channel is, and ask which unit a report is about."""
    form = forms.UnitChoice(request.GET or None, units=list(queries.reportable_units()))
    if request.GET and form.is_valid():
        return redirect("wbs:report_new", code=form.cleaned_data["unit"])
    return page("whistleblowing/public_start.html", form=form)


@anonymous
def report_new(request: HttpRequest, code: str) -> HttpResponse:
    """Take a report: sealed in memory, forgotten, and confirmed by its code."""
    unit = queries.unit_of(code)
    if unit is None:
        return page("whistleblowing/public_stop.html", 404, reason="Unit tidak ada.")
    if not queries.is_open(unit):
        return page("whistleblowing/public_closed.html", 409, unit=unit)
    form = _tip_form(request, unit)
    if request.method == "POST" and form.is_valid():
        try:
            shown = _receive(unit, form)
        except Rejected as reason:
            form.add_error("files", str(reason))
        else:
            return _code_page(forms.RetypeForm(initial={"shown": shown}), shown)
    return page("whistleblowing/public_report.html", unit=unit, form=form)


def _tip_form(request: HttpRequest, unit: Unit) -> forms.TipForm:
    posts = [(str(each.pk), each.title) for each in queries.posts(unit)]
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    return forms.TipForm(*sent, posts=posts, **_limits(localdate()))


def _limits(on: date) -> dict[str, int]:
    found: Channel = queries.channel(on)
    return {
        "most_words": found.most_words,
        "most_files": found.most_files,
        "most_bytes": found.most_file_megabytes * MEGABYTE,
    }


def _receive(unit: Unit, form: forms.TipForm) -> str:
    """Seal and store a report; return its code, which is nowhere else."""
    code = new_code()
    box = mailbox(code)
    chosen = [each for each in form.cleaned_data["posts"] if each != forms.OTHERS]
    sending = intake.seal_report(
        unit,
        queries.posts(unit).filter(pk__in=chosen),
        form.words(),
        _parcels(form.cleaned_data["files"]),
    )
    intake.submit_tip(unit=unit, box=box, sending=sending, at=now())
    return code


def _parcels(files: list[Any]) -> list[Parcel]:
    """Return the files without what they tell of their maker, ready to be sealed."""
    found = []
    for each in files:
        content = each.read()
        kind = judge(each.name, BytesIO(content), max_bytes=len(content))
        header = {"kind": "file", "name": each.name, "type": kind.value}
        found.append(Parcel(header, stripped(kind, content)))
    return found


def _code_page(form: forms.RetypeForm, code: str, status: int = 200) -> HttpResponse:
    return page("whistleblowing/public_code.html", status, form=form, code=code)


@anonymous
def report_confirm(request: HttpRequest) -> HttpResponse:
    """Count a report as sent once its code has been typed back."""
    form = forms.RetypeForm(request.POST or None)
    if not form.is_valid():
        shown = form.data.get("shown", "")
        return _code_page(form, shown) if shown else redirect("wbs:report_start")
    shown, typed = form.cleaned_data["shown"], form.cleaned_data["code"]
    if not is_same(shown, typed):
        form.add_error("code", "Kode tidak sama. Bandingkan setiap kelompoknya.")
        return _code_page(form, shown)
    tip = intake.confirm_tip(lookup=mailbox(typed).lookup, at=now())
    if tip is None:
        raise Refused("Laporan ini tidak ada lagi. Kirim kembali laporan Anda.")
    return page("whistleblowing/public_sent.html", tip=tip)


@anonymous
def mailbox_view(request: HttpRequest) -> HttpResponse:
    """Open the mailbox of a code: state, answers, and room for a reply."""
    if request.method != "POST":
        return page("whistleblowing/public_mailbox.html", form=forms.CodeForm())
    _slow_down()
    box = mailbox(request.POST.get("code", ""))
    tip = queries.tip_by(box.lookup)
    if tip is None:
        return _unknown(request)
    if "kirim" in request.POST:
        return _reply(request, tip, box)
    intake.read_mailbox(tip=tip, at=now())
    return _mailbox_page(tip, box, _reply_form(request.POST["code"]))


def _slow_down() -> None:
    """Wait the longer the more wrong codes came lately, whoever sent them."""
    pause = pause_seconds(cache.get(WRONG, 0), queries.channel(localdate()).tries)
    if pause:
        time.sleep(pause)


def _unknown(request: HttpRequest) -> HttpResponse:
    tries = queries.channel(localdate()).tries
    cache.set(WRONG, cache.get(WRONG, 0) + 1, 60 * tries.window_minutes)
    form = forms.CodeForm({"code": request.POST.get("code", "")[:200]})
    form.is_valid()
    form.add_error("code", UNKNOWN)
    return page("whistleblowing/public_mailbox.html", form=form)


def _reply_form(code: str) -> forms.ReplyForm:
    return forms.ReplyForm(initial={"code": code}, **_limits(localdate()))


def _reply(request: HttpRequest, tip: Tip, box: Mailbox) -> HttpResponse:
    form = forms.ReplyForm(request.POST, request.FILES, **_limits(localdate()))
    if not form.is_valid():
        return _mailbox_page(tip, box, form)
    words = {"Pesan pelapor": form.cleaned_data["message"]}
    try:
        files = _parcels(form.cleaned_data["files"])
    except Rejected as reason:
        form.add_error("files", str(reason))
        return _mailbox_page(tip, box, form)
    keys = queries.holders_of(tip)
    sending = intake.seal(Sort.PESAN_PELAPOR, words, files, keys)
    tip = intake.reply_to_handler(tip=tip, sending=sending, at=now())
    return _mailbox_page(tip, box, _reply_form(request.POST["code"]), is_sent=True)


def _mailbox_page(
    tip: Tip, box: Mailbox, form: forms.ReplyForm, *, is_sent: bool = False
) -> HttpResponse:
    """Show answers: opened in memory with the code's key, and forgotten."""
    answers = []
    for each in queries.answers_for(tip):
        with default_storage.open(each.envelope.place) as body:
            parcel = unlock(body.read(), each.sealed, box.private)
        answers.append((each.envelope.made_on, read_words(parcel)))
    return page(
        "whistleblowing/public_letters.html",
        tip=tip,
        form=form,
        answers=answers,
        own=queries.sent_by_reporter(tip),
        is_sent=is_sent,
    )
