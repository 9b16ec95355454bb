"""A periodic report as a paper to take along; a draft says on its first page that it is one."""

from dataclasses import replace

from zona.core.documents.model import Document, Note
from zona.core.duties.documents import report_paper
from zona.core.duties.models import PeriodicReport

DRAFT = "Draf – belum ditandatangani. Angkanya masih mengikuti catatan."


def paper_of(report: PeriodicReport) -> Document:
    """Return the report on paper; before the signature it is marked a draft."""
    paper = report_paper(report)
    if report.signed_on:
        return paper
    first, *others = paper.sections
    marked = replace(first, blocks=(Note(DRAFT, tone="warn"), *first.blocks))
    return replace(paper, sections=(marked, *others))
