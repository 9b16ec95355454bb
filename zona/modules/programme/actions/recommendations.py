"""Writes about recommendations and their follow-up."""

from datetime import date, datetime
from typing import NotRequired, Unpack

from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.notices.actions import send
from zona.core.people.models import Unit, User
from zona.core.recusal.decisions import step
from zona.core.refused import Refused
from zona.modules.programme.actions.base import (
    NamedFields,
    Upload,
    check_done_on,
    keep,
    locked,
    others,
    put,
)
from zona.modules.programme.models import Recommendation
from zona.modules.programme.queries import may_open_again, suggestions
from zona.modules.programme.rules import (
    RECOMMENDATION_FLOW,
    SETTLED,
    Origin,
    Suggestion,
)


class RecommendationFields(NamedFields):
    """What a recommendation says and who answers for it."""

    origin: Origin
    source_title: str
    text: str
    due_on: date
    indicators: NotRequired[str]
    followup: NotRequired[str]


@transaction.atomic
def record_recommendation(
    *,
    unit: Unit,
    number: str = "",
    source_key: str = "",
    by: User | None,
    at: datetime,
    **fields: Unpack[RecommendationFields],
) -> Recommendation:
    """Record a recommendation as new; without a number it gets the year's next one."""
    recommendation = _new(unit, at, number, source_key)
    put(recommendation, fields)
    record("programme.recommendation_recorded", recommendation, by=by, at=at)
    _notify(recommendation, by=by, at=at)
    return recommendation


@transaction.atomic
def edit_recommendation(
    recommendation: Recommendation,
    *,
    by: User,
    at: datetime,
    **fields: Unpack[RecommendationFields],
) -> None:
    """Correct a recommendation, or give it to another person or day."""
    if recommendation.state in SETTLED:
        raise Refused(
            "Rekomendasi yang sudah diverifikasi atau ditolak tidak dapat diubah."
        )
    former = recommendation.user
    note = put(recommendation, fields)
    detail = {"note": note}
    record(
        "programme.recommendation_edited", recommendation, by=by, at=at, detail=detail
    )
    if recommendation.user != former:
        _notify(recommendation, by=by, at=at)


@transaction.atomic
def take_suggestion(key: str, *, unit: Unit, by: User, at: datetime) -> Recommendation:
    """Turn a suggestion or a finding into an accepted recommendation, once."""
    locked(unit)
    waiting = {each.key: each for each in suggestions(unit, day_of(at))}
    if key not in waiting:
        raise Refused("Saran ini sudah diambil atau tidak ada lagi.")
    return _take(waiting[key], unit=unit, by=by, at=at)


@transaction.atomic
def take_suggestions(*, unit: Unit, by: User, at: datetime) -> int:
    """Take every suggestion that waits; return how many."""
    locked(unit)
    waiting = suggestions(unit, day_of(at))
    for each in waiting:
        _take(each, unit=unit, by=by, at=at)
    return len(waiting)


@transaction.atomic
def move_recommendation(
    recommendation: Recommendation,
    verb: str,
    *,
    note: str = "",
    done_on: date | None = None,
    upload: Upload = None,
    by: User,
    at: datetime,
) -> None:
    """Take a recommendation one step along its flow."""
    row = locked(recommendation)
    today = day_of(at)
    move = step(RECOMMENDATION_FLOW, row, verb, by=by, on=today)
    match verb:
        case "accept" | "start":
            row.followup = note or row.followup
        case "return":
            row.done_on = row.done_by = None
        case "finish":
            row.done_on, row.done_by = check_done_on(done_on, today), by
            row.followup = note
            row.proof_file = keep(upload, unit=row.unit, by=by, at=at) or row.proof_file
        case "verify":
            if row.done_by == by:
                raise Refused(
                    "Verifikasi dilakukan oleh orang lain, bukan yang menyelesaikannya."
                )
            row.verified_on, row.verified_by = today, by
        case "reopen":
            _reopen(row, note, by)
        case _:  # the only step left is the rejection
            row.reject_reason = note
    put(row, {"state": move.target})
    detail = {"note": note}
    record(f"programme.recommendation_{verb}", row, by=by, at=at, detail=detail)


def _reopen(row: Recommendation, note: str, by: User) -> None:
    """Take back what was verified wrongly; the trail keeps who had verified it."""
    if not may_open_again(by, row):
        raise Refused(
            "Yang memverifikasi tidak dapat membuka kembali; mintalah kepala."
        )
    if not note:
        raise Refused("Tuliskan alasan membuka kembali rekomendasi ini.")
    row.done_on = row.done_by = row.verified_on = row.verified_by = None


def _new(unit: Unit, at: datetime, number: str, source_key: str) -> Recommendation:
    locked(unit)  # numbers are given one after the other
    today = day_of(at)
    return Recommendation(
        unit=unit,
        year=today.year,
        number=number or _next_number(unit, today.year),
        recorded_on=today,
        source_key=source_key,
        state=RECOMMENDATION_FLOW.initial.code,
    )


def _next_number(unit: Unit, year: int) -> str:
    known = Recommendation.objects.of(unit.pk).filter(year=year)
    taken = set(known.values_list("number", flat=True))
    place = len(taken) + 1
    while f"R-{place:02d}" in taken:
        place += 1
    return f"R-{place:02d}"


def _take(
    suggestion: Suggestion, *, unit: Unit, by: User, at: datetime
) -> Recommendation:
    recommendation = _new(unit, at, "", suggestion.key)
    move = step(RECOMMENDATION_FLOW, recommendation, "accept", by=by, on=day_of(at))
    put(
        recommendation,
        {
            "origin": suggestion.origin,
            "source_title": suggestion.source,
            "text": suggestion.text,
            "indicators": suggestion.indicators,
            "due_on": suggestion.due_on,
            "user": by,  # until he gives it to somebody
            "state": move.target,
        },
    )
    record("programme.recommendation_taken", recommendation, by=by, at=at)
    return recommendation


def _notify(recommendation: Recommendation, *, by: User | None, at: datetime) -> None:
    send(
        to=others([recommendation.user], than=by),
        title=f"Rekomendasi {recommendation.number} menjadi tanggung jawab Anda",
        body=recommendation.text,
        url=recommendation.get_absolute_url(),
        at=at,
    )
