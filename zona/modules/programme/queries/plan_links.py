"""What surrounds a plan: its events, the route, the scores its targets work on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from zona.core.people.models import Unit
from zona.modules.programme.models import (
    Meeting,
    Outreach,
    PlanAction,
    PlanEvent,
    PriorityTarget,
    WorkPlan,
)
from zona.modules.programme.models.events import PlanEventRows
from zona.modules.programme.queries.indicators import both_codes
from zona.modules.programme.queries.plan import targets
from zona.modules.programme.queries.recommendations import fact_rows
from zona.modules.programme.rules import (
    Climb,
    Entry,
    MeetingKind,
    Month,
    lay_out,
    split_codes,
)


@dataclass(frozen=True, slots=True)
class ScoredTarget:
    """A target with the present score and gate of what it works on, in words."""

    target: PriorityTarget
    score: str
    gate: str


def published_plan(code: str) -> WorkPlan | None:
    """Return the latest plan of a unit that anyone may read."""
    plans = WorkPlan.objects.published().filter(unit__code=code)
    return plans.select_related("unit").order_by("-year").first()


def last_known(plan: WorkPlan, on: date) -> date:
    """Return the day to read facts on: today, or the plan's last day once it is over."""
    return min(on, date(plan.until_year, 12, 31))


def scored_targets(plan: WorkPlan, on: date) -> list[ScoredTarget]:
    """Return the targets, each with the score of its indicator or area."""
    day = last_known(plan, on)
    parts = {row["Kode"]: row for row in _scores(plan.unit, day)}
    gates = fact_rows("assessment.gates_passed_count", plan.unit, day)
    found = []
    for target in targets(plan):
        part = _nearest(parts, split_codes(target.indicators))
        title = part["Bagian"].removeprefix("– ") if part else ""
        gate = [row for row in gates if row["Syarat"] == title]
        found.append(ScoredTarget(target, _score(part), _gate(gate)))
    return found


def _scores(unit: Unit, on: date) -> list[dict[str, str]]:
    return fact_rows("assessment.total_score", unit, on)


def _nearest(
    parts: dict[str, dict[str, str]], codes: Iterable[str]
) -> dict[str, str] | None:
    """Return the narrowest part that holds one of the codes: indicator, else area."""
    words = [code.split(".") for code in codes]
    wider = [".".join(each[:n]) for each in words for n in range(2, len(each) + 1)]
    known = [code for code in wider if code in parts]
    return parts[max(known, key=lambda code: code.count("."))] if known else None


def _score(part: dict[str, str] | None) -> str:
    if part is None:
        return ""
    title = part["Bagian"].removeprefix("– ")
    return f"{title}: {part['Nilai']} dari {part['Bobot']} ({part['Persen']}%)"


def _gate(rows: list[dict[str, str]]) -> str:
    """Return what the predicates ask of the part, and whether it is reached."""
    words = (
        f"{row['Predikat']}: {row['Nilai']} dari ambang {row['Ambang']}, "
        f"{'terpenuhi' if row['Lulus'] == 'Ya' else 'belum terpenuhi'}"
        for row in rows
    )
    return "; ".join(words)


def climbs(plan: WorkPlan, on: date) -> tuple[Climb, ...]:
    """Return what the followed route asks for and the plan does not hold yet."""
    if not plan.is_open:
        return ()
    day = last_known(plan, on)
    rows = fact_rows("assessment.climbs_count", plan.unit, day)
    taken = set(plan.actions.values_list("source_key", flat=True)) if rows else set()
    found = (
        Climb(
            key=f"{row['Kode']}#{row['Ke']}",
            code=row["Kode"],
            indicators=both_codes(row["Indikator"], day),
            question=row["Pertanyaan"],
            before=row["Dari"],
            after=row["Ke"],
            points=row["Nilai"],
            effort=row["Upaya"],
            url=row["Alamat"],
        )
        for row in rows
    )
    return tuple(each for each in found if each.key not in taken)


def plan_events(plan: WorkPlan) -> PlanEventRows:
    """Return the events tied to a plan with what they are."""
    return plan.events.select_related("meeting", "outreach").order_by("pk")


def offered_events(plan: WorkPlan) -> tuple[list[Meeting], list[Outreach]]:
    """Return the socialisation since the approval that is not tied to the plan yet."""
    since = plan.approved_on
    if since is None:
        return [], []
    meetings = Meeting.objects.of(plan.unit_id).filter(
        kind=MeetingKind.SOSIALISASI, held_on__gte=since
    )
    outreach = Outreach.objects.of(plan.unit_id).filter(held_on__gte=since)
    tied = PlanEvent.objects.filter(plan=plan)
    meetings = meetings.exclude(
        pk__in=tied.filter(meeting__isnull=False).values("meeting")
    )
    outreach = outreach.exclude(
        pk__in=tied.filter(outreach__isnull=False).values("outreach")
    )
    return list(meetings.order_by("held_on")), list(outreach.order_by("held_on"))


def months(
    plan: WorkPlan, actions: Iterable[PlanAction], year: int, on: date
) -> tuple[Month, ...]:
    """Return a year of the plan: finished when it was done, unfinished when due."""
    entries = []
    for action in actions:
        status = action.status_on(on)
        entries.append(
            Entry(
                day=action.done_on or action.due_on,
                text=action.text,
                url=action.get_absolute_url(),
                label=status.label,
                tone=status.tone,
            )
        )
    for event in plan_events(plan):
        entries.append(
            Entry(event.held_on, str(event), event.url, "Sosialisasi", "info")
        )
    return lay_out(entries, year)
