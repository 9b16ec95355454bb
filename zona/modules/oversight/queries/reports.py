"""What the page of one report shows beside its figures."""

from dataclasses import dataclass
from datetime import date

from zona.core.audit.models import Entry
from zona.core.duties import Duty
from zona.core.duties.models import Advice, PeriodicReport
from zona.core.duties.queries import FOLLOWED
from zona.core.duties.rules import ReportState
from zona.core.facts import Period, read
from zona.core.flow import Transition
from zona.core.people.models import Unit, User
from zona.core.ui.parts import Event
from zona.modules.oversight.rules import AdviceState, advice_state

HAPPENED = {
    "made": "Laporan mulai disusun",
    "written": "Isi laporan diubah",
    "check": "Dinyatakan sudah diperiksa",
    "return": "Dikembalikan",
    "sign": "Ditandatangani",
}


@dataclass(frozen=True, slots=True)
class Earlier:
    """The advice of the last signed evaluation, and what became of it."""

    report: PeriodicReport
    advice: tuple[tuple[Advice, AdviceState], ...]


def report_at(unit: Unit, duty: Duty, period: Period) -> PeriodicReport | None:
    """Return the report of a stretch, if it has been begun."""
    rows = PeriodicReport.objects.filter(unit=unit, duty=duty.code)
    return rows.filter(start=period.start).first()


def moves_for(user: User, report: PeriodicReport) -> tuple[Transition, ...]:
    """Return the steps that a person may take now; the maker never signs."""
    found = report.owed.flow.moves(report.state, lambda p: user.has(p, report.unit))
    is_maker = user.pk == report.made_by_id
    return tuple(each for each in found if each.verb != "sign" or not is_maker)


def waits_for_another(user: User, report: PeriodicReport) -> bool:
    """Tell whether a person could sign if he had not made the report himself."""
    may_sign = user.has(report.owed.sign, report.unit)
    is_checked = report.state == ReportState.DIPERIKSA
    return is_checked and may_sign and user.pk == report.made_by_id


def hindrance(report: PeriodicReport) -> str:
    """Say why a report cannot be checked or signed as it stands; "" when it can."""
    if report.state == ReportState.DITANDATANGANI:
        return ""
    reason = report.owed.hindrance(report.unit, report.period)
    if reason or not report.is_evaluation:
        return reason
    if report.nothing_needed == report.advice_rows.exists():
        return "Tulis saran, atau nyatakan tidak ada yang perlu ditindaklanjuti."
    return ""


def history(report: PeriodicReport, user: User) -> list[Event]:
    """Return what happened to a report, the youngest first."""
    target = f"{report._meta.label_lower}:{report.pk}"
    entries = Entry.objects.visible_to(user).filter(target=target)
    return [
        Event(
            title=HAPPENED.get(entry.verb.partition(".")[2], entry.verb),
            at=entry.at,
            who=entry.by.full_name if entry.by else "",
            note=str(entry.detail.get("note", "")),
        )
        for entry in entries.select_related("by").order_by("-number")
    ]


def evidence_codes(report: PeriodicReport) -> tuple[str, ...]:
    """Return the worksheet's questions that the signed paper proves by now."""
    if report.file is None:
        return ()
    year = Period.year(report.end.year)
    reading = read("assessment.evidence_count", report.unit_id, year)
    rows = reading.table.rows if reading and reading.table else ()
    return tuple(row[1] for row in rows if row[-1] == report.file.sha256)


def earlier(report: PeriodicReport, on: date) -> Earlier | None:
    """Return the last signed evaluation before a report, its advice with their state."""
    if not report.is_evaluation:
        return None
    rows = PeriodicReport.objects.signed()
    rows = rows.filter(unit=report.unit, duty=report.duty, end__lt=report.start)
    last = rows.order_by("-end").first()
    if last is None:
        return None
    done = _followed(report.unit, on)
    advice = last.advice_rows.select_related("report").order_by("number")
    found = tuple(
        (each, advice_state(each.key, done, each.due_on, on)) for each in advice
    )
    return Earlier(last, found)


def _followed(unit: Unit, on: date) -> set[str]:
    reading = read(FOLLOWED, unit.pk, Period(on, on))
    rows = reading.table.rows if reading and reading.table else ()
    return {row[0] for row in rows}
