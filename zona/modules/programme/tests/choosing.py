"""A procedure, a selection and its candidates, made by the programme's own actions."""

from datetime import date

from zona.core.people.models import User
from zona.modules.programme import actions
from zona.modules.programme.models import Candidate, Procedure, Selection
from zona.modules.programme.rules import TeamRole
from zona.modules.programme.tests.records import at

DAY = date(2021, 1, 11)
AT = at(2021, 1, 11)


def procedure(by: User, approved_by: User | None = None) -> Procedure:
    """Return a procedure with the usual criteria, approved where a head is given."""
    made = actions.draft_procedure(
        unit=by.unit, title="Tata cara seleksi", note="Umum", by=by, at=AT
    )
    if approved_by:
        actions.approve_procedure(
            made, number="SOP-7", approved_on=DAY, by=approved_by, at=AT
        )
    return made


def selection(by: User, approved_by: User) -> Selection:
    return actions.open_selection(
        procedure(by, approved_by), title="Seleksi 2021", opened_on=DAY, by=by, at=AT
    )


def candidate(of: Selection, by: User, user: User, score: int | None = 80) -> Candidate:
    made = actions.add_candidate(
        of, user=user, role=TeamRole.KETUA, areas="MP", by=by, at=AT
    )
    if score is not None:
        scores = {each.pk: score for each in of.procedure.criteria.all()}
        actions.score_candidate(made, scores=scores, by=by, at=AT)
    return made


def decided(of: Selection, by: User, *chosen: Candidate) -> None:
    actions.decide_selection(
        of,
        chosen=chosen,
        minutes_number="BA-1",
        minutes="Sepakat.",
        panel="Kepala balai",
        decided_on=DAY,
        by=by,
        at=AT,
    )
