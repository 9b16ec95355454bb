"""Pages of a round: the list, the round, its areas, marks, findings, the comparison."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now

from zona.core.access import requires
from zona.core.downloads import download
from zona.core.flow import Transition
from zona.core.http import Request
from zona.core.pages import paged
from zona.modules.assessment import actions, documents, queries
from zona.modules.assessment.forms.answers import AnswerForm
from zona.modules.assessment.forms.reviews import (
    FindingForm,
    FindingReplyForm,
    ReasonForm,
)
from zona.modules.assessment.models import Finding, Lke, Review, ReviewTeam
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.rules.reviewing import (
    LOCKING,
    RELEASED,
    REVIEW_FLOW,
    Stage,
)
from zona.modules.assessment.views import asking, base
from zona.modules.assessment.views.reviewing import Table, comparison


def _found(request: Request, pk: int) -> Review:
    rows = Review.objects.visible_to(request.user)
    related = rows.select_related("team", "unit", "lke__unit", "lke__instrument")
    return get_object_or_404(related.defer("lke__instrument__content"), pk=pk)


def _table(request: Request, pk: int) -> Table:
    found = queries.review_round(_found(request, pk))
    return Table.of(found, request.user, localdate())


@requires(Perm.VIEW)
def review_list(request: Request) -> HttpResponse:
    """The rounds that the person may see, and the worksheets that wait for one."""
    seen = Review.objects.visible_to(request.user).order_by("-moved_at", "-pk")
    rows = seen.select_related("team", "unit", "lke").defer("snapshot")
    page = paged(request, rows)
    today, due_days = localdate(), queries.due_days(page)
    context = {
        "page": page,
        "rows": [
            (each, REVIEW_FLOW.state(each.state), due, bool(due and due < today))
            for each in page
            for due in [due_days[each.pk]]
        ],
        "waiting": list(queries.assessable(request.user)),
        "may_assign": queries.may_send_teams(request.user),
        "may_review": request.user.has(Perm.REVIEW),
    }
    return render(request, "assessment/review_list.html", context)


@requires(Perm.REVIEW)
def review_new(request: Request, pk: int, team: int) -> HttpResponse:
    """Open the team's next round on a worksheet."""
    lke = get_object_or_404(Lke.objects.visible_to(request.user), pk=pk)
    chosen = get_object_or_404(ReviewTeam.objects.visible_to(request.user), pk=team)
    if request.method != "POST":
        return redirect("assessment:review_list")
    review = actions.open_review(lke, chosen, by=request.user, at=now())
    messages.success(request, "Putaran dibuka; unit diberi tahu untuk menyerahkan LKE.")
    return redirect("assessment:review_view", review.pk)


@requires(Perm.VIEW)
def review_view(request: Request, pk: int) -> HttpResponse:
    """One round: where it stands, its scores by area, its findings, the next step."""
    table = _table(request, pk)
    found, review = table.found, table.found.review
    moves = [move for move in _moves(table) if move.verb != "return"]
    may_return = any(move.verb == "return" for move in _moves(table))
    context = {
        "review": review,
        "found": found,
        "flow": REVIEW_FLOW,
        "state": REVIEW_FLOW.state(review.state),
        "due": queries.due_on(review),
        "moves": moves,
        "reason": ReasonForm() if may_return else None,
        "totals": _totals(table),
        "tabs": table.tabs("") if review.snapshot else [],
        "unmarked": len(found.unmarked()),
        "may_reply": review.state == "diserahkan"
        and request.user.has(Perm.ANSWER, review.unit),
        "may_settle": review.state == "ditanggapi"
        and found.acts_as(request.user) is not None,
        "is_released": review.state in RELEASED,
    }
    return render(request, "assessment/review_view.html", context)


def _moves(table: Table) -> list[Transition]:
    """Return the steps that this person may take now: his buttons."""
    review = table.found.review
    acts = table.found.acts_as(table.user) is not None
    manages = table.user.has(Perm.MANAGE, review.unit)
    return [
        move
        for move in REVIEW_FLOW.moves(review.state)
        if (manages if move.permission == Perm.MANAGE else acts)
    ]


def _totals(table: Table) -> list[tuple[str, str, str]]:
    """Return the claimed and the given total, and the levers'."""
    pairs = (("Nilai total", "TOTAL"), ("Pengungkit", asking.LEVERS))
    return [
        (label, asking.shown(ours.score), asking.shown(theirs.score))
        for label, code in pairs
        for ours, theirs in [
            (table.unit_score.total, table.desk.score.total)
            if code == "TOTAL"
            else (table.unit_score.node(code), table.desk.score.node(code))
        ]
    ]


@requires(Perm.VIEW)
def review_move(request: Request, pk: int, verb: str) -> HttpResponse:
    """Take the round one step; a return needs its reason."""
    review = _found(request, pk)
    if request.method == "POST":
        note = request.POST.get("note", "")[:1000]
        actions.move_review(review, verb, note=note, by=request.user, at=now())
        messages.success(request, "Langkah tercatat.")
        if not Review.objects.visible_to(request.user).filter(pk=pk).exists():
            return redirect("assessment:review_list")  # the team holds it now
    return redirect("assessment:review_view", pk)


