"""From instrument to instrument: a preview of what is carried over, then the act."""

from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now

from zona.core.access import requires
from zona.core.http import Request
from zona.modules.assessment import actions, queries
from zona.modules.assessment.forms.converting import SourceForm
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.queries.converting import Conversion, earlier
from zona.modules.assessment.rules.scoring import display
from zona.modules.assessment.views import base


@requires(Perm.MANAGE)
def answers_carry(request: Request, pk: int) -> HttpResponse:
    """Choose an earlier worksheet, see what it brings and what it is worth, carry it."""
    lke = base.found_lke(request, pk)
    if not request.user.has(Perm.MANAGE, lke.unit):
        raise PermissionDenied
    sources = earlier(lke, request.user)
    form = SourceForm(request.POST or request.GET or None, sources=sources)
    chosen = form.chosen
    if request.method == "POST":
        if not form.asked:
            raise Http404
        done = actions.carry_answers(form.asked, lke, by=request.user, at=now())
        words = f"{done.answered} jawaban dan {done.proofs} pemakaian bukti dibawa."
        messages.success(request, words)
        return redirect("assessment:worksheet_view", lke.pk)
    found = queries.conversion(chosen, lke, request.user) if chosen else None
    context = {"lke": lke, "form": form, "old": chosen, "found": found}
    if found:
        context |= {"totals": _totals(found), "shifts": _shifts(found)}
    return render(request, "assessment/answers_carry.html", context)


def _totals(found: Conversion) -> list[tuple[str, Decimal]]:
    return [
        ("Nilai lembar kerja asal", display(found.before)),
        ("Nilai lembar kerja ini", display(found.now)),
        ("Nilai setelah dibawa", display(found.after)),
    ]


def _shifts(
    found: Conversion,
) -> list[tuple[str, str, Decimal | None, Decimal, Decimal]]:
    """Return the points by indicator; those that lose the most stand first."""
    return [
        (
            each.code,
            each.title,
            None if each.before is None else display(each.before),
            display(each.after),
            display(each.change),
        )
        for each in sorted(found.shifts, key=lambda each: each.change)
    ]
