"""Reads about reports: verdict, clocks, steps, history."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal

from zona.core.audit.models import Entry
from zona.core.facts import Period
from zona.core.flow import Transition
from zona.core.people.models import Unit, User
from zona.core.recusal.queries import barred
from zona.core.ui.parts import Event, Step
from zona.modules.gratification.models import Deposit, Report, Supplement
from zona.modules.gratification.permissions import Perm
from zona.modules.gratification.queries.base import deadlines, due, limits
from zona.modules.gratification.rules import (
    BEFORE_KPK,
    CLOSED,
    DEPOSIT_FLOW,
    REPORT_FLOW,
    Clock,
    Exemption,
    Limits,
    Ruling,
    Verdict,
    judge,
    rupiah,
)

APP = "gratification"
HAPPENED = {
    "reported": "Laporan diterima UPG",
    "verify": "Verifikasi dimulai",
    "ask": "Kelengkapan diminta",
    "answer": "Kelengkapan disampaikan",
    "resume": "Verifikasi dilanjutkan",
    "lapse": "Ditutup karena tidak dilengkapi",
    "analyse": "Analisis dimulai",
    "exempt": "Dinyatakan tidak wajib lapor",
    "note": "Penolakan dicatat dan ditutup",
    "forward": "Diteruskan ke KPK",
    "decide": "Penetapan dicatat",
    "hand_over": "Diserahkan",
    "give_back": "Dikembalikan kepada penerima",
    "close": "Selesai",
    "shared": "Diperlihatkan kepada kepala",
    "hidden": "Tidak lagi diperlihatkan kepada kepala",
    "deposited": "Barang diterima untuk disimpan",
    "released": "Barang keluar dari penyimpanan",
    "moved_clock": "Tenggat berubah karena hari libur",
}


def verdict(report: Report) -> Verdict:
    """Compare the gift with the thresholds of its own day."""
    return judge(report.gift, limits(report.received_on))


def clocks(report: Report) -> tuple[Clock, ...]:
    """Return the clocks of a report with their arithmetic."""
    law = deadlines(report.received_on)
    received, reported = report.received_on, report.reported_on
    # What UPG closed without KPK ended the clock to KPK too.
    kpk_on = report.kpk_on or (None if report.state in BEFORE_KPK else report.moved_on)

    def clock(
        title: str, begins_on: date, days: int, due_on: date, done_on: date | None
    ) -> Clock:
        counted = due(report.unit, begins_on, days).arithmetic
        return Clock(title, begins_on, due_on, counted, done_on)

    to_upg, to_kpk = "Melapor ke UPG", "UPG meneruskan ke KPK"
    direct = "Sampai ke KPK sejak penerimaan"
    found = [
        clock(to_upg, received, law.report_days, report.report_due_on, reported),
        clock(to_kpk, reported, law.forward_days, report.forward_due_on, kpk_on),
        clock(direct, received, law.direct_days, report.direct_due_on, kpk_on),
    ]
    if (sent_on := report.kpk_on) and (due_on := report.decision_due_on):
        days, done_on = law.decision_days, report.ruling_on
        found.append(clock("Penetapan oleh KPK", sent_on, days, due_on, done_on))
    return tuple(found)


def steps(report: Report) -> list[Step]:
    """Return the way of this report; side ways show only where it has taken them."""
    settled = "dikembalikan" if report.ruling == Ruling.MILIK_PENERIMA else "diserahkan"
    way = ["dilaporkan", "verifikasi", "analisis", "diteruskan_kpk"]
    if not report.is_refusal:
        way += ["penetapan", settled]
    way.append("selesai")
    if report.state == "dilengkapi":
        way.insert(way.index("verifikasi") + 1, report.state)
    elif report.state not in way:  # closed before its time
        return [
            Step(REPORT_FLOW.initial.label, "done"),
            Step(report.status.label, "stopped"),
        ]
    now_at = way.index(report.state)
    return [
        Step(REPORT_FLOW.state(code).label, _step_state(place, now_at, len(way)))
        for place, code in enumerate(way)
    ]


def _step_state(
    place: int, now_at: int, count: int
) -> Literal["done", "current", "todo"]:
    if place < now_at or now_at == count - 1:
        return "done"
    return "current" if place == now_at else "todo"


def moves_for(user: User, report: Report, on: date) -> tuple[Transition, ...]:
    """Return the steps that a person may take now, as far as the record allows."""
    if not user.has(Perm.HANDLE, report.unit) or is_kept_out(user, report, on):
        return ()
    return tuple(
        move for move in REPORT_FLOW.moves(report.state) if fits(report, move.verb)
    )


def is_kept_out(user: User, report: Report, on: date) -> bool:
    """Tell whether a handler is himself concerned: his own report, or a conflict."""
    if report.reporter_id == user.pk:
        return True
    found = barred(user, process=APP, on=on, matter=report, parties=report.parties)
    return found is not None


def fits(report: Report, verb: str) -> bool:
    """Tell whether a step suits the kind of report and its ruling."""
    returned = report.ruling == Ruling.MILIK_PENERIMA
    judged: dict[str, Callable[[], bool]] = {
        "note": lambda: report.is_refusal,
        "decide": lambda: not report.is_refusal,
        "hand_over": lambda: not returned,
        "give_back": lambda: returned,
    }
    return judged.get(verb, lambda: True)()


def deposit_moves(deposit: Deposit) -> tuple[Transition, ...]:
    """Return how an item may leave custody before the ruling: only if it would spoil."""
    moves = DEPOSIT_FLOW.moves(deposit.state)
    return tuple(m for m in moves if m.verb == "donate" and deposit.is_perishable)


def open_supplement(report: Report) -> Supplement | None:
    """Return the request that the reporter has not answered yet."""
    return report.supplements.filter(state="diminta").first()


def history(report: Report) -> list[Event]:
    """Return what happened to a report, the youngest first; the reporter stays unnamed."""
    target = f"{report._meta.label_lower}:{report.pk}"
    entries = Entry.objects.filter(target=target, unit_id=report.unit_id)
    return [
        Event(
            title=HAPPENED.get(entry.verb.partition(".")[2], entry.verb),
            at=entry.at,
            who=entry.by.full_name if entry.by else "Pelapor",
            note=str(entry.detail.get("note", "")),
        )
        for entry in entries.select_related("by").order_by("-number")
    ]


def reported_in(workplace_id: int, period: Period) -> tuple[Report, ...]:
    """Return the reports that people of a unit made in a period."""
    rows = Report.objects.at(workplace_id).filter(
        reported_on__range=(period.start, period.end)
    )
    return tuple(rows.order_by("reported_on", "pk"))


def late_note(report: Report) -> str:
    """Return what the law of the day says of a report that came too late, if it did."""
    if report.reported_on <= report.direct_due_on or report.is_refusal:
        return ""
    return deadlines(report.reported_on).late_note or (
        "Laporan melewati batas hari kerja sejak penerimaan."
    )


def may_deposit(report: Report) -> bool:
    """Tell whether the UPG may still take an item of the report into custody."""
    return not report.is_refusal and report.state not in CLOSED


def limit_rows(found: Limits) -> tuple[tuple[str, str, str], ...]:
    """Return the thresholds in words: occasion, per gift, and what else is asked."""
    return tuple(
        (
            each.occasion.label,
            rupiah(each.each_rupiah) if each.each_rupiah else "Tanpa batas nilai",
            "; ".join(_conditions(each)),
        )
        for each in found.exemptions
    )


def _conditions(each: Exemption) -> Iterator[str]:
    if each.yearly_rupiah:
        yield f"paling banyak {rupiah(each.yearly_rupiah)} setahun dari pemberi yang sama"
    if not each.cash_allowed:
        yield "bukan uang atau setara uang"
    if each.without_interest:
        yield "tanpa kepentingan terkait jabatan"


def workplaces(user: User) -> tuple[Unit, ...]:
    """Return where the people work whose reports a person may read."""
    known = Report.objects.visible_to(user).values("workplace")
    return tuple(Unit.objects.filter(pk__in=known).order_by("path"))
