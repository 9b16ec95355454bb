"""Making, checking, signing and returning periodic reports: one transaction each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.documents import pdf
from zona.core.duties.documents import report_paper
from zona.core.duties.models import Advice, PeriodicReport
from zona.core.duties.queries import content_of
from zona.core.duties.registry import Content, duties
from zona.core.duties.rules import ReportState, is_stretch, name_of
from zona.core.facts import Period
from zona.core.files.actions import store
from zona.core.files.models import Attachment
from zona.core.flow import Transition
from zona.core.notices.actions import send
from zona.core.people.models import Unit, User
from zona.core.people.queries import holders
from zona.core.proofs import Paper, offer
from zona.core.recusal.decisions import advance
from zona.core.refused import Refused
from zona.core.roles import Permission, Secrecy

WORDS = ("number", "note", "effect", "obstacles", "earlier", "nothing_needed")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an evaluation asks to be done, and until when."""

    text: str
    due_on: date


@transaction.atomic
def make_report(
    duty_code: str,
    *,
    unit: Unit,
    period: Period,
    advice: Iterable[Asked] = (),
    by: User,
    at: datetime,
    **words: Any,
) -> PeriodicReport:
    """Begin the report of one stretch that has ended; its figures come from the records.

    `words` are those of `WORDS`: what a person adds to the figures.
    """
    duty = duties()[duty_code]
    if not by.has(duty.prepare, unit):
        raise Refused("Anda tidak menyusun laporan ini.")
    if not is_stretch(duty.rhythm, period):
        raise Refused("Masa laporan tidak sesuai dengan irama kewajiban ini.")
    if period.end >= day_of(at):
        raise Refused(f"Masa {name_of(period)} belum berakhir.")
    report = PeriodicReport(
        unit=unit,
        duty=duty.code,
        start=period.start,
        end=period.end,
        made_by=by,
        made_at=at,
    )
    _put(report, words, advice)
    record("duties.made", report, by=by, at=at)
    return report


@transaction.atomic
def write_report(
    report: PeriodicReport,
    *,
    advice: Iterable[Asked] | None = None,
    by: User,
    at: datetime,
    **words: Any,
) -> None:
    """Change the words of a draft; without `advice` its rows stay."""
    report = _locked(report)
    if report.state != ReportState.DRAF:
        raise Refused("Hanya draf yang dapat diubah.")
    if not by.has(report.owed.prepare, report.unit):
        raise Refused("Anda tidak menyusun laporan ini.")
    _put(report, words, advice)
    record("duties.written", report, by=by, at=at)


@transaction.atomic
def check_report(report: PeriodicReport, *, by: User, at: datetime) -> None:
    """Say that figures and words are right, and lay the report before its signer."""
    report, move = _at_step(report, "check", by, at)
    _refuse_unready(report)
    report.checked_by, report.checked_at = by, at
    _move(report, move, by=by, at=at)
    _tell(report, report.owed.sign, "menunggu tanda tangan Anda", by=by, at=at)


@transaction.atomic
def return_report(report: PeriodicReport, *, note: str, by: User, at: datetime) -> None:
    """Give the report back to those who make it, with the reason."""
    report, move = _at_step(report, "return", by, at)
    if not note.strip():
        raise Refused("Tulis alasan laporan dikembalikan.")
    report.return_reason = note.strip()
    _move(report, move, by=by, at=at, detail={"note": report.return_reason})
    _tell(report, report.owed.prepare, "dikembalikan", by=by, at=at)


@transaction.atomic
def sign_report(report: PeriodicReport, *, by: User, at: datetime) -> int:
    """Sign: figures and paper are frozen and offered as proof; return how many took it."""
    report, move = _at_step(report, "sign", by, at)
    if by.pk == report.made_by_id:
        raise Refused("Laporan ditandatangani orang lain, bukan pembuatnya.")
    _refuse_unready(report)
    content = content_of(report)
    report.content, report.is_nil = content.frozen(), content.is_nil
    report.signed_by, report.signed_at, report.signed_on = by, at, day_of(at)
    report.signer_post = by.position.title if by.position else "Penanda tangan"
    report.return_reason = ""
    report.file = _kept(report, content, by, at)
    _move(report, move, by=by, at=at, detail={"sha256": report.file.sha256})
    _tell(report, report.owed.prepare, "sudah ditandatangani", by=by, at=at)
    return offer(_paper(report, report.file), by=by, at=at)


def _refuse_unready(report: PeriodicReport) -> None:
    reason = report.owed.hindrance(report.unit, report.period)
    if reason:
        raise Refused(reason)
    if report.is_evaluation and report.nothing_needed == report.advice_rows.exists():
        raise Refused(
            "Tulis saran evaluasi, atau nyatakan bahwa tidak ada yang perlu "
            "ditindaklanjuti – salah satu."
        )


def _kept(
    report: PeriodicReport, content: Content, by: User, at: datetime
) -> Attachment:
    name = f"{report.duty.replace('.', '-')}-{report.end:%Y-%m-%d}.pdf"
    return store(
        unit=report.unit,
        name=name,
        content=pdf.render(report_paper(report, content)),
        secrecy=Secrecy.INTERNAL,
        by=by,
        at=at,
    )


def _paper(report: PeriodicReport, file: Attachment) -> Paper:
    kind = report.owed.kind.label.lower()
    return Paper(
        unit=report.unit,
        title=str(report),
        kind="laporan",
        shows=f"{kind.capitalize()} yang ditandatangani{' (nihil)' * report.is_nil}.",
        happened_on=report.end,
        url=report.get_absolute_url(),
        attachment=file,
        codes=report.owed.questions,
        number=report.number,
    )


def _put(
    report: PeriodicReport,
    words: Mapping[str, Any],
    advice: Iterable[Asked] | None,
) -> None:
    for name in WORDS:
        setattr(report, name, words.get(name, getattr(report, name)))
    report.full_clean()
    report.save()
    if advice is None:
        return
    report.advice_rows.all().delete()
    for number, asked in enumerate(advice, start=1):
        if asked.due_on <= report.end:
            raise ValidationError("Tenggat saran harus setelah masa evaluasi.")
        row = Advice(report=report, number=number, text=asked.text, due_on=asked.due_on)
        row.full_clean()
        row.save()


def _locked(report: PeriodicReport) -> PeriodicReport:
    return PeriodicReport.objects.select_for_update(of=("self",)).get(pk=report.pk)


def _at_step(
    report: PeriodicReport, verb: str, by: User, at: datetime
) -> tuple[PeriodicReport, Transition]:
    report = _locked(report)
    return report, advance(report.owed.flow, report, verb, by=by, on=day_of(at))


def _move(
    report: PeriodicReport,
    move: Transition,
    *,
    by: User,
    at: datetime,
    detail: Mapping[str, str] | None = None,
) -> None:
    report.state = move.target
    report.full_clean()
    report.save()
    record(f"duties.{move.verb}", report, by=by, at=at, detail=detail)


def _tell(
    report: PeriodicReport, perm: Permission, words: str, *, by: User, at: datetime
) -> None:
    people = [each for each in holders(perm, report.unit) if each != by]
    url = report.get_absolute_url()
    send(to=people, title=f"{report} {words}", body=report.title, url=url, at=at)
