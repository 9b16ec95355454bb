"""What is offered to the register of recommendations."""

from datetime import date

from zona.core.facts import Period, read
from zona.core.people.models import Unit
from zona.modules.programme.models import (
    Recommendation,
)
from zona.modules.programme.queries.indicators import FIRST_DAY, both_codes
from zona.modules.programme.rules import (
    Origin,
    Suggestion,
    next_quarter_end,
    read_day,
)


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
