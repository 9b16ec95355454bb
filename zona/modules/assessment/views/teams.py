"""Pages of the teams that assess: members, units, conflicts of interest."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from zona.core.access import requires
from zona.core.http import Request
from zona.modules.assessment import actions
from zona.modules.assessment.forms.reviews import (
    AssignedUnitForm,
    ConflictForm,
    MemberForm,
    TeamForm,
)
from zona.modules.assessment.models import (
    ConflictDeclaration,
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
    teams = ReviewTeam.objects.visible_to(request.user).order_by("title", "pk")
    related = teams.prefetch_related("members__user", "assignments__unit")
    context = {"teams": related, "form": form}
    return render(request, "assessment/team_list.html", context)


def _team(request: Request, pk: int) -> ReviewTeam:
    teams = ReviewTeam.objects.visible_to(request.user).select_related("unit")
    team = get_object_or_404(teams, pk=pk)
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
    form: MemberForm | AssignedUnitForm = member if is_member else unit
    if form.is_bound and form.is_valid():
        act: Any = actions.seat_member if is_member else actions.assign_unit
        try:
            act(team, **form.cleaned_data, by=request.user, at=now())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Susunan tim disimpan.")
            return redirect("assessment:team_view", pk)
    users = team.members.values("user")
    context = {
        "team": team,
        "members": list(team.members.select_related("user__unit").order_by("pk")),
        "assignments": list(team.assignments.select_related("unit").order_by("pk")),
        "conflicts": ConflictDeclaration.objects.filter(user__in=users),
        "member_form": member,
        "unit_form": unit,
    }
    return render(request, "assessment/team_view.html", context)


@requires(Perm.ASSIGN)
def team_unseat(request: Request, pk: int) -> HttpResponse:
    """Take a member out of the team."""
    rows = ReviewMember.objects.visible_to(request.user).select_related("team__unit")
    member = get_object_or_404(rows, pk=pk)
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
    own = ConflictDeclaration.objects.filter(user=request.user).select_related("unit")
    context = {"form": form, "own": own.order_by("pk")}
    return render(request, "assessment/conflict_new.html", context)
