"""Small real files of every kind, and some that only pretend."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image
from pypdf import PdfWriter

from zona.core.files.rules import MAIN_PARTS, Kind

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'
EXECUTABLE = b"MZ\x90\x00" + bytes(200)


def pdf(*, password: str = "", pages: int = 1) -> bytes:
    """Return a PDF of blank pages, locked if a password is given."""
    writer, out = PdfWriter(), BytesIO()
    for _ in range(pages):
        writer.add_blank_page(width=72, height=72)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def picture(form: str = "PNG", size: tuple[int, int] = (4, 4)) -> bytes:
    """Return a picture in a format of Pillow's."""
    out = BytesIO()
    Image.new("1" if form == "PNG" else "RGB", size).save(out, form)
    return out.getvalue()


def package(
    kind: Kind = Kind.DOCX,
    *,
    types: str | None = None,
    main: str | None = None,
    extra: dict[str, bytes] | None = None,
) -> bytes:
    """Return an Office file with as few parts as make one."""
    declared = f"<Types><Override ContentType='{types or kind}.main+xml'/></Types>"
    parts = {
        "[Content_Types].xml": declared.encode(),
        main or MAIN_PARTS[kind]: b"<document/>",
        **(extra or {}),
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def bomb(megabytes: int = 40) -> bytes:
    """Return a Word file that unpacks to many times its size."""
    return package(extra={"word/media/nol.bin": bytes(megabytes * 1024 * 1024)})
