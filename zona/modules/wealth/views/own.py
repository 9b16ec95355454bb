"""One's own reports."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import paged
from zona.modules.wealth.models import Obligation
from zona.modules.wealth.permissions import Perm


@requires(Perm.REPORT)
def own_list(request: Request) -> HttpResponse:
    """Show a person the reports he owes and those he has proven."""
    seen = Obligation.objects.visible_to(request.user)
    rows = seen.filter(user=request.user).order_by("-due_on", "-pk")
    today = localdate()
    page = paged(request, rows)
    context = {
        "page": page,
        "rows": [(each, each.is_late_on(today)) for each in page],
        "waiting": rows.unfiled().count(),
    }
    return render(request, "wealth/own_list.html", context)
