"""A unit and the team that assesses it, at each point of a round."""

from dataclasses import dataclass

from zona.core.people.models import User
from zona.core.people.tests.people import ministry, person
from zona.core.roles import Role
from zona.modules.assessment import actions
from zona.modules.assessment.models import Finding, Lke, Review, ReviewTeam
from zona.modules.assessment.rules.reviewing import (
    Place,
    Severity,
    Stage,
)
from zona.modules.assessment.tests.desk import CODE
from zona.modules.assessment.tests.team import AT, Team, answered, opened, proven, team


@dataclass(frozen=True, slots=True)
class Bench:
    """The unit's people, and those of the inspectorate."""

    unit: Team
    chief: User
    member: User
    lead: User
    controller: User
    outsider: User
    team: ReviewTeam
    lke: Lke


def made_bench() -> Bench:
    people = team()
    top = ministry()
    chief = person("inspektur", Role.HEAD, unit=top)
    seats = {place: person(place, Role.INTERNAL_ASSESSOR, unit=top) for place in Place}
    outsider = person("lain", Role.INTERNAL_ASSESSOR, unit=top)
    made = actions.form_team(unit=top, stage=Stage.TPI, title="Tim I", by=chief, at=AT)
    for place, user in seats.items():
        actions.seat_member(made, user=user, place=place, by=chief, at=AT)
    actions.assign_unit(made, unit=people.ani.unit, by=chief, at=AT)
    lke = opened(people.citra)
    answered(lke, people.citra, PM_PW_1_a="A")
    proven(lke, people.citra, CODE)
    return Bench(
        people,
        chief,
        seats[Place.ANGGOTA],
        seats[Place.KETUA],
        seats[Place.PENGENDALI_TEKNIS],
        outsider,
        made,
        lke,
    )


def handed_in(bench: Bench) -> Review:
    review = actions.open_review(bench.lke, bench.team, by=bench.member, at=AT)
    actions.move_review(review, "submit", by=bench.unit.citra, at=AT)
    review.refresh_from_db()
    return review


def mark(
    review: Review, by: User, value: str, version: int = 0, code: str = CODE
) -> None:
    reply = actions.Reply(value=value, note="Belum berkala")
    actions.give_mark(review, code, reply, version=version, by=by, at=AT)


def finding(review: Review, by: User) -> Finding:
    return actions.add_finding(
        review,
        CODE,
        text="Kampanye hanya sekali",
        improvement="Jadwalkan tiap triwulan",
        severity=Severity.SEDANG,
        by=by,
        at=AT,
    )


def released(bench: Bench) -> Review:
    review = handed_in(bench)
    mark(review, bench.member, "B")
    finding(review, bench.member)
    for verb, by in (
        ("score", bench.member),
        ("check", bench.lead),
        ("release", bench.controller),
    ):
        actions.move_review(review, verb, by=by, at=AT)
    review.refresh_from_db()
    return review


def replied(bench: Bench) -> Review:
    review = released(bench)
    [each] = review.findings.all()
    actions.reply_finding(each, reply="Sudah", by=bench.unit.ani, at=AT)
    actions.move_review(review, "reply", by=bench.unit.citra, at=AT)
    return review
