"""What the report says: opened, described, its statements and its points."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from zona.core.audit.actions import record
from zona.core.people.models import Unit, User
from zona.core.refused import Refused
from zona.modules.reports import queries
from zona.modules.reports.actions.locks import drafting, permit, permit_area
from zona.modules.reports.models import Conclusion, Report, Statement, Suggestion
from zona.modules.reports.permissions import Perm
from zona.modules.reports.rules import Choose, Deadline, Indicator, quarter_end

type Point = Conclusion | Suggestion

TEXTS = ("done", "proof", "obstacle", "next_step")


class Stale(Refused):
    """A colleague saved the statement meanwhile; `current` is what stands now."""

    def __init__(self, current: Statement) -> None:
        super().__init__("Rekan Anda sudah menyimpan pernyataan ini lebih dahulu.")
        self.current = current


# --- opening and describing ------------------------------------------------------------


@transaction.atomic
def open_report(
    *,
    unit: Unit,
    year: int,
    quarter: int,
    addressee: str,
    by: User,
    at: datetime,
    deadline: Deadline = Deadline.HARI_KERJA,
    place: str = "",
    focus: str = "",
) -> Report:
    """Open the report of a quarter, filled from the last report and from the records."""
    permit(by, Perm.FILL, unit)
    report = Report(
        unit=unit,
        year=year,
        quarter=quarter,
        addressee=addressee,
        place=place or unit.place,
        deadline=deadline,
        focus=focus,
        opened_by=by,
        opened_at=at,
        moved_at=at,
    )
    if quarter in range(1, 5) and year in range(2010, 2101):
        report.dated_on = quarter_end(year, quarter)
    report.full_clean()
    report.save()
    _fill_statements(report)
    record("reports.opened", report, by=by, at=at)
    return report


def _fill_statements(report: Report) -> None:
    """Copy the last report's statements, marked so; else name the evidence on record."""
    last = queries.previous(report)
    old = {each.indicator: each for each in last.statements.all()} if last else {}
    sheet = queries.worksheet(report.unit_id, queries.period_of(report))
    Statement.objects.bulk_create(
        _first_statement(report, each, old.get(each.key), sheet)
        for each in queries.layout_of(report).indicators
    )


def _first_statement(
    report: Report,
    indicator: Indicator,
    old: Statement | None,
    sheet: queries.Worksheet,
) -> Statement:
    statement = Statement(unit=report.unit, report=report, indicator=indicator.key)
    if old and old.is_filled:
        for name in TEXTS:
            setattr(statement, name, getattr(old, name))
        statement.proof_record = old.proof_record
        statement.is_carried_over = True
    else:
        statement.proof = "; ".join(sheet.evidence_of(indicator))
        statement.proof_record = statement.proof
    return statement


@transaction.atomic
def describe_report(
    report: Report,
    *,
    addressee: str,
    place: str,
    dated_on: date,
    deadline: Deadline,
    focus: str,
    by: User,
    at: datetime,
) -> None:
    """Set what stands on the cover and in the foreword."""
    report = drafting(report, by)
    report.addressee = addressee
    report.place = place
    report.dated_on = dated_on
    report.deadline = deadline
    report.focus = focus
    report.full_clean()
    report.save()
    record("reports.described", report, by=by, at=at)


# --- statements ------------------------------------------------------------------------


@transaction.atomic
def save_statement(
    statement: Statement,
    *,
    version: int,
    done: str,
    proof: str,
    obstacle: str,
    next_step: str,
    by: User,
    at: datetime,
) -> Statement:
    """Save what the person wrote, unless a colleague was faster: then raise `Stale`."""
    drafting(statement.report, by)
    permit_area(statement, by)
    current = Statement.objects.select_for_update().get(pk=statement.pk)
    typed = dict(zip(TEXTS, (done, proof, obstacle, next_step), strict=True))
    if current.version != version and any(
        getattr(current, name) != text for name, text in typed.items()
    ):
        raise Stale(current)
    for name, text in typed.items():
        setattr(current, name, text)
    current.is_carried_over = False
    current.version += 1
    current.written_by, current.written_at = by, at
    current.full_clean()
    current.save()
    detail = {"indicator": current.indicator, "version": current.version}
    record("reports.statement_saved", current, by=by, at=at, detail=detail)
    return current


