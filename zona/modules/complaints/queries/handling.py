"""What the handling of one case reads: limits, clocks, people, its history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Case, IntegerField, Value, When
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import get_current_timezone

from zona.core.flow import Transition
from zona.core.law import in_force
from zona.core.modules import roles_with
from zona.core.people.models import Unit, UnitLevel, User, UserRows
from zona.core.people.queries import holders, holders_reaching
from zona.core.recusal.queries import without_barred
from zona.core.roles import Permission
from zona.core.ui.parts import Event
from zona.core.workdays.queries import calendar_near
from zona.core.workdays.rules import working_days_between
from zona.modules.complaints.models import Channel, Complaint, FollowUp
from zona.modules.complaints.permissions import Perm
from zona.modules.complaints.rules import (
    FLOW,
    ChannelKind,
    Clock,
    Grade,
    Limits,
    acknowledge_clock,
    complete_clock,
    decide_clock,
    is_after_service_time,
    public_label,
    reply_clock,
    send_clock,
)

PROCESS = "complaints"  # the name by which a conflict of interest bars from it


@dataclass(frozen=True, slots=True)
class Office:
    """The figures that an agency may set for itself."""

    least_public: int
    duplicate_days: int
    check_months: int
    monthly_due_day: int
    evaluation_due_days: int
    yearly_due_days: int
    limits_percent: int
    guesses: int
    guesses_of_number: int
    guess_minutes: int
    reports_per_hour: int
    obligations: Mapping[str, str]


def limits(on: date) -> Limits:
    """Return the limits of the law in force on a day."""
    return in_force("complaints", "batas", on, Limits)


def office(on: date) -> Office:
    """Return the agency's own figures in force on a day."""
    return in_force("complaints", "pengelolaan", on, Office)


