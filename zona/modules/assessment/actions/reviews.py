"""Writes about rounds: opening, handing in, marks, findings, replies, closing."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.notices.actions import send
from zona.core.people.models import User
from zona.core.recusal.decisions import step
from zona.core.refused import Refused
from zona.modules.assessment import queries
from zona.modules.assessment.actions.answers import Reply
from zona.modules.assessment.actions.freezing import snapshot
from zona.modules.assessment.models import (
    Finding,
    Lke,
    Review,
    ReviewAnswer,
    ReviewTeam,
)
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.queries import Round
from zona.modules.assessment.rules.answers import Answer, check_answer
from zona.modules.assessment.rules.reviewing import (
    LOCKING,
    RELEASED,
    REVIEW_FLOW,
    TURN,
    Place,
    Severity,
)


@transaction.atomic
def open_review(lke: Lke, team: ReviewTeam, *, by: User, at: datetime) -> Review:
    """Open a team's next round on a worksheet; the unit hands it in then."""
    if not team.members.filter(user=by).exists():
        raise PermissionDenied
    if not team.assignments.filter(unit_id=lke.unit_id).exists():
        raise PermissionDenied
    if reason := queries.partiality(by, lke.unit):
        raise Refused(reason)
    last = Review.objects.filter(lke=lke, team=team).order_by("-number").first()
    review = Review(
        unit=lke.unit,
        lke=lke,
        team=team,
        number=last.number + 1 if last else 1,
        state=REVIEW_FLOW.initial.code,
        moved_at=at,
    )
    if Review.objects.filter(lke=lke).exclude(state="ditutup").exists():
        raise Refused("Masih ada putaran penilaian LKE ini yang belum ditutup.")
    review.full_clean()
    review.save()
    record("assessment.review_opened", review, by=by, at=at)
    _tell(review, at=at)
    return review


@transaction.atomic
def move_review(
    review: Review, verb: str, *, note: str = "", by: User, at: datetime
) -> None:
    """Take a round one step along its flow, by the person whose turn it is."""
    row = Review.objects.select_for_update(of=("self",)).get(pk=review.pk)
    move = step(REVIEW_FLOW, row, verb, by=by, on=day_of(at))
    found = queries.review_round(row)
    _permit(found, move.permission, by)
    if verb == "return" and not note.strip():
        raise Refused("Tulis alasan dikembalikan.")
    # The chain of the unit is locked here, so that no answer slips past the snapshot.
    detail = {"from": row.state, "to": move.target, "note": note.strip()}
    record(f"assessment.review_{verb}", row, by=by, at=at, detail=detail)
    match verb:
        case "submit":
            row.snapshot, row.sha256 = snapshot(row.lke)
        case "score":
            _complete(found)
        case "reply":
            _replied(found)
    row.state, row.moved_at = move.target, at
    row.return_reason = note.strip() if verb == "return" else ""
    row.full_clean()
    row.save()
    row.lke.is_locked = row.state in LOCKING
    row.lke.save(update_fields=["is_locked"])
    if verb == "submit":
        _carry(row, by=by, at=at)
    _tell(row, at=at)


def _permit(found: Round, permission: Perm | object, by: User) -> None:
    if permission == Perm.MANAGE:
        allowed = by.has(Perm.MANAGE, found.review.unit)
    else:
        allowed = found.acts_as(by) is not None
    if not allowed:
        raise PermissionDenied


def _complete(found: Round) -> None:
    if count := len(found.unmarked()):
        raise Refused(f"{count} pertanyaan yang dijawab unit belum dinilai.")


def _replied(found: Round) -> None:
    waiting = [
        each for each in found.findings if not each.reply and not each.is_settled
    ]
    if waiting:
        raise Refused(f"{len(waiting)} temuan belum ditanggapi.")


def _carry(review: Review, *, by: User, at: datetime) -> None:
    """Bring over what the last round left open, and the marks that need no new look."""
    former = queries.before(review)
    if former is None:
        return
    last, moved = queries.review_round(former), queries.review_round(review).changed
    unsettled = {each.code for each in last.findings if not each.is_settled}
    codes = sorted(last.given.keys() - unsettled - moved)
    for mark in filter(None, map(last.mark, codes)):
        mark.pk, mark.review, mark.version = None, review, 1
        mark.place = Place.ANGGOTA
        mark.save(force_insert=True)
    for number, each in enumerate(
        [each for each in last.findings if not each.is_settled], start=1
    ):
        each.pk, each.review, each.number = None, review, number
        each.reply, each.replied_by, each.replied_at = "", None, None
        each.save(force_insert=True)


