"""The pages of monitoring, incidents, decrees and checks."""

import pytest
from django.test import Client
from django.urls import reverse

from zona.core.people.models import User
from zona.modules.risk.models import (
    Context,
    Incident,
    Monitoring,
    Risk,
    ScaleDecree,
)
from zona.modules.risk.tests import people
from zona.modules.risk.tests.people import (
    approved,
    browser,
    context,
)

pytestmark = pytest.mark.django_db
YEAR = {"tahun": "2021"}


def url(name: str, *args: object) -> str:
    return reverse(f"risk:{name}", args=args) + "?tahun=2021"


@pytest.fixture
def budi() -> User:
    return people.budi()


@pytest.fixture
def citra() -> User:
    return people.citra()


@pytest.fixture
def satgas(budi: User) -> Client:
    return browser(budi)


def test_a_quarter_is_monitored_on_pages(
    budi: User, citra: User, satgas: Client
) -> None:
    found = approved(budi, citra)
    satgas.post(url("monitoring_new"), {"quarter": "1"})
    made = Monitoring.objects.get()
    row = url("row_edit", made.pk, found.pk)
    assert "Belum dipantau" in satgas.get(made.get_absolute_url()).text
    assert "Membeli alat cadangan" in satgas.get(row).text
    sent = {"occurrences": "2", "likelihood": "3", "impact": "3"}
    satgas.post(row, sent)
    assert 'value="2"' in satgas.get(row).text
    satgas.post(url("monitoring_step", made.pk, "tanda-tangan"))
    head = browser(citra)
    head.post(url("monitoring_step", made.pk, "keputusan"), {"decision": "Lanjut"})
    sent = {"kind": "sop", "title": "Periksa", "number": "1", "set_on": "02-02-2021"}
    satgas.post(url("mechanism_new", made.pk), sent)

    page = head.get(made.get_absolute_url()).text
    for words in ("Lanjut", "Periksa", "Turun"):
        assert words in page
    assert "Periksa" in satgas.get(url("monitoring_list")).text


def test_an_incident_is_handled_on_pages(budi: User, satgas: Client) -> None:
    ani = people.ani()
    sent = {
        "title": "Tungku",
        "happened_on": "05-01-2021",
        "category": "operasional",
        "description": "<script>x</script>",
        "loss_rupiah": "1.000",
    }
    browser(ani).post(url("incident_new"), sent)
    made = Incident.objects.get()
    assert "Belum selesai" in browser(ani).get(url("incident_list")).text
    assert "<script>x" not in satgas.get(made.get_absolute_url()).text
    sent = {"category": "operasional", "loss_rupiah": "0", "handling": "Diganti"}
    satgas.post(url("incident_assess", made.pk), sent)
    satgas.post(url("incident_settle", made.pk), {"settled_on": "06-01-2021"})

    done = satgas.get(url("incident_list"), YEAR | {"keadaan": "selesai"}).text
    assert "Tungku" in done


def test_what_is_set_once_is_set_on_pages(budi: User, satgas: Client) -> None:
    context(budi)
    row = Context.objects.get()
    satgas.post(
        url("taskforce_new"),
        {
            "decree_number": "6/2021",
            "title": "Satgas",
            "first_day": "01-01-2021",
            "chair": budi.pk,
        },
    )
    sent = {"name": "BSKJI", "interest": "Bina", "must_know": "on"}
    satgas.post(url("stakeholder_new"), sent)
    party = row.stakeholders.get()
    sent = {"informed_on": "01-02-2021", "informed_by_means": "surat"}
    satgas.post(url("stakeholder_inform", party.pk), sent)
    sent = {"objectives": "Mutu uji", "activities": "–", "scale_on": "02-01-2021"}
    satgas.post(url("context_edit", row.pk), sent)
    page = satgas.get(url("setting_view")).text
    for words in ("6/2021", "BSKJI", "surat", "Mutu uji"):
        assert words in page

    satgas.post(url("environment_edit", 2021, "integritas"), {"practice": "Apel"})
    assert satgas.get(url("environment_edit", 2021, "lain")).status_code == 404
    assert satgas.get(url("environment_edit", 1999, "integritas")).status_code == 404
    sent = {"year": "2021", "goals": "3,2", "process": "2,9", "results": "3,5"}
    satgas.post(url("maturity_new"), sent)
    page = satgas.get(url("environment_list")).text
    assert "Apel" in page
    assert "3 Terdefinisi" in page


def test_a_scale_is_decreed_on_a_page(budi: User, satgas: Client) -> None:
    first = satgas.get(url("scale_new"))
    sent = {
        "number": "9/2021",
        "first_day": "01-01-2021",
        "mode": "PRODUCT",
        "matrix": "9 15 18 23 25\n6 12 16 19 24\n4 10 14 17 22\n2 7 11 13 21\n1 3 5 8 20",
        "matrix_tops": "5 11 15 19 25",
        "product_tops": "3 6 10 16 25",
        "appetite": "rendah",
        "fraud_always": "on",
    }
    assert "9 15 18 23 25" in first.text
    for name, value, words in (
        ("matrix", "1 2 3", "5 baris"),
        ("matrix", "a b", "bilangan bulat"),
        ("product_tops", "5 4 3 2 1", "yang naik"),
        ("product_tops", "3 6 10 16 20", "tidak masuk tingkat"),
        ("last_day", "01-01-2020", "mendahului"),
    ):
        assert words in satgas.post(url("scale_new"), sent | {name: value}).text
    satgas.post(url("scale_new"), sent)

    assert ScaleDecree.objects.get().number == "9/2021"
    assert "Perkalian" in satgas.get(url("scale_view")).text


def test_open_risks_are_carried_on_a_page(
    budi: User, citra: User, satgas: Client
) -> None:
    approved(budi, citra)

    assert "2022" in satgas.get(url("risk_carry")).text
    satgas.post(url("risk_carry"))

    assert Risk.objects.filter(context__year=2022).count() == 1
