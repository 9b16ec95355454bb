"""What evidence backs on a day, and the score that is left of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from zona.modules.assessment.models import Evidence, EvidenceUse
from zona.modules.assessment.queries.sheets import Worksheet
from zona.modules.assessment.rules import provable as rules
from zona.modules.assessment.rules.instrument import Question

NO_EVIDENCE = "Belum ada bukti"
EXPIRED = "Masa berlaku buktinya habis"
NOT_YET = "Kejadian pada buktinya belum terjadi"


@dataclass(frozen=True, slots=True)
class Proven:
    """Both scores of a worksheet on a day, with the reason of every gap."""

    found: rules.Provable
    day: date
    reasons: Mapping[str, str]

    def reason(self, code: str) -> str:
        """Say why the question proves nothing on the day."""
        return self.reasons.get(code, NO_EVIDENCE)

    @property
    def unproven(self) -> list[tuple[Question, str]]:
        """Return the questions answered above zero without proof, in their order."""
        codes = {gap.question.code for gap in self.found.gaps}
        questions = self.found.claimed.plan.instrument.questions
        return [(q, self.reason(q.code)) for q in questions if q.code in codes]


def proven(sheet: Worksheet, day: date) -> Proven:
    """Return what a worksheet claims and what it could prove on a day: one query."""
    is_valid = Exists(Evidence.objects.valid_on(day).filter(pk=OuterRef("evidence_id")))
    uses = EvidenceUse.objects.filter(lke=sheet.lke).annotate(is_valid=is_valid)
    rows = uses.order_by("evidence__happened_on", "pk")
    return held_against(
        sheet, day, rows.values_list("code", "is_valid", "evidence__happened_on")
    )


def held_against(
    sheet: Worksheet, day: date, proofs: Iterable[tuple[str, bool, date]]
) -> Proven:
    """Hold a worksheet against proofs by event: code, valid on the day, happened on."""
    backed: set[str] = set()
    reasons: dict[str, str] = {}
    for code, valid, happened in proofs:
        if valid:
            backed.add(code)
        elif happened > day:
            reasons.setdefault(code, NOT_YET)
        else:
            reasons[code] = EXPIRED
    found = rules.provable(
        sheet.plan, sheet.score_answers(), backed, sheet.policies, sheet.holds
    )
    return Proven(found, day, reasons)
