"""What is late in a unit's programme."""

from zona.core.facts import Period, Reading, fact
from zona.modules.programme.models import PlanAction, Recommendation


@fact("programme.late_work_count", title="Rencana aksi dan rekomendasi yang terlambat")
def late_work_count(unit_id: int, period: Period) -> Reading:
    """Unfinished plan actions and recommendations whose due date has passed."""
    actions = PlanAction.objects.filter(unit_id=unit_id).late(period.end)
    advice = Recommendation.objects.filter(unit_id=unit_id).late(period.end)
    return Reading(actions.count() + advice.count())
