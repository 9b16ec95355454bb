"""Units in a tree, positions in a tree, people, and their roles per unit."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar, Self

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import Q

from zona.core.choice import Choice
from zona.core.modules import roles_with
from zona.core.roles import Permission, Role
from zona.core.rows import Rows


class UnitLevel(Choice):
    """Tingkat unit in the organisation."""

    KEMENTERIAN = "kementerian", "Kementerian/lembaga"
    ESELON_I = "eselon_i", "Unit eselon I"
    SATKER = "satker", "Satuan kerja"


class UnitRows(Rows["Unit"]):
    def visible_to(self, user: User) -> Self:
        """Return the units a person belongs to or holds a role over."""
        return self.filter(user.reach("self"))

    def below(self, unit: Unit) -> Self:
        """Return the unit itself and everything under it."""
        return self.filter(path__startswith=unit.path)


class Unit(models.Model):
    """Unit kerja: a ministry, an echelon I unit, or a satker."""

    code = models.SlugField("kode", max_length=60, unique=True)
    name = models.CharField("nama", max_length=200)
    short_name = models.CharField("nama singkat", max_length=60)
    level = models.CharField("tingkat", max_length=20, choices=UnitLevel.choices())
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    # Ids of the ancestors and of the unit itself, "/1/4/9/": a subtree is a prefix.
    path = models.CharField(max_length=200, db_index=True, editable=False, blank=True)
    place = models.CharField("kota", max_length=80)
    address = models.CharField("alamat", max_length=300, blank=True)
    is_sample = models.BooleanField("data contoh", default=False)

    objects = UnitRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(level=UnitLevel.KEMENTERIAN, parent__isnull=True)
                | (~Q(level=UnitLevel.KEMENTERIAN) & Q(parent__isnull=False)),
                name="people_unit_parent_by_level",
                violation_error_message="Hanya kementerian/lembaga yang berdiri tanpa unit induk.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class PositionRows(Rows["Position"]):
    def visible_to(self, user: User) -> Self:
        """Return the positions of the units a person belongs to or oversees."""
        return self.filter(user.reach("unit"))


class Position(models.Model):
    """Jabatan: a place in the unit's tree; it says who is whose superior."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    title = models.CharField("nama jabatan", max_length=200)
    superior = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="subordinates"
    )

    objects = PositionRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(superior__isnull=True) | ~Q(superior=models.F("pk")),
                name="people_position_not_its_own_superior",
                violation_error_message="Jabatan tidak dapat menjadi atasan dirinya sendiri.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class UserRows(Rows["User"]):
    def visible_to(self, user: User) -> Self:
        """Return the people of the units a person belongs to or oversees."""
        return self.filter(user.reach("unit"))


class Users(UserManager["User"]):
    def get_queryset(self) -> UserRows:
        return UserRows(self.model, using=self._db)

    def visible_to(self, user: User) -> UserRows:
        """Return the people of the units a person belongs to or oversees."""
        return self.get_queryset().visible_to(user)


class User(AbstractUser):
    """Pengguna: a person who works in Zona."""

    first_name = None  # type: ignore[assignment]  # one name field: many Indonesians have one name
    last_name = None  # type: ignore[assignment]  # as above
    full_name = models.CharField("nama", max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="people")
    position = models.ForeignKey(
        Position, models.PROTECT, null=True, blank=True, related_name="holders"
    )

    objects: ClassVar[Users] = Users()

    REQUIRED_FIELDS = ["email", "full_name"]

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name

    @cached_property
    def held(self) -> tuple[Grant, ...]:
        """Return the person's grants with their units, read once per request."""
        return tuple(self.grants.select_related("unit"))

    def has(self, permission: Permission, unit: Unit | None = None) -> bool:
        """Tell whether the person holds the permission, there or (None) anywhere."""
        roles = roles_with(permission)
        return any(
            Role(grant.role) in roles and (unit is None or grant.covers(unit))
            for grant in self.held
        )

    def within(self, permission: Permission, field: str = "unit") -> Q:
        """Return the condition on `field` for units where the permission is held."""
        roles = roles_with(permission)
        return _where([g for g in self.held if Role(g.role) in roles], field)

    def reach(self, field: str = "unit") -> Q:
        """Return the condition on `field` for the own unit and those overseen."""
        return _where(self.held, field) | _own(self.unit_id, field)

    def holds(self, role: Role, unit: Unit) -> bool:
        """Tell whether the person holds a role in exactly that unit."""
        return any(g.role == role and g.unit_id == unit.pk for g in self.held)

    def works_on(self, area: str, permission: Permission, unit: Unit) -> bool:
        """Tell whether the permission there counts in an area of the programme."""
        roles = roles_with(permission)
        return any(
            Role(g.role) in roles and g.covers(unit) and g.includes(area)
            for g in self.held
        )

    def superior(self) -> User | None:
        """Return the nearest active person above in the position tree, if any."""
        post = self.position.superior if self.position else None
        while post:
            holder = post.holders.filter(is_active=True).exclude(pk=self.pk).first()
            if holder:
                return holder
            post = post.superior
        return None


class Grant(models.Model):
    """Peran yang dipegang seseorang di satu unit."""

    user = models.ForeignKey(User, models.CASCADE, related_name="grants")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    role = models.CharField("peran", max_length=30, choices=Role.choices())
    # Area keys ("MP,TT") that a team member works in; empty means every area.
    areas = models.CharField("area", max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "unit", "role"],
                name="people_grant_once",
                violation_error_message="Peran ini sudah dipegang di unit tersebut.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} – {self.unit}"

    def includes(self, area: str) -> bool:
        """Tell whether the grant counts in an area; without areas it counts in all."""
        return not self.areas or area in self.areas.split(",")

    def covers(self, unit: Unit) -> bool:
        """Tell whether the grant counts in a unit: its own, or below if it reaches."""
        if Role(self.role).reaches_below:
            return unit.path.startswith(self.unit.path)
        return unit.pk == self.unit_id


def _own(unit_id: int, field: str) -> Q:
    return Q(pk=unit_id) if field == "self" else Q(**{f"{field}_id": unit_id})


def _where(grants: list[Grant] | tuple[Grant, ...], field: str) -> Q:
    """Join the grants' units: by id, or by path where the role reaches below."""
    found = Q(pk__in=())
    ids = {g.unit_id for g in grants if not Role(g.role).reaches_below}
    if ids:
        found |= Q(pk__in=ids) if field == "self" else Q(**{f"{field}_id__in": ids})
    prefix = "path" if field == "self" else f"{field}__path"
    for path in {g.unit.path for g in grants if Role(g.role).reaches_below}:
        found |= Q(**{f"{prefix}__startswith": path})
    return found
