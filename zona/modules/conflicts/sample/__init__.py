"""What the sample office holds about conflicts of interest at the end of 2021."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.files.base import ContentFile

from zona.core.duties.actions import check_report, make_report, sign_report
from zona.core.duties.rules import Rhythm, stretch_from
from zona.core.people.models import Unit, User
from zona.core.sample import content, on, paper
from zona.core.upkeep.actions import record_briefing, register_policy, set_activity
from zona.core.upkeep.models import MainActivity
from zona.core.upkeep.queries import active_people
from zona.core.upkeep.rules import Audience, Medium
from zona.modules.conflicts import actions
from zona.modules.conflicts.rules import DeclarationKind, InterestKind

type Sheet = Mapping[str, Any]


def load() -> None:
    """Load map, briefing, commitments, nil declarations and the monthly reports."""
    sheet = content(__package__.removesuffix(".sample"), "conflicts.yaml")
    unit = Unit.objects.get(code=sheet["unit"])
    keeper, signer = _person(sheet["keeper"]), _person(sheet["signer"])
    activities = _activities(sheet, unit, keeper)
    _map(sheet, unit, keeper, activities)
    _upkeep(sheet, unit, keeper)
    _declare(sheet)
    for person in active_people(unit.pk).order_by("pk"):
        actions.sign_commitment(by=person, at=on(sheet["committed_on"], 11))
    for row in sheet["reports"]:
        _report(row, unit, keeper, signer)
    _elsewhere(sheet["other"])


def _person(username: str) -> User:
    return User.objects.get(username=username)


def _activities(sheet: Sheet, unit: Unit, by: User) -> dict[str, MainActivity]:
    """Return the unit's main activities; the list is one, so a listed code stays."""
    found = {}
    for row in sheet["activities"]:
        known = MainActivity.objects.filter(unit=unit, code=row["code"]).first()
        found[row["code"]] = known or set_activity(
            unit=unit,
            code=row["code"],
            name=row["name"],
            officers=[_person(each) for each in row["officers"]],
            first_day=sheet["activities_from"],
            by=by,
            at=on(sheet["activities_from"]),
        )
    return found


def _map(
    sheet: Sheet, unit: Unit, by: User, activities: Mapping[str, MainActivity]
) -> None:
    for row in sheet["map"]:
        fields = {key: row[key] for key in row if key not in {"activity", "owner"}}
        actions.set_row(
            unit=unit,
            activity=activities[row["activity"]],
            owner=_person(row["owner"]),
            prevented_from=sheet["policy"]["dated_on"],
            by=by,
            at=on(sheet["mapped_on"]),
            **fields,
        )


def _upkeep(sheet: Sheet, unit: Unit, by: User) -> None:
    policy, briefing = sheet["policy"], sheet["briefing"]
    register_policy(
        unit=unit,
        kind="conflicts.guide",
        title=policy["title"],
        number=policy["number"],
        dated_on=policy["dated_on"],
        first_day=policy["dated_on"],
        upload=_paper(policy["title"], policy["dated_on"], unit),
        by=by,
        at=on(policy["dated_on"]),
    )
    record_briefing(
        unit=unit,
        topic="conflicts",
        title=briefing["title"],
        held_on=briefing["held_on"],
        medium=Medium.MEETING,
        audience=Audience.INTERNAL,
        attendees=active_people(unit.pk),
        upload=_paper(briefing["title"], briefing["held_on"], unit),
        by=by,
        at=on(briefing["held_on"]),
    )


def _paper(title: str, day: date, unit: Unit) -> ContentFile[bytes]:
    content_ = paper(title, [title], day, unit.place)
    return ContentFile(content_, name="benturan-contoh.pdf")


def _declare(sheet: Sheet) -> None:
    """Let some officials declare nil; the head's is reviewed by the unit above."""
    for username in sheet["nil"]:
        person = _person(username)
        made = actions.declare_nil(by=person, at=on(sheet["nil_on"]))
        judge = made.reviewer or _person("pemantau-bskji")
        at = on(sheet["nil_reviewed_on"])
        actions.review_declaration(made, "clear", by=judge, at=at)


def _report(row: Sheet, unit: Unit, maker: User, signer: User) -> None:
    period = stretch_from(Rhythm.BULANAN, date(2021, row["month"], 1))
    made_at = on(row["made_on"])
    report = make_report(
        "conflicts.monthly", unit=unit, period=period, by=maker, at=made_at
    )
    check_report(report, by=maker, at=made_at)
    report.refresh_from_db()
    sign_report(report, by=signer, at=on(row["signed_on"]))


def _elsewhere(row: Sheet) -> None:
    """Load a potential conflict of an invented unit, with its prevention."""
    person, at = _person(row["person"]), on(row["sent_on"])
    made = actions.start_declaration(
        kind=DeclarationKind.KEJADIAN, happened_on=row["sent_on"], by=person, at=at
    )
    actions.add_interest(
        made,
        kind=InterestKind.KELUARGA,
        party=row["party"],
        explanation=row["explanation"],
        by=person,
        at=at,
    )
    actions.submit_declaration(made, by=person, at=at)
    actions.plan_prevention(
        made,
        plan=row["plan"],
        plan_due_on=row["plan_due_on"],
        by=_person(row["reviewer"]),
        at=on(row["reviewed_on"]),
    )
