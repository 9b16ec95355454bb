"""What is done with a report of gratification: each one transaction, audited."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from zona.core.clock import day_of
from zona.core.law import LawError
from zona.core.people.models import Unit, User
from zona.core.recusal.decisions import advance
from zona.core.refused import Refused
from zona.modules.gratification import queries
from zona.modules.gratification.actions.base import (
    Upload,
    keep_secret,
    locked,
    note,
    tell_handlers,
    tell_reporter,
)
from zona.modules.gratification.actions.custody import release
from zona.modules.gratification.models import (
    GuestVisit,
    Report,
    ReportFile,
    Supplement,
)
from zona.modules.gratification.permissions import Perm
from zona.modules.gratification.rules import (
    REPORT_FLOW,
    SUPPLEMENT_FLOW,
    Kind,
    Ruling,
    moved_due,
)

IDENTITY = ("nik", "address", "phone")


@transaction.atomic
def submit_report(
    *,
    workplace: Unit,
    visit: GuestVisit | None = None,
    uploads: Iterable[Upload] = (),
    by: User,
    at: datetime,
    **given: Any,
) -> Report:
    """Report a gift taken or refused to the UPG that serves the unit."""
    today = day_of(at)
    _check_given(given, today)
    upg = queries.upg_of(workplace) or workplace
    report = Report(
        unit=upg,
        workplace=workplace,
        year=today.year,
        number=_next_number(upg, today.year),
        reporter=by,
        visit=visit,
        moved_on=today,
        reported_on=today,
        **given,
    )
    _start_clocks(report)
    report.must_report = queries.verdict(report).must_report
    report.full_clean()
    report.save()
    _attach(report, uploads, at)
    note("reported", report, by=by, at=at, kind=report.kind)
    tell_handlers(report, "Laporan baru diterima", by=by, at=at)
    return report


def _check_given(given: dict[str, Any], today: date) -> None:
    received_on = given["received_on"]
    if received_on > today:
        raise ValidationError({"received_on": "Tanggal ini belum terjadi."})
    try:
        queries.deadlines(received_on)
    except LawError as error:
        message = "Tanggal ini lebih tua dari ketentuan pelaporan gratifikasi."
        raise ValidationError({"received_on": message}) from error
    if given["kind"] == Kind.PENERIMAAN:
        missing = [name for name in IDENTITY if not given.get(name)]
        if missing:
            message = "Isian ini diminta formulir KPK."
            raise ValidationError(dict.fromkeys(missing, message))


def _next_number(unit: Unit, year: int) -> int:
    Unit.objects.select_for_update().get(pk=unit.pk)  # two at once queue up here
    rows = Report.objects.of(unit.pk).filter(year=year)
    return (rows.aggregate(last=Max("number"))["last"] or 0) + 1


def _start_clocks(report: Report) -> None:
    law = queries.deadlines(report.received_on)
    unit, received = report.unit, report.received_on
    report.report_due_on = queries.due(unit, received, law.report_days).on
    report.direct_due_on = queries.due(unit, received, law.direct_days).on
    report.forward_due_on = queries.due(unit, report.reported_on, law.forward_days).on


def _attach(report: Report, uploads: Iterable[Upload], at: datetime) -> None:
    kept = report.files.count()
    for number, upload in enumerate(uploads, kept + 1):
        attachment = keep_secret(upload, report.unit, number, at)
        file = ReportFile(
            unit=report.unit,
            report=report,
            attachment=attachment,
            title=f"Bukti {number}",
        )
        file.full_clean()
        file.save()


@transaction.atomic
def move_report(
    report: Report, verb: str, *, reason: str = "", by: User, at: datetime
) -> Report:
    """Take a step that needs no more than words."""
    report = locked(report)
    if verb == "resume" and queries.open_supplement(report):
        raise Refused("Pelapor belum menyampaikan kelengkapan yang diminta.")
    if verb == "lapse":
        _check_lapsed(report, day_of(at))
    return _move(report, verb, reason, by=by, at=at)


def _check_lapsed(report: Report, today: date) -> None:
    supplement = queries.open_supplement(report)
    if supplement is None or supplement.due_on >= today:
        raise Refused("Batas melengkapi laporan belum lewat.")


def _move(report: Report, verb: str, reason: str, *, by: User, at: datetime) -> Report:
    today = day_of(at)
    move = advance(REPORT_FLOW, report, verb, by=by, on=today, parties=report.parties)
    if report.reporter_id == by.pk:
        raise Refused("Laporan Anda sendiri ditangani petugas UPG yang lain.")
    if not queries.fits(report, verb):
        raise Refused("Langkah ini tidak sesuai dengan jenis atau penetapan laporan.")
    report.state, report.moved_on = move.target, today
    report.full_clean()
    report.save()
    note(verb, report, by=by, at=at, note=reason)
    tell_reporter(report, report.status.label, by=by, at=at)
    return report


@transaction.atomic
def ask_supplement(report: Report, *, asked: str, by: User, at: datetime) -> Supplement:
    """Ask the reporter for what is missing; a clock of its own begins."""
    today = day_of(at)
    report = _move(locked(report), "ask", asked, by=by, at=at)
    days = queries.deadlines(today).completion_days
    supplement = Supplement(
        unit=report.workplace,
        report=report,
        asked=asked,
        asked_on=today,
        due_on=queries.due(report.unit, today, days).on,
    )
    supplement.full_clean()
    supplement.save()
    return supplement


@transaction.atomic
def answer_supplement(
    supplement: Supplement,
    *,
    answer: str,
    uploads: Iterable[Upload] = (),
    by: User,
    at: datetime,
) -> Report:
    """Give what the UPG asked for; only the reporter can."""
    supplement = Supplement.objects.select_for_update().get(pk=supplement.pk)
    report, today = locked(supplement.report), day_of(at)
    if report.reporter_id != by.pk:
        raise Refused("Kelengkapan disampaikan oleh pelapornya.")
    if report.state != "dilengkapi":
        raise Refused("Laporan ini tidak lagi menunggu kelengkapan.")
    move = advance(SUPPLEMENT_FLOW, supplement, "answer", by=by, on=today)
    supplement.state, supplement.answer = move.target, answer
    supplement.answered_on = today
    supplement.full_clean()
    supplement.save()
    _attach(report, uploads, at)
    note("answer", report, by=by, at=at)
    tell_handlers(report, "Kelengkapan disampaikan", by=by, at=at)
    return report


@transaction.atomic
def forward_report(
    report: Report,
    *,
    analysis: str,
    kpk_number: str,
    kpk_on: date,
    by: User,
    at: datetime,
) -> Report:
    """Record that the report went to KPK, with KPK's number."""
    report = locked(report)
    _check_day(report.reported_on, kpk_on, day_of(at), "kpk_on")
    report.analysis, report.kpk_number, report.kpk_on = analysis, kpk_number, kpk_on
    days = queries.deadlines(kpk_on).decision_days
    report.decision_due_on = queries.due(report.unit, kpk_on, days).on
    return _move(report, "forward", f"Nomor {kpk_number}", by=by, at=at)


