"""Reads across prerequisites, proposals, awards and the facts of the worksheet."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, Max, Value, When

from zona.core.audit.models import Entry
from zona.core.facts import Period, Table, read
from zona.core.flow import Transition
from zona.core.law import in_force
from zona.core.people.models import Unit, UnitLevel, User
from zona.core.roles import Role
from zona.core.ui.parts import Event
from zona.core.workdays.queries import calendar_near
from zona.core.workdays.rules import (
    ONE_DAY,
    Calendar,
    add_working_days,
    working_days_between,
)
from zona.modules.predicate.models import Award, Prerequisite, Proposal
from zona.modules.predicate.permissions import Perm
from zona.modules.predicate.rules import (
    PROPOSAL_FLOW,
    Demand,
    Demands,
    Filing,
    Level,
    Met,
    Predicate,
    Signer,
    share_exceeded,
    standing_reasons,
    unmet_reasons,
)

FIRST_YEAR = 2014


@dataclass(frozen=True, slots=True)
class Check:
    """One prerequisite, its state, and whether its file may be opened from here."""

    demand: Demand
    row: Prerequisite | None
    is_own: bool

    @property
    def met(self) -> Met:
        return Met(self.row.met) if self.row else Met.BELUM_DIKETAHUI

    @property
    def tone(self) -> str:
        tones = {Met.TERPENUHI: "good", Met.BELUM: "bad"}
        return tones.get(self.met, "warn")


@dataclass(frozen=True, slots=True)
class Gates:
    """What the worksheet says about the gates of one predicate."""

    rows: tuple[tuple[str, ...], ...]
    passed: int
    url: str

    @property
    def all_passed(self) -> bool:
        return bool(self.rows) and self.passed == len(self.rows)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of an agency's units hold a predicate, and whether that is enough."""

    held: int
    units: int
    percent: int
    is_exceeded: bool


def demands(year: int) -> Demands:
    """Return the prerequisites for the proposals of a year: those of its first day."""
    return in_force("predicate", "syarat", date(year, 1, 1), Demands)


def filing(on: date) -> Filing:
    """Return how to propose on a day."""
    return in_force("predicate", "pengusulan", on, Filing)


def due_for(year: int, on: date) -> date:
    """Return a year's last day by today's rule, or by the rule that the year ended with."""
    day = on if on.year == year else date(year, 12, 31)
    return filing(day).due_on(year)


def root_of(unit: Unit) -> Unit:
    """Return the agency that a unit belongs to."""
    return Unit.objects.get(pk=int(unit.path.split("/")[1]))


def level_of(unit: Unit) -> Level:
    """Return whose prerequisites are filled in at a unit."""
    return Level.UNIT if unit.parent_id else Level.INSTANSI


