"""A file handed out says its kind, has its name, and is kept by no cache."""

import io
from datetime import date

import pytest
from django.http import Http404
from docx import Document as read_word
from pypdf import PdfReader

from zona.core.documents import Document, Paragraph, Section
from zona.core.downloads import download, download_paper

PAPER = Document(
    title="Peta benturan kepentingan 2021",
    unit="Balai Uji",
    place="Pekanbaru",
    dated_on=date(2021, 12, 31),
    sections=(Section("Isi", level=2, blocks=(Paragraph("Nihil."),)),),
)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("rekap.pdf", "application/pdf"),
        (
            "rekap.2021.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ],
)
def test_the_ending_says_the_kind(name: str, kind: str) -> None:
    response = download(b"isi", name)

    assert response.content == b"isi"
    assert response.headers["Content-Type"] == kind
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.headers["Cache-Control"] == "private, no-store"


def test_an_ending_that_zona_does_not_make_is_an_error() -> None:
    with pytest.raises(KeyError):
        download(b"", "rekap.exe")


def test_a_paper_is_named_by_its_title_unless_told() -> None:
    by_title = download_paper(PAPER, "pdf")
    by_stem = download_paper(PAPER, "docx", "peta-balai")

    assert "peta-benturan-kepentingan-2021.pdf" in by_title["Content-Disposition"]
    assert "peta-balai.docx" in by_stem["Content-Disposition"]
    pages = PdfReader(io.BytesIO(by_title.content)).pages
    assert "Nihil." in "".join(page.extract_text() for page in pages)
    words = read_word(io.BytesIO(by_stem.content))
    assert "Nihil." in [each.text for each in words.paragraphs]


def test_a_paper_comes_as_pdf_or_word_only() -> None:
    with pytest.raises(Http404):
        download_paper(PAPER, "html")
