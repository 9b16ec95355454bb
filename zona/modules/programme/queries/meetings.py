"""Reading meetings: practice, who can be asked, and what became of decisions."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from zona.core.law import in_force
from zona.core.people.models import Unit, User
from zona.core.workdays.queries import calendar_near
from zona.core.workdays.rules import add_working_days
from zona.modules.programme.models import (
    Decision,
    Meeting,
    Recommendation,
    TeamMember,
)
from zona.modules.programme.rules import MEETING_FLOW, Area, MeetingPractice


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision and the recommendation that it became, if any."""

    decision: Decision
    recommendation: Recommendation | None

    @property
    def is_open(self) -> bool:
        return self.recommendation is None and self.decision.plan_action is None

    @property
    def is_ready(self) -> bool:
        """Tell whether it may become work: nobody took it, owner and day are known."""
        assigned = self.decision.user is not None and self.decision.due_on is not None
        return self.is_open and assigned


def practice(on: date) -> MeetingPractice:
    """Return how meetings are kept on a day."""
    return in_force("programme", "meetings", on, MeetingPractice)


def outcomes(meeting: Meeting) -> list[Outcome]:
    """Return the decisions of a meeting and what each became."""
    rows = meeting.decisions.select_related("user__position", "plan_action")
    decisions = list(rows.order_by("number"))
    keys = [each.source_key for each in decisions]
    taken = Recommendation.objects.of(meeting.unit_id).filter(source_key__in=keys)
    by_key = {row.source_key: row for row in taken}
    return [Outcome(each, by_key.get(each.source_key)) for each in decisions]


def employees(unit: Unit) -> list[User]:
    """Return the active employees of a unit by name."""
    rows = User.objects.filter(unit=unit, is_active=True).select_related("position")
    return list(rows.order_by("full_name"))


def group(unit: Unit, name: str, on: date) -> set[int]:
    """Return the people of a group: `semua`, `tim`, or an area of change."""
    if name == "semua":
        return {person.pk for person in employees(unit)}
    rows = TeamMember.objects.of(unit.pk).filter(
        Q(team__until_on__isnull=True) | Q(team__until_on__gte=on),
        team__from_on__lte=on,
        user__is_active=True,
    )
    if name in set(Area):
        rows = rows.filter(areas__contains=name)
    return set(rows.values_list("user_id", flat=True))


def minutes_due(meeting: Meeting) -> date:
    """Return the working day by which the minutes should be handed in."""
    days = practice(meeting.held_on).minutes_days
    calendar = calendar_near(meeting.unit, meeting.held_on)
    return add_working_days(meeting.held_on, days, calendar)


def minutes_approval_due(meeting: Meeting) -> date:
    """Return the working day by which the chair should approve the minutes."""
    since = meeting.state_on or meeting.held_on
    move = MEETING_FLOW.step("notula", "approve")
    calendar = calendar_near(meeting.unit, since)
    return add_working_days(since, move.days or 0, calendar)
