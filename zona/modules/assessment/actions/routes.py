"""Writes about the way to a predicate: what climbs cost, which way is followed."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from django.db import transaction

from zona.core.audit.actions import record
from zona.core.people.models import User
from zona.core.refused import Refused
from zona.modules.assessment import queries
from zona.modules.assessment.models import (
    Climb,
    ClimbEffort,
    Lke,
    Predicate,
    Route,
    RouteOrigin,
)
from zona.modules.assessment.queries import Worksheet
from zona.modules.assessment.rules.answers import Answer, check_answer
from zona.modules.assessment.rules.climbing import Effort
from zona.modules.assessment.rules.instrument import PREDICATE
from zona.modules.assessment.rules.route import Climb as Rise
from zona.modules.assessment.rules.route import Way
from zona.modules.assessment.rules.scoring import Score, display

REPLACED = "Diganti dengan jalur yang dipilih kemudian."


@transaction.atomic
def set_efforts(
    lke: Lke, *, efforts: Mapping[str, Effort], by: User, at: datetime
) -> None:
    """Say what a step costs on some questions, and which of them may not move."""
    kept = {row.code: row for row in ClimbEffort.objects.filter(lke=lke)}
    changed = {}
    for code, effort in efforts.items():
        row = kept.get(code) or ClimbEffort(unit_id=lke.unit_id, lke=lke, code=code)
        if row.pk and (row.effort, row.is_locked) == (
            effort.per_step,
            effort.is_locked,
        ):
            continue
        row.effort, row.is_locked = effort.per_step, effort.is_locked
        row.full_clean()
        row.save()
        changed[code] = [effort.per_step, effort.is_locked]
    if changed:
        detail = {"efforts": changed}
        record("assessment.efforts_set", lke, by=by, at=at, detail=detail)


@transaction.atomic
def choose_route(
    sheet: Worksheet,
    *,
    predicate: Predicate,
    origin: RouteOrigin,
    targets: Mapping[str, Answer],
    by: User,
    at: datetime,
) -> Route:
    """Follow a way from now on; answers stay as they are, the way before is closed."""
    lke = Lke.objects.select_for_update().get(pk=sheet.lke.pk)
    _require_answers(sheet, targets)
    way = queries.way(sheet, targets, queries.efforts(sheet))
    if not way.climbs:
        raise Refused(
            "Belum ada pertanyaan yang naik dari jawaban sekarang, sehingga tidak ada "
            "jalur untuk disimpan."
        )
    for older in Route.objects.active().filter(lke=lke):
        close_route(older, reason=REPLACED, by=by, at=at)
    route = _route(sheet, way, predicate, by, at)
    route.origin = origin
    route.full_clean()
    route.save()
    for rise in way.climbs:
        _keep(route, sheet, rise)
    detail = {
        "predicate": predicate,
        "origin": origin,
        "climbs": [climb.code for climb in way.climbs],
    }
    record("assessment.route_chosen", route, by=by, at=at, detail=detail)
    return route


@transaction.atomic
def close_route(route: Route, *, reason: str, by: User, at: datetime) -> None:
    """Follow the way no longer; it stays on record with the reason."""
    kept = Route.objects.select_for_update().get(pk=route.pk)
    if not kept.is_active:
        raise Refused("Jalur ini sudah tidak diikuti.")
    kept.is_active, kept.close_reason = False, reason
    kept.closed_by, kept.closed_at = by, at
    kept.full_clean()
    kept.save()
    record("assessment.route_closed", kept, by=by, at=at, detail={"reason": reason})


def _route(
    sheet: Worksheet, way: Way, predicate: Predicate, by: User, at: datetime
) -> Route:
    return Route(
        unit_id=sheet.lke.unit_id,
        lke=sheet.lke,
        predicate=predicate,
        passes=_passes(way.score, predicate),
        score_before=display(sheet.score().total.score),
        score_after=display(way.score.total.score),
        chosen_by=by,
        chosen_at=at,
    )


def _require_answers(sheet: Worksheet, targets: Mapping[str, Answer]) -> None:
    for code, answer in targets.items():
        has = sheet.instrument.has_question(code)
        if not has or check_answer(sheet.instrument.question(code), answer):
            raise Refused(
                f"Target pada pertanyaan {code} tidak dapat dibaca. Muat ulang halaman "
                "jalur, lalu pilih lagi."
            )


def _passes(found: Score, predicate: str) -> bool:
    gates = found.gates_of(predicate)
    return all(gate.passed for gate in gates if gate.target != PREDICATE)


def _keep(route: Route, sheet: Worksheet, rise: Rise) -> None:
    question = sheet.instrument.question(rise.code)
    climb = Climb(
        unit_id=route.unit_id,
        route=route,
        code=rise.code,
        value=rise.answer.value or "",
        inputs={key: str(value) for key, value in rise.answer.inputs.items()},
        before=queries.words(question, sheet.score_answers().get(rise.code)),
        after=queries.words(question, rise.answer),
        points=_four_places(rise.points),
        effort=rise.effort,
    )
    climb.full_clean()
    climb.save()


def _four_places(points: Fraction) -> Decimal:
    """Return the points as they are kept; through a float they would have more places."""
    return Decimal(round(points * 10_000)).scaleb(-4)
