"""Files without their story: who made them, where, when, with what."""

import re
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from PIL import Image, ImageOps
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from zona.core.files.rules import Kind, Rejected

PICTURES = {Kind.JPEG: "JPEG", Kind.PNG: "PNG", Kind.WEBP: "WEBP"}
PARTS = {".jpg": Kind.JPEG, ".jpeg": Kind.JPEG, ".png": Kind.PNG, ".webp": Kind.WEBP}
BLANK = {
    "docProps/core.xml": b'<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": b'<?xml version="1.0" encoding="UTF-8"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": b'<?xml version="1.0" encoding="UTF-8"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
}
# Who commented or changed something, and in which sitting: attributes, emptied.
TRACES = re.compile(
    rb'((?:w|w15):(?:author|initials|userId|providerId|rsid\w*)|displayName|userId)="[^"]*"'
)
TIMES = re.compile(rb'\sw:date="[^"]*"')
AUTHORS = re.compile(rb"<author>[^<]*</author>")  # the comments of a workbook
MINIMUM_TIME = (1980, 1, 1, 0, 0, 0)


def stripped(kind: Kind, content: bytes) -> bytes:
    """Return the file without metadata; what cannot be cleaned is not taken."""
    try:
        if kind in PICTURES:
            return _picture(kind, content)
        return _pdf(content) if kind == Kind.PDF else _package(content)
    except (OSError, PyPdfError, BadZipFile, ValueError, KeyError) as error:
        raise Rejected(
            "Data pembuat di dalam berkas ini tidak dapat dihapus. "
            "Cetak sebagai PDF atau ambil tangkapan layarnya, lalu unggah kembali."
        ) from error


def _picture(kind: Kind, content: bytes) -> bytes:
    """Draw the picture anew, turned the way its camera said: only its dots remain."""
    with Image.open(BytesIO(content)) as opened:
        upright = ImageOps.exif_transpose(opened)
        dots = upright.convert("RGBA") if upright.mode in {"P", "PA"} else upright
        clean = Image.new(dots.mode, dots.size)
        clean.paste(dots)
    into = BytesIO()
    clean.save(into, PICTURES[kind], quality=90)
    return into.getvalue()


def _pdf(content: bytes) -> bytes:
    """Copy the pages alone: no author, no producer, no times, no attachments."""
    writer = PdfWriter()
    for page in PdfReader(BytesIO(content)).pages:
        for name in ("/Metadata", "/PieceInfo", "/LastModified"):
            page.pop(name, None)
        for note in page.annotations or ():
            for name in ("/T", "/M", "/CreationDate", "/NM"):
                note.get_object().pop(name, None)
        writer.add_page(page)
    writer.metadata = None
    into = BytesIO()
    writer.write(into)
    return into.getvalue()


def _package(content: bytes) -> bytes:
    """Write an Office file anew: blank properties, no authors, clean pictures."""
    into = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(into, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, MINIMUM_TIME)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, _part(name, old.read(name)))
    return into.getvalue()


def _part(name: str, content: bytes) -> bytes:
    if name in BLANK:
        return BLANK[name]
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in PARTS:  # the preview of the first page shows what was there before
        is_preview = name.startswith("docProps/")
        return _picture(PARTS[suffix], _dot() if is_preview else content)
    if suffix == ".xml":
        content = TIMES.sub(b"", TRACES.sub(rb'\1=""', content))
        return AUTHORS.sub(b"<author></author>", content)
    return content


def _dot() -> bytes:
    into = BytesIO()
    Image.new("RGB", (1, 1), "white").save(into, "PNG")
    return into.getvalue()
