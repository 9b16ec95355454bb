"""Writes about evidence: files and records, and the questions that they serve."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import BinaryIO

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.files.actions import store
from zona.core.people.models import Unit, User
from zona.core.refused import Refused
from zona.core.roles import Secrecy
from zona.modules.assessment import queries
from zona.modules.assessment.actions.answers import require_question
from zona.modules.assessment.actions.revisions import Upload, keep_revision
from zona.modules.assessment.actions.searching import index_evidence
from zona.modules.assessment.actions.standings import keep_proofs
from zona.modules.assessment.models import Evidence, EvidenceKind, EvidenceUse, Lke
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.rules.instrument import Question


@dataclass(frozen=True, slots=True)
class Proof:
    """What a person says about one piece of evidence."""

    title: str
    kind: EvidenceKind
    shows: str
    happened_on: date
    received_on: date
    number: str = ""
    valid_until: date | None = None
    fact_code: str = ""
    record_url: str = ""
    is_sample: bool = False


@transaction.atomic
def add_evidence(
    *,
    unit: Unit,
    proof: Proof,
    file_name: str = "",
    content: bytes | BinaryIO | None = None,
    files: Iterable[Upload] = (),
    secrecy: Secrecy = Secrecy.INTERNAL,
    uses: Iterable[tuple[Lke, str]] = (),
    slot: str = "",
    by: User,
    at: datetime,
) -> Evidence:
    """Keep a proof, files or a record, and tie it to the questions it serves."""
    _require(unit, by)
    given = [*files] if content is None else [(file_name, content), *files]
    kept = [
        store(unit=unit, name=name, content=each, secrecy=secrecy, by=by, at=at)
        for name, each in given
    ]
    evidence = Evidence(
        unit=unit,
        attachment=kept[0] if kept else None,
        **asdict(proof),
        added_by=by,
        added_at=at,
    )
    evidence.full_clean()
    evidence.save()
    if kept:
        received = proof.received_on
        keep_revision(evidence, kept, received_on=received, by=by, at=at)
    else:
        index_evidence(evidence)
    detail = {"title": proof.title, "sha256": kept[0].sha256 if kept else ""}
    record("assessment.evidence_added", evidence, by=by, at=at, detail=detail)
    for lke, code in uses:
        use_evidence(evidence, lke=lke, code=code, slot=slot, by=by, at=at)
    return evidence


@transaction.atomic
def edit_evidence(evidence: Evidence, *, proof: Proof, by: User, at: datetime) -> None:
    """Correct what is said about a proof; the file itself stays as it is."""
    _require(evidence.unit, by)
    before = {"title": evidence.title, "valid_until": str(evidence.valid_until)}
    for name in ("title", "number", "kind", "shows", "happened_on", "received_on"):
        setattr(evidence, name, getattr(proof, name))
    if evidence.valid_until != proof.valid_until:
        evidence.reminded_days = None
    evidence.valid_until = proof.valid_until
    evidence.full_clean()
    evidence.save()
    index_evidence(evidence)
    detail = {
        "before": before,
        "after": {"title": proof.title, "valid_until": str(proof.valid_until)},
    }
    record("assessment.evidence_edited", evidence, by=by, at=at, detail=detail)


def _require(unit: Unit, by: User) -> None:
    if not by.has(Perm.ANSWER, unit):
        raise PermissionDenied


@transaction.atomic
def use_evidence(
    evidence: Evidence,
    *,
    lke: Lke,
    code: str,
    slot: str = "",
    by: User,
    at: datetime,
) -> EvidenceUse:
    """Let a proof serve one more question; a proof serves its own unit only.

    `slot` names which of the documents asked for it is; none: a proof beside them.
    """
    if evidence.unit_id != lke.unit_id:
        raise Refused("Bukti ini milik unit lain.")
    form = queries.plan_of(lke.instrument).instrument
    if not form.has_question(code):
        raise Refused(f"Pertanyaan {code} tidak ada dalam instrumen ini.")
    require_question(lke, code, by)
    _require_slot(form.question(code), slot)
    use = EvidenceUse(
        unit_id=lke.unit_id, evidence=evidence, lke=lke, code=code, slot=slot
    )
    use.full_clean()
    use.save()
    detail = {"code": code, "evidence": evidence.pk, "title": evidence.title}
    record("assessment.evidence_used", lke, by=by, at=at, detail=detail)
    keep_proofs(lke, at=at)
    return use


def _require_slot(question: Question, slot: str) -> None:
    if slot and slot not in question.evidence:
        raise Refused("Dokumen itu tidak diminta oleh pertanyaan ini.")


@transaction.atomic
def fill_slot(use: EvidenceUse, *, slot: str, by: User, at: datetime) -> None:
    """Say which of the documents asked for a proof is; "" takes it out again."""
    require_question(use.lke, use.code, by)
    form = queries.plan_of(use.lke.instrument).instrument
    _require_slot(form.question(use.code), slot)
    before, use.slot = use.slot, slot
    use.full_clean()
    use.save()
    detail = {"code": use.code, "title": use.evidence.title}
    detail |= {"before": before, "after": slot}
    record("assessment.evidence_slotted", use.lke, by=by, at=at, detail=detail)


@transaction.atomic
def use_record(
    lke: Lke, code: str, *, proof: Proof, by: User, at: datetime
) -> EvidenceUse:
    """Let a record of Zona serve a question; the same record is kept once."""
    known = Evidence.objects.filter(
        unit_id=lke.unit_id,
        fact_code=proof.fact_code,
        record_url=proof.record_url,
        happened_on=proof.happened_on,
    ).first()
    evidence = known or add_evidence(unit=lke.unit, proof=proof, by=by, at=at)
    return use_evidence(evidence, lke=lke, code=code, by=by, at=at)


@transaction.atomic
def release_evidence(use: EvidenceUse, *, by: User, at: datetime) -> None:
    """Take a proof off a question; the proof itself is kept."""
    require_question(use.lke, use.code, by)
    detail = {
        "code": use.code,
        "evidence": use.evidence_id,
        "title": use.evidence.title,
    }
    record("assessment.evidence_released", use.lke, by=by, at=at, detail=detail)
    use.delete()
    keep_proofs(use.lke, at=at)
