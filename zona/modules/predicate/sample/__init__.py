"""What the sample office knows of its prerequisites in 2022; nothing is proposed yet."""

from collections.abc import Mapping
from typing import Any

from django.core.files.base import ContentFile

from zona.core.people.models import Unit, User
from zona.core.sample import content, on, paper
from zona.modules.predicate import actions
from zona.modules.predicate.rules import Met, Predicate


def load() -> None:
    """Load the prerequisites known so far and an invented unit's proposal."""
    sheet = content(__package__.removesuffix(".sample"), "predicate.yaml")
    units = {
        "instansi": Unit.objects.get(code=sheet["agency"]),
        "unit": Unit.objects.get(code=sheet["unit"]),
    }
    people = {
        "instansi": User.objects.get(username=sheet["agency_by"]),
        "unit": User.objects.get(username=sheet["unit_by"]),
    }
    for row in sheet["checks"]:
        _check(row, sheet, units[row["level"]], people[row["level"]])
    row = sheet["proposal"]
    actions.propose(
        unit=Unit.objects.get(code=row["unit"]),
        year=sheet["year"],
        predicate=Predicate(row["predicate"]),
        by=User.objects.get(username=row["by"]),
        at=on(sheet["recorded_on"]),
    )


def _check(
    row: Mapping[str, Any], sheet: Mapping[str, Any], unit: Unit, by: User
) -> None:
    day, title = sheet["recorded_on"], row.get("proof")
    file = None
    if title:
        content_ = paper(title, [row["value"]], day, unit.place)
        file = ContentFile(content_, name=f"{row['key']}-contoh.pdf")
    actions.check_prerequisite(
        unit=unit,
        year=sheet["year"],
        key=row["key"],
        met=Met(row["met"]),
        value=row["value"],
        note=row.get("note", ""),
        upload=file,
        by=by,
        at=on(day),
    )
