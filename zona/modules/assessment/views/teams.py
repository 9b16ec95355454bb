"""Pages of the teams that assess: members, units, conflicts of interest."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from zona.core.access import requires
from zona.core.http import Request
from zona.modules.assessment import actions, queries
from zona.modules.assessment.forms.reviews import (
    AssignedUnitForm,
    ConflictForm,
    MemberForm,
    TeamForm,
)
from zona.modules.assessment.models import (
    ReviewMember,
    ReviewTeam,
)
from zona.modules.assessment.permissions import Perm


@requires(Perm.ASSIGN)
def team_list(request: Request) -> HttpResponse:
    """The teams, and a form for a new one."""
    form = TeamForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            team = actions.form_team(**form.cleaned_data, by=request.user, at=now())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Tim dibentuk. Tambahkan anggota dan unitnya.")
            return redirect("assessment:team_view", team.pk)
    context = {"teams": queries.teams_with_people(request.user), "form": form}
    return render(request, "assessment/team_list.html", context)


def _team(request: Request, pk: int) -> ReviewTeam:
    teams = ReviewTeam.objects.visible_to(request.user)
    team = get_object_or_404(teams.select_related("unit"), pk=pk)
    if not request.user.has(Perm.ASSIGN, team.unit):
        raise PermissionDenied
    return team


@requires(Perm.ASSIGN)
def team_view(request: Request, pk: int) -> HttpResponse:
    """One team: who sits in it, which units it assesses, what stands against whom."""
    team = _team(request, pk)
    data = request.POST if request.method == "POST" else None
    is_member = data is not None and "place" in data
    member = MemberForm(data if is_member else None, team=team)
    unit = AssignedUnitForm(None if is_member else data, team=team)
    if _is_changed(request, team, member, unit):
        messages.success(request, "Susunan tim disimpan.")
        return redirect("assessment:team_view", pk)
    page = "assessment/team_view.html"
    return render(request, page, _team_context(team, member, unit))


def _team_context(
    team: ReviewTeam, member: MemberForm, unit: AssignedUnitForm
) -> dict[str, object]:
    members = list(team.members.select_related("user__unit").order_by("pk"))
    return {
        "team": team,
        "members": members,
        "assignments": list(team.assignments.select_related("unit").order_by("pk")),
        "conflicts": queries.declarations(each.user for each in members),
        "member_form": member,
        "unit_form": unit,
    }


def _sent(member: MemberForm, unit: AssignedUnitForm) -> tuple[Form, Any]:
    """Return the form that was sent, and the action that it asks for."""
    if member.is_bound:
        return member, actions.seat_member
    return unit, actions.assign_unit


def _is_changed(
    request: Request, team: ReviewTeam, member: MemberForm, unit: AssignedUnitForm
) -> bool:
    """Seat the member or assign the unit that was sent; tell whether it was done."""
    form, act = _sent(member, unit)
    if not (form.is_bound and form.is_valid()):
        return False
    try:
        act(team, **form.cleaned_data, by=request.user, at=now())
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


@requires(Perm.ASSIGN)
def team_unseat(request: Request, pk: int) -> HttpResponse:
    """Take a member out of the team."""
    rows = ReviewMember.objects.visible_to(request.user)
    member = get_object_or_404(rows.select_related("team__unit"), pk=pk)
    if request.method == "POST":
        actions.unseat_member(member, by=request.user, at=now())
        messages.success(request, "Anggota dikeluarkan dari tim.")
    return redirect("assessment:team_view", member.team_id)


@requires(Perm.REVIEW)
def conflict_new(request: Request) -> HttpResponse:
    """Declare a unit that one may not assess."""
    form = ConflictForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        user, said = request.user, form.cleaned_data
        try:
            actions.declare_conflict(user=user, **said, by=user, at=now())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(
                request, "Pernyataan dicatat; Anda tidak menilai unit itu."
            )
            return redirect("assessment:conflict_new")
    context = {"form": form, "own": queries.declarations([request.user])}
    return render(request, "assessment/conflict_new.html", context)
