"""The register for programs, to read: numbers, days and states, no text and no name."""

from dataclasses import dataclass
from datetime import date

from ninja import Router

from zona.core.access import requires
from zona.core.http import Request
from zona.modules.complaints.models import Complaint
from zona.modules.complaints.permissions import Perm

router = Router(tags=["Pengaduan"])
PAGE = 100


@dataclass(frozen=True, slots=True)
class Case:
    """A complaint as a program may read it."""

    id: int
    unit: str
    number: str
    channel: str
    classification: str
    grade: str
    received_on: date
    due_on: date | None
    answered_on: date | None
    state: str


@router.get("/complaints/", response=list[Case], summary="Pengaduan")
@requires(Perm.VIEW)
def complaint_list(
    request: Request, unit: str = "", state: str = "", offset: int = 0
) -> list[Case]:
    """List complaints the person may see, the youngest first, a hundred at once."""
    found = Complaint.objects.visible_to(request.user).select_related("unit")
    if unit:
        found = found.filter(unit__code=unit)
    if state:
        found = found.filter(state=state)
    first = max(offset, 0)
    page = found.order_by("-received_on", "-pk")[first : first + PAGE]
    return [_case(row) for row in page.defer("text", "answer")]


def _case(row: Complaint) -> Case:
    return Case(
        row.pk,
        row.unit.code,
        row.number,
        row.channel,
        row.classification,
        row.grade,
        row.received_on,
        row.due_on,
        row.answered_on,
        row.state,
    )
