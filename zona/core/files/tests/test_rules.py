"""What is taken, what is refused, and with which words."""

from io import BytesIO
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zona.core.files import rules
from zona.core.files.rules import FORBIDDEN_MARK, Kind, Rejected, judge
from zona.core.files.tests import samples


def _named(value: object) -> str:
    return "" if isinstance(value, bytes) else str(value)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("surat.pdf", samples.pdf(), Kind.PDF),
        ("SURAT.PDF", samples.pdf(), Kind.PDF),
        ("sk tim kerja no. 12.docx", samples.package(Kind.DOCX), Kind.DOCX),
        ("rekap.xlsx", samples.package(Kind.XLSX), Kind.XLSX),
        ("paparan.pptx", samples.package(Kind.PPTX), Kind.PPTX),
        ("foto.jpg", samples.picture("JPEG"), Kind.JPEG),
        ("foto.jpeg", samples.picture("JPEG"), Kind.JPEG),
        ("foto.png", samples.picture("PNG"), Kind.PNG),
        ("foto.webp", samples.picture("WEBP"), Kind.WEBP),
    ],
    ids=_named,  # bytes make no name, and a packed date would change it
)
def test_an_accepted_kind_is_taken(name: str, content: bytes, kind: Kind) -> None:
    assert judge(name, content) == kind


def test_a_real_word_document_is_taken() -> None:
    from docx import Document  # noqa: PLC0415 - slow to import, needed here only

    out = BytesIO()
    Document().save(out)

    assert judge("laporan.docx", out) == Kind.DOCX
    assert out.tell() == 0  # ready to be read again


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("surat.pdf", samples.EXECUTABLE, "program"),
        ("surat.pdf", b"\x7fELF" + bytes(99), "program"),
        ("surat.pdf", b"#!/bin/sh\n", "program"),
        ("surat.pdf", b"", "kosong"),
        ("surat.pdf", b"halo", "tidak dikenali"),
        ("surat.pdf", b"%PDF-1.7\nrusak", "rusak"),
        ("surat.pdf", samples.pdf(password="rahasia"), "dikunci"),
        ("surat.pdf", samples.pdf(pages=0), "tidak berhalaman"),
        ("surat.pdf", samples.picture("PNG"), "menyebut PDF"),
        ("surat.docx", samples.pdf(), "menyebut Word"),
        ("surat.docx", samples.package(Kind.XLSX), "menyebut Word"),
        ("surat.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "Office lama"),
        ("surat.docx", samples.bomb(), "mengembang"),
        ("surat.docx", samples.package()[:60], "rusak"),
        ("surat.docx", samples.package(main="word/lain.xml"), "arsip"),
        ("surat.docx", samples.package(types="text/plain"), "rusak"),
        (
            "surat.docx",
            samples.package(types="application/vnd.ms-word.document.macroEnabled"),
            "makro",
        ),
        (
            "surat.docx",
            samples.package(extra={"word/vbaProject.bin": b"x"}),
            "makro",
        ),
        ("foto.png", samples.picture("PNG")[:40], "rusak"),
        ("foto.png", samples.SVG, "SVG"),
        ("foto.png", b"\xef\xbb\xbf <!DOCTYPE html><html>", "HTML"),
        ("arsip.pdf", b"Rar!\x1a\x07", "arsip"),
        ("gambar.svg", samples.SVG, "tidak diterima"),
        ("halaman.html", b"<html>", "tidak diterima"),
        ("surat.docm", samples.package(), "tidak diterima"),
        ("surat", samples.pdf(), "tidak diterima"),
        ("surat.pdf.exe", samples.pdf(), "tidak diterima"),
    ],
    ids=_named,  # bytes make no name, and a packed date would change it
)
def test_what_is_not_accepted_is_refused_with_its_reason(
    name: str, content: bytes, reason: str
) -> None:
    with pytest.raises(Rejected, match=reason):
        judge(name, content)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../surat.pdf", "folder"),
        ("..\\surat.pdf", "folder"),
        ("/etc/surat.pdf", "folder"),
        ("C:\\surat.pdf", "folder"),
        (f"{FORBIDDEN_MARK}surat.pdf", "folder"),
        ("surat\x00.pdf", "tidak terlihat"),
        ("surat\n.pdf", "tidak terlihat"),
        ("surat\N{RIGHT-TO-LEFT OVERRIDE}fdp.pdf", "tidak terlihat"),
        ("", "tidak bernama"),
        (" . ", "tidak bernama"),
        ("s" * 147 + ".pdf", "lebih panjang"),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(name: str, reason: str) -> None:
    with pytest.raises(Rejected, match=reason):
        judge(name, samples.pdf())


def test_a_name_of_150_letters_is_taken() -> None:
    assert judge("s" * 146 + ".pdf", samples.pdf()) == Kind.PDF


def test_a_file_of_26_megabytes_is_refused_and_one_of_25_is_looked_at() -> None:
    with pytest.raises(Rejected, match="25 MB"):
        judge("besar.pdf", bytes(26 * rules.MEGABYTE))
    with pytest.raises(Rejected, match="tidak dikenali"):
        judge("besar.pdf", bytes(25 * rules.MEGABYTE))


def with_size(side: int) -> bytes:
    """Return a tiny PNG whose header claims to be huge."""
    chunk = b"IHDR" + side.to_bytes(4) * 2 + b"\x01\x00\x00\x00\x00"
    content = samples.picture("PNG")
    return content[:12] + chunk + crc32(chunk).to_bytes(4) + content[33:]


@pytest.mark.parametrize("side", [8_000, 10_000, 30_000])
def test_a_picture_of_too_many_pixels_is_refused_by_its_header(side: int) -> None:
    with pytest.raises(Rejected, match="terlalu besar"):
        judge("foto.png", with_size(side))


def test_an_office_file_of_too_many_parts_is_refused() -> None:
    parts = {f"word/{n}.xml": b"" for n in range(rules.MAX_ENTRIES)}

    with pytest.raises(Rejected, match="mengembang"):
        judge("surat.docx", samples.package(extra=parts))


@given(st.binary(max_size=300), st.sampled_from(sorted(rules.EXTENSIONS)))
def test_any_bytes_are_taken_or_refused_and_never_break(
    content: bytes, extension: str
) -> None:
    for opening in (b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n"):
        with pytest.raises(Rejected):
            judge(f"berkas{extension}", opening + content)


@given(st.data())
def test_a_damaged_file_is_taken_or_refused_and_never_breaks(
    data: st.DataObject,
) -> None:
    name, content = data.draw(
        st.sampled_from(
            [
                ("a.pdf", samples.pdf()),
                ("a.docx", samples.package()),
                ("a.png", samples.picture("PNG")),
                ("a.jpg", samples.picture("JPEG")),
                ("a.webp", samples.picture("WEBP")),
            ]
        )
    )
    place = data.draw(st.integers(0, len(content) - 1))
    damaged = bytearray(content)
    damaged[place] ^= data.draw(st.integers(1, 255))

    try:
        judge(name, bytes(damaged))
    except Rejected as reason:
        assert str(reason)
