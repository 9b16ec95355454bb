"""A unit with its team, its head and a worksheet; and Dewi, who is of another unit."""

from dataclasses import dataclass
from datetime import date

from zona.core.people.models import Grant, User
from zona.core.people.tests.people import person, satker
from zona.core.roles import Role
from zona.core.sample import on
from zona.modules.assessment import actions, queries
from zona.modules.assessment.models import (
    Evidence,
    EvidenceKind,
    Instrument,
    Lke,
    ZeroPolicy,
)

AT = on(date(2021, 6, 1))
OLD, NEW = "lke-zi-2019", "lke-zi-2021"


@dataclass(frozen=True, slots=True)
class Team:
    """Ani works on supervision, Citra leads, Budi heads the unit, Dewi is elsewhere."""

    ani: User
    budi: User
    citra: User
    dewi: User


def team() -> Team:
    budi = person("budi", Role.HEAD)
    ani = person("ani", superior=budi)
    Grant.objects.create(user=ani, unit=ani.unit, role=Role.ZI_MEMBER, areas="PW")
    citra = person("citra", Role.ZI_LEAD, superior=budi)
    dewi = person("dewi", Role.ZI_LEAD, unit=satker("balai-lain"))
    actions.publish_shipped(by=None, at=AT)
    return Team(ani, budi, citra, dewi)


def opened(
    by: User,
    year: int = 2021,
    code: str = NEW,
    zero: ZeroPolicy = ZeroPolicy.EXCLUDE,
) -> Lke:
    return actions.open_lke(
        unit=by.unit,
        instrument=Instrument.objects.get(code=code),
        title=f"LKE {year} {by.unit.short_name}",
        period_start=date(year, 1, 1),
        period_end=date(year, 12, 31),
        zero_policy=zero,
        by=by,
        at=AT,
    )


def answered(lke: Lke, by: User, **values: str) -> None:
    """Answer questions by their rung; underscores stand for dots (PM_MP_1_a)."""
    sheet = queries.worksheet(lke)
    for name, value in values.items():
        code = name.replace("_", ".")
        sheet = actions.answer_question(
            sheet, code, actions.Reply(value=value), version=0, by=by, at=AT
        )


def proven(
    lke: Lke,
    by: User,
    *codes: str,
    happened_on: date = date(2021, 3, 1),
    until: date | None = None,
) -> Evidence:
    return actions.add_evidence(
        unit=lke.unit,
        proof=actions.Proof(
            title="Keputusan tim",
            kind=EvidenceKind.SK,
            shows="Tim ditetapkan",
            happened_on=happened_on,
            received_on=happened_on,
            valid_until=until,
            record_url="/program/tim/",
        ),
        uses=[(lke, code) for code in codes],
        by=by,
        at=AT,
    )
