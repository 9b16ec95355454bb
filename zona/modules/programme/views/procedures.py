"""Pages of the procedure by which the team is chosen."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import require
from zona.modules.programme import actions, queries
from zona.modules.programme.forms import ApprovalForm, CriterionForm, ProcedureForm
from zona.modules.programme.models import Criterion, Procedure
from zona.modules.programme.permissions import Perm
from zona.modules.programme.rules import weights_problem
from zona.modules.programme.views.base import form_page, record_form, unit_for
from zona.modules.programme.views.selection import procedures_url


@requires(Perm.VIEW)
def procedure_view(request: Request, pk: int) -> HttpResponse:
    """Show a procedure with its criteria."""
    procedure = _found(request, pk)
    criteria = list(procedure.criteria.order_by("pk"))
    context = {
        "procedure": procedure,
        "criteria": criteria,
        "total": sum(each.weight for each in criteria),
        "problem": weights_problem([each.weight for each in criteria]),
        "list_url": procedures_url(procedure.unit.code),
        "events": queries.history(procedure, request.user),
        "may_edit": request.user.has(Perm.EDIT, procedure.unit),
        "may_approve": request.user.has(Perm.DECIDE, procedure.unit),
    }
    return render(request, "programme/procedure_view.html", context)


def _found(request: Request, pk: int) -> Procedure:
    rows = Procedure.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("unit"), pk=pk)


@requires(Perm.EDIT)
def procedure_new(request: Request) -> HttpResponse:
    """Begin a procedure with the usual criteria."""
    unit = unit_for(request, Perm.EDIT)
    return form_page(
        request,
        "programme/procedure_new.html",
        record_form(request, ProcedureForm, unit),
        partial(actions.draft_procedure, unit=unit),
        back=procedures_url(unit.code),
        done="Tata cara dibuat dengan kriteria bawaan. Sesuaikan, lalu sahkan.",
    )


@requires(Perm.EDIT)
def criterion_new(request: Request, pk: int) -> HttpResponse:
    """Add a criterion."""
    procedure = _found(request, pk)
    require(request, Perm.EDIT, procedure.unit)
    return form_page(
        request,
        "programme/criterion_new.html",
        record_form(request, CriterionForm, procedure.unit),
        partial(_add, procedure),
        back=procedure.get_absolute_url(),
        done="Kriteria ditambahkan.",
        procedure=procedure,
    )


def _add(procedure: Procedure, **given: object) -> Procedure:
    actions.add_criterion(procedure, **given)  # type: ignore[arg-type]  # the form's own fields
    return procedure


@requires(Perm.EDIT)
def criterion_edit(request: Request, pk: int) -> HttpResponse:
    """Change a criterion."""
    criterion = _criterion(request, pk)
    return form_page(
        request,
        "programme/criterion_edit.html",
        record_form(request, CriterionForm, criterion.unit, criterion),
        partial(actions.edit_criterion, criterion),
        back=criterion.procedure.get_absolute_url(),
        done="Kriteria diperbaiki.",
        criterion=criterion,
    )


@requires(Perm.EDIT)
@require_POST
def criterion_remove(request: Request, pk: int) -> HttpResponse:
    """Take a criterion out."""
    criterion = _criterion(request, pk)
    actions.remove_criterion(criterion, by=request.user, at=now())
    messages.success(request, "Kriteria dihapus.")
    return redirect(criterion.procedure)


def _criterion(request: Request, pk: int) -> Criterion:
    rows = Criterion.objects.visible_to(request.user)
    criterion = get_object_or_404(rows.select_related("procedure", "unit"), pk=pk)
    require(request, Perm.EDIT, criterion.unit)
    return criterion


@requires(Perm.DECIDE)
def procedure_approve(request: Request, pk: int) -> HttpResponse:
    """Approve a procedure; from then on it stands as it is."""
    procedure = _found(request, pk)
    require(request, Perm.DECIDE, procedure.unit)
    initial = {"approved_on": localdate()}
    return form_page(
        request,
        "programme/procedure_approve.html",
        record_form(request, ApprovalForm, procedure.unit, procedure, initial=initial),
        partial(actions.approve_procedure, procedure),
        back=procedure.get_absolute_url(),
        done="Tata cara disahkan.",
        procedure=procedure,
    )
