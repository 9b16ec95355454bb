"""A worksheet stands still while a team assesses it."""

from hashlib import sha256
from json import dumps
from typing import Any

from zona.core.refused import Refused
from zona.modules.assessment import queries
from zona.modules.assessment.models import Evidence, Lke
from zona.modules.assessment.rules.scoring import display


def require_unlocked(lke: Lke) -> None:
    """Refuse any change of a worksheet that a team holds: no query."""
    if lke.is_locked:
        raise Refused(
            "LKE sedang dinilai, sehingga jawaban dan buktinya tidak dapat diubah. "
            "Tunggu sampai tim penilai menyerahkan hasilnya."
        )


def require_free(evidence: Evidence) -> None:
    """Refuse a change of a proof that some team is looking at."""
    for lke in Lke.objects.filter(evidence_uses__evidence=evidence).distinct():
        require_unlocked(lke)


def snapshot(lke: Lke) -> tuple[dict[str, Any], str]:
    """Return answers, evidence and score as they stand, with the hash of all."""
    sheet = queries.worksheet(lke)
    content: dict[str, Any] = {
        "answers": {
            code: {
                "value": answer.value,
                "inputs": answer.inputs,
                "note": answer.note,
            }
            for code, answer in sorted(sheet.answers.items())
        },
        "evidence": {
            code: [
                {
                    "id": each.pk,
                    "title": each.title,
                    "sha256": each.attachment.sha256 if each.attachment else "",
                }
                for each in found
            ]
            for code, found in sorted(queries.evidence_by_question(lke).items())
        },
        "total": str(display(sheet.score().total.score)),
    }
    text = dumps(content, sort_keys=True, ensure_ascii=False)
    return content, sha256(text.encode()).hexdigest()
