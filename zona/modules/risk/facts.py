"""What internal control tells the rest of Zona. Secret risks count, but show no words."""

from datetime import date
from decimal import Decimal

from django.db.models import Q
from django.urls import reverse

from zona.core.facts import Period, Reading, Source, Table, fact
from zona.core.people.models import Unit
from zona.core.people.queries import unit_of
from zona.core.upkeep.queries import (
    active_ids,
    informed_ids,
    innovations_count,
    main_activities,
)
from zona.core.upkeep.rules import quarters_with
from zona.modules.risk import queries
from zona.modules.risk.models import (
    ControlAction,
    EnvironmentEntry,
    Mechanism,
    Monitoring,
    Risk,
    Stakeholder,
)
from zona.modules.risk.models.register import RiskRows
from zona.modules.risk.rules import APPROVED, share_percent


def _unit(unit_id: int) -> Unit:
    return unit_of(unit_id)


def _source(title: str, name: str, unit_id: int, on: date) -> tuple[Source, ...]:
    query = f"?unit={_unit(unit_id).code}&tahun={on.year}"
    return (Source(title, reverse(f"risk:{name}") + query),)


def _innovations(unit_id: int, kind: str, period: Period) -> Reading:
    value = innovations_count(unit_id, kind, period.preceding_year)
    url = reverse("oversight:upkeep_view", args=["risk"])
    query = f"?unit={_unit(unit_id).code}"
    return Reading(value, (Source("Catatan inovasi", url + query),))


@fact(
    "risk.environment_percent", title="Unsur lingkungan pengendalian yang terbangun (%)"
)
def environment_percent(unit_id: int, period: Period) -> Reading:
    """Sub-elements with an owner, a practice and proof of the year; never empty."""
    days = period.preceding_year
    rows = EnvironmentEntry.objects.of(unit_id).filter(
        proof_on__range=(days.start, days.end)
    )
    built = {row.key for row in rows if row.is_built}
    listed = queries.elements(period.end).elements
    table = Table(
        ("Sub-unsur", "Terbangun"),
        tuple((e.title, "Ya" if e.key in built else "Belum") for e in listed),
    )
    value = share_percent(sum(e.key in built for e in listed), len(listed))
    source = _source(
        "Lembar lingkungan pengendalian", "environment_list", unit_id, period.end
    )
    return Reading(value, source, table)


@fact("risk.environment_innovations_count", title="Inovasi lingkungan pengendalian")
def environment_innovations_count(unit_id: int, period: Period) -> Reading:
    """Innovations of the year on the control environment."""
    return _innovations(unit_id, "risk.environment", period)


def _approved(unit_id: int, on: date) -> RiskRows:
    """Return the register of a day's year as the head had approved it by that day."""
    rows = Risk.objects.of(unit_id).in_year(on.year)
    return rows.filter(state__in=APPROVED, approved_on__lte=on)


@fact(
    "risk.activities_assessed_percent",
    title="Kegiatan utama yang dinilai risikonya (%)",
)
def activities_assessed_percent(unit_id: int, period: Period) -> Reading:
    """Main activities with an approved risk in the year's register."""
    activities = main_activities(unit_id, period.end)
    found = _approved(unit_id, period.end).values_list("activity_id", flat=True)
    judged = list(found)
    table = Table(
        ("Kegiatan utama", "Risiko disetujui"),
        tuple((str(each), str(judged.count(each.pk))) for each in activities),
    )
    value = share_percent(sum(a.pk in judged for a in activities), len(activities))
    source = _source("Register risiko", "risk_list", unit_id, period.end)
    return Reading(value, source, table)


@fact("risk.assessment_innovations_count", title="Inovasi penilaian risiko")
def assessment_innovations_count(unit_id: int, period: Period) -> Reading:
    """Innovations of the year on risk assessment."""
    return _innovations(unit_id, "risk.assessment", period)


@fact(
    "risk.risks_controlled_percent",
    title="Risiko di atas selera yang dikendalikan (%)",
)
def risks_controlled_percent(unit_id: int, period: Period) -> Reading:
    """Risks above the appetite that have an action and none overdue."""
    on = period.end
    risks = list(_approved(unit_id, on).order_by("code"))
    scale = queries.scale_in(_unit(unit_id), on.year)
    above = [
        risk
        for risk in risks
        if scale.is_above_appetite(risk.likelihood_after or 1, risk.impact_after or 1)
    ]
    planned, overdue = _actions_on(above, on)
    rows = tuple(
        (risk.code, str(planned.count(risk.pk)), str(overdue.count(risk.pk)))
        for risk in above
    )
    good = [r for r in above if r.pk in planned and r.pk not in overdue]
    value = share_percent(len(good), len(above)) if above else Decimal(100)
    source = _source("Rencana tindak pengendalian", "control_list", unit_id, on)
    table = Table(("Risiko", "RTP", "RTP terlambat"), rows)
    return Reading(value if risks else None, source, table)


