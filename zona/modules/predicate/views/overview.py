"""The overview of a unit and its prerequisites."""

from datetime import date
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import bound, require, year_of
from zona.core.people.models import Unit, User
from zona.modules.predicate import actions, forms, queries
from zona.modules.predicate.models import Award, Prerequisite, Proposal
from zona.modules.predicate.permissions import Perm
from zona.modules.predicate.rules import (
    PROPOSAL_FLOW,
    Level,
    Predicate,
)
from zona.modules.predicate.views.base import form_page, home, unit_of


@requires(Perm.VIEW)
def predicate_view(request: Request) -> HttpResponse:
    """Show how far a unit (or the agency) is on the way to a predicate."""
    unit, user, today = unit_of(request), request.user, localdate()
    proposals = Proposal.objects.visible_to(user).of(unit.pk)
    latest = proposals.order_by("-year", "-pk").first()
    year = year_of(request, latest.year if latest else today.year, queries.FIRST_YEAR)
    proposal = proposals.filter(year=year).order_by("-pk").first()
    predicate = Predicate(proposal.predicate) if proposal else Predicate.WBK
    filters = forms.PlaceFilter(
        {"unit": unit.code, "tahun": year}, units=queries.units_seen(user)
    )
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "proposal": proposal,
        "flow": PROPOSAL_FLOW,
        "gates": queries.gates(unit, predicate, today),
        "awards": Award.objects.visible_to(user).of(unit.pk).held(today),
        "share": queries.share(unit, today),
        "filters": filters,
        **_checklist(unit, year, predicate),
        **_clock(unit, year, proposal, today),
        **_rights(user, unit),
    }
    return render(request, "predicate/predicate_view.html", context)


def _checklist(unit: Unit, year: int, predicate: Predicate) -> dict[str, object]:
    checks = queries.checks(unit, year)
    return {
        "year": year,
        "year_text": str(year),
        "source": queries.demands(year).source,
        "rows": [(each, each.demand.needed(predicate)) for each in checks],
        "met": sum(each.tone == "good" for each in checks),
        "total_text": str(len(checks)),
    }


def _clock(
    unit: Unit, year: int, proposal: Proposal | None, today: date
) -> dict[str, object]:
    due_on = proposal.due_on if proposal else queries.due_for(year, today)
    return {"due_on": due_on, "left": queries.days_left(unit, today, due_on)}


def _rights(user: User, unit: Unit) -> dict[str, object]:
    is_unit = queries.level_of(unit) == Level.UNIT
    editor = Perm.EDIT if is_unit else Perm.EDIT_AGENCY
    return {
        "is_unit": is_unit,
        "may_check": user.has(editor, unit),
        "may_propose": is_unit and user.has(Perm.EDIT, unit),
        "may_record_case": is_unit and user.has(Perm.RECORD_CASE, unit),
    }


@requires(Perm.VIEW)
def prerequisite_edit(request: Request, year: int, key: str) -> HttpResponse:
    """Say how one prerequisite of the unit (or of the agency) stands."""
    unit = unit_of(request)
    own = queries.level_of(unit)
    require(request, Perm.EDIT if own == Level.UNIT else Perm.EDIT_AGENCY, unit)
    if not queries.FIRST_YEAR <= year <= 2100:
        raise Http404
    demand = next((d for d in queries.demands(year).of(own) if d.key == key), None)
    if demand is None:
        raise Http404
    rows = Prerequisite.objects.visible_to(request.user).of(unit.pk)
    row = rows.filter(year=year, key=key).first()
    given = {"met": row.met, "value": row.value, "note": row.note} if row else {}
    return form_page(
        request,
        bound(request, forms.PrerequisiteForm, given),
        partial(actions.check_prerequisite, unit=unit, year=year, key=key),
        title=demand.title,
        back=home(unit, year),
        done="Keadaan syarat tersimpan.",
        told=f"Diminta untuk WBK: {demand.wbk}. Untuk WBBM: {demand.wbbm}.",
        kept=row.proof if row else None,
    )
