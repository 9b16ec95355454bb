"""The report on paper: preview, files, and what citizens check without an account."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from zona.modules.reports import actions, documents
from zona.modules.reports.models import Signed
from zona.modules.reports.tests.people import (
    AT,
    Office,
    as_,
    filled,
    office,
    opened,
    reviewed,
    told,
    url,
)

pytestmark = pytest.mark.django_db

PAPERS = "/periksa/"
TEXTS = {"done": "Tim dibentuk.", "proof": "SK 1", "obstacle": "", "next_step": ""}


@pytest.fixture
def people() -> Office:
    return office()


@pytest.fixture
def signed(people: Office) -> Signed:
    return actions.sign_report(
        reviewed(people), write=documents.write, by=people.citra, at=AT
    )


# --- papers ----------------------------------------------------------------------------


def test_the_preview_is_the_whole_draft(people: Office) -> None:
    report = filled(people)

    page = as_(people.citra).get(url("report_preview", report.pk))

    assert told()["gaps"][0]["text"] in page.text
    assert "masih draf" in page.text


@pytest.mark.parametrize(("name", "start"), [("pdf", b"%PDF"), ("word", b"PK")])
def test_drafts_are_written_when_asked_for(
    people: Office, name: str, start: bytes
) -> None:
    page = as_(people.citra).get(url(f"report_{name}", opened(people).pk))

    assert page.content.startswith(start)
    assert "-draf." in page["Content-Disposition"]


def test_a_signed_report_gives_its_stored_bytes(people: Office, signed: Signed) -> None:
    client = as_(people.ani)

    for name, kept in (("pdf", signed.pdf), ("word", signed.docx)):
        page = client.get(url(f"report_{name}", signed.report_id), follow=True)
        content = b"".join(page.streaming_content)  # type: ignore[attr-defined]  # a file
        with default_storage.open(kept.stored_name) as file:
            assert content == file.read()
    preview = client.get(url("report_preview", signed.report_id))
    assert preview.status_code == 302


# --- Eko, who has no account -----------------------------------------------------------


def test_a_citizen_checks_a_code(signed: Signed) -> None:
    typed = signed.code.lower().replace("-", " ")

    page = Client().post(PAPERS, {"code": typed}, follow=True)

    for words in (signed.code, signed.pdf.sha256, signed.signer_post):
        assert words in page.text
    assert "Ani" not in page.text


def test_an_unknown_code_is_answered_politely(signed: Signed) -> None:
    page = Client().get(f"{PAPERS}0000-0000/")

    assert page.status_code == 404
    assert "Kode tidak dikenal" in page.text
    assert "terdiri atas" in Client().post(PAPERS, {"code": "!!"}).text


def test_a_citizen_compares_the_file(signed: Signed) -> None:
    with default_storage.open(signed.pdf.stored_name) as file:
        genuine = file.read()

    for address in (PAPERS, f"{PAPERS}{signed.code}/"):
        assert "Berkas ini asli" in _compare(address, genuine)
        assert "Berkas ini tidak sama" in _compare(address, genuine + b" ")


def _compare(address: str, content: bytes) -> str:
    file = SimpleUploadedFile("laporan.pdf", content)
    return Client().post(address, {"file": file}).text


def test_no_file_is_no_answer(signed: Signed) -> None:
    page = Client().post(PAPERS, {})

    assert "Berkas ini" not in page.text


def test_a_file_that_is_too_large_is_not_read(
    signed: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zona.modules.reports.forms.MAX_UPLOAD", 3)

    assert "terlalu besar" in _compare(PAPERS, b"12345")


def test_the_files_themselves_are_not_public(signed: Signed) -> None:
    assert Client().get(url("report_pdf", signed.report_id)).status_code == 302
