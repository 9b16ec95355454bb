"""Reads across lists, obligations and receipts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Count, IntegerField, Q, Value, When

from zona.core.clock import day_of
from zona.core.facts import Period
from zona.core.law import in_force
from zona.core.once import once
from zona.core.people.models import Unit, UnitLevel, User
from zona.core.roles import Permission
from zona.core.ui.parts import Event
from zona.core.workdays.queries import calendar_near
from zona.core.workdays.rules import add_working_days
from zona.modules.wealth.models import (
    Obligation,
    ObligationRows,
    ObligedList,
    Recap,
    Receipt,
    Reminder,
)
from zona.modules.wealth.rules import (
    FIRST_YEAR,
    Filing,
    Group,
    Obliged,
    Occasion,
    ReceiptRule,
    Scheme,
    Tally,
    Verdict,
    progress,
    tally,
)


@dataclass(frozen=True, slots=True)
class GroupTally:
    """One group of one scheme and how far it has come."""

    scheme: Scheme
    group: Group
    tally: Tally


@dataclass(frozen=True, slots=True)
class Standing:
    """One scheme of a year: its limit, the year proven, its groups and their sum."""

    scheme: Scheme
    proof_year: int
    due_on: date
    groups: tuple[GroupTally, ...]

    @property
    def total(self) -> Tally:
        return sum((each.tally for each in self.groups), Tally())


def filing(year: int) -> Filing:
    """Return schemes and clocks of the reports of a year."""
    return in_force("wealth", "pelaporan", date(year, 12, 31), Filing)


def obliged_rule(year: int) -> Obliged:
    """Return who is proposed for what in a year's list."""
    return in_force("wealth", "wajib_lapor", date(year, 12, 31), Obliged)


def receipt_rule(on: date) -> ReceiptRule:
    """Return what makes a file more than a receipt."""
    return in_force("wealth", "tanda_terima", on, ReceiptRule)


