"""The sample office: units, positions and one account per role."""

from datetime import date

from zona.core.people.models import Position, Unit, UnitLevel, User
from zona.core.roles import Role
from zona.core.sample import content, on
from zona.modules.administration import actions

# Only `zona demo` loads these accounts, and it says so on start.
PASSWORD = "contoh-zona-2021"  # noqa: S105  # printed on start, only in demo mode


def load() -> None:
    """Load the office as it stood when the sample quarter's year began."""
    at = on(date(2021, 1, 4))
    office = content(__package__.removesuffix(".sample"), "office.yaml")
    units: dict[str, Unit] = {}
    for row in office["units"]:
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
            at=at,
        )
    posts: dict[str, Position] = {}
    for row in office["positions"]:
        posts[row["key"]] = actions.create_position(
            unit=units[row["unit"]],
            title=row["title"],
            superior=posts.get(row["superior"] or ""),
            by=None,
            at=at,
        )
    for row in office["accounts"]:
        user = actions.create_user(
            username=row["username"],
            full_name=row["name"],
            email=row["email"],
            unit=units[row["unit"]],
            position=posts.get(row["position"] or ""),
            password=None,
            by=None,
            at=at,
        )
        for role in row["roles"]:
            actions.grant_role(
                user=user,
                unit=user.unit,
                role=Role(role),
                areas=row.get("areas", "") if role == Role.ZI_MEMBER else "",
                by=None,
                at=at,
            )
    actions.share_password(accounts(), password=PASSWORD)


def accounts() -> list[User]:
    """Return the sample people in the order in which start-up names them."""
    return list(User.objects.select_related("unit", "position").order_by("pk"))
