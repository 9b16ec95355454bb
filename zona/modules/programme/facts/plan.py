"""Facts about the work plan."""

from datetime import date

from zona.core.facts import Period, Reading, Source, fact
from zona.modules.programme.facts.shaping import day_text, sources, table
from zona.modules.programme.models import (
    PlanAction,
    WorkPlan,
)
from zona.modules.programme.rules import (
    share,
)


def _plan(unit_id: int, day: date) -> WorkPlan | None:
    """Return the plan in force: approved by the head and covering the day."""
    plans = WorkPlan.objects.of(unit_id).covering(day)
    return plans.filter(approved_on__lte=day).first()


@fact("programme.plan_exists", "Rencana kerja ZI disahkan")
def plan_exists(unit_id: int, period: Period) -> Reading:
    """An approved plan with at least one action (owner, output, quarter are required)."""
    plan = _plan(unit_id, period.end)
    known = WorkPlan.objects.of(unit_id).covering(period.end)
    return Reading(
        plan is not None and plan.actions.exists(),
        _plan_sources(plan),
        table(
            "Rencana|Status|Disetujui",
            [(p.title, p.status.label, day_text(p.approved_on)) for p in known],
        ),
    )


@fact(
    "programme.targets_linked_percent", "Target prioritas yang terkait indikator ZI (%)"
)
def targets_linked_percent(unit_id: int, period: Period) -> Reading:
    """Priority targets that name indicator, baseline and end value."""
    plan = _plan(unit_id, period.end)
    targets = list(plan.targets.order_by("priority", "pk")) if plan else []
    value = share(sum(each.is_linked for each in targets), len(targets) or 1)
    return Reading(
        value if plan else None,
        _plan_sources(plan),
        table(
            "Target|Indikator|Keadaan awal|Keadaan yang dituju",
            [(t.text, t.indicators, t.baseline, t.goal) for t in targets],
        ),
    )


def _plan_sources(plan: WorkPlan | None) -> tuple[Source, ...]:
    return sources("Rencana kerja ZI", "programme:plan_view", [plan] if plan else [])


def _actions(plan: WorkPlan | None) -> list[PlanAction]:
    if plan is None:
        return []
    rows = plan.actions.select_related("user__position")
    return list(rows.order_by("year", "quarter", "pk"))


@fact("programme.actions_done_percent", "Rencana aksi yang terlaksana (%)")
def actions_done_percent(unit_id: int, period: Period) -> Reading:
    """Actions due in the year that are finished with verified proof."""
    plan = _plan(unit_id, period.end)
    due = [a for a in _actions(plan) if a.due_on in period.preceding_year]
    done = sum(bool(a.verified_on and a.verified_on <= period.end) for a in due)
    return Reading(
        share(done, len(due)),
        _plan_sources(plan),
        table(
            "Rencana aksi|Tenggat|Selesai|Diperiksa",
            [
                (
                    a.text,
                    day_text(a.due_on),
                    day_text(a.done_on),
                    day_text(a.verified_on),
                )
                for a in due
            ],
        ),
    )


@fact("programme.actions_planned_count", "Rencana aksi dalam rencana kerja")
def actions_planned_count(unit_id: int, period: Period) -> Reading:
    """Every action of the plan that covers the cut-off day, a draft included."""
    plan = WorkPlan.objects.of(unit_id).covering(period.end).first()
    rows = _actions(plan)
    return Reading(
        len(rows),
        _plan_sources(plan),
        table(
            "Indikator|Rencana aksi|Penanggung jawab|Triwulan|Status",
            [
                (
                    action.indicators,
                    action.text,
                    action.post_title,
                    f"{action.get_quarter_display()} {action.year}",
                    action.status_on(period.end).label,
                )
                for action in rows
            ],
        ),
    )
