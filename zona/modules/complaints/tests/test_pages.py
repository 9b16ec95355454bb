"""The officers' pages: who gets in, what is shown, what is refused."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate
from openpyxl import load_workbook
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from zona.core.people.models import User
from zona.core.people.tests.people import person, satker
from zona.core.roles import Role
from zona.modules.complaints import sheets
from zona.modules.complaints.models import Channel, Complaint
from zona.modules.complaints.rules import ChannelKind
from zona.modules.complaints.tests.people import (
    STORY,
    Office,
    browser,
    dewi,
    submitted,
)

pytestmark = pytest.mark.django_db
LIST = "/pengaduan/"
DESK = {
    "channel": "surat",
    "classification": "pengaduan",
    "received_on": "2021-10-04",
    "subject": "Hasil uji terlambat",
    "text": STORY,
    "is_anonymous": "on",
}


@pytest.fixture
def office() -> Office:
    return Office()


def step(client: Client, case: Complaint, slug: str, **words: object) -> int:
    return client.post(f"{LIST}{case.pk}/langkah/{slug}/", words).status_code


def test_the_desk_writes_a_letter_down_and_gets_a_receipt(office: Office) -> None:
    client = browser(office.budi)
    assert client.get(f"{LIST}baru/").status_code == 200

    page = client.post(f"{LIST}baru/", DESK).content.decode()

    case = Complaint.objects.get()
    assert case.number in page
    assert "Kode hanya ditampilkan sekali" in page
    again = client.post(f"{LIST}baru/", DESK).content.decode()
    assert f"sudah tercatat sebagai {case.number}" in again
    assert STORY in again


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"received_on": "2999-01-01"}, "Tanggal diterima ada di masa depan"),
        ({"happened_on": "2999-01-01"}, "Tanggal kejadian ada di masa depan"),
        ({"happened_on": "2021-10-05"}, "Kejadian tidak dapat sesudah"),
        ({"text": "a" * 10_001}, "10.000"),
        ({"text": ""}, "wajib"),
        ({"is_anonymous": ""}, "atau centang"),
    ],
)
def test_what_is_wrong_stands_at_its_field(
    office: Office, given: dict[str, str], words: str
) -> None:
    page = browser(office.budi).post(f"{LIST}baru/", {**DESK, **given})

    assert page.status_code == 200
    assert words in page.content.decode()
    assert not Complaint.objects.exists()


def test_ten_thousand_letters_with_line_ends_are_taken(office: Office) -> None:
    text = ("a" * 99 + "\r\n") * 100
    browser(office.budi).post(f"{LIST}baru/", {**DESK, "text": text})

    assert len(Complaint.objects.get().text) == 9_999


def test_a_script_in_the_text_is_words(office: Office) -> None:
    case = submitted(office.budi, text="<script>alert(1)</script>").complaint

    page = browser(office.budi).get(case.get_absolute_url()).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_a_case_goes_its_way_on_the_pages(office: Office) -> None:
    case = submitted(office.budi).complaint
    desk, head = browser(office.budi), browser(office.citra)
    admin, pic = browser(office.gita), browser(office.ani)

    assert step(desk, case, "pengakuan") == 302
    assert desk.get(f"{LIST}{case.pk}/langkah/kelengkapan/").status_code == 200
    given = {"classification": "pengaduan", "grade": "normatif"}
    assert step(desk, case, "kelengkapan", **given) == 302
    assert step(admin, case, "disposisi", pic=office.ani.pk) == 302
    file = SimpleUploadedFile("x.txt", b"bukan")
    assert step(pic, case, "konsep", answer="Maaf", uploads=file) == 200
    assert step(pic, case, "konsep", answer="Kami mohon maaf") == 302
    assert (
        "Kami mohon maaf"
        in head.get(f"{LIST}{case.pk}/langkah/persetujuan/").content.decode()
    )
    assert step(head, case, "persetujuan") == 302
    assert step(desk, case, "pengiriman") == 302
    assert step(desk, case, "penyelesaian", rating="4") == 302
    case.refresh_from_db()
    assert (case.state, case.rating) == ("selesai", "4")
    assert step(desk, case, "pengakuan") == 409
    assert step(desk, case, "tidak-ada") == 404
    page = desk.get(case.get_absolute_url()).content.decode()
    assert "4 Okt 2021 + 14 hari kalender = 18 Okt 2021" in page


def test_who_may_not_take_a_step_gets_403(office: Office) -> None:
    case = office.drafted()

    assert step(browser(office.budi), case, "persetujuan") == 403
    assert step(browser(office.ani), case, "persetujuan") == 403


def test_the_other_steps_ask_for_their_words(office: Office) -> None:
    desk = browser(office.budi)
    cases = [submitted(office.budi, text=str(number)).complaint for number in range(3)]
    assert step(desk, cases[0], "penerusan", forwarded_to="Dinas") == 302
    assert step(desk, cases[1], "arsip", reason="berulang", note="Sudah") == 302
    assert step(desk, cases[2], "pengakuan") == 302
    assert step(desk, cases[2], "permintaan-kelengkapan") == 200
    assert step(desk, cases[2], "permintaan-kelengkapan", note="Nomor?") == 302
    assert step(desk, cases[2], "pencabutan", note="Batal") == 302
    answered = office.answered(text="Lagi")
    assert step(desk, answered, "penyelesaian") == 302


def test_identity_is_opened_by_handlers_alone(office: Office) -> None:
    case = office.drafted(
        is_anonymous=False, reporter_name="Eko Warga", reporter_contact="0812"
    )
    url = f"{LIST}{case.pk}/identitas/"

    assert "Eko Warga" in browser(office.gita).get(url).content.decode()
    assert browser(office.ani).get(url).status_code == 403
    page = browser(office.ani).get(case.get_absolute_url()).content.decode()
    assert "Eko Warga" not in page
    assert "Identitas terbatas" in page
    shown = browser(office.budi).get(case.get_absolute_url()).content.decode()
    assert "Eko Warga" not in shown


def test_the_accused_finds_no_case(office: Office) -> None:
    case = office.accepted(accused=office.citra)
    client = browser(office.citra)

    assert client.get(case.get_absolute_url()).status_code == 404
    assert client.get(f"{LIST}{case.pk}/identitas/").status_code == 404
    assert case.number not in client.get(LIST).content.decode()
    assert client.get("/api/v1/complaints/complaints/").json() == []


def test_a_moved_case_is_handed_over_by_its_mover(office: Office) -> None:
    case = submitted(office.budi).complaint
    desk = browser(office.budi)
    assert step(desk, case, "wbs") == 302
    url = f"{LIST}{case.pk}/penyampaian/"

    assert desk.get(case.get_absolute_url()).url == url  # type: ignore[attr-defined]  # a redirect has it
    assert STORY in desk.get(url).content.decode()
    assert browser(office.citra).get(url).status_code == 404
    assert desk.post(url).status_code == 302
    assert STORY not in desk.get(url).content.decode()
    open_case = submitted(office.budi, text="Lain").complaint
    assert desk.post(f"{LIST}{open_case.pk}/penyampaian/").status_code == 409


def test_notes_files_and_a_new_code(office: Office) -> None:
    pdf = SimpleUploadedFile("a.png", _png())
    case = submitted(office.budi, uploads=[pdf]).complaint
    desk = browser(office.budi)
    file = case.files.get()

    got = desk.get(f"{LIST}{case.pk}/berkas/{file.pk}/")
    assert b"".join(got.streaming_content)  # type: ignore[attr-defined]  # a file streams
    assert (
        browser(office.ani).get(f"{LIST}{case.pk}/berkas/{file.pk}/").status_code == 404
    )
    assert (
        desk.post(f"{LIST}{case.pk}/catatan/", {"note": "Cek alat"}).status_code == 302
    )
    assert desk.post(f"{LIST}{case.pk}/catatan/", {"note": ""}).status_code == 200
    assert "Cek alat" in desk.get(case.get_absolute_url()).content.decode()
    before = case.code_hash
    assert desk.post(f"{LIST}{case.pk}/kode/").status_code == 200
    case.refresh_from_db()
    assert case.code_hash != before


def _png() -> bytes:
    out = BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG")
    return out.getvalue()


def test_the_list_narrows_sorts_and_pages(office: Office) -> None:
    for number in range(30):
        submitted(office.budi, text=f"Cerita {number}", subject=f"Pokok {number}")
    client = browser(office.budi)

    assert "Pokok 29" in client.get(LIST).content.decode()
    assert "Pokok 29" not in client.get(f"{LIST}?page=2").content.decode()
    assert "Pokok 7" in client.get(f"{LIST}?q=Pokok 7").content.decode()
    late = client.get(f"{LIST}?status=terlambat").content.decode()
    assert "Terlambat" in late
    for query in (
        "status=berjalan",
        "status=selesai",
        "kanal=web",
        "klasifikasi=aspirasi",
        "tahun=2021",
        "tahun=abc",
        "urut=target",
        "urut=-target",
        "urut=lain",
        "page=xyz",
        "page=99999",
    ):
        assert client.get(f"{LIST}?{query}").status_code == 200
    assert client.get(f"{LIST}?unit=tidak-ada").status_code == 404


def test_the_list_asks_the_same_number_of_queries_however_long_it_is(
    office: Office, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = browser(office.budi)
    office.drafted()
    client.get(LIST)
    for number in range(30):
        submitted(office.budi, text=f"Cerita {number}")

    with django_assert_max_num_queries(12):
        client.get(LIST)


def test_an_employee_sees_only_what_was_given_to_him(office: Office) -> None:
    given = office.drafted()
    other = submitted(office.budi, text="Lain").complaint
    client = browser(office.ani)

    page = client.get(LIST).content.decode()
    assert given.number in page
    assert other.number not in page
    assert client.get(other.get_absolute_url()).status_code == 404
    assert (
        "Tidak ada pengaduan untuk Anda"
        in browser(person("fani", Role.EMPLOYEE)).get(LIST).content.decode()
    )


def test_channels_are_registered_tested_and_closed(office: Office) -> None:
    client = browser(office.budi)
    assert "Belum ada kanal" in client.get(f"{LIST}kanal/").content.decode()
    for kind in ("web", "kotak_saran"):
        given = {"kind": kind, "address": "Lobi", "opened_on": "2021-01-04"}
        assert client.post(f"{LIST}kanal/baru/", given).status_code == 302
    web = Channel.objects.get(kind="web")
    box = Channel.objects.get(kind="kotak_saran")

    url = f"{LIST}kanal/{web.pk}/uji/"
    assert (
        client.post(url, {"checked_on": "2999-01-01", "way": "diuji"}).status_code
        == 200
    )
    given = {"checked_on": str(localdate()), "way": "diuji", "works": "on"}
    assert client.post(url, given).status_code == 302
    minutes = {
        "checked_on": str(localdate()),
        "second": office.ani.pk,
        "sheets_count": "2",
        "works": "on",
        "note": "Dua lembar",
    }
    assert client.get(f"{LIST}kanal/{box.pk}/uji/").status_code == 200
    assert client.post(f"{LIST}kanal/{box.pk}/uji/", minutes).status_code == 302
    check = box.checks.get()
    paper = client.get(f"{LIST}kanal/berita-acara/{check.pk}/")
    assert paper.content.startswith(b"%PDF")
    assert "Dihitung" in client.get(f"{LIST}kanal/").content.decode()
    assert "Berita acara" in client.get(box.get_absolute_url()).content.decode()
    closing = {"closed_on": str(localdate())}
    assert client.post(f"{LIST}kanal/{web.pk}/penutupan/", closing).status_code == 302
    assert "Kanal yang ditutup" in client.get(f"{LIST}kanal/").content.decode()


def test_the_recap_counts_and_is_carried_home(office: Office) -> None:
    office.closed()
    client = browser(office.citra)
    dates = "?dari=2021-10-01&sampai=2021-12-31"

    page = client.get(f"{LIST}rekap/{dates}").content.decode()
    assert "Alat rusak" in page
    assert client.get(f"{LIST}rekap/?dari=salah").status_code == 200
    book = load_workbook(BytesIO(client.get(f"{LIST}rekap/xlsx/{dates}").content))
    assert book.sheetnames == ["Rekap", "Pengaduan"]
    assert [cell.value for cell in book["Rekap"][2]][3] == 1
    assert STORY not in str([[c.value for c in row] for row in book["Pengaduan"]])


def test_words_in_a_workbook_are_no_formula() -> None:
    book = load_workbook(BytesIO(sheets.recap_workbook([("=1+1", "b", "c", 1)], [])))

    assert book["Rekap"]["A2"].data_type == "s"


def team() -> User:
    return person("hari", Role.ZI_LEAD)


def test_the_team_sees_figures_and_no_case(office: Office) -> None:
    case = office.closed()
    client = browser(team())

    assert client.get(f"{LIST}rekap/").status_code == 200
    assert client.get(f"{LIST}kanal/").status_code == 200
    for path in (
        LIST,
        f"{LIST}rekap/xlsx/",
        case.get_absolute_url(),
        f"{LIST}kanal/baru/",
    ):
        assert client.get(path).status_code == 403


def test_dewi_finds_nothing(office: Office) -> None:
    case = submitted(office.budi).complaint
    channel = office.channel(ChannelKind.KOTAK_SARAN)
    client = browser(dewi())

    for path in (
        "",
        "langkah/pengakuan/",
        "identitas/",
        "penyampaian/",
        "berkas/1/",
    ):
        assert client.get(f"{LIST}{case.pk}/{path}").status_code == 404
    for path in ("catatan/", "kode/", "langkah/pengakuan/"):
        assert client.post(f"{LIST}{case.pk}/{path}").status_code == 404
    for path in ("", "uji/", "penutupan/"):
        assert client.get(f"{LIST}kanal/{channel.pk}/{path}").status_code == 404
    assert case.number not in client.get(LIST).content.decode()
    assert client.get(f"{LIST}?unit={satker().code}").status_code == 404
    assert client.get("/api/v1/complaints/complaints/").json() == []


def test_the_api_lists_numbers_and_no_words(office: Office) -> None:
    case = office.closed()
    client = browser(office.budi)
    url = "/api/v1/complaints/complaints/"

    [found] = client.get(url, {"unit": satker().code, "state": "selesai"}).json()

    assert found["number"] == case.number
    assert STORY not in str(found)
    assert client.get(url, {"state": "arsip"}).json() == []
    assert client.get(url, {"offset": 1}).json() == []
    assert browser(office.ani).get(url).status_code == 403
