"""Who handles a report, by which clock, and which envelopes a key opens."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import get_current_timezone

from zona.core.audit.models import Entry
from zona.core.documents.wording import long_date
from zona.core.law import in_force
from zona.core.people.models import Grant, Position, Unit, User
from zona.core.roles import Role
from zona.core.ui.parts import Event
from zona.core.workdays.queries import calendar_near
from zona.core.workdays.rules import add_working_days, explain
from zona.modules.whistleblowing.models import Envelope, HandlerKey, SealedKey, Tip
from zona.modules.whistleblowing.rules import (
    TIP_FLOW,
    Channel,
    Desk,
    Named,
    Seat,
    Sort,
    chosen,
)

LEADERS = (Role.HEAD, Role.ADMIN_HEAD)


def channel(on: date) -> Channel:
    """Return the figures of the channel in force on a day."""
    return in_force("whistleblowing", "kanal", on, Channel)


# --- who handles ---


def teams(unit: Unit) -> list[int]:
    """Return the units whose teams handle what is about a unit: its own, those above."""
    return [int(each) for each in unit.path.strip("/").split("/")]


def keys_for(unit: Unit) -> QuerySet[HandlerKey]:
    """Return the keys in force of everyone who may handle what is about a unit."""
    holding = Grant.objects.filter(role=Role.WHISTLE_HANDLER)
    found = HandlerKey.objects.active().filter(unit__in=teams(unit))
    rows = found.select_related("holder__position", "unit")
    held = set(holding.filter(unit__in=teams(unit)).values_list("user_id", "unit_id"))
    return rows.filter(
        pk__in=[each.pk for each in rows if (each.holder_id, each.unit_id) in held]
    )


def is_open(unit: Unit) -> bool:
    """Tell whether the channel of a unit can take a report: someone can open it."""
    return keys_for(unit).exists()


def posts(unit: Unit) -> QuerySet[Position]:
    """Return the posts of a unit that a reporter may name: posts, never names."""
    return Position.objects.filter(unit=unit).order_by("pk")


def _parents() -> dict[int, int | None]:
    return dict(Position.objects.values_list("pk", "superior_id"))


def _seat(position_id: int, parents: dict[int, int | None]) -> Seat:
    above, found = parents.get(position_id), set[int]()
    while above and above not in found:
        found.add(above)
        above = parents.get(above)
    return Seat(position_id, frozenset(found))


def named(unit: Unit, positions: Iterable[Position]) -> tuple[Named, ...]:
    """Return the posts that a reporter names, and whether a leader holds them."""
    rows, parents = list(positions), _parents()
    leading = set(
        Grant.objects.filter(
            unit=unit, role__in=LEADERS, user__position__in=rows
        ).values_list("user__position_id", flat=True)
    )
    return tuple(Named(_seat(each.pk, parents), each.pk in leading) for each in rows)


def handlers_of(unit: Unit, positions: Iterable[Position]) -> tuple[HandlerKey, ...]:
    """Return the keys that a report is sealed to, the named persons' chains left out."""
    keys = {each.pk: each for each in keys_for(unit)}
    parents = _parents()
    desks = [
        Desk(
            key.pk,
            key.unit_id,
            _seat(key.holder.position_id, parents) if key.holder.position_id else None,
        )
        for key in keys.values()
    ]
    found = chosen(desks, unit.pk, named(unit, positions))
    return tuple(keys[each.key_id] for each in found)


def holders_of(tip: Tip) -> tuple[HandlerKey, ...]:
    """Return the keys in force of those who already open a report: they get the rest."""
    own = SealedKey.objects.filter(envelope__tip=tip, holder__isnull=False)
    people = own.values("holder__holder")
    return tuple(keys_for(tip.unit).filter(holder__in=people))


def key_of(user: User, unit: Unit | None = None) -> HandlerKey | None:
    """Return the person's key in force."""
    keys = HandlerKey.objects.own(user).active().select_related("unit")
    return (keys.filter(unit=unit) if unit else keys).order_by("pk").first()


def desk_of(user: User, tip: Tip) -> Unit | None:
    """Return the team in which a person handles a report."""
    keys = [each for each in holders_of(tip) if each.holder_id == user.pk]
    return keys[0].unit if keys else None


# --- clocks ---


@dataclass(frozen=True, slots=True)
class Clock:
    """The last day of a step and how it was counted."""

    due_on: date | None
    words: str


def clock(unit: Unit, state: str, moved_on: date) -> Clock:
    """Return the clock of a state; states without a limit have none."""
    days = channel(moved_on).days.get(state)
    if days is None:
        return Clock(None, "")
    near = calendar_near(unit, moved_on)
    return Clock(add_working_days(moved_on, days, near), explain(moved_on, days, near))


def after(unit: Unit, end: date, days: int) -> date:
    """Return the working day by which something about a stretch is due."""
    return add_working_days(end, days, calendar_near(unit, end))


# --- what a handler opens ---


@dataclass(frozen=True, slots=True)
class Sealed:
    """An envelope with its key as one handler can open it."""

    envelope: Envelope
    sealed: str


