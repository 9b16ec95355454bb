"""A duty for tests: none of the modules' own, so that their law cannot move it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from zona.core.duties import Content, Counted, Duty, Kind, Rhythm, duties, duty
from zona.core.facts import Period
from zona.core.modules import modules, roles_with
from zona.core.people.models import Unit
from zona.core.roles import Permission, Role

DAYS = 5


class Perm(Permission):
    """Who makes and who signs the duties of the tests."""

    PREPARE = "uji.prepare"
    SIGN = "uji.sign"


GRANTS: dict[Permission, set[Role]] = {
    Perm.PREPARE: {Role.PERSONNEL_ADMIN},
    Perm.SIGN: {Role.ADMIN_HEAD},
}


def due(_unit: Unit, period: Period) -> date:
    """Return the fifth day after the stretch."""
    return period.end + timedelta(days=DAYS)


def made(
    kind: Kind,
    rhythm: Rhythm,
    *,
    owner: str = "uji",
    is_nil: bool = True,
    hindrance: str = "",
) -> Duty:
    """Return a duty of a module whose records say one table, nil or not."""

    def read(_unit: Unit, _period: Period) -> Content:
        rows = () if is_nil else (("Surat", "2"),)
        table = Counted("Menurut kanal", ("Kanal", "#Jumlah"), rows)
        return Content(is_nil, (table,), ("Kanal dibuka setiap hari.",))

    return duty(
        f"{owner}.{rhythm}",
        f"{kind.label} uji",
        kind=kind,
        rhythm=rhythm,
        indicator="2.5.d",
        questions=("PM.PW.4.a",),
        prepare=Perm.PREPARE,
        sign=Perm.SIGN,
        due_on=due,
        hindrance=lambda _unit, _period: hindrance,
    )(read)


@contextmanager
def owing(*given: Duty) -> Iterator[None]:
    """Let the office owe some duties, and its people make and sign them."""
    manifest = next(modules())
    manifest.grants.update(GRANTS)
    duties().update({each.code: each for each in given})
    roles_with.cache_clear()
    try:
        yield
    finally:
        for each in given:
            duties().pop(each.code, None)
        for permission in GRANTS:
            manifest.grants.pop(permission, None)
        roles_with.cache_clear()