@requires(Perm.VIEW)
def review_area(request: Request, pk: int, key: str) -> HttpResponse:
    """One area: the unit's answers beside the team's."""
    table = _table(request, pk)
    titles = queries.areas(table.desk.sheet.instrument)
    if key not in titles:
        raise Http404
    wanted = request.GET.get("tampil", "semua")
    here = reverse("assessment:review_area", args=[pk, key])
    labels = {
        "belum": "Belum dinilai",
        "berbeda": "Berbeda",
        "berubah": "Hanya yang berubah",
    }
    context = {
        "review": table.found.review,
        "title": titles[key],
        "tabs": table.tabs(key),
        "strip": asking.strip(table.desk, key),
        "items": table.items(key, wanted),
        "here": here,
        "filter": labels.get(wanted, "Semua"),
        "may_find": table.found.acts_as(request.user) is not None
        and table.found.review.state in LOCKING,
    }
    return render(request, "assessment/review_area.html", context)


@requires(Perm.REVIEW)
def review_mark(request: Request, pk: int, code: str) -> HttpResponse:
    """Save the own value of one question."""
    table = _table(request, pk)
    question = base.found_question(table.desk.sheet, code)
    area = table.desk.area_of(code)
    place = reverse("assessment:review_area", args=[pk, area])
    if request.method != "POST":
        return redirect(f"{place}#{code}")
    form = AnswerForm(question, request.POST)
    if base.is_fragment(request) and form.is_unfinished and not form.is_sent:
        return HttpResponse(status=204)
    if not form.is_valid():
        ask = base.typed(table.ask(question), form)
        context = {"ask": ask, "review": table.found.review}
        return render(request, "assessment/review_mark.html", context, status=422)
    said = base.reply(form, None)
    actions.give_mark(
        table.found.review, code, said, version=form.seen, by=request.user, at=now()
    )
    if not base.is_fragment(request):
        return redirect(f"{place}#{code}")
    after = _table(request, pk)
    context = {"ask": after.ask(question), "strip": asking.strip(after.desk, area)}
    return render(request, "assessment/review_area.html#mark_saved", context)


@requires(Perm.REVIEW)
def finding_new(request: Request, pk: int, code: str) -> HttpResponse:
    """Write a finding on one question."""
    table = _table(request, pk)
    question = base.found_question(table.desk.sheet, code)
    if table.found.acts_as(request.user) is None:
        raise PermissionDenied
    form = FindingForm(request.POST or None)
    area_url = reverse("assessment:review_area", args=[pk, table.desk.area_of(code)])
    if request.method == "POST" and form.is_valid():
        actions.add_finding(
            table.found.review, code, **form.cleaned_data, by=request.user, at=now()
        )
        messages.success(request, "Temuan dicatat.")
        return redirect(f"{area_url}#{code}")
    context = {
        "review": table.found.review,
        "question": question,
        "form": form,
        "back": area_url,
    }
    return render(request, "assessment/finding_new.html", context)


def _finding(request: Request, pk: int) -> Finding:
    rows = Finding.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("review__lke", "review__team"), pk=pk)


@requires(Perm.ANSWER)
def finding_reply(request: Request, pk: int) -> HttpResponse:
    """Reply to a finding for the unit."""
    finding = _finding(request, pk)
    if not request.user.has(Perm.ANSWER, finding.review.unit):
        raise PermissionDenied
    form = FindingReplyForm(request.POST or None, initial={"reply": finding.reply})
    if request.method == "POST" and form.is_valid():
        reply = form.cleaned_data["reply"]
        actions.reply_finding(finding, reply=reply, by=request.user, at=now())
        messages.success(request, "Tanggapan disimpan.")
        return redirect("assessment:review_view", finding.review_id)
    context = {"finding": finding, "form": form}
    return render(request, "assessment/finding_reply.html", context)


@requires(Perm.REVIEW)
def finding_settle(request: Request, pk: int) -> HttpResponse:
    """Accept the unit's reply."""
    finding = _finding(request, pk)
    if request.method == "POST":
        actions.settle_finding(finding, by=request.user, at=now())
        messages.success(request, f"Temuan {finding.number} dinyatakan tuntas.")
    return redirect("assessment:review_view", finding.review_id)


@requires(Perm.VIEW)
def review_compare(request: Request, pk: int) -> HttpResponse:
    """What unit and each stage gave, with the points lost and why."""
    review = _found(request, pk)
    rounds = queries.latest_rounds(review.lke)
    context = {
        "review": review,
        "compared": comparison(rounds) if rounds else None,
        "ruling": Stage(list(rounds)[-1]).label if rounds else "",
    }
    return render(request, "assessment/review_compare.html", context)


@requires(Perm.VIEW)
def review_paper(request: Request, pk: int, form: str) -> HttpResponse:
    """The evaluation report (LHE) of a released round, as Word or PDF."""
    review = _found(request, pk)
    if form not in {"docx", "pdf"} or review.state not in RELEASED:
        raise Http404
    content = documents.write(queries.review_round(review), form)
    return download(content, f"lhe-{review.unit.code}-putaran-{review.number}.{form}")
