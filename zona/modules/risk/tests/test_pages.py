"""What people see of risks, what they may do, and what stays closed."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from zona.core.http import Request
from zona.core.people.models import User
from zona.core.people.tests.people import person
from zona.core.roles import Role
from zona.modules.risk import actions, api
from zona.modules.risk.models import (
    ControlAction,
    Risk,
)
from zona.modules.risk.rules import Category
from zona.modules.risk.tests import people
from zona.modules.risk.tests.people import (
    analysed,
    approved,
    at,
    browser,
    context,
    control,
    monitoring,
    risk,
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


SENT: dict[str, Any] = {
    "objective": "Pengujian",
    "statement": "Contoh uji tertukar",
    "cause": "Label lepas",
    "source": "internal",
    "controllability": "C",
    "impact": "Uji diulang",
    "category": "operasional",
}
JUDGED: dict[str, Any] = {
    "likelihood_before": "4",
    "impact_before": "4",
    "existing_control": "Buku",
    "control_effect": "memadai",
    "likelihood_after": "4",
    "impact_after": "3",
    "response": "kurangi",
}


def test_a_register_grows_from_an_empty_year_to_an_approved_risk(
    budi: User, citra: User, satgas: Client
) -> None:
    assert "Konteks tahun ini belum ditetapkan" in satgas.get(url("risk_list")).text
    assert satgas.get(url("risk_new")).status_code == 404
    sent = {"year": 2021, "objectives": "–", "activities": "–"}
    satgas.post(url("context_new"), sent | {"scale_on": "01-01-2021"})
    assert "Belum ada risiko" in satgas.get(url("risk_list")).text

    satgas.post(url("risk_new"), SENT | {"owner": budi.pk})
    found = Risk.objects.get()
    wrong = satgas.post(url("risk_analyse", found.pk), JUDGED | {"response": "terima"})
    assert "di atas selera" in wrong.text
    satgas.post(url("risk_analyse", found.pk), JUDGED)
    refused = satgas.post(url("risk_step", found.pk, "validasi"))
    assert refused.status_code == 409
    sent = {"text": "Label cetak", "output": "Label", "due_on": "31-12-2099"}
    satgas.post(url("control_new", found.pk), sent | {"officer": budi.pk})
    assert "Lanjutkan" not in satgas.get(url("risk_step", found.pk, "validasi")).text
    satgas.post(url("risk_step", found.pk, "validasi"))
    browser(citra).post(url("risk_step", found.pk, "persetujuan"))

    found.refresh_from_db()
    assert found.state == "disetujui"
    page = satgas.get(found.get_absolute_url()).text
    assert "Label cetak" in page
    assert "Disetujui Kepala" in page
    assert "16" in satgas.get(url("risk_list")).text


def test_errors_keep_what_was_typed(satgas: Client, budi: User) -> None:
    context(budi)

    page = satgas.post(url("risk_new"), SENT | {"owner": budi.pk, "cause": ""}).text

    assert "Contoh uji tertukar" in page
    assert not Risk.objects.exists()


def test_the_list_is_narrowed_sorted_and_asked_at_constant_cost(
    budi: User, satgas: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    analysed(budi, (1, 1), statement="Pipa bocor")
    analysed(budi, category=Category.KEUANGAN, statement="Anggaran hangus")

    def seen(**query: str) -> str:
        return satgas.get(url("risk_list"), YEAR | query).text

    assert "Pipa bocor" in seen(q="pipa")
    assert "Anggaran hangus" not in seen(q="pipa")
    assert "Pipa bocor" not in seen(kategori="keuangan")
    assert "Pipa bocor" not in seen(tingkat="tinggi")
    assert "Anggaran hangus" in seen(sel="4x3", peta="sesudah")
    assert "Pipa bocor" in seen(sel="4x4", peta="sebelum", status="dianalisis")
    assert "Belum ada risiko" in seen(status="ditutup")
    page = seen(urut="-sesudah")
    assert page.index("Anggaran hangus") < page.index("Pipa bocor")
    for _ in range(30):
        analysed(budi)
    with django_assert_max_num_queries(24):
        assert "page=2" in seen(urut="tak-ada")


def test_the_map_counts_with_links_at_constant_cost(
    budi: User, satgas: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    assert "Belum ada risiko yang dinilai" in satgas.get(url("heat_map")).text
    for _ in range(3):
        analysed(budi)

    with django_assert_max_num_queries(16):
        page = satgas.get(url("heat_map")).text

    assert "peta=sesudah&amp;sel=4x3" in page
    assert ">3 " in page
    assert "Tinggi (16)" in page


def test_the_register_is_taken_along_without_secrets(
    budi: User, citra: User, satgas: Client
) -> None:
    approved(budi, citra, statement="=Pipa bocor")
    approved(budi, citra, category=Category.KECURANGAN, statement="Suap loket")
    lead = person("gita", Role.EMPLOYEE, Role.ADMIN_HEAD)

    def rows(client: Client) -> str:
        answer = client.get(url("register_xlsx"))
        book = load_workbook(BytesIO(answer.content))
        return str([[c.value for c in row] for row in book.worksheets[0].rows])

    assert "Suap loket" in rows(satgas)
    assert "Suap loket" not in rows(browser(lead))
    assert "=Pipa bocor" in rows(browser(lead))
    assert satgas.get(url("register_pdf")).content.startswith(b"%PDF")


def test_an_employee_sees_his_own_share_and_no_fraud(budi: User, citra: User) -> None:
    ani = people.ani()
    own, other = risk(ani), approved(budi, citra, statement="Anggaran hangus")
    secret = risk(budi, category=Category.KECURANGAN, statement="Suap loket")
    client = browser(ani)
    page = client.get(url("risk_list")).text

    assert own.code in page
    assert "Anggaran hangus" not in page
    assert client.get(url("heat_map")).status_code == 403
    assert client.get(url("monitoring_list")).status_code == 403
    for hidden in (other, secret):
        assert client.get(hidden.get_absolute_url()).status_code == 404
    assert client.get(url("risk_step", own.pk, "validasi")).status_code == 403
    assert client.get(url("risk_step", own.pk, "tak-ada")).status_code == 404
    assert client.post(url("scale_new")).status_code == 403


def test_the_officer_carries_out_and_the_task_force_judges(
    budi: User, satgas: Client
) -> None:
    ani = people.ani()
    found = analysed(budi)
    made = control(found, budi)
    made.officer = ani
    made.save()
    client = browser(ani)

    assert "Terlambat" in client.get(url("control_list")).text
    late = satgas.get(url("control_list"), YEAR | {"status": "terlambat"}).text
    assert "Membeli alat" in late
    done = satgas.get(url("control_list"), YEAR | {"status": "efektif"}).text
    assert "Belum ada RTP" in done
    client.post(url("control_step", made.pk, "pelaksanaan"))
    client.post(url("control_step", made.pk, "penyelesaian"))
    assert ControlAction.objects.get().state == "berjalan"
    client.post(url("control_step", made.pk, "penyelesaian"), {"result": "Terpasang"})
    assert client.get(url("control_edit", made.pk)).status_code == 403
    satgas.post(url("control_step", made.pk, "efektif"), {"result": "Baik"})

    assert "Efektif" in client.get(made.get_absolute_url()).text
    assert ControlAction.objects.get().state == "efektif"
    other = person("hadi", Role.EMPLOYEE, Role.ADMIN_HEAD)
    step = url("control_step", made.pk, "pelaksanaan")
    assert browser(other).get(step).status_code == 409


def test_words_are_corrected_on_pages(budi: User, satgas: Client) -> None:
    found = risk(budi)
    page = url("risk_edit", found.pk)
    assert "Hasil uji terlambat" in satgas.get(page).text

    satgas.post(page, SENT | {"owner": budi.pk})
    judged = analysed(budi)
    made = control(judged, budi)
    sent = {"text": "Label", "output": "Label", "due_on": "31-12-2099"}
    satgas.post(url("control_edit", made.pk), sent | {"officer": budi.pk})

    made.refresh_from_db()
    found.refresh_from_db()
    assert (found.statement, made.text) == ("Contoh uji tertukar", "Label")
    assert "bukan" not in satgas.get(url("control_new", judged.pk)).text


def test_the_api_lists_what_the_person_may_see(budi: User, citra: User) -> None:
    approved(budi, citra)
    risk(budi, category=Category.KECURANGAN)
    request = Request()
    request.user = budi
    found = api.risk_list(request, unit=budi.unit.code, year=2021)

    assert [(r.score_before, r.score_after, r.level_after) for r in found] == [
        (19, 16, "tinggi"),
        (None, None, ""),
    ]
    request.user = people.dewi()
    assert api.risk_list(request) == []


def test_dewi_finds_nothing(budi: User, citra: User) -> None:
    found = approved(budi, citra)
    made = monitoring(budi)
    event = actions.report_incident(
        unit=budi.unit,
        title="Tungku",
        happened_on=date(2021, 1, 5),
        category=Category.OPERASIONAL,
        description="–",
        by=budi,
        at=at(2021, 2, 1),
    )
    action = found.controls.get()
    client = browser(people.dewi())

    for page in (
        found.get_absolute_url(),
        action.get_absolute_url(),
        made.get_absolute_url(),
        event.get_absolute_url(),
        url("risk_edit", found.pk),
        url("risk_analyse", found.pk),
        url("risk_step", found.pk, "penutupan"),
        url("control_new", found.pk),
        url("control_edit", action.pk),
        url("control_step", action.pk, "pelaksanaan"),
        url("row_edit", made.pk, found.pk),
        url("monitoring_step", made.pk, "tanda-tangan"),
        url("mechanism_new", made.pk),
        url("incident_assess", event.pk),
        url("incident_settle", event.pk),
        url("context_edit", found.context_id),
    ):
        assert client.get(page).status_code == 404
        assert client.post(page).status_code == 404