def _actions_on(risks: list[Risk], on: date) -> tuple[list[int], list[int]]:
    """Return the risk of every action, and of those that were overdue on that day."""
    rows = ControlAction.objects.filter(risk__in=risks)
    unfinished = Q(finished_on__isnull=True) | Q(finished_on__gt=on)
    late = rows.filter(unfinished, due_on__lt=on)
    return (
        list(rows.values_list("risk_id", flat=True)),
        list(late.values_list("risk_id", flat=True)),
    )


@fact("risk.control_innovations_count", title="Inovasi kegiatan pengendalian")
def control_innovations_count(unit_id: int, period: Period) -> Reading:
    """Innovations of the year on control activities."""
    return _innovations(unit_id, "risk.control", period)


@fact("risk.informed_percent", title="Pihak terkait yang menerima informasi SPIP (%)")
def informed_percent(unit_id: int, period: Period) -> Reading:
    """Employees and listed outside parties that heard about internal control."""
    days = period.preceding_year
    people = active_ids(unit_id)
    reached = people & informed_ids(unit_id, "risk", days)
    parties = Stakeholder.objects.filter(unit_id=unit_id).filter(
        context__year=period.end.year, must_know=True
    )
    told = parties.filter(informed_on__range=(days.start, days.end)).count()
    listed = parties.count()
    table = Table(
        ("Kelompok", "Menerima informasi", "Seluruhnya"),
        (
            ("Pegawai", str(len(reached)), str(len(people))),
            ("Pihak luar", str(told), str(listed)),
        ),
    )
    value = share_percent(len(reached) + told, len(people) + listed)
    url = reverse("oversight:upkeep_view", args=["risk"])
    sources = (
        Source("Sosialisasi SPIP", f"{url}?unit={_unit(unit_id).code}"),
        *_source("Pemangku kepentingan", "setting_view", unit_id, period.end),
    )
    return Reading(value, sources, table)


def _quarters(unit_id: int, period: Period, *, is_decided: bool) -> Reading:
    """Count the quarters with a signed monitoring; it always covers every open risk."""
    days = period.preceding_year
    rows = Monitoring.objects.filter(unit_id=unit_id).filter(
        end_on__range=(days.start, days.end), signed_on__isnull=False
    )
    if is_decided:
        rows = rows.filter(decided_on__isnull=False)
    found = list(rows.order_by("end_on"))
    table = Table(
        ("Triwulan", "Ditandatangani", "Diputus kepala"),
        tuple((str(m), _shown(m.signed_on), _shown(m.decided_on)) for m in found),
    )
    value = quarters_with([m.end_on for m in found], period.end)
    source = _source("Pemantauan risiko", "monitoring_list", unit_id, period.end)
    return Reading(value, source, table)


def _shown(day: date | None) -> str:
    return f"{day:%d-%m-%Y}" if day else "–"


@fact("risk.monitoring_quarters_count", title="Triwulan dengan pemantauan risiko")
def monitoring_quarters_count(unit_id: int, period: Period) -> Reading:
    """Quarters of the year with a signed monitoring."""
    return _quarters(unit_id, period, is_decided=False)


@fact(
    "risk.monitoring_head_quarters_count",
    title="Triwulan dengan pemantauan risiko oleh pimpinan",
)
def monitoring_head_quarters_count(unit_id: int, period: Period) -> Reading:
    """Quarters whose signed monitoring carries a decision of the head."""
    return _quarters(unit_id, period, is_decided=True)


@fact("risk.mechanisms_count", title="Mekanisme baru dari pemantauan risiko")
def mechanisms_count(unit_id: int, period: Period) -> Reading:
    """Mechanisms set in the year as a result of monitoring, each with its number."""
    days = period.preceding_year
    rows = Mechanism.objects.filter(unit_id=unit_id).filter(
        set_on__range=(days.start, days.end)
    )
    found = tuple(
        (row.title, row.number, _shown(row.set_on)) for row in rows.order_by("set_on")
    )
    source = _source("Pemantauan risiko", "monitoring_list", unit_id, period.end)
    table = Table(("Mekanisme", "Nomor", "Ditetapkan"), found)
    return Reading(len(found), source, table)
