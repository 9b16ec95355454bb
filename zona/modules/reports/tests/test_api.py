"""Quarterly reports for programs."""

import pytest

from zona.core.people.tests.people import person
from zona.modules.reports.tests.people import as_, dewi, office, opened

pytestmark = pytest.mark.django_db
REPORTS = "/api/v1/reports/quarterly/"


def test_reports_are_listed_with_the_addresses_of_their_files() -> None:
    people = office()
    report = opened(people)
    client = as_(people.ani)

    [found] = client.get(REPORTS, {"unit": "balai-uji"}).json()

    assert (found["year"], found["quarter"]) == (2021, 4)
    assert found["state"] == report.state
    assert found["pdf"] == f"/laporan/{report.pk}/pdf/"
    assert client.get(REPORTS, {"unit": "lain"}).json() == []


def test_another_unit_sees_nothing_and_a_person_without_a_role_is_refused() -> None:
    opened(office())

    assert as_(dewi()).get(REPORTS).json() == []
    assert as_(person("fajar")).get(REPORTS).status_code == 403