@transaction.atomic
def decide_report(
    report: Report,
    *,
    ruling: Ruling,
    ruling_number: str,
    ruling_on: date,
    by: User,
    at: datetime,
) -> Report:
    """Record what KPK has decided about the gift."""
    report = locked(report)
    first = report.kpk_on or report.reported_on
    _check_day(first, ruling_on, day_of(at), "ruling_on")
    report.ruling, report.ruling_number = ruling, ruling_number
    report.ruling_on = ruling_on
    label = Ruling(ruling).label
    return _move(report, "decide", f"{label}, {ruling_number}", by=by, at=at)


def _check_day(first: date, day: date, today: date, field: str) -> None:
    if day > today:
        raise ValidationError({field: "Tanggal ini belum terjadi."})
    if day < first:
        raise ValidationError({field: f"Paling awal {first:%d-%m-%Y}."})


@transaction.atomic
def settle_report(
    report: Report, verb: str, *, released_to: str, reason: str, by: User, at: datetime
) -> Report:
    """Hand the gift over or give it back; whatever is in custody goes with it."""
    report = _move(locked(report), verb, reason or released_to, by=by, at=at)
    for deposit in report.deposits.filter(state="disimpan"):
        release(deposit, verb, released_to=released_to, reason=reason, by=by, at=at)
    return report


@transaction.atomic
def share_report(
    report: Report, *, is_shared: bool, reason: str, by: User, at: datetime
) -> Report:
    """Let the head of the reporter's office read the report, or no longer."""
    report = locked(report)
    if not by.has(Perm.HANDLE, report.unit):
        raise Refused("Hanya UPG yang dapat memperlihatkan laporan kepada kepala.")
    report.is_shared = is_shared
    report.full_clean()
    report.save()
    note("shared" if is_shared else "hidden", report, by=by, at=at, note=reason)
    return report


@transaction.atomic
def refresh_clocks(*, at: datetime) -> int:
    """Let open clocks follow a change of holidays; the old date stays in the trail."""
    rows = Report.objects.select_for_update().before_kpk()
    return sum(_refresh(report, at) for report in rows)


def _refresh(report: Report, at: datetime) -> bool:
    today, law = day_of(at), queries.deadlines(report.received_on)
    counted = {
        "forward_due_on": (report.reported_on, law.forward_days),
        "direct_due_on": (report.received_on, law.direct_days),
    }
    moved = {}
    for field, (begins_on, days) in counted.items():
        old: date = getattr(report, field)
        new = moved_due(old, queries.due(report.unit, begins_on, days).on, False, today)
        if new != old:
            setattr(report, field, new)
            moved[field] = f"{old:%d-%m-%Y} menjadi {new:%d-%m-%Y}"
    if moved:
        report.save()
        by = report.reporter  # the clock has no author: the trail names nobody
        note("moved_clock", report, by=by, at=at, note="; ".join(moved.values()))
    return bool(moved)
