"""What is offered to the register of recommendations, when it is due, what is done."""

from collections.abc import Iterator, Mapping
from datetime import date

from zona.core.facts import Period, read
from zona.core.law import in_force
from zona.core.people.models import Unit, User
from zona.core.workdays.queries import calendar_near
from zona.core.workdays.rules import add_working_days, explain
from zona.modules.programme.models import (
    Recommendation,
)
from zona.modules.programme.permissions import Perm
from zona.modules.programme.queries.indicators import FIRST_DAY, both_codes
from zona.modules.programme.rules import (
    Advice,
    DueDay,
    FollowUpRule,
    Origin,
    Suggestion,
    may_reopen,
    next_quarter_end,
    origin_of,
    read_day,
)

NEXT_QUARTER = "hari terakhir triwulan berikutnya"


def proposed_due(origin: str, unit: Unit, on: date) -> DueDay:
    """Return the last day that advice of an origin gets, and the arithmetic."""
    days = in_force("programme", "followup", on, FollowUpRule).days(origin)
    if days is None:
        return DueDay(next_quarter_end(on), NEXT_QUARTER)
    calendar = calendar_near(unit, on)
    return DueDay(add_working_days(on, days, calendar), explain(on, days, calendar))


def due_reason(row: Recommendation) -> str:
    """Return the arithmetic of a due date; "" where a person chose another day."""
    proposed = proposed_due(row.origin, row.unit, row.recorded_on)
    return proposed.reason if proposed.day == row.due_on else ""


def suggestions(unit: Unit, on: date) -> tuple[Suggestion, ...]:
    """Return what reports suggest and assessors found that nobody has taken yet."""
    found = (*_of_reports(unit, on), *_of_evaluations(unit, on), *_findings(unit, on))
    if not found:
        return ()
    known = Recommendation.objects.of(unit.pk).exclude(source_key="")
    taken = set(known.values_list("origin", "source_key"))
    return tuple(each for each in found if (each.origin, each.key) not in taken)


def may_open_again(user: User, row: Recommendation) -> bool:
    """Tell whether a person may reopen a case that another verified."""
    head = user.has(Perm.DECIDE, row.unit)
    return may_reopen(user.pk, row.verified_by_id, is_head=head)


def advice(unit: Unit) -> list[Advice]:
    """Return what the completion of a unit's recommendations is counted from."""
    rows = Recommendation.objects.of(unit.pk).values_list("origin", "due_on", "state")
    return [Advice(*row) for row in rows]


def _of_reports(unit: Unit, on: date) -> Iterator[Suggestion]:
    for row in fact_rows("reports.suggestions_count", unit, on):
        source = row["Laporan"]
        key = f"{source}#{row['Nomor']}"
        yield _suggestion(
            row,
            key=key,
            origin=Origin.LAPORAN,
            source=source,
            text=row["Saran"],
            unit=unit,
            on=on,
        )


def _of_evaluations(unit: Unit, on: date) -> Iterator[Suggestion]:
    for row in fact_rows("oversight.advice_count", unit, on):
        yield _suggestion(
            row,
            key=row["Kunci"],
            origin=Origin.EVALUASI,
            source=row["Evaluasi"],
            text=row["Saran"],
            unit=unit,
            on=on,
        )


def _findings(unit: Unit, on: date) -> Iterator[Suggestion]:
    for row in fact_rows("assessment.findings_count", unit, on):
        source = row["Tahap"]
        # The address names the round of judging, so numbers that begin anew differ.
        key = f"{row['Alamat'] or source}#{row['Nomor']}"
        title = f"Temuan {row['Nomor']}: {source}"
        yield _suggestion(
            row,
            key=key,
            origin=origin_of(source),
            source=title,
            text=row["Temuan"],
            unit=unit,
            on=on,
        )


def _suggestion(
    row: Mapping[str, str],
    *,
    key: str,
    origin: Origin,
    source: str,
    text: str,
    unit: Unit,
    on: date,
) -> Suggestion:
    own = read_day(row["Tenggat"])
    due = DueDay(own, "menurut sumbernya") if own else proposed_due(origin, unit, on)
    return Suggestion(
        key=key,
        origin=origin,
        source=source,
        text=text,
        indicators=both_codes(row["Indikator"], on),
        due_on=due.day,
        reason=due.reason,
        url=row["Alamat"],
    )


def fact_rows(code: str, unit: Unit, on: date) -> list[dict[str, str]]:
    """Return a fact's rows by column; none where no module publishes it."""
    reading = read(code, unit.pk, Period(FIRST_DAY, on))
    if reading is None or reading.table is None:
        return []
    columns = reading.table.columns
    return [dict(zip(columns, row, strict=True)) for row in reading.table.rows]