def units_seen(user: User, permission: Permission) -> tuple[Unit, ...]:
    """Return the units where a person holds a permission: his own first, then satker."""
    nearness = Case(
        When(pk=user.unit_id, then=Value(0)),
        When(level=UnitLevel.SATKER, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    rows = Unit.objects.filter(user.within(permission, "self"))
    return tuple(rows.order_by(nearness, "path"))


def people_of(unit: Unit) -> tuple[User, ...]:
    """Return the active people of a unit by name."""
    rows = User.objects.filter(unit=unit, is_active=True)
    return tuple(rows.select_related("position").order_by("full_name", "pk"))


def roles_of(people: Iterable[User], unit: Unit) -> dict[int, set[str]]:
    """Return the roles that people hold in a unit; one query."""
    held: dict[int, set[str]] = defaultdict(set)
    rows = User.objects.filter(pk__in=[p.pk for p in people], grants__unit=unit)
    for pk, role in rows.values_list("pk", "grants__role"):
        held[pk].add(role)
    return held


def list_of(unit_id: int, year: int) -> ObligedList | None:
    """Return the obliged list of a unit for a year, if there is one."""
    return ObligedList.objects.of(unit_id).filter(year=year).first()


def latest_year(unit_id: int, on: date) -> int:
    """Return the year that the pages open with: of the youngest list, or the last."""
    rows = ObligedList.objects.of(unit_id).order_by("-year")
    return rows.values_list("year", flat=True).first() or max(FIRST_YEAR, on.year)


@once
def report_year(unit_id: int, on: date, *, is_lhkpn: bool) -> int | None:
    """Return the latest year whose filing limit fell on or before a day."""
    first = max(FIRST_YEAR, on.year - 3)
    rows = ObligedList.objects.of(unit_id).filter(year__range=(first, on.year))
    lists = {each.year: each for each in rows}
    for year in range(on.year, first - 1, -1):
        law = filing(year)
        terms = law.terms(Scheme.LHKPN) if is_lhkpn else law.other
        own = lists.get(year)
        due_on = own.due_on(terms.scheme) if own else terms.due_on(year)
        if due_on <= on:
            return year
    return None


def yearly_rows(unit_id: int, year: int, *, is_lhkpn: bool) -> ObligationRows:
    """Return who must file a year's report by LHKPN, or outside it."""
    rows = Obligation.objects.of(unit_id).yearly(year).obliged()
    of_scheme = Q(scheme=Scheme.LHKPN)
    return rows.filter(of_scheme if is_lhkpn else ~of_scheme)


@once
def yearly_days(
    unit_id: int, year: int, *, is_lhkpn: bool
) -> tuple[tuple[str, date, date | None, date | None], ...]:
    """Return their groups with the days due, filed and verified."""
    rows = yearly_rows(unit_id, year, is_lhkpn=is_lhkpn)
    return tuple(rows.values_list("group", "due_on", "filed_on", "verified_on"))


def standings(unit_id: int, year: int, on: date) -> tuple[Standing, ...]:
    """Return how far each scheme of a year has come on a day; two queries."""
    law, own = filing(year), list_of(unit_id, year)
    rows = Obligation.objects.of(unit_id).yearly(year).obliged()
    by_group: dict[tuple[str, str], list[tuple[date, date | None, date | None]]]
    by_group = defaultdict(list)
    fields = ("scheme", "group", "due_on", "filed_on", "verified_on")
    for scheme, group, *days in rows.values_list(*fields):
        by_group[scheme, group].append((days[0], days[1], days[2]))
    return tuple(
        Standing(
            each.scheme,
            each.proof_year(year),
            own.due_on(each.scheme) if own else each.due_on(year),
            tuple(
                GroupTally(each.scheme, group, tally(by_group[each.scheme, group], on))
                for group in Group
                if by_group.get((each.scheme, group))
            ),
        )
        for each in law.schemes
    )


def total(found: Sequence[Standing]) -> Tally:
    """Return the sum over the schemes of a year."""
    return sum((each.total for each in found), Tally())


def month_ends(found: Sequence[Standing]) -> tuple[date, ...]:
    """Return the ends of the four months up to a year's last limit: its busy season."""
    last = max(each.due_on for each in found)
    ends = [last.replace(day=1) - timedelta(days=1)]
    for _ in range(2):
        ends.append(ends[-1].replace(day=1) - timedelta(days=1))
    return (*reversed(ends), last)


def filed_by(unit_id: int, year: int, ends: Sequence[date]) -> tuple[int, ...]:
    """Count how many of a year had filed by each of some days."""
    rows = Obligation.objects.of(unit_id).yearly(year).obliged().verified()
    days = rows.exclude(filed_on=None).values_list("filed_on", flat=True)
    return progress([day for day in days if day], ends)


def excluded_counts(unit_id: int, year: int) -> dict[str, int]:
    """Count those who are excused from a year's report, by reason."""
    counts: dict[str, int] = defaultdict(int)
    rows = Obligation.objects.of(unit_id).yearly(year).exclude(exclusion="")
    for reason in rows.values_list("exclusion", flat=True):
        counts[reason] += 1
    return dict(counts)


def verify_due(receipt: Receipt) -> date:
    """Return the working day by which a receipt should be verified."""
    came = day_of(receipt.uploaded_at)
    days = filing(receipt.obligation.year).verify_days
    return add_working_days(came, days, calendar_near(receipt.unit, came))


def progress_due(unit: Unit, period: Period) -> date:
    """Return the working day by which the progress of a quarter is reported."""
    days = filing(period.end.year).progress_days
    return add_working_days(period.end, days, calendar_near(unit, period.end))


def recap_due(unit: Unit, period: Period) -> date:
    """Return the day by which the ministry wants the recap of a year."""
    year = period.end.year
    return filing(year).recap_due(year)


def work_in(unit_id: int, period: Period) -> tuple[int, int]:
    """Count the reminders sent and the receipts found right in a period."""
    days = (period.start, period.end)
    reminders = Reminder.objects.of(unit_id).filter(sent_at__date__range=days)
    rows = Obligation.objects.of(unit_id).filter(verified_on__range=days)
    return reminders.count(), rows.count()


def sent_recaps(unit_id: int, year: int) -> tuple[tuple[str, ...], ...]:
    """Return what was sent to the ministry for a year, in the words of a report."""
    rows = Recap.objects.of(unit_id).filter(
        obliged_list__year=year, sent_on__isnull=False
    )
    counted = rows.annotate(reports=Count("obligations")).order_by("number")
    return tuple(
        (str(each), each.letter_number, f"{each.sent_on:%d-%m-%Y}", str(each.reports))
        for each in counted
    )


def open_recap(obliged_list: ObligedList) -> Recap | None:
    """Return the recap that has been made and not been sent."""
    return obliged_list.recaps.filter(state="disusun").first()


def to_recap(obliged_list: ObligedList) -> ObligationRows:
    """Return the verified reports that no recap holds yet."""
    rows = Obligation.objects.filter(obliged_list=obliged_list, state="diverifikasi")
    return rows.order_by("user__full_name", "pk")


def register(recap: Recap) -> tuple[tuple[Obligation, str], ...]:
    """Return the reports of a recap with the numbers of their receipts."""
    rows = Obligation.objects.filter(recaps=recap).order_by("user__full_name", "pk")
    return numbered(rows)


def numbered(rows: ObligationRows) -> tuple[tuple[Obligation, str], ...]:
    """Return reports with the numbers of the receipts that were found right."""
    found = tuple(rows.select_related("user__position"))
    accepted = Receipt.objects.filter(obligation__in=found, verdict=Verdict.DITERIMA)
    numbers = dict(accepted.values_list("obligation_id", "number"))
    return tuple((each, numbers.get(each.pk, "")) for each in found)


def timeline(obligation: Obligation) -> list[Event]:
    """Return what happened to a report, the youngest first, without its file."""
    found = [
        Event(f"Pengingat: {_ahead(each.days_before)}", at=each.sent_at)
        for each in obligation.reminders.all()
    ]
    for receipt in obligation.receipts.select_related("judged_by"):
        found.append(Event("Tanda terima diunggah", at=receipt.uploaded_at))
        if receipt.judged_at:
            found.append(
                Event(
                    f"Tanda terima: {Verdict(receipt.verdict).label.lower()}",
                    at=receipt.judged_at,
                    who=receipt.judged_by.full_name if receipt.judged_by else "",
                    note=receipt.reason,
                )
            )
    return sorted(found, key=lambda event: (event.at is None, event.at), reverse=True)


def _ahead(days: int) -> str:
    if days < 0:
        return f"batas lewat {-days} hari"
    return f"H-{days}" if days else "hari terakhir"


def new_offices(unit_id: int, year: int) -> ObligationRows:
    """Return the reports that a new or an ended office asks for in a year."""
    rows = Obligation.objects.of(unit_id).filter(year=year).obliged()
    return rows.exclude(occasion=Occasion.TAHUNAN).order_by("due_on", "pk")
