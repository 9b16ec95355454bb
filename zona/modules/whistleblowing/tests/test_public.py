"""The public pages: no account, no cookie, no trace, no difference between wrong codes."""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from PIL import Image

from zona.core.people.models import Grant
from zona.core.people.tests.people import person, satker
from zona.core.roles import Role
from zona.modules.whistleblowing.actions import handling
from zona.modules.whistleblowing.models import Tip
from zona.modules.whistleblowing.rules.sealing import read_words
from zona.modules.whistleblowing.tests.people import (
    NOON,
    Safe,
    browser,
    handler,
    head,
    sealed_words,
    walk,
)
from zona.modules.whistleblowing.views import reporting
from zona.modules.whistleblowing.views.anonymous import anonymous

pytestmark = pytest.mark.django_db
FORM = "/publik/wbs/balai-uji/"
MAILBOX = "/publik/wbs/kode/"
SENT = "/publik/wbs/terkirim/"
AGENT = {"HTTP_USER_AGENT": "Peramban-Unik/9", "REMOTE_ADDR": "203.0.113.77"}
WORDS = {"what": "Petugas meminta uang", "posts": "lainnya", "when": "Senin"}


@pytest.fixture(autouse=True)
def _fresh_counter() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def gita() -> Safe:
    satker()
    return Safe(handler())


def _code(page: str) -> str:
    found = re.search(r"(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}", page)
    assert found, page
    return found[0]


def _send(client: Client, **more: object) -> str:
    """Send a report and type its code back; return the code."""
    page = client.post(FORM, {**WORDS, **more}, **AGENT)  # type: ignore[arg-type]  # headers
    code = _code(page.text)
    done = client.post(SENT, {"shown": code, "code": code.lower()}, **AGENT)  # type: ignore[arg-type]  # as above
    assert "Laporan Anda diterima" in done.text
    return code


def _picture() -> SimpleUploadedFile:
    exif = Image.Exif()
    exif[0x010F] = "Kamera Rahasia"
    into = BytesIO()
    Image.new("RGB", (8, 4)).save(into, "JPEG", exif=exif)
    return SimpleUploadedFile("kuitansi.jpg", into.getvalue(), "image/jpeg")


