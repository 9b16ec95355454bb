"""Pages of the choice of the team: procedure, selection, candidates, result."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.downloads import download_paper
from zona.core.http import Request
from zona.core.pages import paged, require
from zona.modules.programme import actions, documents, queries
from zona.modules.programme.forms import (
    CandidateForm,
    ResultForm,
    ScoreForm,
    SelectionForm,
    TeamForm,
    UnitFilter,
)
from zona.modules.programme.models import Candidate, Procedure, Selection
from zona.modules.programme.permissions import Perm
from zona.modules.programme.views.base import chosen_unit, form_page, record_form


@requires(Perm.VIEW)
def selection_list(request: Request) -> HttpResponse:
    """List the selections and the procedures of a unit."""
    unit, units = chosen_unit(request)
    rows = Selection.objects.visible_to(request.user).of(unit.pk)
    procedures = Procedure.objects.visible_to(request.user).of(unit.pk)
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "page": paged(
            request, rows.select_related("team").order_by("-opened_on", "-pk")
        ),
        "procedures": procedures.order_by("-approved_on", "-pk"),
        "filters": UnitFilter(request.GET, units=units),
        "may_edit": request.user.has(Perm.EDIT, unit),
    }
    return render(request, "programme/selection_list.html", context)


@requires(Perm.VIEW)
def selection_view(request: Request, pk: int) -> HttpResponse:
    """Show a selection: candidates by rank, and what may be done next."""
    selection = _found(request, pk)
    context = {
        "selection": selection,
        "rows": queries.ranking(selection),
        "events": queries.history(selection, request.user),
        "may_edit": request.user.has(Perm.EDIT, selection.unit),
    }
    return render(request, "programme/selection_view.html", context)


def _found(request: Request, pk: int) -> Selection:
    rows = Selection.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("procedure", "unit", "team"), pk=pk)


def _editable(request: Request, pk: int) -> Selection:
    selection = _found(request, pk)
    require(request, Perm.EDIT, selection.unit)
    return selection


@requires(Perm.EDIT)
def selection_new(request: Request, pk: int) -> HttpResponse:
    """Open a selection under a procedure."""
    procedure = get_object_or_404(Procedure.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, procedure.unit)
    return form_page(
        request,
        "programme/selection_new.html",
        record_form(request, SelectionForm, procedure.unit),
        partial(actions.open_selection, procedure),
        back=procedure.get_absolute_url(),
        done="Seleksi dibuka. Tambahkan calon.",
    )


@requires(Perm.EDIT)
def candidate_new(request: Request, pk: int) -> HttpResponse:
    """Put a candidate forward."""
    selection = _editable(request, pk)
    return form_page(
        request,
        "programme/candidate_new.html",
        record_form(request, CandidateForm, selection.unit),
        partial(actions.add_candidate, selection),
        back=selection.get_absolute_url(),
        done="Calon ditambahkan.",
        selection=selection,
    )


def _candidate(request: Request, pk: int) -> Candidate:
    rows = Candidate.objects.visible_to(request.user)
    candidate = get_object_or_404(rows.select_related("selection", "unit"), pk=pk)
    require(request, Perm.EDIT, candidate.unit)
    return candidate


@requires(Perm.EDIT)
def candidate_score(request: Request, pk: int) -> HttpResponse:
    """Score a candidate by every criterion."""
    candidate = _candidate(request, pk)
    return form_page(
        request,
        "programme/candidate_score.html",
        ScoreForm(request.POST or None, candidate=candidate),
        partial(actions.score_candidate, candidate),
        back=candidate.get_absolute_url(),
        done=f"Nilai {candidate.who} tersimpan.",
        candidate=candidate,
    )


@requires(Perm.EDIT)
@require_POST
def candidate_remove(request: Request, pk: int) -> HttpResponse:
    """Take back a proposal."""
    candidate = _candidate(request, pk)
    actions.remove_candidate(candidate, by=request.user, at=now())
    messages.success(request, "Calon dihapus dari seleksi.")
    return redirect(candidate.selection)


@requires(Perm.EDIT)
def selection_decide(request: Request, pk: int) -> HttpResponse:
    """Settle who is chosen."""
    selection = _editable(request, pk)
    return form_page(
        request,
        "programme/selection_decide.html",
        record_form(
            request, ResultForm, selection.unit, selection, selection=selection
        ),
        partial(actions.decide_selection, selection),
        back=selection.get_absolute_url(),
        done="Hasil seleksi tersimpan. Buat keputusan timnya.",
        selection=selection,
    )


@requires(Perm.EDIT)
@require_POST
def selection_reopen(request: Request, pk: int) -> HttpResponse:
    """Judge anew."""
    selection = _editable(request, pk)
    actions.reopen_selection(selection, by=request.user, at=now())
    messages.success(request, "Penilaian dibuka kembali.")
    return redirect(selection)


@requires(Perm.EDIT)
def selection_decree(request: Request, pk: int) -> HttpResponse:
    """Make the decree of the team from the result."""
    selection = _editable(request, pk)
    return form_page(
        request,
        "programme/selection_decree.html",
        record_form(request, TeamForm, selection.unit, initial=_proposed(selection)),
        partial(actions.decree_selection, selection),
        back=selection.get_absolute_url(),
        done="Keputusan tim dicatat beserta anggotanya.",
        selection=selection,
    )


def _proposed(selection: Selection) -> dict[str, str]:
    return {
        "title": f"Tim kerja pembangunan zona integritas {selection.unit.short_name}",
        "selection_procedure": str(selection.procedure),
        "selection_note": f"Berita acara nomor {selection.minutes_number}.",
    }


@requires(Perm.VIEW)
def selection_pdf(request: Request, pk: int) -> HttpResponse:
    """Hand out the minutes of a selection."""
    return download_paper(documents.selection_minutes(_found(request, pk)), "pdf")


def procedures_url(unit_code: str) -> str:
    """Return where the procedures of a unit are listed."""
    return f"{reverse('programme:selection_list')}?unit={unit_code}"
