"""Reads that cross models: units, indicators, suggestions, boards, histories."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, IntegerField, Value, When

from zona.core.audit.models import Entry
from zona.core.facts import Period, read
from zona.core.law import in_force
from zona.core.modules import roles_with
from zona.core.people.models import Position, Unit, UnitLevel, User
from zona.core.roles import Permission
from zona.core.ui.parts import Event
from zona.core.workdays.queries import calendar_near
from zona.core.workdays.rules import add_working_days
from zona.modules.programme.models import (
    PlanAction,
    Recommendation,
    TeamMember,
    WorkPlan,
)
from zona.modules.programme.models.base import Named, Owned
from zona.modules.programme.models.plan import TargetRows
from zona.modules.programme.permissions import Perm
from zona.modules.programme.rules import (
    PLAN_FLOW,
    Indicators,
    Origin,
    Suggestion,
    next_quarter_end,
    read_day,
    split_codes,
)

# Suggestions of every report ever signed may still wait; no report is older.
FIRST_DAY = date(2009, 1, 1)

HAPPENED = {
    "team_decreed": "Keputusan tim dicatat",
    "team_edited": "Keputusan tim diperbaiki",
    "plan_created": "Rencana kerja dibuat",
    "plan_edited": "Keterangan rencana diperbaiki",
    "plan_discuss": "Diajukan untuk dibahas",
    "plan_approve": "Disetujui",
    "plan_return": "Dikembalikan ke draf",
    "plan_socialise": "Dinyatakan sudah disosialisasikan",
    "plan_start": "Pelaksanaan dimulai",
    "plan_evaluate": "Ditutup dengan evaluasi",
    "action_created": "Rencana aksi dibuat",
    "action_edited": "Rencana aksi diperbaiki",
    "action_start": "Mulai dikerjakan",
    "action_finish": "Dinyatakan selesai",
    "action_verify": "Bukti diperiksa dan diterima",
    "action_return": "Dikembalikan untuk dilengkapi",
    "meeting_recorded": "Rapat dicatat",
    "meeting_edited": "Catatan rapat diperbaiki",
    "recommendation_recorded": "Rekomendasi dicatat",
    "recommendation_taken": "Diambil dari saran laporan",
    "recommendation_edited": "Rekomendasi diperbaiki",
    "recommendation_accept": "Diterima",
    "recommendation_start": "Mulai dikerjakan",
    "recommendation_finish": "Dinyatakan selesai",
    "recommendation_verify": "Diverifikasi",
    "recommendation_return": "Dikembalikan untuk dilengkapi",
    "recommendation_reject": "Ditolak",
}


@dataclass(frozen=True, slots=True)
class Quarter:
    """One column of the board: a quarter and its actions."""

    title: str
    actions: tuple[PlanAction, ...]
    done_count: int


def units_seen(user: User) -> tuple[Unit, ...]:
    """Return the units whose programme a person may see: his own first, then satker."""
    nearness = Case(
        When(pk=user.unit_id, level=UnitLevel.SATKER, then=Value(0)),
        When(level=UnitLevel.SATKER, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    rows = Unit.objects.filter(user.within(Perm.VIEW, "self"))
    return tuple(rows.order_by(nearness, "path"))


def may(user: User, record: Owned) -> Callable[[Permission], bool]:
    """Return the test which moves a person may make; who is responsible may work on it."""
    owns = isinstance(record, Named) and record.user_id == user.pk

    def test(permission: Permission) -> bool:
        return (owns and permission == Perm.EDIT) or user.has(permission, record.unit)

    return test


def holders(permission: Permission, unit: Unit) -> tuple[User, ...]:
    """Return the active people who hold a permission by a role in exactly the unit."""
    people = User.objects.filter(
        grants__unit=unit, grants__role__in=roles_with(permission), is_active=True
    )
    return tuple(people.distinct())


def indicators(on: date) -> Indicators:
    """Return the table of indicators in force on a day."""
    return in_force("programme", "indicators", on, Indicators)


def both_codes(text: str, on: date) -> str:
    """Return an indicator's codes in every instrument, as records keep them."""
    codes = split_codes(text)
    found = indicators(on).of(codes[0]) if codes else None
    return ",".join(found.codes if found else codes)


def suggestions(unit: Unit, on: date) -> tuple[Suggestion, ...]:
    """Return the suggestions of signed quarterly reports that nobody has taken yet."""
    reading = read("reports.suggestions_count", unit.pk, Period(FIRST_DAY, on))
    if reading is None or reading.table is None:
        return ()
    known = Recommendation.objects.of(unit.pk).filter(origin=Origin.LAPORAN)
    taken = set(known.values_list("source_key", flat=True))
    found = []
    for values in reading.table.rows:
        row = dict(zip(reading.table.columns, values, strict=True))
        key = f"{row['Laporan']}#{row['Nomor']}"
        if key not in taken:
            found.append(
                Suggestion(
                    key=key,
                    report=row["Laporan"],
                    text=row["Saran"],
                    indicators=both_codes(row["Indikator"], on),
                    due_on=read_day(row["Tenggat"]) or next_quarter_end(on),
                    url=row["Alamat"],
                )
            )
    return tuple(found)


def board(actions: list[PlanAction]) -> tuple[Quarter, ...]:
    """Return the actions by quarter, in the order of time."""
    by_quarter: dict[tuple[int, int], list[PlanAction]] = {}
    for action in sorted(actions, key=lambda each: (each.due_on, each.pk)):
        by_quarter.setdefault((action.year, action.quarter), []).append(action)
    return tuple(
        Quarter(
            title=rows[0].quarter_name,
            actions=tuple(rows),
            done_count=sum(row.done_on is not None for row in rows),
        )
        for rows in by_quarter.values()
    )


def targets(plan: WorkPlan) -> TargetRows:
    """Return a plan's targets with how many actions serve each."""
    rows = plan.targets.annotate(action_count=Count("actions"))
    return rows.order_by("priority", "pk")


def approval_due(plan: WorkPlan) -> date:
    """Return the day by which the head should decide on a plan under discussion."""
    move = PLAN_FLOW.step("dibahas", "approve")
    calendar = calendar_near(plan.unit, plan.state_on)
    return add_working_days(plan.state_on, move.days or 0, calendar)


def represented(unit_id: int, members: list[TeamMember]) -> dict[str, bool]:
    """Return each section of the unit and whether a team member comes from it.

    A section is a post directly under the head's that leads other posts.
    """
    posts = {post.pk: post for post in Position.objects.filter(unit_id=unit_id)}
    leading = {post.superior_id for post in posts.values()}
    top = {pk for pk, post in posts.items() if post.superior_id not in posts}
    found = {
        pk: False for pk in leading if pk in posts and posts[pk].superior_id in top
    }
    for member in members:
        pk = member.user.position_id if member.user else None
        while pk in posts:
            if pk in found:
                found[pk] = True
            pk = posts[pk].superior_id
    return {posts[pk].title: is_present for pk, is_present in found.items()}


def history(record: Owned, user: User) -> list[Event]:
    """Return what happened to a record, the youngest first, from the audit trail."""
    target = f"{record._meta.label_lower}:{record.pk}"
    entries = Entry.objects.visible_to(user).filter(target=target)
    return [
        Event(
            title=HAPPENED.get(entry.verb.partition(".")[2], entry.verb),
            at=entry.at,
            who=entry.by.full_name if entry.by else "",
            note=str(entry.detail.get("note", "")),
        )
        for entry in entries.select_related("by").order_by("-number")
    ]
