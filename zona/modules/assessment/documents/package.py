"""The package of evidence as a ZIP, written while it is sent.

The files lie in folders by area, indicator and question. `manifest.json` and
`manifest.txt` (as sha256sum reads it) list their hashes; `periksa.html` compares them
offline in a browser, and without scripts it still lists them.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from importlib.resources import files
from typing import IO, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.core.files.storage import default_storage
from django.template.loader import render_to_string

from zona.modules.assessment.queries.packing import Package, Packed

CHUNK = 256 * 1024


class Sink:
    """Takes what the archive writes, until it is sent on."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, part: bytes) -> int:
        """Keep a part of the archive."""
        self._parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """Do nothing: what is kept here is sent by `taken`."""

    def taken(self) -> bytes:
        """Return what was written since the last time."""
        found = b"".join(self._parts)
        self._parts.clear()
        return found


def streamed(package: Package, at: datetime) -> Iterator[bytes]:
    """Yield the archive part by part; one chunk of one file is in memory at a time."""
    sink = Sink()
    with ZipFile(cast("IO[bytes]", sink), "w", ZIP_DEFLATED) as archive:
        for name, text in _pages(package, at).items():
            archive.writestr(_info(name, at), text, compress_type=ZIP_DEFLATED)
            yield sink.taken()
        for each in package.files:
            with (
                archive.open(_info(each.path, at), "w", force_zip64=True) as place,
                default_storage.open(each.attachment.stored_name) as source,
            ):
                while chunk := source.read(CHUNK):
                    place.write(chunk)
                    yield sink.taken()
    yield sink.taken()


def _info(name: str, at: datetime) -> ZipInfo:
    info = ZipInfo(name, at.timetuple()[:6])
    info.external_attr = 0o644 << 16
    return info


def _pages(package: Package, at: datetime) -> dict[str, str]:
    script = files("zona.modules.assessment") / "documents" / "periksa.js"
    context = {
        "package": package,
        "lke": package.sheet.lke,
        "at": at,
        "answers": [_answer(package, each.code) for each in package.questions],
    }
    return {
        "index.html": render_to_string("assessment/package_index.html", context),
        "periksa.html": render_to_string("assessment/package_check.html", context),
        "periksa.js": script.read_text("utf-8"),
        "manifest.json": json.dumps(_manifest(package, at), indent=2),
        "manifest.txt": "".join(
            f"{each.attachment.sha256}  {each.path}\n" for each in package.files
        ),
    }


def _answer(package: Package, code: str) -> dict[str, object]:
    """Return a question with its answer, its note and its files, for the first page."""
    question = package.sheet.instrument.question(code)
    answer = package.sheet.answers.get(code)
    option = question.option(answer.value) if answer else None
    figures = [
        (each.label, answer.inputs.get(each.key, ""))
        for each in question.inputs
        if answer
    ]
    return {
        "question": question,
        "said": f"{option.value} – {option.label}" if option else "",
        "figures": figures,
        "note": answer.note if answer else "",
        "files": [each for each in package.files if each.question.code == code],
        "withheld": [each for each in package.withheld if each.question.code == code],
    }


def _manifest(package: Package, at: datetime) -> dict[str, object]:
    lke = package.sheet.lke
    return {
        "schema": "zona-bukti/1",
        "unit": lke.unit.name,
        "lke": lke.title,
        "instrument": package.sheet.instrument.code,
        "area": package.area,
        "made_at": at.isoformat(),
        "withheld": len(package.withheld),
        "files": [_row(each) for each in package.files],
    }


def _row(each: Packed) -> dict[str, object]:
    return {
        "path": each.path,
        "sha256": each.attachment.sha256,
        "size": each.attachment.size,
        "question": each.question.code,
        "evidence": each.title,
        "slot": each.slot,
    }
