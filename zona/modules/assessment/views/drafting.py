"""A new instrument from a workbook: upload, review, publish."""

from collections import Counter

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import paged
from zona.modules.assessment import actions, queries
from zona.modules.assessment.forms.drafts import ChangeFilter, DraftForm
from zona.modules.assessment.models import InstrumentDraft
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.rules.comparing import KINDS, Change, Weighed
from zona.modules.assessment.rules.drafting import text_of
from zona.modules.assessment.sheets.structure import StructureError, read_rows


@requires(Perm.PUBLISH)
def instrument_list(request: Request) -> HttpResponse:
    """The published instruments, and the drafts that wait for review."""
    drafts = InstrumentDraft.objects.visible_to(request.user).filter(published=None)
    rows = drafts.select_related("made_by", "base").defer("content", "base__content")
    context = {
        "page": paged(request, rows.order_by("-made_at", "-pk")),
        "instruments": queries.instruments(),
        "may_read": request.user.has(Perm.VIEW),
        "may_draft": _may_draft(request),
    }
    return render(request, "assessment/instrument_list.html", context)


def _may_draft(request: Request) -> bool:
    """Only the ministry publishes: an instrument serves all units under it."""
    unit = queries.ministry_of(request.user.unit)
    return request.user.has(Perm.PUBLISH, unit)


@requires(Perm.PUBLISH)
def draft_new(request: Request) -> HttpResponse:
    """Read a workbook and keep what it says as a draft."""
    if not _may_draft(request):
        raise PermissionDenied
    bases = queries.instruments()
    form = DraftForm(request.POST or None, request.FILES or None, bases=bases)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            rows = read_rows(upload.read())
        except StructureError as error:
            form.add_error("file", str(error))
        else:
            kept = actions.draft_instrument(
                rows,
                head=form.head,
                base=form.cleaned_data["base"],
                unit=queries.ministry_of(request.user.unit),
                file_name=upload.name[:200],
                by=request.user,
                at=now(),
            )
            messages.success(request, "Buku kerja terbaca. Periksa rancangan di bawah.")
            return redirect("assessment:draft_view", kept.pk)
    return render(request, "assessment/draft_new.html", {"form": form})


@requires(Perm.PUBLISH)
def draft_view(request: Request, pk: int) -> HttpResponse:
    """Review the tree with its sums, and what differs from the older instrument."""
    review = queries.draft_review(_found(request, pk))
    filters = ChangeFilter(request.GET)
    kind = filters.cleaned_data["jenis"] if filters.is_valid() else ""
    chosen = [each for each in review.changes if kind in ("", each.kind)]
    context = {
        "draft": review.draft,
        "review": review,
        "count": len(review.form.questions) if review.form else 0,
        "parts": [(part, text_of(part.weight), _below(part)) for part in review.parts],
        "wrong": [
            (part, text_of(part.weight), _below(part))
            for part in review.parts
            if part.is_wrong
        ],
        "filters": filters,
        "counts": _counts(review.changes),
        "page": paged(request, chosen),
        "kinds": KINDS,
    }
    return render(request, "assessment/draft_view.html", context)


def _below(part: Weighed) -> str:
    return "" if part.below is None else text_of(part.below)


def _counts(changes: tuple[Change, ...]) -> list[tuple[str, int]]:
    found = Counter(each.kind for each in changes)
    return [(words, found[kind]) for kind, words in KINDS.items()]


@requires(Perm.PUBLISH)
def draft_publish(request: Request, pk: int) -> HttpResponse:
    """Ask once more, for nobody takes it back; then publish the draft as a version."""
    draft = _found(request, pk)
    if request.method != "POST":
        return render(request, "assessment/draft_publish.html", {"draft": draft})
    published = actions.publish_draft(draft, by=request.user, at=now())
    messages.success(request, f"{published.title} terbit dan dapat dipakai LKE baru.")
    return redirect("assessment:instrument_list")


@require_POST
@requires(Perm.PUBLISH)
def draft_drop(request: Request, pk: int) -> HttpResponse:
    """Drop a draft that was not published."""
    actions.drop_draft(_found(request, pk), by=request.user, at=now())
    messages.success(request, "Rancangan dihapus.")
    return redirect("assessment:instrument_list")


def _found(request: Request, pk: int) -> InstrumentDraft:
    rows = InstrumentDraft.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("base", "made_by", "published"), pk=pk)
