"""What people see of gratification and of the guest book, and what they may do."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate, now

from zona.core.audit.models import Entry
from zona.core.people.models import User
from zona.core.people.tests.people import ministry, person, satker
from zona.core.roles import Role
from zona.modules.gratification import actions, api
from zona.modules.gratification.models import (
    Circular,
    Deposit,
    Report,
    UpgService,
)
from zona.modules.gratification.rules import Kind
from zona.modules.gratification.tests import people
from zona.modules.gratification.tests.people import NIK, browser, given, proof

pytestmark = pytest.mark.django_db
HOME = "/gratifikasi/"


def url(name: str, *args: object) -> str:
    return reverse(f"gratification:{name}", args=args)


@pytest.fixture
def citra() -> User:
    return people.citra()


@pytest.fixture
def ani(citra: User) -> User:
    return people.ani()


def report(by: User, **other: Any) -> Report:
    """Return a report of today, so that its steps may be taken on the pages."""
    words = given(received_on=localdate() - timedelta(days=1), **other)
    return actions.submit_report(workplace=by.unit, by=by, at=now(), **words)


def typed(**other: Any) -> dict[str, Any]:
    day = localdate() - timedelta(days=1)
    return {**given(), "received_on": day.isoformat(), **other}


def test_an_employee_reports_and_follows_his_own_report_only(
    ani: User, citra: User
) -> None:
    client = browser(ani)
    assert "Anda belum melapor" in client.get(HOME).text
    assert citra.unit.name in client.get(url("report_new")).text

    client.post(url("report_new"), typed(uploads=[proof()]))

    found = Report.objects.get()
    page = client.get(found.get_absolute_url()).text
    assert "Wajib dilaporkan" in page
    assert "10 hari kerja" in page
    assert NIK in page
    assert str(found) in client.get(HOME).text
    file = found.files.get()
    answer = client.get(url("report_file", found.pk, file.pk))
    assert b"".join(answer).startswith(b"%PDF")
    assert not Entry.objects.filter(verb="files.downloaded").exists()
    fani = browser(person("fani", Role.EMPLOYEE))
    assert str(found) not in fani.get(HOME).text
    assert fani.get(found.get_absolute_url()).status_code == 404


def test_errors_stand_at_their_fields_and_keep_what_was_typed(ani: User) -> None:
    tomorrow = localdate() + timedelta(days=1)
    sent = typed(nik="", phone="abc", item="Jam tangan", chronology="<script>x")

    page = browser(ani).post(url("report_new"), sent).text
    late = browser(ani).post(url("report_new"), typed(received_on=tomorrow.isoformat()))

    assert "diminta formulir KPK" in page
    assert "Tulis nomor telepon" in page
    assert "Jam tangan" in page
    assert "&lt;script&gt;x" in page
    assert "Tanggal ini belum terjadi" in late.text
    assert "Uraian paling" not in page
    long = browser(ani).post(url("report_new"), typed(chronology="x" * 10_000))
    assert long.status_code == 200
    assert not Report.objects.exists()


def test_the_same_report_twice_is_told(ani: User) -> None:
    client = browser(ani)
    client.post(url("report_new"), typed())

    page = client.post(url("report_new"), typed()).text

    assert "sudah Anda laporkan" in page


def test_without_a_upg_the_page_says_so() -> None:
    page = browser(people.ani()).get(url("report_new")).text

    assert "Belum ada UPG yang melayani unit Anda" in page


def step(client: Client, found: Report, slug: str, **words: object) -> Any:
    return client.post(url("report_step", found.pk, slug), words)


def take_parcel(client: Client, found: Report) -> None:
    page = url("deposit_new", found.pk)
    assert "Satu parsel" in client.get(page).text
    words = {"item": "Parsel", "quantity": "1", "condition": "Baik"}
    where = {"kept_where": "Lemari", "received_on": localdate().isoformat()}
    client.post(page, {**words, **where})


def test_the_upg_takes_a_report_to_its_end(ani: User, citra: User) -> None:
    found, client = report(ani), browser(citra)
    today = localdate().isoformat()
    assert "Mulai verifikasi" in client.get(found.get_absolute_url()).text
    assert client.get(url("report_step", found.pk, "analisis")).status_code == 409

    step(client, found, "verifikasi")
    step(client, found, "permintaan", asked="Foto barang")
    supplement = found.supplements.get()
    answer = url("supplement_answer", supplement.pk)
    assert client.get(answer).status_code == 403
    reporter = browser(ani)
    assert "Foto barang" in reporter.get(answer).text
    reporter.post(answer, {"answer": "Terlampir", "uploads": [proof()]})
    step(client, found, "lanjutan")
    step(client, found, "analisis")
    take_parcel(client, found)
    words = {"analysis": "Uraian untuk UPG", "kpk_number": "K-7", "kpk_on": today}
    step(client, found, "penerusan", **words)
    ruling = {"ruling": "milik_penerima", "ruling_number": "P-1", "ruling_on": today}
    step(client, found, "penetapan", **ruling)
    assert "Ani" in client.get(url("report_step", found.pk, "pengembalian")).text
    step(client, found, "pengembalian", released_to="Ani")
    step(client, found, "penyelesaian")

    found.refresh_from_db()
    assert found.state == "selesai"
    assert Deposit.objects.get().state == "dikembalikan"
    page = reporter.get(found.get_absolute_url()).text
    for word in ("K-7", "Milik penerima", "Terlampir", "Tanda terima (PDF)"):
        assert word in page
    assert "Uraian untuk UPG" not in page  # the analysis is the UPG's


def test_a_step_asks_for_its_words(ani: User, citra: User) -> None:
    found, client = report(ani), browser(citra)
    step(client, found, "verifikasi")

    page = step(client, found, "permintaan", asked="").text

    assert "tidak boleh kosong" in page
    assert client.get(url("report_step", found.pk, "ngawur")).status_code == 404
    found.refresh_from_db()
    assert found.state == "verifikasi"
    step(client, found, "pengecualian", reason="Hidangan rapat")
    found.refresh_from_db()
    assert found.state == "tidak_wajib_lapor"


def test_what_would_spoil_is_donated_on_its_page(ani: User, citra: User) -> None:
    found, client = report(ani, is_perishable=True), browser(citra)
    deposit = actions.take_deposit(
        found,
        item="Kue",
        quantity="1",
        condition="Baik",
        is_perishable=True,
        kept_where="UPG",
        received_on=localdate(),
        by=citra,
        at=now(),
    )
    donate = url("deposit_donate", deposit.pk)
    assert donate in client.get(found.get_absolute_url()).text
    assert donate not in browser(ani).get(found.get_absolute_url()).text

    client.post(donate, {"released_to": "Panti asuhan"})

    deposit.refresh_from_db()
    assert deposit.state == "disalurkan"


@pytest.mark.parametrize(("ending", "start"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_the_form_and_the_receipt_are_printed(
    ani: User, citra: User, ending: str, start: bytes
) -> None:
    found = report(ani)
    deposit = actions.take_deposit(
        found,
        item="Jam",
        quantity="1",
        condition="Baik",
        is_perishable=False,
        kept_where="UPG",
        received_on=localdate(),
        by=citra,
        at=now(),
    )

    for client in (browser(ani), browser(citra)):
        for page in (
            url("report_paper", found.pk, ending),
            url("deposit_receipt", deposit.pk, ending),
        ):
            assert client.get(page).content.startswith(start)
    assert browser(ani).get(url("report_paper", found.pk, "exe")).status_code == 404


def test_the_head_sees_a_shared_report_without_identity(ani: User, citra: User) -> None:
    found, head = report(ani), browser(people.budi())
    assert head.get(found.get_absolute_url()).status_code == 404

    share = url("report_share", found.pk)
    assert "rahasia" in browser(citra).get(share).text
    browser(citra).post(share, {"is_shared": "on", "reason": "Perlu keputusan"})

    page = head.get(found.get_absolute_url()).text
    assert "Satu parsel" in page
    assert NIK not in page
    assert head.get(url("report_paper", found.pk, "pdf")).status_code == 404
    assert head.post(url("report_step", found.pk, "verifikasi")).status_code == 403


def test_the_list_is_filtered_sorted_and_paged(ani: User, citra: User) -> None:
    for number in range(27):
        report(ani, item=f"Barang {number:02d}")
    report(ani, item="Kue", kind=Kind.PENOLAKAN)
    client = browser(citra)

    assert "Barang 26" in client.get(HOME, {"page": 1}).text
    assert "Barang 00" in client.get(HOME, {"page": 2}).text
    assert "Barang 00" in client.get(HOME, {"urut": "nomor"}).text
    refused = client.get(HOME, {"jenis": "penolakan", "status": "terbuka"}).text
    assert "Kue" in refused
    assert "Barang" not in refused
    assert "Barang" not in client.get(HOME, {"status": "selesai"}).text
    assert "Barang" not in client.get(HOME, {"tahun": "2019"}).text
    assert "Barang 07" in client.get(HOME, {"q": "barang 07", "asal": "lain"}).text


def test_the_list_costs_the_same_with_more_rows(ani: User, citra: User) -> None:
    client = browser(citra)
    costs = []
    for count in (2, 20):
        for number in range(count):
            report(ani, item=f"Barang {count} {number}")
        with CaptureQueriesContext(connection) as queries:
            client.get(HOME)
        costs.append(len(queries))

    assert costs[0] == costs[1]


def test_statistics_name_nobody(ani: User) -> None:
    report(ani)
    page = browser(people.budi()).get(url("statistic_view")).text

    assert "Barang" in page
    assert "Ani" not in page
    assert "Toko Contoh" not in page
    empty = browser(ani).get(url("statistic_view"), {"tahun": "2019"}).text
    assert "Nihil" in empty
    assert browser(ani).get(url("statistic_view"), {"tahun": "x"}).status_code == 200


def test_a_circular_is_recorded_and_shown_with_the_campaign() -> None:
    client = browser(person("hadi", Role.EMPLOYEE, Role.ADMIN_HEAD))
    assert "Belum ada edaran" in client.get(url("circular_list")).text
    day = localdate()
    sent = {
        "feast": "natal",
        "feast_on": (day + timedelta(days=10)).isoformat(),
        "number": "SE-7",
        "issued_on": day.isoformat(),
        "audience": "Semua pegawai",
        "upload": proof("edaran.pdf"),
    }

    client.post(url("circular_new"), sent)

    assert Circular.objects.get().number == "SE-7"
    page = client.get(url("circular_list")).text
    assert "edaran.pdf" in page
    again = client.post(url("circular_new"), {**sent, "upload": proof()}).text
    assert "sudah dicatat" in again


def test_the_administrator_says_which_upg_serves_a_unit(ani: User, citra: User) -> None:
    admin = browser(person("iwan", Role.SYSTEM_ADMIN, unit=ministry()))
    page = admin.get(url("service_list")).text
    assert "Unit terdekat" in page
    edit = url("service_edit", ani.unit.code)
    assert citra.unit.name in admin.get(edit).text

    admin.post(edit, {"upg_unit": ani.unit.pk})

    assert UpgService.objects.get().upg_unit == ani.unit
    assert "Ditetapkan" in admin.get(url("service_list")).text
    assert browser(ani).get(url("service_list")).status_code == 403


def test_another_unit_sees_nothing_and_a_person_without_a_role_is_refused(
    ani: User, citra: User
) -> None:
    found = report(ani)
    visit = people.visit(people.fani())
    dewi, idler = browser(people.dewi()), browser(person("fajar"))

    for page in (
        found.get_absolute_url(),
        url("report_step", found.pk, "verifikasi"),
        url("report_share", found.pk),
        url("report_paper", found.pk, "pdf"),
        url("deposit_new", found.pk),
        visit.get_absolute_url(),
        url("guest_edit", visit.pk),
        url("service_edit", ani.unit.code),
    ):
        assert dewi.get(page).status_code == 404
        assert dewi.post(page).status_code == 404
        assert idler.get(page).status_code == 403
    for name in ("report_list", "guest_list", "statistic_view", "circular_list"):
        assert "balai-uji" not in dewi.get(url(name)).text
        assert idler.get(url(name)).status_code == 403
        assert dewi.get(url(name), {"unit": "balai-uji"}).status_code in {200, 404}


def test_the_api_gives_figures_and_no_report(ani: User) -> None:
    report(ani)
    path = "/api/v1/gratification/statistics/"
    client = browser(ani)

    [row] = client.get(path, {"unit": ani.unit.code}).json()

    assert (row["reports"], row["refusals"], row["value_rupiah"]) == (1, 0, 250_000)
    assert client.get(path, {"year": "1900"}).status_code == 404
    assert client.get(path, {"offset": api.PAGE}).json() == []
    assert browser(person("fajar")).get(path).status_code == 403
    assert satker().code not in browser(people.dewi()).get(path).text