def units_seen(user: User) -> tuple[Unit, ...]:
    """Return the units whose way a person may see: his own first, then satker."""
    nearness = Case(
        When(pk=user.unit_id, then=Value(0)),
        When(level=UnitLevel.SATKER, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    rows = Unit.objects.filter(user.within(Perm.VIEW, "self"))
    return tuple(rows.order_by(nearness, "path"))


def checks(unit: Unit, year: int) -> tuple[Check, ...]:
    """Return every prerequisite of a year with its state, the agency's first."""
    root = root_of(unit)
    rows = {
        (row.unit_id, row.key): row
        for row in Prerequisite.objects.filter(unit__in=(root, unit), year=year)
    }
    own = level_of(unit)
    found = []
    for demand in demands(year).demands:
        owner = root.pk if demand.level == Level.INSTANSI else unit.pk
        if demand.level == Level.INSTANSI or own == Level.UNIT:
            row = rows.get((owner, demand.key))
            found.append(Check(demand, row, demand.level == own))
    return tuple(found)


def reasons(unit: Unit, year: int, predicate: Predicate, on: date) -> tuple[str, ...]:
    """Say everything that keeps a unit from filing its proposal."""
    found = checks(unit, year)
    met = {each.demand.key: each.met for each in found}
    awards = Award.objects.of(unit.pk)
    held = set(awards.held(on).values_list("predicate", flat=True))
    reapply = awards.aggregate(last=Max("reapply_on"))["last"]
    return (
        *unmet_reasons([each.demand for each in found], met),
        *standing_reasons(predicate, held, reapply, on),
    )


def gates(unit: Unit, predicate: str, on: date) -> Gates:
    """Read the gates of one predicate from the worksheet's fact."""
    reading = read("assessment.gates_passed_count", unit.pk, Period.year(on.year))
    table = reading.table if reading else None
    rows = _of_predicate(table, predicate) if table else ()
    source = reading.sources[0].url if reading and reading.sources else ""
    return Gates(rows, sum(row[-1] == "Ya" for row in rows), source)


def _of_predicate(table: Table, predicate: str) -> tuple[tuple[str, ...], ...]:
    return tuple(
        row[1:] for row in table.rows if row[0].upper().endswith(predicate.upper())
    )


def share(unit: Unit, on: date) -> Share:
    """Count the work units of the agency that hold a predicate on a day."""
    units = Unit.objects.below(root_of(unit)).filter(level=UnitLevel.SATKER)
    held = Award.objects.held(on).filter(unit__in=units)
    holding, total = held.values("unit").distinct().count(), units.count()
    limit = filing(on).share_percent
    return Share(holding, total, limit, share_exceeded(holding, total, limit))


def days_left(unit: Unit, on: date, due_on: date) -> int:
    """Count the working days after a day up to the last one; negative when it is past.

    Beyond the years beside the day no decree on holidays is known: weekdays count.
    """
    is_far = abs(due_on.year - on.year) > 1
    calendar = Calendar() if is_far else calendar_near(unit, on)
    if due_on < on:
        return -working_days_between(due_on + ONE_DAY, on, calendar)
    return working_days_between(on + ONE_DAY, due_on, calendar)


def sign_due(proposal: Proposal) -> date:
    """Return the working day by which the statement should be signed."""
    days = filing(proposal.moved_on).sign_days
    calendar = calendar_near(proposal.unit, proposal.moved_on)
    return min(proposal.due_on, add_working_days(proposal.moved_on, days, calendar))


HAPPENED = {
    "proposed": "Usulan dibuat",
    "awarded": "Predikat dicatat",
    "complete": "Berkas dinyatakan lengkap",
    "return": "Dikembalikan",
    "sign": "SPTJM ditandatangani",
    "submit": "Diajukan ke eselon I/TPI",
    "forward": "Diajukan ke TPN",
    "pass": "Lolos administrasi",
    "fail": "Tidak lolos administrasi",
    "desk": "Evaluasi meja dimulai",
    "field": "Evaluasi lapangan dimulai",
    "award": "Predikat ditetapkan",
    "coach": "Hasil: pembinaan",
    "void": "Dibatalkan karena kasus",
}


def history(proposal: Proposal, user: User) -> list[Event]:
    """Return what happened to a proposal, the youngest first."""
    target = f"{proposal._meta.label_lower}:{proposal.pk}"
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


def is_signer(user: User, unit: Unit, on: date) -> bool:
    """Tell whether a person records the statement's signature for a unit on a day.

    The head of the unit signs in Zona. Where the regulation asks for the head of the
    agency, the overseer brings the letter that was signed there.
    """
    if filing(on).signer == Signer.KEPALA_UNIT:
        return user.holds(Role.HEAD, unit)
    return any(g.role == Role.OVERSEER and g.covers(unit) for g in user.held)


def moves_for(user: User, proposal: Proposal, on: date) -> tuple[Transition, ...]:
    """Return what a person may do now; a case has a form of its own."""
    found = PROPOSAL_FLOW.moves(proposal.state, lambda p: user.has(p, proposal.unit))
    return tuple(
        move
        for move in found
        if move.verb != "void"
        and (move.verb != "sign" or is_signer(user, proposal.unit, on))
    )
