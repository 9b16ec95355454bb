"""Comments of reviewers, the comparison with the last quarter, the newer proof."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.http import Request
from zona.modules.reports import actions, documents, queries
from zona.modules.reports.forms import ChooseForm, CommentForm, MoveForm
from zona.modules.reports.models import Comment, Statement
from zona.modules.reports.permissions import Perm
from zona.modules.reports.rules import COMMENT_FLOW
from zona.modules.reports.views.reports import found_report


@requires(Perm.VIEW)
def report_compare(request: Request, pk: int) -> HttpResponse:
    report = found_report(request, pk)
    found = queries.comparison(report)
    lines = found.lines if found else ()
    context = {
        "report": report,
        "found": found,
        "rows": [(each, documents.details(each)) for each in lines],
    }
    return render(request, "reports/report_compare.html", context)


@requires(Perm.VIEW)
def comment_list(request: Request, pk: int) -> HttpResponse:
    report = found_report(request, pk)
    may_comment = not report.is_signed and request.user.has(Perm.COMMENT, report.unit)
    form = CommentForm(
        request.POST or None,
        initial={"place": request.GET.get("bagian", "")},
        places=queries.places(report),
    )
    if request.method == "POST" and form.is_valid():
        actions.add_comment(
            report, **form.cleaned_data, by=request.user, at=localtime()
        )
        messages.success(request, "Komentar disimpan dan penulisnya diberi tahu.")
        return redirect("reports:comment_list", pk)
    context = {
        "report": report,
        "remarks": [
            (each, MoveForm(auto_id=f"id_{each.comment.pk}_%s"))
            for each in queries.remarks(report, request.user)
        ],
        "form": form,
        "may_comment": may_comment,
    }
    return render(request, "reports/comment_list.html", context)


@requires(Perm.VIEW)
@require_POST
def comment_move(request: Request, pk: int, comment: int) -> HttpResponse:
    report = found_report(request, pk)
    found = get_object_or_404(
        Comment.objects.visible_to(request.user), report=report, pk=comment
    )
    form = MoveForm(request.POST)
    if form.is_valid():
        actions.move_comment(
            found, **form.cleaned_data, by=request.user, at=localtime()
        )
        found.refresh_from_db()
        label = COMMENT_FLOW.state(found.state).label
        messages.success(request, f"Komentar berstatus {label.lower()}.")
    return redirect("reports:comment_list", pk)


@requires(Perm.FILL)
@require_POST
def proof_choose(request: Request, pk: int, key: str) -> HttpResponse:
    report = found_report(request, pk)
    statement = get_object_or_404(
        Statement.objects.visible_to(request.user), report=report, indicator=key
    )
    form = ChooseForm(request.POST)
    if form.is_valid():
        actions.take_record(
            statement, **form.cleaned_data, by=request.user, at=localtime()
        )
        messages.success(request, "Kalimat bukti disimpan.")
    return redirect("reports:statement_edit", pk, key)
