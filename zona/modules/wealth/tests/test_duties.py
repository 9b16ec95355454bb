"""The periodic reports that wealth reports owe."""

from datetime import date

import pytest

from zona.core.duties import duties
from zona.core.facts import Period
from zona.core.people.models import User
from zona.core.upkeep import topics
from zona.modules.wealth import actions
from zona.modules.wealth.models import ObligedList
from zona.modules.wealth.rules import Exclusion
from zona.modules.wealth.tests.people import (
    DECEMBER,
    NOVEMBER,
    admin,
    head,
    made_list,
    owed,
    reporter,
    verified,
)

pytestmark = pytest.mark.django_db
QUARTER, YEAR = Period.quarter(2021, 4), Period.year(2021)


@pytest.fixture
def citra() -> User:
    return admin()


def test_a_quarter_tells_how_far_each_scheme_has_come(citra: User) -> None:
    ani, duty = reporter(), duties()["wealth.quarterly"]
    assert duty.read(citra.unit, QUARTER).is_nil
    made_list(citra)
    verified(owed(ani), citra)
    actions.remind_due(at=DECEMBER)

    content = duty.read(citra.unit, QUARTER)

    [table] = content.tables
    assert table.rows == (("2021", "LHKASN", "31-12-2021", "2", "1", "1", "50 %"),)
    assert content.sentences[0].endswith(": 1.")
    assert content.sentences[1].endswith(": 1.")
    assert duty.due_on(citra.unit, QUARTER) == date(2022, 1, 7)


def test_a_year_tells_shares_excuses_and_what_was_sent(citra: User) -> None:
    ani, gani, duty = reporter(), reporter("gani"), duties()["wealth.yearly"]
    assert duty.read(citra.unit, YEAR).is_nil
    made_list(citra)
    actions.exclude_obligation(
        owed(gani),
        exclusion=Exclusion.CLTN,
        excluded_from=date(2021, 5, 3),
        exclusion_note="SK 1",
        by=citra,
        at=NOVEMBER,
    )
    verified(owed(ani), citra)
    recap = actions.make_recap(
        ObligedList.objects.get(), recipient="PIC", by=citra, at=DECEMBER
    )
    actions.send_recap(
        recap, letter_number="S-1", sent_on=date(2021, 12, 6), by=citra, at=DECEMBER
    )

    shares, excused, sent = duty.read(citra.unit, YEAR).tables

    assert shares.rows[0][-1] == "50 %"
    assert excused.rows == (("Cuti di luar tanggungan negara", "1"),)
    assert sent.rows == (("Rekap 1 tahun 2021", "S-1", "06-12-2021", "1"),)
    assert duty.due_on(citra.unit, YEAR) == date(2022, 1, 31)
    assert "Ani" not in str(duty.read(citra.unit, YEAR))


def test_the_administration_prepares_and_the_head_signs(citra: User) -> None:
    budi = head()

    for code in ("wealth.quarterly", "wealth.yearly"):
        duty = duties()[code]
        assert citra.has(duty.prepare, citra.unit) and not citra.has(duty.sign)
        assert budi.has(duty.sign, budi.unit) and not budi.has(duty.prepare)
    assert topics()["wealth"].briefings
