"""The programme for programs."""

import pytest

from zona.core.people.tests.people import person
from zona.modules.programme.tests import records
from zona.modules.programme.tests.browsing import browser

pytestmark = pytest.mark.django_db
ADVICE, STEPS = "/api/v1/programme/recommendations/", "/api/v1/programme/actions/"


def test_recommendations_are_listed_by_unit_and_state() -> None:
    budi = records.lead()
    made = records.recommendation(budi)
    client = browser(budi)

    [found] = client.get(ADVICE, {"unit": "balai-uji", "state": made.state}).json()

    assert found["number"] == made.number
    assert found["due_on"] == made.due_on.isoformat()
    assert client.get(ADVICE, {"state": "lain"}).json() == []
    assert client.get(ADVICE, {"offset": 1}).json() == []


def test_plan_actions_are_listed_by_unit() -> None:
    budi = records.lead()
    made = records.action(records.plan(budi), budi)
    client = browser(budi)

    [found] = client.get(STEPS, {"unit": "balai-uji"}).json()

    assert found["text"] == made.text
    assert client.get(STEPS, {"unit": "lain"}).json() == []


def test_another_unit_sees_nothing_and_a_person_without_a_role_is_refused() -> None:
    budi = records.lead()
    records.recommendation(budi)
    records.action(records.plan(budi), budi)

    dewi, fajar = browser(records.stranger()), browser(person("fajar"))
    for path in (ADVICE, STEPS):
        assert dewi.get(path).json() == []
        assert fajar.get(path).status_code == 403
