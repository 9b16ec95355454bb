"""What a citizen does without an account: complain, follow, answer, rate."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate, now

from zona.core.audit.models import Entry
from zona.core.people.tests.people import satker
from zona.modules.complaints import actions
from zona.modules.complaints.models import Channel, Complaint
from zona.modules.complaints.rules import (
    ChannelKind,
    CheckWay,
    Classification,
    Grade,
)
from zona.modules.complaints.tests.people import NOON, STORY, Office, at, browser

pytestmark = pytest.mark.django_db
PUBLIC = "/publik/pengaduan/"
TRACK, CASE = f"{PUBLIC}lacak/", f"{PUBLIC}lacak/perkara/"
SAID = {
    "subject": "Hasil uji terlambat",
    "text": STORY,
    "reporter_name": "Eko Warga",
    "reporter_contact": "0812",
    "token": "ab" * 16,
}
SENT = {**SAID, "langkah": "kirim", "is_true": "on"}


@pytest.fixture
def office() -> Office:
    cache.clear()
    found = Office()
    found.channel()
    return found


def form_url() -> str:
    return f"{PUBLIC}kirim/{satker().code}/"


def sent(client: Client, **words: object) -> tuple[str, str]:
    page = client.post(form_url(), {**SENT, **words}).content.decode()
    number = re.search(r"PGD-\d+-\d+-\d+", page)
    code = re.search(r"<strong>([A-Z0-9]{4}(?:-[A-Z0-9]{4}){2})</strong>", page)
    assert number, page
    assert code
    return number[0], code[1]


def tracked(client: Client, number: str, code: str) -> int:
    return client.post(TRACK, {"number": number, "code": code}).status_code


def test_a_citizen_complains_checks_and_takes_a_number_home(office: Office) -> None:
    client = Client()
    assert satker().name in client.get(PUBLIC).content.decode()
    assert "Langkah 1" in client.get(form_url()).content.decode()

    check = client.post(form_url(), {**SAID, "langkah": "periksa"}).content.decode()
    assert "Periksa jawaban Anda" in check
    assert not Complaint.objects.exists()
    changed = client.post(form_url(), {**SAID, "langkah": "ubah"}).content.decode()
    assert STORY in changed
    assert "Eko Warga" in changed
    number, code = sent(client)

    case = Complaint.objects.get()
    assert (case.number, case.channel, case.moved_by) == (number, "web", None)
    assert case.limit_on == localdate() + timedelta(14)
    assert sent(client) == (number, code)
    assert not Entry.objects.filter(detail__icontains="Eko").exists()


def test_errors_keep_what_was_typed(office: Office) -> None:
    client = Client()
    wrong = {**SAID, "langkah": "periksa", "happened_on": "2999-01-01"}

    page = client.post(form_url(), wrong).content.decode()
    assert "masa depan" in page
    assert STORY in page
    unsure = {**SENT, "is_true": ""}
    page = client.post(form_url(), unsure).content.decode()
    assert "Centang pernyataan ini" in page
    assert STORY in page
    bad = {**SENT, "uploads": SimpleUploadedFile("x.exe", b"MZ")}
    assert "Periksa jawaban Anda" in client.post(form_url(), bad).content.decode()
    files = [SimpleUploadedFile(f"{n}.png", b"x") for n in range(6)]
    assert client.post(form_url(), {**SENT, "uploads": files}).status_code == 200
    assert not Complaint.objects.exists()
    sent(client)
    twin = client.post(form_url(), {**SENT, "token": "cd" * 16}).content.decode()
    assert "isi yang sama sudah tercatat" in twin
    assert "PGD-" not in twin.partition("<main")[2].replace("PGD-3", "")


def test_without_a_name_nothing_of_it_is_kept(office: Office) -> None:
    sent(Client(), is_anonymous="on")

    assert not Complaint.objects.get().has_identity


def test_a_unit_without_a_web_form_has_none() -> None:
    assert Client().get(form_url()).status_code == 404
    assert "Formulir belum dibuka" in Client().get(PUBLIC).content.decode()
    assert Client().get(f"{PUBLIC}statistik/").status_code == 200


def test_a_wrong_code_and_a_missing_case_get_the_same_answer(office: Office) -> None:
    client = Client()
    number, code = sent(client)
    client.get(TRACK)

    wrong = client.post(TRACK, {"number": number, "code": "AAAABBBBCCCC"})
    missing = client.post(TRACK, {"number": "PGD-9-2021-9999", "code": code})

    def plain(page: str, said: str) -> str:
        return re.sub(r'(value|content)="[^"]*"', "", page).replace(said, "")

    assert wrong.status_code == missing.status_code == 200
    assert plain(wrong.content.decode(), number) == plain(
        missing.content.decode(), "PGD-9-2021-9999"
    )


def test_guessing_is_slowed_even_for_the_right_code(office: Office) -> None:
    client = Client()
    number, code = sent(client)
    for _ in range(5):
        assert tracked(client, number, "AAAABBBBCCCC") == 200

    assert tracked(client, number, code) == 429
    assert "127.0.0.1" not in str(list(Entry.objects.values()))
    cache.clear()
    assert tracked(client, number, code) == 302


def test_flooding_the_form_is_slowed(office: Office) -> None:
    client = Client()
    for turn in range(10):
        sent(client, text=f"Cerita {turn}", token=f"{turn:032x}")

    assert client.post(form_url(), SENT).status_code == 429


def test_the_case_is_closed_to_whoever_did_not_open_it(office: Office) -> None:
    for path in (CASE, f"{CASE}penilaian/", f"{CASE}pembukaan/"):
        assert Client().get(path).url == TRACK  # type: ignore[attr-defined]  # a redirect has it


def test_the_complainant_follows_answers_and_rates(office: Office) -> None:
    client = Client()
    number, code = sent(client)
    assert tracked(client, number.lower(), code.lower().replace("-", " ")) == 302
    case = Complaint.objects.get()
    actions.add_note(case, note="Jangan bocor", by=office.budi, at=now())
    actions.acknowledge(case, by=office.budi, at=now())
    actions.suspend(case, note="Nomor order?", by=office.budi, at=now())

    page = client.get(CASE).content.decode()
    assert "Nomor order?" in page
    assert "Jangan bocor" not in page
    assert "Budi" not in page
    assert client.get(f"{CASE}kelengkapan/").status_code == 200
    assert client.post(f"{CASE}kelengkapan/", {"note": "Order 12"}).status_code == 302
    case.refresh_from_db()
    assert case.state == "verifikasi"
    assert client.post(CASE, {"note": "Masih menunggu"}).status_code == 302
    assert client.post(CASE, {"note": ""}).status_code == 200
    assert client.post(f"{CASE}penilaian/", {"rating": "4"}).status_code == 409
    assert client.post(f"{CASE}banding/", {"note": "x"}).status_code == 409
    assert client.post(f"{CASE}lain/", {"note": "x"}).status_code == 404


def answered(client: Client, office: Office) -> Complaint:
    number, code = sent(client)
    tracked(client, number, code)
    case = Complaint.objects.get(number=number)
    actions.acknowledge(case, by=office.budi, at=now())
    actions.accept(
        case,
        classification=Classification.PENGADUAN,
        grade=Grade.NORMATIF,
        by=office.budi,
        at=now(),
    )
    actions.dispose(case, pic=office.ani, by=office.gita, at=now())
    actions.draft(case, answer="Kami mohon maaf.", by=office.ani, at=now())
    assert "Kami mohon maaf" not in client.get(CASE).content.decode()
    actions.approve(case, by=office.citra, at=now())
    assert "Kami mohon maaf" not in client.get(CASE).content.decode()
    return actions.send_answer(case, by=office.budi, at=now())


def test_an_answer_is_read_rated_and_reopened(office: Office) -> None:
    client = Client()
    case = answered(client, office)

    assert "Kami mohon maaf" in client.get(CASE).content.decode()
    assert client.get(f"{CASE}penilaian/").status_code == 200
    assert client.post(f"{CASE}penilaian/", {"rating": "2"}).status_code == 302
    case.refresh_from_db()
    assert (case.state, case.rating) == ("selesai", "2")
    assert client.post(f"{CASE}penilaian/", {"rating": "3"}).status_code == 302
    assert client.post(f"{CASE}pembukaan/", {"note": ""}).status_code == 200
    assert client.post(f"{CASE}pembukaan/", {"note": "Belum"}).status_code == 302
    case.refresh_from_db()
    assert (case.state, case.rating) == ("dibuka_kembali", "3")


def test_an_appeal_and_the_end_of_the_visit(office: Office) -> None:
    client = Client()
    case = answered(client, office)

    assert client.post(f"{CASE}banding/", {"note": "Tidak adil"}).status_code == 302
    case.refresh_from_db()
    assert case.state == "banding"
    client.get(f"{CASE}penutupan/")
    assert client.get(CASE).status_code == 302


def test_a_renewed_code_ends_the_old_visit(office: Office) -> None:
    client = Client()
    number, code = sent(client)
    tracked(client, number, code)
    actions.renew_code(Complaint.objects.get(), by=office.budi, at=now())

    assert client.get(CASE).status_code == 302


def test_an_officers_session_keeps_its_length(office: Office) -> None:
    number, code = sent(Client())
    client = browser(office.ani)
    assert tracked(client, number, code) == 302

    assert client.session.get_expiry_age() > 60 * 60


def test_the_statistics_hide_small_numbers(office: Office) -> None:
    client = Client()
    sent(client)

    page = client.get(f"{PUBLIC}statistik/").content.decode()
    assert "&lt;3" in page
    other = client.get(f"{PUBLIC}statistik/?tahun=2021&unit={satker().code}")
    assert "Tidak ada pengaduan pada tahun ini" in other.content.decode()
    assert "tahun=2020" in other.content.decode()
    assert client.get(f"{PUBLIC}statistik/?tahun=9999&unit=x").status_code == 200


def test_a_closed_form_takes_no_complaint(office: Office) -> None:
    box = office.channel(ChannelKind.KOTAK_SARAN)
    actions.check_channel(
        box,
        way=CheckWay.DIBUKA,
        checked_on=NOON.date(),
        sheets_count=1,
        second=office.ani,
        by=office.budi,
        at=NOON,
    )
    web = satker()
    channel = Channel.objects.get(unit=web, kind="web")
    actions.close_channel(
        channel, closed_on=at(2021, 10, 4).date(), by=office.budi, at=NOON
    )

    assert Client().post(form_url(), SENT).status_code == 404
