"""Wealth reports for programs."""

import pytest

from zona.core.people.tests.people import person
from zona.modules.wealth.tests.people import (
    admin,
    browser,
    made_list,
    owed,
    reporter,
    stranger,
    verified,
)

pytestmark = pytest.mark.django_db
PATH = "/api/v1/wealth/compliance/"


def test_compliance_is_listed_by_unit_and_year_without_names() -> None:
    ani, citra = reporter(), admin()
    made_list(citra)
    verified(owed(ani), citra)
    client = browser(citra)

    lhkpn, other = client.get(PATH, {"unit": "balai-uji", "year": "2021"}).json()

    assert (lhkpn["scheme"], lhkpn["obliged"], lhkpn["percent"]) == ("lhkpn", 0, None)
    assert (other["obliged"], other["filed"], other["timely"]) == (2, 1, 1)
    assert float(other["percent"]) == 50
    assert "Ani" not in str(other)
    assert client.get(PATH, {"year": 2020}).json() == []
    assert client.get(PATH, {"unit": "lain"}).json() == []
    assert client.get(PATH, {"offset": 1}).json() == []


def test_another_unit_sees_nothing_and_an_employee_is_refused() -> None:
    made_list(admin())

    assert browser(stranger()).get(PATH).json() == []
    assert browser(person("fajar")).get(PATH).status_code == 403
