"""How a reading of the programme is put together."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from zona.core.facts import Period, Source, Table
from zona.modules.programme.models import (
    Meeting,
    Team,
    WorkPlan,
)
from zona.modules.programme.rules import (
    year_quarters,
)


def day_text(day: date | None) -> str:
    return day.isoformat() if day else ""


def yes_no(value: bool) -> str:
    return "Ya" if value else "Tidak"


def table(columns: str, rows: Iterable[tuple[str, ...]]) -> Table:
    return Table(tuple(columns.split("|")), tuple(rows))


def sources(
    title: str, url_name: str, records: Iterable[object] = ()
) -> tuple[Source, ...]:
    """Link the page where the records are listed, then each record with its own page."""
    own = [
        Source(str(each), each.get_absolute_url())
        for each in records
        if isinstance(each, Team | WorkPlan | Meeting)
    ]
    return (Source(title, reverse(url_name)), *own)


def quarters(days: Iterable[date], period: Period) -> int:
    """Count the quarters of the year that hold at least one of the days."""
    found = tuple(days)
    return sum(
        any(start <= day <= end for day in found)
        for start, end in year_quarters(period.end)
    )
