"""The sample office: three nil months are signed, the evaluation is the gap."""

from decimal import Decimal

import pytest

from zona.core.duties.queries import nil_covers
from zona.core.facts import Period, Value, read
from zona.core.people.models import Unit
from zona.core.sample import load_all
from zona.modules.conflicts.models import Case

pytestmark = pytest.mark.django_db
QUARTER = Period.quarter(2021, 4)


def _value(code: str, unit: Unit) -> Value:
    reading = read(f"conflicts.{code}", unit.pk, QUARTER)
    assert reading is not None
    return reading.value


def test_the_quarter_shows_what_was_done_and_what_never_was() -> None:
    assert list(load_all())
    unit = Unit.objects.get(code="bppsi-pekanbaru")

    later = Period(QUARTER.start, Period.quarter(2022, 1).end)
    assert not nil_covers(unit.pk, "conflicts.monthly", later)
    signed = Period(Period.quarter(2021, 4).start, QUARTER.end)
    assert nil_covers(unit.pk, "conflicts.monthly", signed)
    assert not Case.objects.of(unit.pk).exists()
    assert _value("activities_informed_percent", unit) == 100
    mapped = _value("activities_mapped_percent", unit)
    assert isinstance(mapped, Decimal)
    assert 0 < mapped < 100
    assert _value("evaluation_quarters_count", unit) == 0
    assert _value("evaluation_followed_percent", unit) is None
