"""What a file is, judged by its content and never by its name alone. Pure."""

import unicodedata
import zlib
from io import BytesIO
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from PIL import Image
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from zona.core.choice import Choice

MEGABYTE = 1024 * 1024
MAX_BYTES = 25 * MEGABYTE
MAX_NAME = 150
MAX_PIXELS = 60_000_000  # a sheet of A3 at 400 dots per inch is 31 million
MAX_ENTRIES = 5_000
MAX_UNPACKED = 200 * MEGABYTE
MAX_RATIO = 200  # office files pack about 10 to 1; a bomb packs 1000 to 1
RATIO_FREE = MEGABYTE  # a small part of blanks may pack better than that
MAX_TYPES_PART = MEGABYTE
# Stands in a name for each character that the browser's name may not have.
FORBIDDEN_MARK = "\N{REPLACEMENT CHARACTER}"


class Rejected(ValueError):
    """The file is not taken; the text tells the person why."""


class Kind(Choice):
    """Jenis berkas yang diterima: its value is the content type."""

    PDF = "application/pdf", "PDF"
    DOCX = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "Word (DOCX)",
    )
    XLSX = (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Excel (XLSX)",
    )
    PPTX = (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "PowerPoint (PPTX)",
    )
    JPEG = "image/jpeg", "JPEG"
    PNG = "image/png", "PNG"
    WEBP = "image/webp", "WEBP"


