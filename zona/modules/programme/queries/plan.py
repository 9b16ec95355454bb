"""Reading the work plan."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from zona.core.workdays.queries import calendar_near
from zona.core.workdays.rules import add_working_days
from zona.modules.programme.models import (
    PlanAction,
    WorkPlan,
)
from zona.modules.programme.models.plan import TargetRows
from zona.modules.programme.rules import (
    PLAN_FLOW,
)


@dataclass(frozen=True, slots=True)
class Quarter:
    """One column of the board: a quarter and its actions."""

    title: str
    actions: tuple[PlanAction, ...]
    done_count: int


def board(actions: list[PlanAction]) -> tuple[Quarter, ...]:
    """Return the actions by quarter, in the order of time."""
    by_quarter: dict[tuple[int, int], list[PlanAction]] = {}
    for action in sorted(actions, key=lambda each: (each.due_on, each.pk)):
        by_quarter.setdefault((action.year, action.quarter), []).append(action)
    return tuple(
        Quarter(
            title=rows[0].quarter_name,
            actions=tuple(rows),
            done_count=sum(row.done_on is not None for row in rows),
        )
        for rows in by_quarter.values()
    )


def targets(plan: WorkPlan) -> TargetRows:
    """Return a plan's targets with how many actions serve each."""
    rows = plan.targets.annotate(action_count=Count("actions"))
    return rows.order_by("priority", "pk")


def approval_due(plan: WorkPlan) -> date:
    """Return the day by which the head should decide on a plan under discussion."""
    move = PLAN_FLOW.step("dibahas", "approve")
    calendar = calendar_near(plan.unit, plan.state_on)
    return add_working_days(plan.state_on, move.days or 0, calendar)
