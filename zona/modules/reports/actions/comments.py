"""Comments of reviewers: written, answered, settled, opened again."""

from datetime import datetime

from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.notices.actions import send
from zona.core.people.models import User
from zona.core.recusal.decisions import step
from zona.core.refused import Refused
from zona.modules.reports import queries
from zona.modules.reports.actions.locks import locked, permit
from zona.modules.reports.models import Comment, Report
from zona.modules.reports.permissions import Perm
from zona.modules.reports.rules import CHAPTERS, COMMENT_FLOW, CommentState, may_settle


@transaction.atomic
def add_comment(
    report: Report, *, place: str, text: str, by: User, at: datetime
) -> Comment:
    """Write a comment on an indicator or a chapter, and tell those who wrote it."""
    report = _unsigned(report)
    permit(by, Perm.COMMENT, report.unit)
    layout = queries.layout_of(report)
    if place not in CHAPTERS and layout.indicator(place) is None:
        raise Refused("Bagian laporan yang dikomentari tidak dikenal.")
    comment = Comment(
        unit=report.unit,
        report=report,
        place=place,
        text=text.strip(),
        written_by=by,
        written_at=at,
        moved_at=at,
    )
    comment.full_clean()
    comment.save()
    record("reports.commented", report, by=by, at=at, detail={"place": place})
    _tell(comment, queries.writers(report, place), "menunggu jawaban", by=by, at=at)
    return comment


@transaction.atomic
def move_comment(
    comment: Comment, verb: str, *, answer: str = "", by: User, at: datetime
) -> None:
    """Answer a comment, settle it, or open it again."""
    report = _unsigned(comment.report)
    row = Comment.objects.select_for_update().get(pk=comment.pk)
    move = step(COMMENT_FLOW, row, verb, by=by, on=day_of(at))
    permit(by, move.permission, report.unit)
    if verb == "answer":
        if not answer.strip():
            raise Refused("Tulis jawaban atas komentar ini.")
        row.answer, row.answered_by, row.answered_at = answer.strip(), by, at
    if verb == "settle":
        is_author, has_answered = row.written_by == by, row.answered_by == by
        if not may_settle(is_author=is_author, has_answered=has_answered):
            raise Refused("Jawaban Anda sendiri dinyatakan selesai oleh orang lain.")
        row.settled_by = by
    row.state, row.moved_at = move.target, at
    row.full_clean()
    row.save()
    detail = {"comment": row.pk, "place": row.place}
    record(f"reports.comment_{verb}", report, by=by, at=at, detail=detail)
    _tell_move(row, by=by, at=at)


def _unsigned(report: Report) -> Report:
    report = locked(report)
    if report.is_signed:
        raise Refused("Laporan sudah ditandatangani; komentarnya tidak berubah lagi.")
    return report


def _tell_move(row: Comment, *, by: User, at: datetime) -> None:
    words = f"berstatus {row.status.label.lower()}"
    if row.state == CommentState.DIJAWAB:
        _tell(row, (row.written_by,), words, by=by, at=at)
    else:
        _tell(row, queries.writers(row.report, row.place), words, by=by, at=at)


def _tell(
    comment: Comment, to: tuple[User, ...], words: str, *, by: User, at: datetime
) -> None:
    send(
        to=[each for each in to if each != by],
        title=f"Komentar pada {comment.report} {words}",
        body=comment.text,
        url=queries.comments_url(comment.report),
        at=at,
    )
