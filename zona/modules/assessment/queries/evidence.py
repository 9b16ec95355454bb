"""Evidence by question, day and validity."""

from collections import defaultdict
from datetime import date

from zona.modules.assessment.models import Evidence, EvidenceUse, Lke


def evidence_by_question(lke: Lke) -> dict[str, list[Evidence]]:
    """Return the evidence of every question of a worksheet: one query."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    uses = EvidenceUse.objects.filter(lke=lke).select_related("evidence__attachment")
    for use in uses.order_by("evidence__happened_on", "pk"):
        found[use.code].append(use.evidence)
    return found


def proof_counts(lke: Lke, day: date) -> dict[str, tuple[int, int]]:
    """Return for each question how much evidence it has, and how much is valid."""
    found: dict[str, tuple[int, int]] = {}
    uses = EvidenceUse.objects.filter(lke=lke)
    for code, happened, until in uses.values_list(
        "code", "evidence__happened_on", "evidence__valid_until"
    ):
        count, valid = found.get(code, (0, 0))
        is_valid = happened <= day and (until is None or until >= day)
        found[code] = (count + 1, valid + is_valid)
    return found


def uses_of(lke: Lke, code: str) -> list[EvidenceUse]:
    """Return the uses of evidence on one question, the oldest event first."""
    uses = EvidenceUse.objects.filter(lke=lke, code=code)
    return list(
        uses.select_related("evidence__attachment").order_by(
            "evidence__happened_on", "pk"
        )
    )


def expiring(lke: Lke, day: date) -> list[tuple[Evidence, list[str]]]:
    """Return the evidence in use that is valid no longer than the day, by question."""
    uses = EvidenceUse.objects.filter(lke=lke, evidence__valid_until__lte=day)
    found: dict[int, tuple[Evidence, list[str]]] = {}
    for use in uses.select_related("evidence").order_by("evidence__valid_until", "pk"):
        _, codes = found.setdefault(use.evidence_id, (use.evidence, []))
        codes.append(use.code)
    return list(found.values())
