"""Who has signed the pakta integritas, and whose still holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from zona.core.law import in_force
from zona.core.people.models import Unit, User
from zona.core.people.queries import holders
from zona.core.roles import Role
from zona.modules.programme.models import Pakta, PaktaText
from zona.modules.programme.permissions import Perm
from zona.modules.programme.rules import (
    PaktaRule,
    PaktaStanding,
    last_day,
    pakta_standing,
    share,
)


@dataclass(frozen=True, slots=True)
class Signature:
    """One employee and the pakta he signed last, as judged on a day."""

    user: User
    post: str
    text: PaktaText | None
    pakta: Pakta | None
    standing: PaktaStanding
    until_on: date | None

    @property
    def tone(self) -> str:
        return "good" if self.standing == PaktaStanding.BERLAKU else "warn"


@dataclass(frozen=True, slots=True)
class Coverage:
    """All employees of a unit and their pakta on a day."""

    text: PaktaText | None
    rows: tuple[Signature, ...]

    @property
    def signed_count(self) -> int:
        return sum(row.standing == PaktaStanding.BERLAKU for row in self.rows)

    @property
    def total(self) -> str:
        """Return the number of employees in words for the page."""
        return f"{len(self.rows)} pegawai"

    @property
    def percent(self) -> Decimal | None:
        """Return the share that holds, None where there is no employee."""
        return share(self.signed_count, len(self.rows))


def pakta_rule(on: date) -> PaktaRule:
    """Return when a pakta must be renewed, by the table in force on a day."""
    return in_force("programme", "pakta", on, PaktaRule)


def post_of(user: User) -> str:
    """Return the title of the post that a person holds."""
    return user.position.title if user.position else "Pegawai"


def head_name(unit: Unit) -> str:
    """Return the name of the unit's head, empty where none is appointed."""
    heads = User.objects.filter(
        grants__unit=unit, grants__role=Role.HEAD, is_active=True
    )
    first = heads.order_by("pk").first()
    return first.full_name if first else ""


def coverage(unit: Unit, on: date) -> Coverage:
    """Return every active employee with his pakta on a day: three queries."""
    people = sorted(holders(Perm.PLEDGE, unit), key=lambda user: user.full_name)
    text = PaktaText.objects.of(unit.pk).in_force(on).first()
    return Coverage(text, tuple(_signatures(people, unit, text, on)))


def own_pakta(user: User, unit: Unit, on: date) -> Signature:
    """Return a person's own pakta in his unit on a day."""
    text = PaktaText.objects.of(unit.pk).in_force(on).first()
    [found] = _signatures([user], unit, text, on)
    return found


def _signatures(
    people: list[User], unit: Unit, text: PaktaText | None, on: date
) -> Iterable[Signature]:
    rule = pakta_rule(on)
    signed = Pakta.objects.of(unit.pk).latest_of([user.pk for user in people], on)
    latest = {pakta.user_id: pakta for pakta in signed}
    for user in people:
        pakta = latest.get(user.pk)
        standing = pakta_standing(
            pakta.pledge if pakta else None,
            version=text.version if text else 0,
            post=post_of(user),
            on=on,
            rule=rule,
        )
        until = last_day(pakta.signed_on, rule) if pakta else None
        yield Signature(user, post_of(user), text, pakta, standing, until)
