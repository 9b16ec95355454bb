"""The sample office: each module loads its own share through its own actions."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from django.utils.timezone import make_aware

from zona.core.documents import pdf
from zona.core.documents.model import Block, Document, Note, Paragraph, Section
from zona.core.modules import modules


def content(package: str, name: str) -> Any:
    """Return the parsed YAML file `name` of a module's `sample` folder."""
    return yaml.safe_load((files(package) / "sample" / name).read_text("utf-8"))


def on(day: date, hour: int = 9) -> datetime:
    """Return that day at a working hour: when a sample record is written."""
    return make_aware(datetime.combine(day, time(hour)))


def paper(title: str, lines: Iterable[str], dated_on: date, place: str) -> bytes:
    """Return a one-page PDF that stands for a paper the office holds, marked as sample."""
    return _printed(title, tuple(lines), dated_on, place)


@cache
def _printed(title: str, lines: tuple[str, ...], dated_on: date, place: str) -> bytes:
    """Print a paper once in a process, however often the sample is loaded."""
    blocks: tuple[Block, ...] = (
        Note("Contoh untuk mencoba Zona – bukan dokumen asli.", tone="warn"),
        *(Paragraph(line) for line in lines),
    )
    return pdf.render(
        Document(
            title=title,
            unit="Data contoh",
            place=place,
            dated_on=dated_on,
            sections=(Section(title=title, blocks=blocks),),
            contents=False,
        )
    )


def load_all() -> Iterator[str]:
    """Load every module's sample, the office itself first; yield each title."""
    shares = [(module, module.part("sample")) for module in modules()]
    # People and units come before everything that names them.
    shares.sort(key=lambda share: share[0].label != "administration")
    for module, share in shares:
        if share is not None:
            share.load()
            yield module.title
