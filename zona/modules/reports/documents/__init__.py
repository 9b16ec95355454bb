"""The quarterly report as a document: gathered from records, then written on paper."""

from dataclasses import replace

from django.conf import settings

from zona.core.documents import (
    Cover,
    Document,
    Note,
    Section,
    Signature,
    Verification,
    pdf,
    roman,
    word,
)
from zona.modules.reports.documents import annexes, chapters
from zona.modules.reports.documents.changes import details
from zona.modules.reports.documents.gather import Material, gather
from zona.modules.reports.models import Report
from zona.modules.reports.rules import Papers, Seal

CHECK_PATH = "/periksa/"

__all__ = ["compose", "details", "papers", "write"]


def compose(report: Report, seal: Seal | None = None) -> Document:
    """Return the whole report; without a seal it is marked a draft on every page."""
    found = gather(report)
    signature = _signature(found, is_signed=seal is not None)
    sections = (
        _marked(chapters.foreword(found, signature), seal),
        *chapters.chapter_one(found),
        *chapters.chapter_two(found),
        *chapters.chapter_three(found),
        *annexes.annexes(found),
    )
    mark = "" if seal else "DRAF – "
    return Document(
        title=f"{mark}{report}",
        unit=report.unit.short_name,
        place=report.place,
        dated_on=report.dated_on,
        sections=sections,
        cover=_cover(report, seal),
        signature=signature,
        verification=_verification(seal),
        sources=annexes.sources(found),
        base_url=settings.SITE_URL,
    )


def papers(report: Report) -> Papers:
    """Return the draft as it stands now, in both forms."""
    return _written(report, compose(report))


def write(report: Report, seal: Seal) -> Papers:
    """Return the paper that is signed, in both forms; made once."""
    return _written(report, compose(report, seal))


def _written(report: Report, document: Document) -> Papers:
    return Papers(report.file_stem, word.render(document), pdf.render(document))


def _marked(foreword: Section, seal: Seal | None) -> Section:
    if seal:
        return foreword
    words = "Naskah ini masih draf, belum ditandatangani, dan isinya dapat berubah."
    return replace(foreword, blocks=(Note(words, "warn"), *foreword.blocks))


def _cover(report: Report, seal: Seal | None) -> Cover:
    foot = (report.place, str(report.year))
    return Cover(
        lines=(
            "Laporan Zona Integritas",
            f"Triwulan {roman(report.quarter)} TA {report.year}",
        ),
        unit=report.unit.name,
        foot=foot if seal else ("Draf – belum ditandatangani", *foot),
    )


def _signature(found: Material, *, is_signed: bool) -> Signature:
    head = found.head
    return Signature(
        place=found.report.place,
        dated_on=found.report.dated_on,
        position=head.position.title if head and head.position else "Kepala",
        name=head.full_name if head else "(kepala unit belum tercatat)",
        signed=is_signed,
    )


def _verification(seal: Seal | None) -> Verification | None:
    if seal is None:
        return None
    address = f"{settings.SITE_URL}{CHECK_PATH}{seal.code}/"
    return Verification(seal.code, address, seal.chain)
