"""Predicates, their history, and cases."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import PER_PAGE, bound, paged, require
from zona.core.people.models import Unit
from zona.modules.predicate import actions, forms
from zona.modules.predicate.models import Award, KknCase, Proposal
from zona.modules.predicate.permissions import Perm
from zona.modules.predicate.views.base import form_page, unit_of


@requires(Perm.VIEW)
def award_list(request: Request) -> HttpResponse:
    """Show predicates, proposals and cases of one unit, the youngest first."""
    unit = unit_of(request)
    awards = Award.objects.visible_to(request.user).of(unit.pk)
    cases = KknCase.objects.visible_to(request.user).of(unit.pk)
    proposals = Proposal.objects.visible_to(request.user).of(unit.pk)
    may_judge = request.user.has(Perm.RECORD_CASE, unit)
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "today": localdate(),
        "page": paged(request, awards.order_by("-from_on", "-pk")),
        "proposals": proposals.order_by("-year", "-pk")[:PER_PAGE],
        "cases": cases.order_by("-known_on", "-pk")[:PER_PAGE] if may_judge else (),
        "may_record": request.user.has(Perm.FORWARD, unit),
        "may_restore": may_judge,
    }
    return render(request, "predicate/award_list.html", context)


def _list(unit: Unit) -> str:
    return f"{reverse('predicate:award_list')}?unit={unit.code}"


@requires(Perm.FORWARD)
def award_new(request: Request) -> HttpResponse:
    """Record a predicate that was set outside a proposal in Zona."""
    unit = unit_of(request, Perm.FORWARD)
    return form_page(
        request,
        bound(request, forms.AwardForm),
        partial(actions.record_award, unit=unit),
        title="Catat predikat",
        back=_list(unit),
        done="Predikat tersimpan.",
    )


@requires(Perm.RECORD_CASE)
def award_restore(request: Request, pk: int) -> HttpResponse:
    """Lift a suspension."""
    award = get_object_or_404(Award.objects.visible_to(request.user), pk=pk)
    require(request, Perm.RECORD_CASE, award.unit)
    return form_page(
        request,
        bound(request, forms.RestoreForm),
        partial(actions.restore_award, award),
        title="Pulihkan predikat",
        back=_list(award.unit),
        done="Predikat dipulihkan.",
    )


@requires(Perm.RECORD_CASE)
def case_new(request: Request) -> HttpResponse:
    """Record a case and what follows from it."""
    unit = unit_of(request, Perm.RECORD_CASE)
    return form_page(
        request,
        bound(request, forms.CaseForm, {"known_on": localdate()}),
        partial(actions.record_case, unit=unit),
        title="Catat kasus KKN",
        back=_list(unit),
        done="Kasus tercatat. Pihak terkait menerima pemberitahuan.",
    )