def _spoilt() -> SimpleUploadedFile:
    """Return a picture that opens and breaks off in the middle."""
    into = BytesIO()
    Image.effect_noise((64, 64), 90).save(into, "JPEG")
    content = into.getvalue()
    return SimpleUploadedFile("rusak.jpg", content[: len(content) // 2])


def test_a_report_is_sent_with_its_code_and_opened_by_a_handler_alone(
    gita: Safe,
) -> None:
    client = Client(enforce_csrf_checks=True)

    _send(client, files=[_picture()])

    tip = Tip.objects.get()
    words = gita.words(tip)
    assert words["Apa yang terjadi?"] == "Petugas meminta uang"
    assert words["Jabatan yang dilaporkan"] == "Lainnya, tidak ada di daftar"
    file = gita.parcel(tip.envelopes.get(sort="berkas"))
    assert file.header["name"] == "kuitansi.jpg"
    assert b"Kamera" not in file.content
    assert not client.cookies


@pytest.mark.parametrize("path", ["/publik/wbs/", FORM, MAILBOX, SENT])
def test_no_page_sets_a_cookie_or_lets_itself_be_found(gita: Safe, path: str) -> None:
    for client in (Client(), browser(head())):
        before = set(client.cookies)
        for answer in (client.get(path), client.post(path, {"code": "salah"})):
            assert set(client.cookies) == before
            assert "Set-Cookie" not in answer.headers
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert "noindex" in answer.headers["X-Robots-Tag"]
            assert answer.headers["Cache-Control"] == "no-store"
            assert "csrfmiddlewaretoken" not in answer.text


def test_the_start_leads_to_the_units_form_or_says_it_is_closed(gita: Safe) -> None:
    client = Client()

    assert client.get("/publik/wbs/", {"unit": "balai-uji"}).headers["Location"] == FORM
    assert client.get("/publik/wbs/tidak-ada/").status_code == 404
    Grant.objects.filter(user=gita.user).delete()
    closed = client.get(FORM)
    assert closed.status_code == 409
    assert "belum dibuka" in closed.text


def test_what_is_wrong_keeps_what_was_typed(gita: Safe) -> None:
    client = Client()
    bad = SimpleUploadedFile("program.pdf", b"MZ bukan pdf")

    page = client.post(
        FORM, {"what": "Uang <b>loket</b>", "posts": "lainnya", "files": [bad]}
    )
    assert "Uang &lt;b&gt;loket" in page.text
    assert "program" in page.text
    assert "Pilih jabatan" in client.post(FORM, {"what": "x"}).text
    assert "10000" in client.post(FORM, {**WORDS, "what": "x" * 10_001}).text.replace(
        ".", ""
    )
    many = [_picture() for _ in range(6)]
    assert "Paling banyak 5" in client.post(FORM, {**WORDS, "files": many}).text
    assert not Tip.objects.exists()


def test_a_file_that_cannot_be_cleaned_or_is_too_big_is_refused(gita: Safe) -> None:
    page = Client().post(FORM, {**WORDS, "files": [_spoilt()]}).text
    assert "tidak dapat dihapus" in page
    big = SimpleUploadedFile("besar.pdf", b"%PDF-1.4" + bytes(10 * 1024 * 1024))
    assert "paling besar 10 MB" in Client().post(FORM, {**WORDS, "files": [big]}).text


def test_a_wrong_retyping_shows_the_code_again(gita: Safe) -> None:
    client = Client()
    code = _code(client.post(FORM, WORDS).text)

    again = client.post(SENT, {"shown": code, "code": "salah"})

    assert "Kode tidak sama" in again.text
    assert code in again.text
    assert code in client.post(SENT, {"shown": code}).text
    assert not Tip.objects.sent().exists()
    lost = "0000-0000-0000-0000-0000-0000-0000"
    assert client.post(SENT, {"shown": lost, "code": lost}).status_code == 409


def test_the_named_leaders_report_stays_with_the_team_above(gita: Safe) -> None:
    own = Safe(handler("hadi", satker()))
    boss = head()

    _send(Client(), posts=[str(boss.position_id)])
    tip = Tip.objects.get()

    assert Tip.objects.visible_to(gita.user).get() == tip
    assert not Tip.objects.visible_to(own.user).exists()


def test_answers_are_read_and_given_by_the_code(gita: Safe) -> None:
    client = Client()
    code = _send(client)
    tip = walk(Tip.objects.get(), gita.user, "review", "ask")
    handling.answer_reporter(
        tip, sealed_words("Pukul berapa?", tip), by=gita.user, at=NOON
    )

    page = client.post(MAILBOX, {"code": code})
    assert "Pukul berapa?" in page.text
    assert "Menunggu keterangan pelapor" in page.text
    reply = {"code": code, "kirim": "1", "message": "Pukul sembilan"}
    assert "Pesan Anda" in client.post(MAILBOX, {**reply, "message": ""}).text
    sent = client.post(MAILBOX, {**reply, "files": [_picture()]})
    assert "disegel dan terkirim" in sent.text
    assert "Pukul sembilan" not in sent.text
    spoilt = client.post(MAILBOX, {**reply, "files": [_spoilt()]})
    assert "tidak dapat dihapus" in spoilt.text

    tip.refresh_from_db()
    assert tip.state == "dijawab"
    letter = tip.envelopes.get(sort="pesan_pelapor")
    assert read_words(gita.parcel(letter)) == (("Pesan pelapor", "Pukul sembilan"),)
    assert not client.cookies


def test_a_wrong_code_and_one_of_no_case_get_the_same_answer(gita: Safe) -> None:
    client = Client()
    unsent = _code(client.post(FORM, WORDS).text)

    answers = {
        re.sub(r'value="[^"]*"', "", client.post(MAILBOX, {"code": code}).text)
        for code in (unsent, "0000-0000-0000-0000-0000-0000-0000", "salah", "' OR 1=1")
    }

    assert len(answers) == 1
    assert all(reporting.UNKNOWN in each for each in answers)
    assert cache.get(reporting.WRONG) == 4
    cache.set(reporting.WRONG, 12)
    assert client.post(MAILBOX, {"code": "salah"}).status_code == 200


def test_a_form_of_another_site_and_a_giant_are_turned_away(gita: Safe) -> None:
    foreign = Client().post(FORM, WORDS, HTTP_SEC_FETCH_SITE="cross-site")
    giant = Client().post(FORM, WORDS, CONTENT_LENGTH=str(56 * 1024 * 1024))

    assert (foreign.status_code, giant.status_code) == (409, 409)
    assert not Tip.objects.exists()


def test_a_fault_is_logged_by_place_alone(caplog: pytest.LogCaptureFixture) -> None:
    @anonymous
    def broken(request: HttpRequest) -> HttpResponse:
        assert "HTTP_USER_AGENT" not in request.META
        assert "REMOTE_ADDR" not in request.META
        raise ValueError("Petugas meminta uang")

    answer = broken(RequestFactory().get("/publik/wbs/", **AGENT))  # type: ignore[arg-type]  # headers

    assert answer.status_code == 500
    assert "test_public.py" in caplog.text
    assert "Petugas" not in caplog.text + caplog.handler.format(caplog.records[0])


def test_posts_are_listed_without_names(gita: Safe) -> None:
    person("sari", Role.EMPLOYEE)

    page = Client().get(FORM).text

    assert "Jabatan sari" in page
    assert "Sari" not in page.replace("Jabatan sari", "")
