"""People: the list, a new one, one with his roles."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import paged
from zona.core.people.models import Grant, Position, Unit, User
from zona.core.people.sign_in import has_two_steps
from zona.core.roles import Role
from zona.core.ui.parts import Column
from zona.modules.administration import actions
from zona.modules.administration.forms import (
    GrantForm,
    NewUserForm,
    UserFilter,
    UserForm,
)
from zona.modules.administration.permissions import Perm

SORTS = {
    "nama": ("Nama", "full_name"),
    "unit": ("Unit kerja", "unit__name"),
    "masuk": ("Terakhir masuk", "last_login"),
}


def managed_units(request: Request) -> QuerySet[Unit]:
    """Return the units whose people the person may manage."""
    reach = request.user.within(Perm.MANAGE, "self")
    return Unit.objects.visible_to(request.user).filter(reach).order_by("path")


def managed_positions(request: Request) -> QuerySet[Position]:
    """Return the posts of those units."""
    posts = Position.objects.visible_to(request.user)
    reach = request.user.within(Perm.MANAGE)
    return posts.filter(reach).select_related("unit").order_by("unit__path", "title")


def managed_users(request: Request) -> QuerySet[User]:
    """Return the people of those units."""
    people = User.objects.visible_to(request.user).filter(
        request.user.within(Perm.MANAGE)
    )
    return people.select_related("unit", "position")


def found_user(request: Request, pk: int) -> User:
    """Return the person if he may be managed, else 404."""
    return get_object_or_404(managed_users(request), pk=pk)


@requires(Perm.MANAGE)
def user_list(request: Request) -> HttpResponse:
    form = UserFilter(request.GET, units=managed_units(request))
    people = managed_users(request).prefetch_related("grants")
    if form.is_valid():
        people = people.filter(_sought(form.cleaned_data)).distinct()
    sort = request.GET.get("urut", "nama")
    name = sort.removeprefix("-")
    field = SORTS.get(name, SORTS["nama"])[1]
    order = f"-{field}" if sort.startswith("-") else field
    context = {
        "form": form,
        "page": paged(request, people.order_by(order, "pk")),
        "columns": _columns(request, sort),
    }
    return render(request, "administration/user_list.html", context)


def _sought(given: dict[str, Any]) -> Q:
    found = Q()
    if words := given["q"]:
        found &= (
            Q(full_name__icontains=words)
            | Q(username__icontains=words)
            | Q(email__icontains=words)
        )
    if unit := given["unit"]:
        found &= Q(unit=unit)
    if role := given["role"]:
        found &= Q(grants__role=role)
    if state := given["state"]:
        found &= Q(is_active=state == "aktif")
    return found


def _columns(request: Request, sort: str) -> list[Column]:
    """Return the headings; a click on the sorted one turns its order around."""
    columns = {}
    for name, (label, _field) in SORTS.items():
        query = request.GET.copy()
        query["urut"] = f"-{name}" if sort == name else name
        query.pop("page", None)
        way = {name: "ascending", f"-{name}": "descending"}.get(sort, "")
        columns[name] = Column(label, sort_url=f"?{query.urlencode()}", sorted=way)  # type: ignore[arg-type]  # one of the three
    roles, state = Column("Peran"), Column("Keadaan")
    return [columns["nama"], columns["unit"], roles, columns["masuk"], state]


@requires(Perm.MANAGE)
def user_new(request: Request) -> HttpResponse:
    form = NewUserForm(
        request.POST or None,
        initial={"unit": request.GET.get("unit") or request.user.unit_id},
        units=managed_units(request),
        positions=managed_positions(request),
    )
    if request.method == "POST" and form.is_valid():
        try:
            user = actions.create_user(
                **form.cleaned_data, password=None, by=request.user, at=localtime()
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"{user} terdaftar. Beri peran sesuai tugasnya.")
            return redirect("administration:user_view", user.pk)
    return render(request, "administration/user_new.html", {"form": form})


@requires(Perm.MANAGE)
def user_view(request: Request, pk: int) -> HttpResponse:
    person = found_user(request, pk)
    grants = person.grants.select_related("unit").order_by("unit__path", "role")
    context = {
        "person": person,
        "grants": [_shown(request, grant) for grant in grants],
        "form": GrantForm(
            initial={"unit": person.unit_id}, units=managed_units(request)
        ),
        "superior": person.superior(),
        "has_two_steps": has_two_steps(person),
    }
    return render(request, "administration/user_view.html", context)


def _shown(request: Request, grant: Grant) -> tuple[Grant, bool, bool]:
    """Return a role, whether it reaches below its unit, whether it may be revoked."""
    may_revoke = request.user.has(Perm.MANAGE, grant.unit)
    return grant, Role(grant.role).reaches_below, may_revoke


@requires(Perm.MANAGE)
def user_edit(request: Request, pk: int) -> HttpResponse:
    person = found_user(request, pk)
    fields = ("full_name", "email", "unit_id", "position_id")
    form = UserForm(
        request.POST or None,
        initial={name.removesuffix("_id"): getattr(person, name) for name in fields},
        units=managed_units(request),
        positions=managed_positions(request),
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_user(
                person, **form.cleaned_data, by=request.user, at=localtime()
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Data pengguna disimpan.")
            return redirect("administration:user_view", pk)
    context = {"form": form, "person": person}
    return render(request, "administration/user_edit.html", context)


@requires(Perm.MANAGE)
def role_grant(request: Request, pk: int) -> HttpResponse:
    person = found_user(request, pk)
    form = GrantForm(
        request.POST or None,
        initial={"unit": person.unit_id},
        units=managed_units(request),
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.grant_role(
                user=person, **form.cleaned_data, by=request.user, at=localtime()
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Peran diberikan.")
            return redirect("administration:user_view", pk)
    context = {"form": form, "person": person}
    return render(request, "administration/role_grant.html", context)


@requires(Perm.MANAGE)
@require_POST
def role_revoke(request: Request, pk: int, grant: int) -> HttpResponse:
    grants = found_user(request, pk).grants.filter(request.user.within(Perm.MANAGE))
    held = get_object_or_404(grants.select_related("unit", "user"), pk=grant)
    actions.revoke_role(held, by=request.user, at=localtime())
    messages.success(request, "Peran dicabut.")
    return redirect("administration:user_view", pk)


@requires(Perm.MANAGE)
def user_deactivate(request: Request, pk: int) -> HttpResponse:
    person = found_user(request, pk)
    if request.method != "POST":
        context = {"person": person}
        return render(request, "administration/user_deactivate.html", context)
    actions.deactivate_user(person, by=request.user, at=localtime())
    messages.success(request, f"Akun {person} dinonaktifkan.")
    return redirect("administration:user_view", pk)


@requires(Perm.MANAGE)
@require_POST
def user_activate(request: Request, pk: int) -> HttpResponse:
    person = found_user(request, pk)
    actions.activate_user(person, by=request.user, at=localtime())
    messages.success(request, f"Akun {person} aktif kembali.")
    return redirect("administration:user_view", pk)


@requires(Perm.MANAGE)
@require_POST
def password_send(request: Request, pk: int) -> HttpResponse:
    person = found_user(request, pk)
    actions.send_password_link(person, by=request.user, at=localtime())
    messages.success(request, f"Tautan kata sandi dikirim ke {person.email}.")
    return redirect("administration:user_view", pk)


@requires(Perm.MANAGE)
@require_POST
def two_steps_reset(request: Request, pk: int) -> HttpResponse:
    person = found_user(request, pk)
    actions.reset_two_steps(person, by=request.user, at=localtime())
    messages.success(request, "Masuk dua langkah dimatikan; kata sandi saja cukup.")
    return redirect("administration:user_view", pk)
