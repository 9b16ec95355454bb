"""Many sample units for a test."""

from zona.core.people.models import Unit
from zona.core.people.tests.people import ministry
from zona.modules.assessment import actions
from zona.modules.assessment.models import Instrument
from zona.modules.assessment.tests.team import AT, NEW


def trial(units: int, **changes: int) -> list[Unit]:
    ministry_unit = ministry()
    Unit.objects.filter(pk=ministry_unit.pk).update(is_sample=True)
    form = Instrument.objects.get(code=NEW)
    return actions.make_units(
        actions.Trial(units, ministry_unit, form, changes.get("year", 2021)),
        by=None,
        at=AT,
    )