def units_seen(user: User, permission: Permission = Perm.OPEN) -> tuple[Unit, ...]:
    """Return the units where a person holds the permission: his own first."""
    nearness = Case(
        When(pk=user.unit_id, then=Value(0)),
        When(level=UnitLevel.SATKER, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    rows = Unit.objects.filter(user.within(permission, "self"))
    return tuple(rows.order_by(nearness, "path"))


def clock(complaint: Complaint) -> Clock | None:
    """Return the clock that runs in the present state; None where none runs."""
    state, rule = complaint.state, limits(complaint.received_on)
    if state in {"diterima", "verifikasi"}:
        return _acknowledge(complaint)
    if state == "tidak_lengkap":
        return complete_clock(complaint.moved_on, rule)
    if state == "disetujui" and complaint.approved_on:
        return sending(complaint, complaint.approved_on)
    if state == "menunggu_pelapor" and complaint.sent_on:
        return reply_clock(complaint.sent_on, rule)
    is_worked = state in {
        "disposisi",
        "diproses",
        "tanggapan_draf",
        "dibuka_kembali",
        "banding",
    }
    return decision(complaint, complaint.complete_on) if is_worked else None


def decision(complaint: Complaint, complete_on: date | None) -> Clock:
    """Return the clock of the decision; without complete papers it runs from receipt."""
    began = complete_on or complaint.received_on
    return decide_clock(
        began,
        ChannelKind(complaint.channel),
        Grade(complaint.grade) if complaint.grade else None,
        limits(complaint.received_on),
        calendar_near(complaint.unit, began),
    )


def sending(complaint: Complaint, approved_on: date) -> Clock:
    """Return the clock of sending an answer that is approved."""
    return send_clock(approved_on, limits(complaint.received_on))


def clocks(complaint: Complaint) -> tuple[Clock, ...]:
    """Return the clocks of the case with their arithmetic, in the order of the way."""
    found = [_acknowledge(complaint)]
    if complaint.complete_on:
        found.append(decision(complaint, complaint.complete_on))
    running = clock(complaint)
    if running and running not in found:
        found.append(running)
    return tuple(found)


def _acknowledge(complaint: Complaint) -> Clock:
    return acknowledge_clock(
        complaint.received_on,
        ChannelKind(complaint.channel),
        limits(complaint.received_on),
        calendar_near(complaint.unit, complaint.received_on),
    )


def came_late(complaint: Complaint) -> bool:
    """Tell whether more time than the law foresees had passed since the service."""
    rule = limits(complaint.received_on)
    return is_after_service_time(complaint.happened_on, complaint.received_on, rule)


def days_left(unit: Unit, on: date, due_on: date) -> int:
    """Return the working days from tomorrow to a due date; negative once it passed."""
    calendar = calendar_near(unit, on)
    if due_on < on:
        return -1
    return working_days_between(on + timedelta(1), due_on, calendar)


def moves_for(user: User, complaint: Complaint) -> tuple[Transition, ...]:
    """Return the steps that this person may take now."""
    if complaint.accused_id == user.pk:
        return ()
    moves = FLOW.moves(complaint.state, lambda need: user.has(need, complaint.unit))
    return tuple(
        move
        for move in moves
        if move.permission != Perm.ANSWER or complaint.pic_id == user.pk
    )


def staff(unit: Unit) -> UserRows:
    """Return the people of a unit who may answer a complaint, by name."""
    people = User.objects.get_queryset().filter(
        grants__unit=unit, grants__role__in=roles_with(Perm.ANSWER), is_active=True
    )
    return people.distinct().order_by("full_name")


def possible_pics(complaint: Complaint, on: date) -> UserRows:
    """Return who may be given the case: not the accused, nobody with a conflict."""
    people = staff(complaint.unit).exclude(pk=complaint.accused_id or 0)
    return without_barred(people, process=PROCESS, on=on, matter=complaint)


def has_approver(complaint: Complaint) -> bool:
    """Tell whether somebody else than the accused may decide here."""
    if complaint.accused_id is None:
        return True
    approvers = holders_reaching(Perm.APPROVE, complaint.unit)
    return any(person.pk != complaint.accused_id for person in approvers)


def told(complaint: Complaint) -> Iterable[User]:
    """Return whom the next step waits for: those who may take it, not the accused."""
    needs = {move.permission for move in FLOW.moves(complaint.state)}
    if Perm.ANSWER in needs:
        return [complaint.pic] if complaint.pic else []
    if needs <= {Perm.SPEAK}:
        return []
    found = {person for need in needs for person in holders(need, complaint.unit)}
    return [person for person in found if person.pk != complaint.accused_id]


def history(complaint: Complaint) -> list[Event]:
    """Return what happened, newest first, for the office."""
    rows = complaint.follow_ups.select_related("by").order_by("-happened_at", "-pk")
    return [
        Event(
            title=f"{row.title} (intern)" if _is_note(row) else row.title,
            at=_local(row),
            who="Pelapor" if row.is_from_complainant else str(row.by or "Sistem"),
            note=row.note,
            tone="warn" if _is_note(row) else FLOW.state(row.state).tone,
        )
        for row in rows
    ]


def public_history(complaint: Complaint) -> list[Event]:
    """Return what the complainant may know: no officer's name, no internal note."""
    rows = complaint.follow_ups.filter(is_internal=False)
    return [
        Event(
            title=row.title,
            at=_local(row),
            who="Anda" if row.is_from_complainant else "",
            note=row.note,
            tone=FLOW.state(row.state).tone,
        )
        for row in rows.order_by("-happened_at", "-pk")
    ]


def promise(complaint: Complaint) -> str:
    """Return the state in the words of the tracking page."""
    return public_label(complaint.state)


def _local(row: FollowUp) -> datetime:
    return row.happened_at.astimezone(get_current_timezone())


def _is_note(row: FollowUp) -> bool:
    return row.is_internal and row.title == "Catatan"


def twin(unit: Unit, mark: str, on: date) -> Complaint | None:
    """Return a case of the same text that came about the same time."""
    near = timedelta(office(on).duplicate_days)
    rows = Complaint.objects.of(unit.pk).filter(
        text_mark=mark, received_on__range=(on - near, on + near)
    )
    return rows.order_by("pk").first()


def numbered(number: str) -> Complaint | None:
    """Return the case of a number; who asks must show its code."""
    return Complaint.objects.filter(number=number).first()


def opened(pk: int, mark: str) -> Complaint | None:
    """Return a case that was opened by its code, unless the code was renewed since."""
    return Complaint.objects.filter(pk=pk, code_hash=mark).first()


def open_units(on: date) -> tuple[Unit, ...]:
    """Return the units whose web form is open: where a citizen may complain here."""
    channels = Channel.objects.open_on(on).filter(kind=ChannelKind.WEB)
    units = Unit.objects.filter(pk__in=channels.values("unit_id"))
    return tuple(units.order_by("name", "pk"))


def oversight_url(name: str, *args: str) -> str:
    """Return an address of the pages that all duties share; "" where they are off."""
    try:
        return reverse(f"oversight:{name}", args=args)
    except NoReverseMatch:
        return ""
