"""The programme of the sample office in 2021, as its report tells it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from zona.core.people.models import Unit, User
from zona.core.sample import content, on
from zona.modules.programme import actions
from zona.modules.programme.models import PlanAction, WorkPlan
from zona.modules.programme.permissions import Perm
from zona.modules.programme.queries import both_codes
from zona.modules.programme.rules import Origin, TeamRole
from zona.modules.programme.sample.meetings import load_meeting

type Row = Mapping[str, Any]
type People = Mapping[str, User]

# Days that the sheet leaves open: the quarter's last meeting noted what was under way.
PLANNED_ON = date(2021, 1, 25)
UNDER_WAY_ON = date(2021, 12, 13)
RECORDED_ON = date(2021, 9, 30)
ACCEPTED_ON = date(2021, 10, 4)


def load() -> None:
    """Load team, plan, meetings, recommendations and examples through the actions."""
    sheet = content(__package__.removesuffix(".sample"), "programme.yaml")
    unit = Unit.objects.get(code=sheet["unit"])
    people = {user.username: user for user in User.objects.filter(unit=unit)}
    _team(sheet["team"], unit, people)
    _plan(sheet["plan"], unit, people)
    for row in sheet["meetings"]:
        load_meeting(row, unit, people)
    for row in sheet["outreach"]:
        _outreach(row, unit, people)
    for row in sheet["recommendations"]:
        _recommendation(row, unit, people)
    _examples(sheet, unit, people)
    _pakta(sheet["pakta"], unit, people)
    _procedure(sheet["procedure"], unit, people)


def _named(row: Row, people: People, key: str = "account") -> dict[str, Any]:
    return {"user": people.get(row.get(key, "")), "post": row.get("post") or ""}


def _checker(people: People, doer: User) -> User:
    """Return who looks at the proof: the chair, or the head where the chair did it."""
    chair = people["ketua-zi"]
    return people["kepala"] if doer == chair else chair


def _team(row: Row, unit: Unit, people: People) -> None:
    chair, at = people["ketua-zi"], on(row["decided_on"])
    team = actions.decree_team(
        unit=unit,
        number=row["number"],
        title=row["title"],
        decided_on=row["decided_on"],
        from_on=row["from"],
        until_on=row["until"],
        selection_procedure=row["selection_procedure"],
        selection_note=row["selection_note"],
        by=chair,
        at=at,
    )
    for member in row["members"]:
        actions.add_member(
            team,
            role=TeamRole(member["role"]),
            areas=member["area"] or "",
            by=chair,
            at=at,
            **_named(member, people),
        )


def _plan(row: Row, unit: Unit, people: People) -> None:
    chair, at = people["ketua-zi"], on(PLANNED_ON)
    plan = actions.create_plan(
        unit=unit,
        title=row["title"],
        year=row["year"],
        until_year=max(each["year"] for each in row["actions"]),
        by=chair,
        at=at,
    )
    targets = {
        each["key"]: actions.add_target(
            plan,
            text=each["text"],
            indicators=both_codes(each["indicator_2019"], PLANNED_ON),
            baseline=each["baseline"],
            goal=each["goal"],
            priority=each["priority"],
            by=chair,
            at=at,
        )
        for each in row["targets"]
    }
    for each in row["actions"]:
        _action(each, plan, targets[each["target"]], people)


def _action(row: Row, plan: WorkPlan, target: Any, people: People) -> None:
    action = actions.add_action(
        plan,
        text=row["text"],
        output=row["output"],
        year=row["year"],
        quarter=row["quarter"],
        target=target,
        indicators=both_codes(row["indicator_2019"], PLANNED_ON),
        evidence_expected=row["evidence_expected"],
        by=people["ketua-zi"],
        at=on(PLANNED_ON),
        **_named(row, people, "owner"),
    )
    if row["state"] == "berjalan":
        by = action.user or people["ketua-zi"]
        actions.move_action(action, "start", by=by, at=on(UNDER_WAY_ON))
    if row["state"] == "selesai":
        _finish(action, row, people)


def _finish(action: PlanAction, row: Row, people: People) -> None:
    by, at = action.user or people["ketua-zi"], on(row["done_on"])
    proof = f"{row['evidence_expected']} (contoh)"
    actions.move_action(
        action, "finish", note=proof, done_on=row["done_on"], by=by, at=at
    )
    actions.move_action(action, "verify", by=_checker(people, by), at=at)


def _outreach(row: Row, unit: Unit, people: People) -> None:
    actions.record_outreach(
        unit=unit,
        subject=row.get("subject", "Zona integritas"),
        held_on=row["held_on"],
        medium=row["medium"],
        audience=row["audience"],
        reached_count=row["reached_count"],
        is_external=row["external"],
        by=people["ketua-zi"],
        at=on(row["held_on"]),
    )


def _recommendation(row: Row, unit: Unit, people: People) -> None:
    chair = people["ketua-zi"]
    recommendation = actions.record_recommendation(
        unit=unit,
        number=row["number"],
        source_key=row.get("source_key", ""),
        origin=Origin(row["source"]),
        source_title=row["source_title"],
        text=row["text"],
        indicators=both_codes(row["indicator_2019"], RECORDED_ON),
        due_on=row["due_on"],
        by=chair,
        at=on(RECORDED_ON),
        **_named(row, people, "owner"),
    )
    doer = recommendation.user or chair
    done_on = row["done_on"]
    steps: list[tuple[str, User, date, str]] = [
        ("accept", chair, ACCEPTED_ON, row["followup"])
    ]
    if row["state"] in {"berjalan", "selesai", "diverifikasi"}:
        steps.append(("start", doer, ACCEPTED_ON, ""))
    if done_on:
        steps.append(("finish", doer, done_on, row["followup"]))
    if row["state"] == "diverifikasi":
        steps.append(("verify", _checker(people, doer), done_on, ""))
    for verb, by, day, note in steps:
        actions.move_recommendation(recommendation, verb, note=note, by=by, at=on(day))


def _examples(sheet: Row, unit: Unit, people: People) -> None:
    chair = people["ketua-zi"]
    for row in sheet["role_models"]:
        actions.name_role_model(
            unit=unit,
            decree_number=row["decree_number"],
            decided_on=row["decided_on"],
            by=chair,
            at=on(row["decided_on"]),
            **_named(row, people),
        )
    for row in sheet["change_agents"]:
        agent = actions.name_agent(
            unit=unit,
            decree_number=row["decree_number"],
            decided_on=row["decided_on"],
            plan=row["plan"],
            by=chair,
            at=on(row["decided_on"]),
            **_named(row, people),
        )
        for each in row["changes"]:
            change = actions.add_change(
                agent,
                title=each["title"],
                made_on=each["made_on"],
                is_integrated=each["integrated"],
                into=each["into"],
                by=chair,
                at=on(each["made_on"]),
            )
            actions.verify_change(change, by=chair, at=on(each["made_on"]))


def _pakta(row: Row, unit: Unit, people: People) -> None:
    """Publish the text and let every employee sign it, as the report says they did."""
    text = actions.publish_pakta_text(
        unit=unit,
        title=row["title"],
        body=row["body"],
        from_on=row["from_on"],
        by=people["kepala"],
        at=on(row["from_on"], hour=8),
    )
    for user in people.values():
        if user.has(Perm.PLEDGE, unit):
            actions.sign_pakta(text, by=user, at=on(row["signed_on"]))


def _procedure(row: Row, unit: Unit, people: People) -> None:
    """Draft the better procedure that the report asks for; the head has yet to approve."""
    actions.draft_procedure(
        unit=unit,
        title=row["title"],
        note=row["note"],
        by=people["ketua-zi"],
        at=on(row["drafted_on"]),
    )