@transaction.atomic
def take_record(
    statement: Statement, *, choose: Choose, version: int, by: User, at: datetime
) -> None:
    """Settle a newer sentence of the records against the person's text."""
    drafting(statement.report, by)
    permit_area(statement, by)
    current = Statement.objects.select_for_update().get(pk=statement.pk)
    if current.version != version:
        raise Stale(current)
    ways = queries.proof_ways(current)
    current.proof, current.proof_record = ways.chosen(choose), ways.fresh
    current.version += 1
    current.full_clean()
    current.save()
    detail = {"indicator": current.indicator, "choose": choose, "before": ways.mine}
    record("reports.proof_settled", current, by=by, at=at, detail=detail)


# --- conclusions and suggestions -------------------------------------------------------


@transaction.atomic
def add_conclusion(report: Report, *, text: str, by: User, at: datetime) -> Conclusion:
    """Add a conclusion behind the last."""
    report = drafting(report, by)
    number = report.conclusions.count() + 1
    conclusion = Conclusion(unit=report.unit, report=report, number=number)
    _write(conclusion, "added", {"text": text}, by=by, at=at)
    return conclusion


@transaction.atomic
def add_suggestion(
    report: Report,
    *,
    text: str,
    by: User,
    at: datetime,
    indicator: str = "",
    due_on: date | None = None,
) -> Suggestion:
    """Add a suggestion behind the last."""
    report = drafting(report, by)
    number = report.suggestions.count() + 1
    suggestion = Suggestion(unit=report.unit, report=report, number=number)
    values = {"text": text, "indicator": indicator, "due_on": due_on}
    _write(suggestion, "added", values, by=by, at=at)
    return suggestion


@transaction.atomic
def edit_conclusion(
    conclusion: Conclusion, *, text: str, by: User, at: datetime
) -> None:
    """Change the words of a conclusion."""
    drafting(conclusion.report, by)
    _write(conclusion, "edited", {"text": text}, by=by, at=at)


@transaction.atomic
def edit_suggestion(
    suggestion: Suggestion,
    *,
    text: str,
    indicator: str,
    due_on: date | None,
    by: User,
    at: datetime,
) -> None:
    """Change a suggestion."""
    drafting(suggestion.report, by)
    values = {"text": text, "indicator": indicator, "due_on": due_on}
    _write(suggestion, "edited", values, by=by, at=at)


@transaction.atomic
def remove_point(point: Point, *, by: User, at: datetime) -> None:
    """Remove a conclusion or a suggestion; those behind it move up."""
    drafting(point.report, by)
    record(f"reports.{_kind(point)}_removed", point.report, by=by, at=at)
    point.delete()
    _renumber(_siblings(point))


@transaction.atomic
def move_point(point: Point, *, up: bool, by: User, at: datetime) -> None:
    """Move a conclusion or a suggestion one place up or down."""
    drafting(point.report, by)
    points = _siblings(point)
    place = points.index(point)
    other = place - 1 if up else place + 1
    if other in range(len(points)):
        points[place], points[other] = points[other], points[place]
        _renumber(points)
        record(f"reports.{_kind(point)}_moved", point.report, by=by, at=at)


def _write(
    point: Point, verb: str, values: dict[str, Any], *, by: User, at: datetime
) -> None:
    for name, value in values.items():
        setattr(point, name, value)
    point.full_clean()
    point.save()
    detail = {"number": point.number}
    record(f"reports.{_kind(point)}_{verb}", point.report, by=by, at=at, detail=detail)


def _kind(point: Point) -> str:
    return type(point).__name__.lower()


def _siblings(point: Point) -> list[Point]:
    return list(type(point).objects.filter(report=point.report).order_by("number"))


def _renumber(points: list[Point]) -> None:
    for number, point in enumerate(points, 1):
        if point.number != number:
            point.number = number
            point.save(update_fields=["number"])
