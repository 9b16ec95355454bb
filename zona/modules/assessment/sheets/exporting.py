"""A kept worksheet as a workbook: answers, notes and evidence, with their addresses."""

from django.urls import reverse

from zona.modules.assessment import queries
from zona.modules.assessment.models import Evidence, Lke
from zona.modules.assessment.queries import Worksheet
from zona.modules.assessment.sheets.content import Entry, Proof, Sheet
from zona.modules.assessment.sheets.writing import workbook


def export(lke: Lke, *, site: str) -> bytes:
    """Write the workbook of a worksheet; `site` begins the addresses of evidence."""
    return workbook(sheet_of(lke, site=site))


def sheet_of(lke: Lke, *, site: str) -> Sheet:
    """Read what the workbook shows: two queries; reviews may be added to it."""
    found = queries.worksheet(lke)
    proofs = queries.evidence_by_question(lke)
    codes = [question.code for question in found.instrument.questions]
    return Sheet(
        plan=found.plan,
        unit_code=lke.unit.code,
        unit_name=lke.unit.name,
        title=lke.title,
        period_start=lke.period_start,
        period_end=lke.period_end,
        policies=found.policies,
        predicate=lke.predicate or None,
        entries={
            code: _entry(found, code, proofs.get(code, []), site) for code in codes
        },
    )


def _entry(found: Worksheet, code: str, proofs: list[Evidence], site: str) -> Entry:
    answer = found.answers.get(code)
    listed = tuple(_proof(each, site) for each in proofs)
    if answer is None:
        return Entry(proofs=listed)
    return Entry(queries.scorable(answer), answer.note, listed)


def _proof(evidence: Evidence, site: str) -> Proof:
    address = reverse("assessment:evidence_view", args=[evidence.pk])
    return Proof(
        evidence.title, evidence.number, evidence.happened_on, f"{site}{address}"
    )
