"""The monitoring of a quarter: seen, signed, decided, and what came of it."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from zona.core.clock import day_of
from zona.core.people.models import User
from zona.core.people.queries import holders
from zona.core.recusal.decisions import advance
from zona.core.refused import Refused
from zona.modules.risk import queries
from zona.modules.risk.actions.base import not_in_future, saved, tell
from zona.modules.risk.actions.register import move_on
from zona.modules.risk.models import (
    Context,
    Mechanism,
    Monitoring,
    MonitoringRow,
    Risk,
)
from zona.modules.risk.permissions import Perm
from zona.modules.risk.rules import (
    MONITORING_FLOW,
    RISK_OPEN,
    MechanismKind,
    quarter_days,
)


@transaction.atomic
def begin_monitoring(
    *, context: Context, quarter: int, by: User, at: datetime
) -> Monitoring:
    """Begin the monitoring of a quarter that has begun."""
    first, last = quarter_days(context.year, quarter)
    if first > day_of(at):
        raise ValidationError({"quarter": "Triwulan itu belum dimulai."})
    monitoring = Monitoring(
        unit=context.unit,
        context=context,
        quarter=quarter,
        end_on=last,
        moved_on=day_of(at),
    )
    return saved(monitoring, "begun", by=by, at=at, detail={"quarter": quarter})


@transaction.atomic
def keep_row(
    monitoring: Monitoring,
    risk: Risk,
    *,
    occurrences: int,
    realisation: str,
    likelihood: int,
    impact: int,
    recommendation: str,
    by: User,
    at: datetime,
) -> MonitoringRow:
    """Write down what was seen of one risk in the quarter, or correct it."""
    monitoring = _locked(monitoring)
    if monitoring.state != "disusun":
        raise Refused("Pemantauan ini sudah ditandatangani.")
    if risk.context_id != monitoring.context_id or risk.state not in RISK_OPEN:
        raise Refused("Hanya risiko terbuka dari register tahun itu yang dipantau.")
    rows = MonitoringRow.objects.filter(monitoring=monitoring, risk=risk)
    row = rows.first() or MonitoringRow(
        unit=monitoring.unit, monitoring=monitoring, risk=risk
    )
    row.occurrences, row.realisation = occurrences, realisation
    row.likelihood, row.impact = likelihood, impact
    row.recommendation = recommendation
    return saved(row, "row_kept", by=by, at=at, detail={"risk": risk.code})


@transaction.atomic
def sign_monitoring(
    monitoring: Monitoring, *, note: str = "", by: User, at: datetime
) -> Monitoring:
    """Sign a quarter's monitoring; it must speak of every open risk."""
    monitoring = _locked(monitoring)
    missing = queries.uncovered(monitoring)
    if missing:
        raise Refused(f"Belum dipantau: {', '.join(missing)}.")
    if not monitoring.rows.exists():
        raise Refused("Register tahun itu belum memuat risiko yang disetujui.")
    _move(monitoring, "sign", by=by, at=at)
    monitoring.signed_on, monitoring.signed_by = day_of(at), by
    monitoring.note = note
    saved(monitoring, "sign", by=by, at=at)
    risks = Risk.objects.select_for_update().filter(context=monitoring.context)
    for risk in risks.filter(state="disetujui"):
        move_on(risk, "monitor", by=by, at=at)
    _tell(monitoring, Perm.APPROVE, "menunggu keputusan Anda", by=by, at=at)
    return monitoring


@transaction.atomic
def return_monitoring(
    monitoring: Monitoring, *, note: str, by: User, at: datetime
) -> Monitoring:
    """Give a signed monitoring back to the task force."""
    monitoring = _locked(monitoring)
    _move(monitoring, "return", by=by, at=at)
    monitoring.signed_on, monitoring.signed_by = None, None
    monitoring.note = note
    saved(monitoring, "return", by=by, at=at, detail={"note": note})
    _tell(monitoring, Perm.EDIT, "dikembalikan kepala", by=by, at=at)
    return monitoring


@transaction.atomic
def decide_monitoring(
    monitoring: Monitoring, *, decision: str, by: User, at: datetime
) -> Monitoring:
    """Record what the head decides on a quarter's monitoring."""
    monitoring = _locked(monitoring)
    _move(monitoring, "decide", by=by, at=at)
    monitoring.decision = decision
    monitoring.decided_on, monitoring.decided_by = day_of(at), by
    saved(monitoring, "decide", by=by, at=at)
    _tell(monitoring, Perm.EDIT, "sudah diputus kepala", by=by, at=at)
    return monitoring


@transaction.atomic
def record_mechanism(
    monitoring: Monitoring,
    *,
    kind: MechanismKind,
    title: str,
    number: str,
    set_on: date,
    by: User,
    at: datetime,
) -> Mechanism:
    """Record a mechanism that was set as a result of a signed monitoring."""
    monitoring = _locked(monitoring)
    if monitoring.state == "disusun":
        raise Refused("Mekanisme dicatat setelah pemantauan ditandatangani.")
    not_in_future(set_on, at, "set_on")
    row = Mechanism(
        unit=monitoring.unit,
        monitoring=monitoring,
        kind=kind,
        title=title,
        number=number,
        set_on=set_on,
    )
    return saved(row, "mechanism_recorded", by=by, at=at, detail={"number": number})


def _locked(monitoring: Monitoring) -> Monitoring:
    return Monitoring.objects.select_for_update().get(pk=monitoring.pk)


def _move(monitoring: Monitoring, verb: str, *, by: User, at: datetime) -> None:
    move = advance(MONITORING_FLOW, monitoring, verb, by=by, on=day_of(at))
    monitoring.state, monitoring.moved_on = move.target, day_of(at)


def _tell(monitoring: Monitoring, perm: Perm, what: str, **who: Any) -> None:
    tell(
        holders(perm, monitoring.unit),
        title=f"{monitoring} {what}",
        body=monitoring.unit.short_name,
        url=monitoring.get_absolute_url(),
        **who,
    )
