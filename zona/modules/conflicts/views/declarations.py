"""Pages where people declare, and where it is seen who has not."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import Head, paged, sort, year_of
from zona.core.people.models import User
from zona.modules.conflicts import actions, queries
from zona.modules.conflicts.forms import (
    DeclarationFilter,
    DeclarationForm,
    InterestForm,
    SignForm,
)
from zona.modules.conflicts.models import Case, Declaration, Interest
from zona.modules.conflicts.models.declarations import DRAFT, DeclarationRows
from zona.modules.conflicts.permissions import Perm
from zona.modules.conflicts.rules import DECLARATION_FLOW
from zona.modules.conflicts.views.base import (
    chosen_unit,
    form_page,
    home,
    listed,
    unit_for,
)
from zona.modules.conflicts.views.reviews import buttons

HEADS = (
    Head("Pegawai", "nama", "person__full_name"),
    Head("Jenis", "jenis", "kind"),
    Head("Tahun", "tahun", "year"),
    Head("Disampaikan", "tanggal", "submitted_on"),
    Head("Status", "status", "state"),
)


@requires(Perm.VIEW)
def declaration_list(request: Request) -> HttpResponse:
    """The reader's own declarations, and those that he judges or oversees."""
    unit, units = chosen_unit(request)
    user = request.user
    filters = DeclarationFilter(request.GET or None, units=units)
    known = Declaration.objects.visible_to(user).of(unit.pk).select_related("person")
    rows, columns = sort(request, _narrowed(known, filters), HEADS, "-tanggal")
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "filters": filters,
        "page": paged(request, rows),
        "columns": columns,
        "may_oversee": user.has(Perm.OVERSEE, unit),
        "may_declare": user.unit_id == unit.pk and user.has(Perm.DECLARE, unit),
    }
    return render(request, "conflicts/declaration_list.html", context)


def _narrowed(rows: DeclarationRows, filters: DeclarationFilter) -> DeclarationRows:
    wanted = filters.cleaned_data if filters.is_valid() else {}
    if year := wanted.get("tahun"):
        rows = rows.filter(year=year)
    if kind := wanted.get("jenis"):
        rows = rows.filter(kind=kind)
    if state := wanted.get("status"):
        rows = rows.filter(state=state)
    return rows


@requires(Perm.OVERSEE)
def undeclared_list(request: Request) -> HttpResponse:
    """Who has not declared for the year."""
    unit, year = unit_for(request, Perm.OVERSEE), year_of(request, localdate().year)
    seen = User.objects.visible_to(request.user)
    rows = queries.undeclared(unit.pk, year).filter(pk__in=seen)
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "year": year,
        "is_this_year": year == localdate().year,
        "page": paged(request, rows.select_related("position")),
        "declared": queries.declared(unit.pk, year),
    }
    return render(request, "conflicts/undeclared_list.html", context)


@requires(Perm.OVERSEE)
@require_POST
def undeclared_remind(request: Request) -> HttpResponse:
    """Remind everybody who has not declared this year."""
    unit = unit_for(request, Perm.OVERSEE)
    count = actions.remind_undeclared(
        unit=unit, year=localdate().year, by=request.user, at=now()
    )
    messages.success(request, f"{count} pegawai diingatkan.")
    return redirect(listed("undeclared_list", unit))


@requires(Perm.DECLARE)
def declaration_new(request: Request) -> HttpResponse:
    """Begin a declaration."""
    wanted = request.GET.get("jenis", "")
    form = DeclarationForm(
        request.POST if request.method == "POST" else None, initial={"kind": wanted}
    )
    return form_page(
        request,
        form,
        actions.start_declaration,
        title="Buat deklarasi kepentingan",
        back=home(request.user.unit),
        done="Draf dibuat. Tambahkan kepentingan Anda, lalu tanda tangani.",
        submit="Lanjutkan",
    )


def _without_tick(save: Any, *, is_read: bool, **given: Any) -> object:
    return save(**given)


@requires(Perm.DECLARE)
def declaration_nil(request: Request) -> HttpResponse:
    """Sign in one step that there is nothing to declare this year."""
    return form_page(
        request,
        SignForm(request.POST if request.method == "POST" else None),
        partial(_without_tick, actions.declare_nil),
        title=f"Deklarasi nihil {localdate().year}",
        back=home(request.user.unit),
        done="Deklarasi Anda terkirim kepada penelaah.",
        told="Saya tidak memiliki hubungan keluarga, usaha, pekerjaan lain, keanggotaan, "
        "afiliasi, atau hadiah yang dapat memengaruhi tugas saya.\n\n"
        + queries.terms(localdate()).statement,
        submit="Tanda tangani dan kirim",
    )


def _declaration(request: Request, pk: int) -> Declaration:
    return get_object_or_404(Declaration.objects.visible_to(request.user), pk=pk)


@requires(Perm.VIEW)
def declaration_detail(request: Request, pk: int) -> HttpResponse:
    """One declaration: its interests, its review, its steps."""
    declaration, user = _declaration(request, pk), request.user
    is_draft = declaration.state == DRAFT
    context = {
        "declaration": declaration,
        "flow": DECLARATION_FLOW,
        "interests": declaration.interests.select_related("recusal").order_by("pk"),
        "cases": Case.objects.visible_to(user).filter(declaration=declaration),
        "steps": buttons(user, declaration),
        "back": listed("declaration_list", declaration.unit),
        "events": queries.history(declaration, user),
        "is_own_draft": is_draft and declaration.person_id == user.pk,
        "review_due": None if is_draft else queries.review_due(declaration),
        "today": localdate(),
        "may_judge": queries.may_judge(user, declaration),
        "may_hand_over": declaration.state == "dikirim"
        and declaration.reviewer_id is not None
        and declaration.person_id != user.pk,
    }
    return render(request, "conflicts/declaration_detail.html", context)


@requires(Perm.DECLARE)
def interest_new(request: Request, pk: int) -> HttpResponse:
    """Name a party in one's own draft."""
    declaration = _declaration(request, pk)
    back = declaration.get_absolute_url()
    return form_page(
        request,
        InterestForm(request.POST if request.method == "POST" else None),
        partial(actions.add_interest, declaration),
        title="Tambah kepentingan",
        back=back,
        done="Kepentingan tersimpan di draf.",
    )


@requires(Perm.DECLARE)
@require_POST
def interest_remove(request: Request, pk: int) -> HttpResponse:
    """Take an interest out of one's own draft."""
    interest = get_object_or_404(Interest.objects.visible_to(request.user), pk=pk)
    back = interest.declaration.get_absolute_url()
    actions.remove_interest(interest, by=request.user, at=now())
    return redirect(back)


@requires(Perm.DECLARE)
def declaration_sign(request: Request, pk: int) -> HttpResponse:
    """Read the statement, sign and send."""
    declaration = _declaration(request, pk)
    return form_page(
        request,
        SignForm(request.POST if request.method == "POST" else None),
        partial(_without_tick, partial(actions.submit_declaration, declaration)),
        title="Tanda tangani deklarasi",
        back=declaration.get_absolute_url(),
        done="Deklarasi Anda terkirim kepada penelaah.",
        told=queries.terms(localdate()).statement,
        submit="Tanda tangani dan kirim",
    )