def sealed_for(tip: Tip, key: HandlerKey) -> tuple[Sealed, ...]:
    """Return the envelopes of a report that a key opens, oldest first."""
    rows = SealedKey.objects.filter(envelope__tip=tip, holder=key)
    rows = rows.select_related("envelope__made_by").order_by("envelope__pk")
    return tuple(Sealed(each.envelope, each.sealed) for each in rows)


def answers_for(tip: Tip) -> tuple[Sealed, ...]:
    """Return the answers that the mailbox opens, oldest first."""
    rows = SealedKey.objects.filter(envelope__tip=tip, holder=None)
    rows = rows.select_related("envelope").order_by("envelope__pk")
    return tuple(Sealed(each.envelope, each.sealed) for each in rows)


# --- recovery ---


@dataclass(frozen=True, slots=True)
class Lost:
    """A colleague's new key and the envelopes that only his old ones open."""

    key: HandlerKey
    envelopes: tuple[int, ...]


def lost_by(key: HandlerKey) -> tuple[int, ...]:
    """Return the envelopes that a person's older keys opened and his new one does not."""
    older = SealedKey.objects.filter(
        holder__holder=key.holder_id,
        holder__unit=key.unit_id,
        holder__retired_on__isnull=False,
    )
    now = SealedKey.objects.filter(holder=key).values("envelope")
    return tuple(
        older.exclude(envelope__in=now)
        .order_by("envelope")
        .values_list("envelope", flat=True)
        .distinct()
    )


def lost_keys(user: User) -> tuple[Lost, ...]:
    """Return the colleagues whom the person can give back what they lost."""
    mine = set(
        SealedKey.objects.filter(holder=key_of(user)).values_list("envelope", flat=True)
    )
    rows = HandlerKey.objects.visible_to(user).active().exclude(holder=user)
    found = (Lost(each, lost_by(each)) for each in rows.select_related("holder"))
    return tuple(
        Lost(each.key, own)
        for each in found
        if (own := tuple(pk for pk in each.envelopes if pk in mine))
    )


def units_of(envelopes: Iterable[int]) -> Sequence[tuple[int, int]]:
    """Return envelopes with their units."""
    rows = Envelope.objects.filter(pk__in=list(envelopes))
    return list(rows.values_list("pk", "unit"))


# --- the public pages ---


def reportable_units() -> QuerySet[Unit]:
    """Return the units that a person may report about."""
    return Unit.objects.order_by("level", "name")


def unit_of(code: str) -> Unit | None:
    """Return the unit with a code."""
    return Unit.objects.filter(code=code).first()


def tip_by(lookup: str) -> Tip | None:
    """Return the report that a code opens; one that was never sent is none."""
    rows = Tip.objects.sent().select_related("unit")
    return rows.filter(lookup=lookup).first()


def sent_by_reporter(tip: Tip) -> QuerySet[Envelope]:
    """Return what the reporter has sent: days, no words."""
    sorts = (Sort.LAPORAN, Sort.PESAN_PELAPOR)
    return tip.envelopes.filter(sort__in=sorts).order_by("pk")


# --- the handlers' pages ---

HAPPENED = {
    "received": "Laporan diterima",
    "replied": "Pelapor mengirim pesan",
    "opened": "Dibuka penangan",
    "answered": "Jawaban dikirim ke kotak surat pelapor",
    "reprisal_noted": "Catatan perlindungan dibuat",
} | {move.verb: move.label for move in TIP_FLOW.transitions if move.verb != "reply"}


def history(tip: Tip) -> list[Event]:
    """Return what happened to a report, the youngest first; a reporter has no hour.

    Whoever opens a report sees its history: its key decides, not the unit's trail.
    """
    entries = Entry.objects.filter(target=f"{tip._meta.label_lower}:{tip.pk}")
    return [
        Event(
            title=HAPPENED.get(entry.verb.partition(".")[2], entry.verb),
            at=entry.at if entry.by else None,
            who=entry.by.full_name if entry.by else "",
            note=""
            if entry.by
            else long_date(entry.at.astimezone(get_current_timezone()).date()),
        )
        for entry in entries.select_related("by").order_by("-number")
    ]


def vault(tip: Tip, key: HandlerKey | None) -> dict[str, Any]:
    """Return what a handler's browser needs to open a report and to seal answers."""
    return {
        "protected": key.protected_key if key else "",
        "open": reverse("whistleblowing:tip_open", args=[tip.pk]),
        "mailbox": tip.mailbox_key,
        "holders": {str(each.pk): each.public_key for each in holders_of(tip)},
    }


def restore_vault(user: User, key: HandlerKey) -> dict[str, Any]:
    """Return the sealed keys that the person can open and seal to a colleague's key."""
    own = key_of(user, key.unit)
    lost = next((each for each in lost_keys(user) if each.key.pk == key.pk), None)
    found = SealedKey.objects.filter(
        holder=own, envelope__in=lost.envelopes if lost else ()
    )
    return {
        "protected": own.protected_key if own else "",
        "recipient": key.public_key,
        "sealed": dict(found.values_list("envelope", "sealed")),
    }
