"""The team that builds the zone, decree by decree."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from zona.core.files.models import Attachment
from zona.modules.programme.models.base import Named, Owned, ProgrammeRows
from zona.modules.programme.rules import Area, TeamRole, missing_areas, split_codes


class TeamRows(ProgrammeRows["Team"]):
    def in_force(self, on: date) -> Self:
        """Return the teams whose decree runs on a day."""
        return self.filter(
            Q(until_on__isnull=True) | Q(until_on__gte=on), from_on__lte=on
        )


class Team(Owned):
    """Tim kerja ZI by one decree; a new decree closes the former."""

    number = models.CharField("nomor keputusan", max_length=80)
    title = models.CharField("tentang", max_length=300)
    decided_on = models.DateField("tanggal keputusan")
    from_on = models.DateField("berlaku mulai")
    until_on = models.DateField("berlaku sampai", null=True, blank=True)
    selection_procedure = models.CharField(
        "tata cara pemilihan anggota", max_length=300, blank=True
    )
    selection_note = models.TextField("catatan pemilihan", blank=True)
    document = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = TeamRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "number"],
                name="programme_team_number_once",
                violation_error_message="Nomor keputusan ini sudah dicatat.",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="programme_team_ends_after_start",
                violation_error_message="Akhir masa berlaku tidak boleh sebelum awalnya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    def get_absolute_url(self) -> str:
        return reverse("programme:team_detail", args=[self.pk])

    def gaps(self, on: date) -> tuple[Area, ...]:
        """Return the areas without a member that day (rules 15: at least one each)."""
        return missing_areas(self.members.serving(on).values_list("areas", flat=True))


class MemberRows(ProgrammeRows["TeamMember"]):
    def serving(self, on: date) -> Self:
        """Return the members who sat in the team on a day."""
        return self.filter(
            Q(joined_on__isnull=True) | Q(joined_on__lte=on),
            Q(left_on__isnull=True) | Q(left_on__gt=on),
        )

    def in_order(self) -> Self:
        """Return the members as the decree lists them."""
        place = models.Case(
            *(models.When(role=role, then=n) for n, role in enumerate(TeamRole)),
            default=len(TeamRole),
        )
        return self.order_by(place, "pk")


class TeamMember(Named):
    """Anggota tim kerja ZI with role and areas."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="members")
    role = models.CharField("peran", max_length=20, choices=TeamRole.choices())
    # Area keys ("MP,TT"); empty for those who answer for the whole.
    areas = models.CharField("area", max_length=60, blank=True)
    # Within the decree's time; empty: from its first day, until its last.
    joined_on = models.DateField("masuk tim pada", null=True, blank=True)
    left_on = models.DateField("keluar dari tim pada", null=True, blank=True)
    leave_reason = models.CharField("alasan keluar", max_length=300, blank=True)
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="successors"
    )

    objects = MemberRows.as_manager()

    class Meta(Named.Meta):
        constraints = [
            *Named.Meta.constraints,
            models.UniqueConstraint(
                fields=["team", "user", "role"],
                name="programme_teammember_role_once",
                condition=Q(left_on__isnull=True),
                violation_error_message="Pegawai ini sudah memegang peran itu dalam tim.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.who} – {self.get_role_display()}"

    def get_absolute_url(self) -> str:
        return self.team.get_absolute_url()

    @property
    def area_labels(self) -> str:
        """Return the areas in words."""
        return ", ".join(Area(key).label for key in split_codes(self.areas))
