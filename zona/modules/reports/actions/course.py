"""The course of the report: submitted, reviewed, returned, signed once, sent."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from secrets import randbits

from django.db import transaction

from zona.core.audit.actions import record
from zona.core.audit.queries import head
from zona.core.clock import day_of
from zona.core.files.actions import store
from zona.core.flow import Transition
from zona.core.notices.actions import send
from zona.core.people.models import User
from zona.core.people.queries import holders
from zona.core.recusal.decisions import step
from zona.core.refused import Refused
from zona.core.roles import Permission, Secrecy
from zona.modules.reports import queries
from zona.modules.reports.actions.locks import locked, permit
from zona.modules.reports.models import Report, Signed
from zona.modules.reports.permissions import Perm
from zona.modules.reports.rules import (
    CODE_BITS,
    FLOW,
    Papers,
    Seal,
    code_of,
    fingerprint,
)

type Writer = Callable[[Report, Seal], Papers]


@transaction.atomic
def submit_report(report: Report, *, by: User, at: datetime) -> None:
    """Declare every area filled and ask the lead to review."""
    report, move = _at_step(report, "submit", by, at)
    waiting = report.statements.open().count()
    if waiting:
        raise Refused(
            f"Masih ada {waiting} indikator yang belum diisi atau yang salinan laporan "
            "lalunya belum diperiksa."
        )
    report.return_reason = ""
    _move(report, move, by=by, at=at)
    _tell(report, Perm.REVIEW, "menunggu tinjauan Anda", by=by, at=at)


@transaction.atomic
def review_report(report: Report, *, by: User, at: datetime) -> None:
    """Approve the contents and ask the head to sign."""
    report, move = _at_step(report, "review", by, at)
    if not report.conclusions.exists() or not report.suggestions.exists():
        raise Refused("BAB III belum lengkap: isi kesimpulan dan saran lebih dahulu.")
    _move(report, move, by=by, at=at)
    _tell(report, Perm.SIGN, "menunggu tanda tangan Anda", by=by, at=at)


@transaction.atomic
def return_report(report: Report, *, reason: str, by: User, at: datetime) -> None:
    """Give the report back to its writers, with the reason."""
    report, move = _at_step(report, "return", by, at)
    if not reason.strip():
        raise Refused("Tulis alasan laporan dikembalikan.")
    report.return_reason = reason.strip()
    _move(report, move, by=by, at=at, detail={"reason": report.return_reason})
    _tell(report, Perm.FILL, "dikembalikan untuk diperbaiki", by=by, at=at)


@transaction.atomic
def sign_report(
    report: Report, *, write: Writer, by: User, at: datetime, reason: str = ""
) -> Signed:
    """Sign: the paper is made once, here, and its bytes are what is kept from now on.

    The report stays locked while it is written, so that what is signed is what stands.
    Comments that nobody settled hold it up, unless the head says why they may stay.
    """
    report, move = _at_step(report, "sign", by, at)
    reason = _why_unsettled(report, reason)
    seal = Seal(code_of(randbits(CODE_BITS)), head(report.unit))
    papers = write(report, seal)
    standpoint = queries.standpoint_now(report)
    keep = partial(store, unit=report.unit, secrecy=Secrecy.INTERNAL, by=by, at=at)
    signed = Signed(
        unit=report.unit,
        report=report,
        code=seal.code,
        pdf=keep(name=f"{papers.name}.pdf", content=papers.pdf),
        docx=keep(name=f"{papers.name}.docx", content=papers.docx),
        signed_by=by,
        signer_name=by.full_name,
        signer_post=by.position.title if by.position else "Kepala",
        signed_at=at,
        chain_head=seal.chain,
        standpoint=standpoint,
        standpoint_sha256=fingerprint(standpoint),
        comment_reason=reason,
    )
    signed.full_clean()
    signed.save()
    _move(report, move, by=by, at=at, detail=_trace(signed))
    _tell(report, Perm.REVIEW, "sudah ditandatangani", by=by, at=at)
    return signed


def _trace(signed: Signed) -> dict[str, str]:
    """Return what the audit trail keeps of a signature."""
    found = {
        "code": signed.code,
        "sha256": signed.pdf.sha256,
        "standpoint_sha256": signed.standpoint_sha256,
        "reason": signed.comment_reason,
    }
    return {name: value for name, value in found.items() if value}


def _why_unsettled(report: Report, reason: str) -> str:
    """Return the reason where comments are open, "" where none is; else refuse."""
    count = report.comments.unsettled().count()
    if count and not reason.strip():
        raise Refused(
            f"Masih ada {count} komentar yang belum selesai. Selesaikan lebih dahulu, "
            "atau tulis alasan laporan tetap ditandatangani."
        )
    return reason.strip() if count else ""


@transaction.atomic
def send_report(report: Report, *, by: User, at: datetime) -> None:
    """Note that the signed report went to its addressee."""
    report, move = _at_step(report, "send", by, at)
    _move(report, move, by=by, at=at, detail={"addressee": report.addressee})
    _tell(report, Perm.SIGN, "sudah dikirim", by=by, at=at)


def _at_step(
    report: Report, verb: str, by: User, at: datetime
) -> tuple[Report, Transition]:
    """Lock the report; return it with the move, or refuse."""
    report = locked(report)
    move = step(FLOW, report, verb, by=by, on=day_of(at))
    permit(by, move.permission, report.unit)
    return report, move


def _move(
    report: Report,
    move: Transition,
    *,
    by: User,
    at: datetime,
    detail: dict[str, str] | None = None,
) -> None:
    report.state, report.moved_at = move.target, at
    report.full_clean()
    report.save()
    record(f"reports.{move.verb}", report, by=by, at=at, detail=detail)


def _tell(
    report: Report, permission: Permission, words: str, *, by: User, at: datetime
) -> None:
    people = [each for each in holders(permission, report.unit) if each != by]
    send(
        to=people,
        title=f"{report} {words}",
        body=report.return_reason,
        url=report.get_absolute_url(),
        at=at,
    )
