"""Records that the tests of the programme start from, made by its own actions."""

from datetime import UTC, date, datetime
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from zona.core.people.models import User
from zona.core.people.tests.people import person, satker
from zona.core.roles import Role
from zona.modules.programme import actions
from zona.modules.programme.models import (
    ChangeAgent,
    Meeting,
    PlanAction,
    PriorityTarget,
    Recommendation,
    Team,
    WorkPlan,
)
from zona.modules.programme.rules import MeetingKind, Origin, TeamRole

AT = datetime(2021, 10, 1, 3, tzinfo=UTC)
TODAY = date(2021, 10, 1)


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 3, tzinfo=UTC)


def picture() -> SimpleUploadedFile:
    """Return a photograph as a browser sends it."""
    stream = BytesIO()
    Image.new("RGB", (2, 2)).save(stream, "PNG")
    return SimpleUploadedFile("foto.png", stream.getvalue(), "image/png")


def lead(name: str = "budi") -> User:
    """Return the chair of the ZI team."""
    return person(name, Role.EMPLOYEE, Role.ZI_LEAD)


def member(name: str = "ani") -> User:
    return person(name, Role.EMPLOYEE, Role.ZI_MEMBER)


def head(name: str = "citra") -> User:
    return person(name, Role.EMPLOYEE, Role.HEAD)


def stranger() -> User:
    """Return Dewi, who leads the team of another unit."""
    return person("dewi", Role.EMPLOYEE, Role.ZI_LEAD, unit=satker("balai-lain"))


def team(by: User, number: str = "4/2021", start: date = date(2021, 1, 18)) -> Team:
    """Return a decreed team with a chair and a member for one area."""
    found = actions.decree_team(
        unit=by.unit,
        number=number,
        title="Tim kerja ZI",
        decided_on=start,
        from_on=start,
        by=by,
        at=AT,
    )
    actions.add_member(found, user=by, role=TeamRole.KETUA, by=by, at=AT)
    actions.add_member(
        found, post="Arsiparis", role=TeamRole.ANGGOTA, areas="MP", by=by, at=AT
    )
    return found


def plan(by: User, year: int = 2021, until_year: int = 2022) -> WorkPlan:
    return actions.create_plan(
        unit=by.unit,
        title="Rencana kerja ZI",
        year=year,
        until_year=until_year,
        by=by,
        at=AT,
    )


def target(of: WorkPlan, by: User, goal: str = "Disahkan") -> PriorityTarget:
    return actions.add_target(
        of,
        text="Komitmen pimpinan",
        priority=1,
        indicators="PU.MP.2,PM.MP.2",
        baseline="Draf",
        goal=goal,
        by=by,
        at=AT,
    )


def action(
    of: WorkPlan, by: User, owner: User | None = None, quarter: int = 4
) -> PlanAction:
    return actions.add_action(
        of,
        text="Membahas rencana kerja",
        output="Notula",
        year=2021,
        quarter=quarter,
        indicators="PU.MP.2,PM.MP.2",
        user=owner,
        post="" if owner else "Arsiparis",
        by=by,
        at=AT,
    )


def meeting(
    by: User,
    held_on: date = date(2021, 9, 27),
    kind: MeetingKind = MeetingKind.MONEV,
    complete: bool = True,
    head_attended: bool = True,
) -> Meeting:
    return actions.record_meeting(
        unit=by.unit,
        kind=kind,
        title=f"Rapat {held_on:%d-%m-%Y}",
        held_on=held_on,
        place="Aula",
        post="Kepala Balai",
        invited_on=held_on if complete else None,
        minutes_signed_on=held_on if complete else None,
        participants_count=12,
        head_attended=head_attended,
        decisions=["Lengkapi dokumen", "Tetapkan tenggat"],
        by=by,
        at=AT,
    )


def recommendation(
    by: User,
    owner: User | None = None,
    origin: Origin = Origin.MONEV,
    due_on: date = date(2021, 12, 17),
    number: str = "",
) -> Recommendation:
    return actions.record_recommendation(
        unit=by.unit,
        number=number,
        origin=origin,
        source_title="Rapat 27 September 2021",
        text="Lengkapi dokumen",
        indicators="PU.MP.3,PM.MP.3",
        due_on=due_on,
        user=owner,
        post="" if owner else "Arsiparis",
        by=by,
        at=AT,
    )


def agent(by: User, user: User | None = None) -> ChangeAgent:
    return actions.name_agent(
        unit=by.unit,
        user=user,
        post="" if user else "Analis",
        decree_number="22/2021",
        decided_on=date(2021, 9, 6),
        plan="Memudahkan pelanggan",
        by=by,
        at=AT,
    )