@transaction.atomic
def give_mark(
    review: Review, code: str, reply: Reply, *, version: int, by: User, at: datetime
) -> None:
    """Give the own place's value to one question, never touching another's.

    `version` is that of the own value as the person saw it (0: none).
    """
    row = Review.objects.select_for_update(of=("self",)).get(pk=review.pk)
    found = queries.review_round(row)
    place = _own_turn(found, by)
    form = found.unit_sheet.instrument
    if not form.has_question(code):
        raise Refused(f"Pertanyaan {code} tidak ada dalam instrumen ini.")
    given = Answer(reply.value or None, reply.inputs or {})
    if problems := check_answer(form.question(code), given):
        raise ValidationError([problem.message for problem in problems])
    current = found.given.get(code, {}).get(place)
    if (current.version if current else 0) != version:
        raise Refused("Nilai ini baru saja diubah rekan Anda. Muat ulang halaman.")
    mark = current or ReviewAnswer(
        unit_id=row.unit_id, review=row, code=code, place=place, version=0
    )
    old = {"value": mark.value, "inputs": mark.inputs, "note": mark.note}
    mark.value, mark.inputs, mark.note = reply.value, reply.figures, reply.note
    mark.version += 1
    mark.answered_by, mark.answered_at = by, at
    mark.full_clean()
    mark.save()
    new = {"value": mark.value, "inputs": mark.inputs, "note": mark.note}
    detail = {"code": code, "place": place, "before": old, "after": new}
    record("assessment.review_marked", row, by=by, at=at, detail=detail)


@transaction.atomic
def add_finding(
    review: Review,
    code: str,
    *,
    text: str,
    improvement: str,
    severity: Severity,
    by: User,
    at: datetime,
) -> Finding:
    """Write a finding on one question, with what should be mended."""
    row = Review.objects.select_for_update(of=("self",)).get(pk=review.pk)
    _own_turn(queries.review_round(row), by)
    last = row.findings.order_by("-number").first()
    finding = Finding(
        unit_id=row.unit_id,
        review=row,
        code=code,
        number=last.number + 1 if last else 1,
        text=text,
        improvement=improvement,
        severity=severity,
        found_by=by,
    )
    finding.full_clean()
    finding.save()
    detail = {"code": code, "text": text, "severity": severity}
    record("assessment.finding_added", finding, by=by, at=at, detail=detail)
    return finding


@transaction.atomic
def reply_finding(finding: Finding, *, reply: str, by: User, at: datetime) -> None:
    """Answer a finding for the unit: what was mended, and which evidence shows it."""
    row = Review.objects.select_for_update(of=("self",)).get(pk=finding.review_id)
    code = finding.code
    form = queries.plan_of(row.lke.instrument).instrument
    area = form.area_of(code) or queries.OUTCOME
    if not by.works_on(area, Perm.ANSWER, row.unit):
        raise PermissionDenied
    if row.state != "diserahkan":
        raise Refused("Temuan ditanggapi saat putaran menunggu tanggapan unit.")
    finding.reply, finding.replied_by, finding.replied_at = reply, by, at
    finding.full_clean()
    finding.save()
    detail = {"reply": reply}
    record("assessment.finding_replied", finding, by=by, at=at, detail=detail)


@transaction.atomic
def settle_finding(finding: Finding, *, by: User, at: datetime) -> None:
    """Accept the unit's reply: the finding is settled."""
    row = Review.objects.select_for_update(of=("self",)).get(pk=finding.review_id)
    if row.state != "ditanggapi":
        raise Refused("Temuan dinyatakan tuntas setelah unit mengirim tanggapannya.")
    if queries.review_round(row).acts_as(by) is None:
        raise PermissionDenied
    finding.is_settled = True
    finding.save(update_fields=["is_settled"])
    record("assessment.finding_settled", finding, by=by, at=at)


def _own_turn(found: Round, by: User) -> Place:
    """Return the place in which the person scores now; a stale page is refused."""
    if by.pk not in found.places:
        raise PermissionDenied
    if reason := queries.partiality(by, found.review.unit):
        raise Refused(reason)
    if found.review.state not in LOCKING:
        raise Refused("Putaran ini sedang tidak dinilai. Muat ulang halaman.")
    place = found.acts_as(by)
    if place is None:
        raise PermissionDenied
    return place


def _tell(review: Review, *, at: datetime) -> None:
    """Notify those whose turn it is now."""
    turn = TURN.get(review.state)
    members = review.team.members.select_related("user")
    if turn is None:
        people = queries.people_of(review.unit)
    else:
        people = [m.user for m in members if m.place == turn] or [
            member.user for member in members
        ]
    label = REVIEW_FLOW.state(review.state).label
    if review.state in ("ditutup", *RELEASED) and turn is not None:
        label = "Tanggapan unit menunggu diperiksa"
    send(
        to=people,
        title=f"{review}"[:150],
        body=label,
        url=reverse("assessment:review_view", args=[review.pk]),
        at=at,
    )
