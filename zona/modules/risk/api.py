"""The register for programs: risks with their scores, to read."""

from dataclasses import dataclass

from ninja import Router

from zona.core.access import requires
from zona.core.http import Request
from zona.modules.risk import queries
from zona.modules.risk.models import Risk
from zona.modules.risk.permissions import Perm
from zona.modules.risk.rules import Scale

router = Router(tags=["Risiko"])
PAGE = 100


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A risk, its grades and scores before and after control."""

    id: int
    unit: str
    year: int
    code: str
    statement: str
    category: str
    state: str
    score_before: int | None
    score_after: int | None
    level_after: str


@router.get("/risks/", response=list[RegisterRow], summary="Register risiko")
@requires(Perm.VIEW)
def risk_list(
    request: Request, unit: str = "", year: int | None = None, offset: int = 0
) -> list[RegisterRow]:
    """List risks the person may see, by year and code, a hundred at once."""
    found = Risk.objects.visible_to(request.user).select_related("unit", "context")
    if unit:
        found = found.filter(unit__code=unit)
    if year is not None:
        found = found.filter(context__year=year)
    rows = found.order_by("-context__year", "unit", "code")
    scales: dict[int, Scale] = {}
    page = rows[max(offset, 0) : max(offset, 0) + PAGE]
    return [_row(risk, scales) for risk in page]


def _row(risk: Risk, scales: dict[int, Scale]) -> RegisterRow:
    if risk.context_id not in scales:
        scales[risk.context_id] = queries.scale_for(risk.context)
    scale = scales[risk.context_id]
    before = queries.standing(scale, risk.likelihood_before, risk.impact_before)
    after = queries.standing(scale, risk.likelihood_after, risk.impact_after)
    return RegisterRow(
        id=risk.pk,
        unit=risk.unit.code,
        year=risk.context.year,
        code=risk.code,
        statement=risk.statement,
        category=risk.category,
        state=risk.state,
        score_before=before.score if before else None,
        score_after=after.score if after else None,
        level_after=after.level.key if after else "",
    )
