"""What waits for a person in internal control, and until when."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse

from zona.core.agenda import Task, agenda
from zona.core.people.models import Unit, User
from zona.core.workdays.queries import calendar_near
from zona.core.workdays.rules import Calendar
from zona.modules.risk import queries
from zona.modules.risk.models import ControlAction, Incident, Monitoring, Risk
from zona.modules.risk.permissions import Perm
from zona.modules.risk.rules import (
    APPROVED,
    CONTROL_FLOW,
    CONTROL_OPEN,
    MONITORING_FLOW,
    RISK_FLOW,
    RISK_WORK,
    is_late,
    quarter_days,
    quarter_of,
)

AHEAD = timedelta(days=30)  # a control action is called to mind a month before
WAITS = {
    "diidentifikasi": ("analyse", Perm.REPORT, "Risiko menunggu analisis"),
    "dianalisis": ("validate", Perm.EDIT, "Risiko menunggu validasi Satgas"),
    "divalidasi": ("approve", Perm.APPROVE, "Risiko menunggu persetujuan Anda"),
}


class Calendars:
    """The calendars of the units met, each read once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], Calendar] = {}

    def of(self, unit: Unit, day: date) -> Calendar:
        """Return the calendar of a unit around a day."""
        key = (unit.pk, day.year)
        if key not in self._known:
            self._known[key] = calendar_near(unit, day)
        return self._known[key]


@agenda
def risks(user: User, on: date) -> Iterator[Task]:
    """Risks whose next step is this person's."""
    calendars = Calendars()
    rows = Risk.objects.visible_to(user).filter(state__in=RISK_WORK)
    for risk in rows.select_related("unit", "context"):
        verb, permission, why = WAITS[risk.state]
        if not _is_due_from(user, risk, permission):
            continue
        days = RISK_FLOW.step(risk.state, verb).days
        calendar = calendars.of(risk.unit, risk.moved_on)
        due_on = queries.step_due(risk.moved_on, days, calendar)
        title = f"{risk} tahun {risk.context.year}"
        yield Task(title, risk.get_absolute_url(), due_on, why)


def _is_due_from(user: User, risk: Risk, permission: Perm) -> bool:
    if permission == Perm.REPORT:
        return user.pk in {risk.owner_id, risk.identified_by_id}
    return user.has(permission, risk.unit)


@agenda
def controls(user: User, on: date) -> Iterator[Task]:
    """Control actions to carry out, and finished ones to judge."""
    rows = ControlAction.objects.visible_to(user).exclude(risk__state="dibawa")
    mine = Q(officer=user, state__in=CONTROL_OPEN, due_on__lte=on + AHEAD)
    judged = user.within(Perm.EDIT) & Q(state="selesai")
    calendars = Calendars()
    days = CONTROL_FLOW.step("selesai", "prove").days
    for control in rows.filter(mine | judged).select_related("risk", "unit"):
        due_on: date | None = control.due_on
        late = is_late(control.state, control.due_on, on)
        why = "RTP terlambat" if late else "RTP yang menjadi tugas Anda"
        if control.state == "selesai":
            calendar = calendars.of(control.unit, control.moved_on)
            due_on = queries.step_due(control.moved_on, days, calendar)
            why = "RTP selesai, menunggu penilaian efektivitas"
        yield Task(str(control), control.get_absolute_url(), due_on, why)


@agenda
def monitorings(user: User, on: date) -> Iterator[Task]:
    """Signed monitorings that wait for the head."""
    rows = Monitoring.objects.visible_to(user).filter(
        user.within(Perm.APPROVE), state="ditandatangani"
    )
    days = MONITORING_FLOW.step("ditandatangani", "decide").days
    for row in rows.select_related("unit", "context"):
        calendar = calendar_near(row.unit, row.moved_on)
        due_on = queries.step_due(row.moved_on, days, calendar)
        why = "Pemantauan risiko menunggu keputusan Anda"
        yield Task(str(row), row.get_absolute_url(), due_on, why)


@agenda
def quarters(user: User, on: date) -> Iterator[Task]:
    """The last quarter, while its monitoring is not signed and risks are open."""
    year, quarter = _last_quarter(on)
    for unit in queries.units_seen(user, Perm.EDIT):
        signed = Monitoring.objects.filter(unit_id=unit.pk).filter(
            context__year=year, quarter=quarter, signed_on__isnull=False
        )
        is_open = Risk.objects.of(unit.pk).in_year(year).open().exists()
        if is_open and not signed.exists():
            url = reverse("risk:monitoring_list")
            yield Task(
                f"Pemantauan risiko triwulan {quarter} tahun {year}",
                f"{url}?unit={unit.code}&tahun={year}",
                queries.quarter_due(unit, year, quarter),
                "Pemantauan belum ditandatangani",
            )


def _last_quarter(on: date) -> tuple[int, int]:
    """Return the quarter that ended last before a day."""
    first, _ = quarter_days(on.year, quarter_of(on))
    before = first - timedelta(days=1)
    return before.year, quarter_of(before)


@agenda
def registers(user: User, on: date) -> Iterator[Task]:
    """The year's register, while nothing in it has been approved."""
    for unit in queries.units_seen(user, Perm.EDIT):
        rows = Risk.objects.of(unit.pk).in_year(on.year)
        if not rows.filter(state__in=APPROVED).exists():
            yield Task(
                f"Register risiko {on.year} {unit.short_name}",
                f"{reverse('risk:risk_list')}?unit={unit.code}&tahun={on.year}",
                queries.register_due(on.year),
                "Register tahun ini belum disetujui kepala",
            )


@agenda
def incidents(user: User, on: date) -> Iterator[Task]:
    """Incidents that the task force has not settled."""
    rows = Incident.objects.visible_to(user).filter(
        user.within(Perm.EDIT), settled_on__isnull=True, reported_on__lte=on
    )
    for row in rows.order_by("happened_on"):
        yield Task(str(row), row.get_absolute_url(), None, "Kejadian perlu ditangani")
