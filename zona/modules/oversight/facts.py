"""What signed reports, and missing ones, tell the rest of Zona."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.urls import reverse

from zona.core.duties import Duty, duties
from zona.core.duties.models import Advice, PeriodicReport
from zona.core.duties.rules import ending_in, name_of
from zona.core.facts import Fact, Period, Reading, Source, Table, fact
from zona.core.once import once
from zona.core.people.models import Unit
from zona.core.people.queries import unit_of
from zona.modules.oversight.rules import Standing, nodes_of

COLUMNS = ("Kewajiban", "Masa", "Tenggat", "Keadaan")
MISSING = "Belum ditandatangani"
LOOK_BACK = timedelta(days=92)  # a report falls due within the quarter that follows


@fact("oversight.advice_count", title="Saran evaluasi berkala")
def advice_count(unit_id: int, period: Period) -> Reading:
    """Advice of signed evaluations whose stretch ended by the last day of the period."""
    signed = PeriodicReport.objects.signed().filter(
        unit_id=unit_id, end__lte=period.end, duty__in=duties()
    )
    advice = Advice.objects.filter(report__in=signed).select_related("report")
    ordered = tuple(advice.order_by("report__end", "report__pk", "number"))
    rows = tuple(
        (
            each.key,
            str(each.report),
            each.text,
            each.due_on.isoformat(),
            ", ".join(nodes_of(each.report.owed.questions)),
            each.report.get_absolute_url(),
        )
        for each in ordered
    )
    reports = dict.fromkeys(each.report for each in ordered)
    sources = tuple(Source(str(each), each.get_absolute_url()) for each in reports)
    columns = ("Kunci", "Evaluasi", "Saran", "Tenggat", "Indikator", "Alamat")
    return Reading(len(rows), sources, Table(columns, rows))


@dataclass(frozen=True, slots=True)
class Due:
    """One stretch that ended or fell due in a period, and its signed report."""

    duty: Duty
    period: Period
    due_on: date
    report: PeriodicReport | None

    @property
    def title(self) -> str:
        return f"{self.duty.title} {name_of(self.period)}"

    def is_due(self, on: date) -> bool:
        return self.due_on <= on

    def row(self, on: date) -> tuple[str, ...]:
        """Return the stretch as a row of a report's section."""
        if self.report:
            found = Standing.NIL if self.report.is_nil else Standing.SIGNED
            state = f"{found.label}, {self.report.signed_on:%d-%m-%Y}"
        else:
            state = MISSING if self.is_due(on) else "Belum jatuh tempo"
        day = f"{self.due_on:%d-%m-%Y}"
        return (self.duty.title, name_of(self.period), day, state)


@once
def _due_in(unit: Unit, period: Period) -> tuple[Due, ...]:
    """Return the stretches of a period, and earlier ones whose day lies in it."""
    return tuple(_found(unit, period))


def _found(unit: Unit, period: Period) -> Iterator[Due]:
    wide = Period(period.start - LOOK_BACK, period.end)
    rows = PeriodicReport.objects.signed().filter(
        unit=unit, end__range=(wide.start, wide.end)
    )
    signed = {(each.duty, each.start): each for each in rows.defer("content")}
    for duty in duties().values():
        for each in ending_in(duty.rhythm, wide):
            due_on = duty.due_on(unit, each)
            if each.end in period or due_on in period:
                yield Due(duty, each, due_on, signed.get((duty.code, each.start)))


def _reading(unit_id: int, period: Period, indicator: str = "") -> Reading:
    """Read what was due; what is missing stands first among the sources, by name."""
    unit = unit_of(unit_id)
    found = [
        each for each in _due_in(unit, period) if indicator in {"", each.duty.indicator}
    ]
    due = [each for each in found if each.is_due(period.end)]
    signed = sum(each.report is not None for each in due)
    value = Decimal(100 * signed) / len(due) if due else None
    missing = (each for each in due if each.report is None)
    kept = (each.report for each in found if each.report)
    sources = (
        *(Source(f"{each.title} (belum ada)", _cell(unit, each)) for each in missing),
        *(Source(str(each), each.get_absolute_url()) for each in kept),
    )
    rows = tuple(each.row(period.end) for each in found)
    return Reading(value, sources, Table(COLUMNS, rows))


def _cell(unit: Unit, due: Due) -> str:
    query = f"unit={unit.code}&tahun={due.period.end.year}&kewajiban={due.duty.module}"
    return f"{reverse('oversight:duty_list')}?{query}"


@fact("oversight.duties_signed_percent", title="Laporan berkala ditandatangani (%)")
def duties_signed_percent(unit_id: int, period: Period) -> Reading:
    """Share of the reports due in the period that are signed; None where none was."""
    return _reading(unit_id, period)


def _of(word: str, indicator: str, title: str) -> Fact:
    """Return the same figure for the duties of one indicator of the report."""

    @fact(
        f"oversight.{word}_signed_percent",
        title=f"Laporan berkala {title} ditandatangani (%)",
    )
    def signed_percent(unit_id: int, period: Period) -> Reading:
        return _reading(unit_id, period, indicator)

    return signed_percent


gratification_signed_percent = _of("gratification", "2.5.a", "gratifikasi")
control_signed_percent = _of("control", "2.5.b", "SPIP")
complaints_signed_percent = _of("complaints", "2.5.c", "pengaduan")
whistleblowing_signed_percent = _of("whistleblowing", "2.5.d", "WBS")
conflicts_signed_percent = _of("conflicts", "2.5.e", "benturan kepentingan")
wealth_signed_percent = _of("wealth", "2.5.f", "harta kekayaan")
