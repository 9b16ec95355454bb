"""Units and their posts."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime

from zona.core.access import requires
from zona.core.http import Request
from zona.core.people.models import Unit
from zona.modules.administration import actions, queries
from zona.modules.administration.forms import NewUnitForm, PositionForm, UnitForm
from zona.modules.administration.permissions import Perm
from zona.modules.administration.views.users import managed_positions, managed_units


def found_unit(request: Request, code: str) -> Unit:
    """Return the unit if the person administers it, else 404."""
    return get_object_or_404(managed_units(request), code=code)


@requires(Perm.MANAGE)
def unit_list(request: Request) -> HttpResponse:
    context = {"branches": queries.unit_tree(request.user)}
    return render(request, "administration/unit_list.html", context)


@requires(Perm.MANAGE)
def unit_new(request: Request) -> HttpResponse:
    units = managed_units(request).exclude(level="satker")
    form = NewUnitForm(request.POST or None, units=units)
    if request.method == "POST" and form.is_valid():
        try:
            unit = actions.create_unit(
                **form.cleaned_data, by=request.user, at=localtime()
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"{unit} ditambahkan. Susun jabatannya.")
            return redirect("administration:unit_view", unit.code)
    context = {"form": form, "has_parents": units.exists()}
    return render(request, "administration/unit_new.html", context)


@requires(Perm.MANAGE)
def unit_view(request: Request, code: str) -> HttpResponse:
    unit = found_unit(request, code)
    context = {"unit": unit, "branches": queries.position_tree(unit)}
    return render(request, "administration/unit_view.html", context)


@requires(Perm.MANAGE)
def unit_edit(request: Request, code: str) -> HttpResponse:
    unit = found_unit(request, code)
    form = UnitForm(request.POST or None, initial=model_to_dict(unit))
    if request.method == "POST" and form.is_valid():
        actions.edit_unit(unit, **form.cleaned_data, by=request.user, at=localtime())
        messages.success(request, "Data unit disimpan.")
        return redirect("administration:unit_view", code)
    context = {"form": form, "unit": unit}
    return render(request, "administration/unit_edit.html", context)


@requires(Perm.MANAGE)
def position_new(request: Request, code: str) -> HttpResponse:
    unit = found_unit(request, code)
    form = PositionForm(request.POST or None, positions=managed_positions(request))
    if request.method == "POST" and form.is_valid():
        actions.create_position(
            unit=unit, **form.cleaned_data, by=request.user, at=localtime()
        )
        messages.success(request, "Jabatan ditambahkan.")
        return redirect("administration:unit_view", code)
    context = {"form": form, "unit": unit}
    return render(request, "administration/position_new.html", context)


@requires(Perm.MANAGE)
def position_edit(request: Request, code: str, pk: int) -> HttpResponse:
    unit = found_unit(request, code)
    positions = managed_positions(request)
    position = get_object_or_404(positions.filter(unit=unit), pk=pk)
    form = PositionForm(
        request.POST or None,
        initial={"title": position.title, "superior": position.superior_id},
        positions=positions.exclude(pk=pk),
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_position(
                position, **form.cleaned_data, by=request.user, at=localtime()
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Jabatan disimpan.")
            return redirect("administration:unit_view", code)
    context = {"form": form, "unit": unit, "position": position}
    return render(request, "administration/position_edit.html", context)