EXTENSIONS = {
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".xlsx": Kind.XLSX,
    ".pptx": Kind.PPTX,
    ".jpg": Kind.JPEG,
    ".jpeg": Kind.JPEG,
    ".png": Kind.PNG,
    ".webp": Kind.WEBP,
}
INLINE = frozenset({Kind.PDF, Kind.JPEG, Kind.PNG})
MAIN_PARTS = {
    Kind.DOCX: "word/document.xml",
    Kind.XLSX: "xl/workbook.xml",
    Kind.PPTX: "ppt/presentation.xml",
}
PICTURES = {"JPEG": Kind.JPEG, "PNG": Kind.PNG, "WEBP": Kind.WEBP}
# Said in plain words, because the person should know what was really in the file.
REFUSED_CONTENT = (
    ((b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!"), "program"),
    ((b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",), "dokumen Office lama (DOC/XLS/PPT)"),
    ((b"<svg",), "gambar SVG, yang dapat memuat skrip"),
    ((b"<!doctype html", b"<html", b"<script"), "halaman HTML"),
    ((b"Rar!", b"7z\xbc\xaf"), "arsip"),
)


def accepted() -> str:
    """Return the accepted kinds as one phrase for help texts."""
    *first, last = (kind.label for kind in Kind)
    return f"{', '.join(first)}, atau {last}"


def judge(name: str, content: bytes | BinaryIO, *, max_bytes: int = MAX_BYTES) -> Kind:
    """Return what the file is, or raise `Rejected` with the reason."""
    claimed = _judge_name(name)
    stream = BytesIO(content) if isinstance(content, bytes) else content
    size = stream.seek(0, 2)
    if not size:
        raise Rejected("Berkas ini kosong (0 bita).")
    if size > max_bytes:
        limit = max_bytes // MEGABYTE
        raise Rejected(f"Berkas terlalu besar. Ukuran paling besar {limit} MB.")
    try:
        found = _judge_content(stream)
    finally:
        stream.seek(0)
    if found != claimed:
        raise Rejected(
            f"Isi berkas adalah {found.label}, tetapi namanya menyebut {claimed.label}."
        )
    return found


def _judge_name(name: str) -> Kind:
    """Refuse names that lead elsewhere or hide something; return the kind claimed."""
    if not name.strip(" ."):
        raise Rejected("Berkas ini tidak bernama.")
    if any(mark in name for mark in ("/", "\\", FORBIDDEN_MARK)) or ".." in name:
        raise Rejected(
            "Nama berkas memuat bagian folder atau tanda yang tidak diizinkan. "
            "Ganti namanya, lalu unggah kembali."
        )
    if any(unicodedata.category(each) in {"Cc", "Cf", "Zl", "Zp"} for each in name):
        raise Rejected("Nama berkas memuat tanda yang tidak terlihat. Ganti namanya.")
    if len(name) > MAX_NAME:
        raise Rejected(f"Nama berkas lebih panjang dari {MAX_NAME} huruf.")
    _, dot, extension = name.rpartition(".")
    kind = EXTENSIONS.get(f"{dot}{extension.lower()}")
    if kind is None:
        raise Rejected(f"Jenis berkas ini tidak diterima. Gunakan {accepted()}.")
    return kind


def _judge_content(stream: BinaryIO) -> Kind:
    stream.seek(0)
    opening = stream.read(1024)
    if opening.startswith(b"%PDF-"):
        return _judge_pdf(stream)
    if opening.startswith(b"PK\x03\x04"):
        return _judge_package(stream)
    if opening.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or (
        opening.startswith(b"RIFF") and opening[8:12] == b"WEBP"
    ):
        return _judge_picture(stream)
    raise Rejected(_what_it_is(opening))


def _what_it_is(opening: bytes) -> str:
    text = opening.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for marks, label in REFUSED_CONTENT:
        if opening.startswith(marks) or any(
            mark in text for mark in marks if mark.startswith(b"<")
        ):
            return f"Isi berkas ini adalah {label}. Gunakan {accepted()}."
    return f"Isi berkas ini tidak dikenali. Gunakan {accepted()}."


def _judge_pdf(stream: BinaryIO) -> Kind:
    try:
        stream.seek(0)
        reader = PdfReader(stream, strict=False)
        is_locked = reader.is_encrypted
        pages = 1 if is_locked else len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise Rejected("Berkas PDF ini rusak dan tidak dapat dibuka.") from error
    if is_locked:
        raise Rejected("Berkas PDF ini dikunci. Simpan kembali tanpa kata sandi.")
    if not pages:
        raise Rejected("Berkas PDF ini tidak berhalaman.")
    return Kind.PDF


def _judge_picture(stream: BinaryIO) -> Kind:
    try:
        stream.seek(0)
        picture = Image.open(stream, formats=list(PICTURES))
        width, height = picture.size
        if width * height > MAX_PIXELS:
            raise Rejected("Gambar ini terlalu besar. Perkecil ukurannya dahulu.")
        picture.verify()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Rejected(
            "Gambar ini terlalu besar. Perkecil ukurannya dahulu."
        ) from error
    except (OSError, SyntaxError, ValueError) as error:
        if isinstance(error, Rejected):
            raise
        raise Rejected("Gambar ini rusak dan tidak dapat dibuka.") from error
    return PICTURES[str(picture.format)]


def _judge_package(stream: BinaryIO) -> Kind:
    """Judge an Office file by its parts, without unpacking what could be a bomb."""
    try:
        stream.seek(0)
        with ZipFile(stream) as package:
            _refuse_bomb(package)
            names = {each.filename for each in package.infolist()}
            found = [kind for kind, part in MAIN_PARTS.items() if part in names]
            if "[Content_Types].xml" not in names or len(found) != 1:
                raise Rejected(f"Isi berkas ini adalah arsip. Gunakan {accepted()}.")
            with package.open("[Content_Types].xml") as part:
                types = part.read(MAX_TYPES_PART).lower()
    except (BadZipFile, EOFError, OSError, RuntimeError, zlib.error) as error:
        raise Rejected("Berkas Office ini rusak dan tidak dapat dibuka.") from error
    if b"macroenabled" in types or any("vbaproject" in each.lower() for each in names):
        raise Rejected("Berkas ini memuat makro. Simpan kembali tanpa makro.")
    if found[0].encode() not in types:
        raise Rejected("Berkas Office ini rusak dan tidak dapat dibuka.")
    return found[0]


def _refuse_bomb(package: ZipFile) -> None:
    entries = package.infolist()
    unpacked = sum(each.file_size for each in entries)
    packed = sum(each.compress_size for each in entries)
    if (
        len(entries) > MAX_ENTRIES
        or unpacked > MAX_UNPACKED
        or unpacked > RATIO_FREE + MAX_RATIO * packed
    ):
        raise Rejected("Isi berkas ini mengembang terlalu besar bila dibuka.")
