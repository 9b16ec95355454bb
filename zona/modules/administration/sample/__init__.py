"""The sample office: units, positions and one account per role."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from zona.core.people.models import Position, Unit, UnitLevel, User
from zona.core.roles import Role
from zona.core.sample import content, on
from zona.modules.administration import actions

# Only `zona demo` loads these accounts, and it says so on start.
PASSWORD = "contoh-zona-2021"  # noqa: S105  # printed on start, only in demo mode

PACKAGE = "zona.modules.administration"
FOUNDED = on(date(2021, 1, 4))

type Row = Mapping[str, Any]


def load() -> None:
    """Load the office as it stood when the sample quarter's year began."""
    office = content(PACKAGE, "office.yaml")
    units = _units(office["units"])
    posts = _posts(office["positions"], units)
    for row in office["accounts"]:
        _account(row, units[row["unit"]], posts.get(row["position"] or ""))
    actions.share_password(accounts(), password=PASSWORD)


def _units(rows: Iterable[Row]) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for row in rows:
        units[row["code"]] = actions.create_unit(
            code=row["code"],
            name=row["name"],
            short_name=row["short_name"],
            level=UnitLevel(row["level"]),
            parent=units.get(row["parent"] or ""),
            place=row["place"],
            address=row.get("address", ""),
            is_sample=bool(row.get("contoh")),
            by=None,
            at=FOUNDED,
        )
    return units


def _posts(rows: Iterable[Row], units: Mapping[str, Unit]) -> dict[str, Position]:
    posts: dict[str, Position] = {}
    for row in rows:
        posts[row["key"]] = actions.create_position(
            unit=units[row["unit"]],
            title=row["title"],
            superior=posts.get(row["superior"] or ""),
            by=None,
            at=FOUNDED,
        )
    return posts


def _account(row: Row, unit: Unit, position: Position | None) -> None:
    user = actions.create_user(
        username=row["username"],
        full_name=row["name"],
        email=row["email"],
        unit=unit,
        position=position,
        password=None,
        by=None,
        at=FOUNDED,
    )
    for role in row["roles"]:
        actions.grant_role(
            user=user,
            unit=unit,
            role=Role(role),
            areas=row.get("areas", "") if role == Role.ZI_MEMBER else "",
            by=None,
            at=FOUNDED,
        )


def accounts() -> list[User]:
    """Return the sample people in the order in which start-up names them."""
    return list(User.objects.select_related("unit", "position").order_by("pk"))
