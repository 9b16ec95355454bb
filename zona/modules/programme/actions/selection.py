"""Writes about the choice of the team: procedure, candidates, scores, result."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import NotRequired, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.flow import Transition
from zona.core.people.models import Unit, User
from zona.core.recusal.decisions import step
from zona.core.refused import Refused
from zona.modules.programme import queries
from zona.modules.programme.actions.base import (
    NamedFields,
    Upload,
    locked,
    put,
    with_file,
)
from zona.modules.programme.actions.team import TeamFields, add_member, decree_team
from zona.modules.programme.models import (
    Candidate,
    CandidateScore,
    Criterion,
    Procedure,
    Selection,
    Team,
)
from zona.modules.programme.rules import SELECTION_FLOW, TeamRole, weights_problem


class ProcedureFields(TypedDict):
    """What is said of a procedure."""

    title: str
    note: NotRequired[str]


class CriterionFields(TypedDict):
    """A criterion and its weight."""

    name: str
    weight: int
    is_required: NotRequired[bool]


class CandidateFields(NamedFields):
    """Who is proposed, and for what."""

    role: TeamRole
    areas: NotRequired[str]


@transaction.atomic
def draft_procedure(
    *,
    unit: Unit,
    document: Upload = None,
    by: User,
    at: datetime,
    **fields: Unpack[ProcedureFields],
) -> Procedure:
    """Begin a procedure with the criteria that the table in force offers."""
    procedure = Procedure(unit=unit)
    put(procedure, with_file(fields, "document", document, unit=unit, by=by, at=at))
    record("programme.procedure_drafted", procedure, by=by, at=at)
    for each in queries.selection_rule(day_of(at)).criteria:
        criterion = Criterion(unit=unit, procedure=procedure)
        put(
            criterion,
            {
                "name": each.name,
                "weight": each.weight,
                "is_required": each.is_required,
            },
        )
    return procedure


@transaction.atomic
def add_criterion(
    procedure: Procedure, *, by: User, at: datetime, **fields: Unpack[CriterionFields]
) -> Criterion:
    """Add a criterion to a procedure that is still a draft."""
    _require_draft(procedure)
    criterion = Criterion(unit=procedure.unit, procedure=procedure)
    put(criterion, fields)
    detail = {"name": criterion.name, "weight": criterion.weight}
    record("programme.criterion_added", procedure, by=by, at=at, detail=detail)
    return criterion


@transaction.atomic
def edit_criterion(
    criterion: Criterion, *, by: User, at: datetime, **fields: Unpack[CriterionFields]
) -> None:
    """Change a criterion of a draft."""
    _require_draft(criterion.procedure)
    note = put(criterion, fields)
    detail = {"name": criterion.name, "note": note}
    record(
        "programme.criterion_edited", criterion.procedure, by=by, at=at, detail=detail
    )


@transaction.atomic
def remove_criterion(criterion: Criterion, *, by: User, at: datetime) -> None:
    """Take a criterion out of a draft."""
    _require_draft(criterion.procedure)
    detail = {"name": criterion.name}
    record(
        "programme.criterion_removed", criterion.procedure, by=by, at=at, detail=detail
    )
    criterion.delete()


@transaction.atomic
def approve_procedure(
    procedure: Procedure, *, number: str, approved_on: date, by: User, at: datetime
) -> None:
    """Approve a procedure; from then on it stands as it is."""
    _require_draft(locked(procedure))
    if problem := weights_problem([each.weight for each in procedure.weights()]):
        raise Refused(problem)
    if approved_on > day_of(at):
        raise ValidationError({"approved_on": "Tanggal ini belum tiba."})
    put(procedure, {"number": number, "approved_on": approved_on})
    record("programme.procedure_approved", procedure, by=by, at=at)


def _require_draft(procedure: Procedure) -> None:
    if procedure.is_approved:
        raise Refused("Tata cara ini sudah disahkan. Buat tata cara baru.")


@transaction.atomic
def open_selection(
    procedure: Procedure, *, title: str, opened_on: date, by: User, at: datetime
) -> Selection:
    """Open a selection under an approved procedure."""
    if procedure.approved_on is None or procedure.approved_on > opened_on:
        raise Refused("Tata cara belum disahkan pada hari seleksi dibuka.")
    selection = Selection(unit=procedure.unit, procedure=procedure)
    put(selection, {"title": title, "opened_on": opened_on})
    record("programme.selection_opened", selection, by=by, at=at)
    return selection


@transaction.atomic
def add_candidate(
    selection: Selection, *, by: User, at: datetime, **fields: Unpack[CandidateFields]
) -> Candidate:
    """Put a person forward."""
    _require_open(selection)
    candidate = Candidate(unit=selection.unit, selection=selection)
    put(candidate, fields)
    detail = {"who": str(candidate)}
    record("programme.candidate_added", selection, by=by, at=at, detail=detail)
    return candidate


@transaction.atomic
def remove_candidate(candidate: Candidate, *, by: User, at: datetime) -> None:
    """Take back a proposal; the trail keeps who it was."""
    _require_open(candidate.selection)
    detail = {"who": str(candidate)}
    record(
        "programme.candidate_removed", candidate.selection, by=by, at=at, detail=detail
    )
    candidate.delete()


@transaction.atomic
def score_candidate(
    candidate: Candidate,
    *,
    scores: Mapping[int, int | None],
    reason: str = "",
    by: User,
    at: datetime,
) -> None:
    """Keep the scores by criterion (0 to 100); None leaves a criterion unscored."""
    _require_open(candidate.selection)
    if candidate.user_id == by.pk:
        raise Refused("Anda tidak dapat menilai diri sendiri.")
    criteria = {each.pk: each for each in candidate.selection.procedure.criteria.all()}
    candidate.scores.all().delete()
    for key, score in scores.items():
        if score is not None:
            row = CandidateScore(
                unit=candidate.unit, candidate=candidate, criterion=criteria[key]
            )
            put(row, {"score": score})
    put(candidate, {"reason": reason})
    given = {criteria[key].name: score for key, score in scores.items()}
    detail = {"who": str(candidate), "scores": given}
    record(
        "programme.candidate_scored", candidate.selection, by=by, at=at, detail=detail
    )


@transaction.atomic
def decide_selection(
    selection: Selection,
    *,
    chosen: Collection[Candidate],
    minutes_number: str,
    minutes: str,
    panel: str,
    decided_on: date,
    by: User,
    at: datetime,
) -> None:
    """Settle who is chosen, with the minutes of the panel."""
    move = _move(selection, "decide", by, at)
    if not chosen:
        raise ValidationError("Pilih paling sedikit satu calon.")
    if decided_on < selection.opened_on:
        raise ValidationError({"decided_on": "Lebih awal dari pembukaan seleksi."})
    weights = selection.procedure.weights()
    for candidate in selection.candidates.prefetch_related("scores"):
        is_chosen = candidate in chosen
        found = candidate.verdict(weights)
        if is_chosen and (found.is_out or not found.is_complete):
            raise ValidationError(
                f"{candidate.who}: belum dinilai lengkap atau gugur pada kriteria wajib."
            )
        put(candidate, {"is_chosen": is_chosen})
    put(
        selection,
        {
            "state": move.target,
            "minutes_number": minutes_number,
            "minutes": minutes,
            "panel": panel,
            "decided_on": decided_on,
        },
    )
    detail = {"chosen": sorted(str(each) for each in chosen)}
    record("programme.selection_decided", selection, by=by, at=at, detail=detail)


@transaction.atomic
def reopen_selection(selection: Selection, *, by: User, at: datetime) -> None:
    """Judge anew what was decided but not yet decreed."""
    move = _move(selection, "reopen", by, at)
    put(selection, {"state": move.target})
    record("programme.selection_reopened", selection, by=by, at=at)


@transaction.atomic
def decree_selection(
    selection: Selection,
    *,
    document: Upload = None,
    by: User,
    at: datetime,
    **fields: Unpack[TeamFields],
) -> Team:
    """Make the decree of the team from the result; it closes the former decree."""
    move = _move(selection, "decree", by, at)
    team = decree_team(unit=selection.unit, document=document, by=by, at=at, **fields)
    for each in selection.candidates.filter(is_chosen=True).order_by("pk"):
        role = TeamRole(each.role)
        add_member(
            team,
            user=each.user,
            post=each.post,
            role=role,
            areas=each.areas,
            by=by,
            at=at,
        )
    put(selection, {"state": move.target, "team": team})
    record("programme.selection_decreed", selection, by=by, at=at)
    return team


def _require_open(selection: Selection) -> None:
    if not selection.is_open:
        raise Refused(
            f"Seleksi berstatus “{selection.status.label}”, penilaian sudah ditutup."
        )


def _move(selection: Selection, verb: str, by: User, at: datetime) -> Transition:
    return step(SELECTION_FLOW, locked(selection), verb, by=by, on=day_of(at))
