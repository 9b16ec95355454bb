"""The readiness page: how far the unit is, what is missing, who owes it."""

from fractions import Fraction

from django.db.models import Case, Value, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.formats import date_format
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.http import Request
from zona.core.people.models import User
from zona.core.ui.templatetags.ui_data import number
from zona.modules.assessment import queries
from zona.modules.assessment.forms.past import PastForm
from zona.modules.assessment.models import Lke, LkeRows
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.queries import Readiness
from zona.modules.assessment.rules.scoring import display
from zona.modules.assessment.views import provable, standing

STEPS_SHOWN = 12


@requires(Perm.VIEW)
def readiness(request: Request) -> HttpResponse:
    """The own unit's latest worksheet, else the first that the person may see."""
    lke = _worksheets(request.user).first()
    if lke is None:
        context = {"may_open": request.user.has(Perm.MANAGE)}
        return render(request, "assessment/readiness_none.html", context)
    return _show(request, lke)


@requires(Perm.VIEW)
def readiness_view(request: Request, pk: int) -> HttpResponse:
    """One worksheet."""
    return _show(request, get_object_or_404(_worksheets(request.user), pk=pk))


def _worksheets(user: User) -> LkeRows:
    own = Case(When(unit_id=user.unit_id, then=Value(0)), default=Value(1))
    found = Lke.objects.visible_to(user).select_related("instrument", "unit")
    return found.defer("instrument__content").order_by(
        own, "unit__path", "-period_end", "-pk"
    )


def _show(request: Request, lke: Lke) -> HttpResponse:
    today = localdate()
    form = PastForm(request.GET or None, today=today)
    day = form.day
    found = queries.readiness_on(lke, day) if day else queries.readiness(lke, today)
    others = _worksheets(request.user).filter(unit=lke.unit_id).exclude(pk=lke.pk)
    context = _standing(found) | {
        "day": day,
        "past_form": form,
        "as_of_words": f"Keadaan per {date_format(day, 'j F Y')}" if day else "",
        "others": list(others),
        "may_manage": day is None and request.user.has(Perm.MANAGE, lke.unit),
    }
    return render(request, "assessment/readiness_view.html", context)


def _standing(found: Readiness) -> dict[str, object]:
    """Return what the page shows of a worksheet, now or on a day."""
    lke = found.sheet.lke
    return {
        "lke": lke,
        "found": found,
        "period_words": f"{lke.title}, sampai {date_format(lke.period_end, 'j F Y')}",
        "of_words": f"dari {len(found.sheet.instrument.questions)} pertanyaan",
        "on_words": f"pada {date_format(found.on, 'j F Y')}",
        "verdict": standing.verdict(found),
        "ladders": [
            standing.ladder(found, name) for name in found.sheet.instrument.predicates
        ],
        "steps": [standing.step(found, each) for each in found.leverage[:STEPS_SHOWN]],
        "unanswered": standing.groups(found, ((q, "") for q in found.unanswered)),
        "unproven": standing.groups(found, found.unproven),
        "policies": standing.policies(found),
        "reach": display(sum((each.remaining for each in found.leverage), Fraction())),
        **_scores(found),
    }


def _scores(found: Readiness) -> dict[str, object]:
    both = provable.both(found)
    return {
        "parts": list(standing.parts(found)),
        "halves": standing.halves(found),
        "radar": standing.radar(found),
        "both": both,
        "proven_words": f"dari 100; dapat dibuktikan {number(both.proven)}",
    }
