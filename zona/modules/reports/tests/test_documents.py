"""The paper: its fixed structure, every gap told, the draft marked, the copy kept."""

from hashlib import sha256
from io import BytesIO

import docx
import pytest
from django.core.files.storage import default_storage
from pypdf import PdfReader

from zona.core.documents import Document, Numbered, pdf, word
from zona.modules.reports import actions, documents
from zona.modules.reports.models import Report
from zona.modules.reports.rules import Seal
from zona.modules.reports.tests.people import (
    AT,
    filled,
    office,
    opened,
    reviewed,
    told,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def full(django_db_setup: None, django_db_blocker: object) -> Document:
    """Return the sample quarter as a document, composed once for all tests here."""
    from django.db import transaction  # noqa: PLC0415

    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]  # pytest-django's
        document = documents.compose(filled(office()))
        transaction.set_rollback(True)
    return document


@pytest.fixture(scope="module")
def pdf_text(full: Document) -> str:
    pages = PdfReader(BytesIO(pdf.render(full))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.fixture(scope="module")
def docx_text(full: Document) -> str:
    paper = docx.Document(BytesIO(word.render(full)))
    cells = [
        cell.text for table in paper.tables for row in table.rows for cell in row.cells
    ]
    return " ".join(" ".join([*(p.text for p in paper.paragraphs), *cells]).split())


def test_the_report_has_its_fixed_structure(full: Document) -> None:
    chapters = [s.number for s in full.sections if s.number.startswith("BAB")]
    areas = [s for s in full.sections if s.level == 2 and s.number.startswith("2.")]
    indicators = [s for s in full.sections if s.level == 3]

    assert chapters == ["BAB I", "BAB II", "BAB III"]
    assert [s.number for s in areas] == ["2.1", "2.2", "2.3", "2.4", "2.5", "2.6"]
    assert len(indicators) == 24
    assert [s.number for s in full.sections if s.number.startswith("1.")] == [
        "1.1",
        "1.2",
        "1.3",
        "1.4",
    ]


def test_it_draws_three_conclusions_and_three_suggestions(full: Document) -> None:
    points = {
        section.number: block.items
        for section in full.sections
        for block in section.blocks
        if isinstance(block, Numbered) and section.number.startswith("3.")
    }

    assert {number: len(items) for number, items in points.items()} == {
        "3.1": 3,
        "3.2": 3,
    }


@pytest.mark.parametrize("gap", told()["gaps"], ids=lambda gap: gap["text"][:40])
def test_every_gap_stands_in_both_papers(
    gap: dict[str, str], pdf_text: str, docx_text: str
) -> None:
    assert gap["text"] in pdf_text
    assert gap["text"] in docx_text


def test_both_papers_bear_the_last_day_of_the_quarter(
    pdf_text: str, docx_text: str
) -> None:
    for text in (pdf_text, docx_text):
        assert "31 Desember 2021" in text
        assert "Citra" in text


def test_a_draft_says_so_on_every_page(full: Document) -> None:
    pages = PdfReader(BytesIO(pdf.render(full))).pages

    assert all("draf" in page.extract_text().lower() for page in pages)


def test_a_sealed_paper_carries_its_code_and_no_draft_mark() -> None:
    report = filled(office())

    sealed = documents.compose(report, Seal("0000-1111-2222-3333-4444", "f" * 64))

    assert sealed.verification is not None
    assert sealed.verification.url.endswith("/periksa/0000-1111-2222-3333-4444/")
    assert "DRAF" not in sealed.title
    assert sealed.signature is not None
    assert sealed.signature.signed


def test_what_is_missing_is_said() -> None:
    report = opened(office())

    papers = documents.papers(report)

    text = " ".join(
        page.extract_text() for page in PdfReader(BytesIO(papers.pdf)).pages
    )
    assert text.count("Belum ada catatan.") >= 24


def test_the_signed_bytes_never_change() -> None:
    people = office()
    report = reviewed(people)
    signed = actions.sign_report(report, write=documents.write, by=people.citra, at=AT)
    before = _bytes(signed.pdf.stored_name)

    Report.objects.filter(pk=report.pk).update(place="Dumai", addressee="Lain")
    people.citra.full_name = "Nama Baru"
    people.citra.save()

    after = _bytes(signed.pdf.stored_name)
    assert before == after
    assert sha256(after).hexdigest() == signed.pdf.sha256
    text = " ".join(p.extract_text() for p in PdfReader(BytesIO(after)).pages)
    assert signed.code in text
    assert signed.chain_head[:20] in text.replace("\u200b", "").replace("\n", "")


def _bytes(name: str) -> bytes:
    with default_storage.open(name) as file:
        content: bytes = file.read()
    return content
