"""Pages of the team."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.downloads import download_paper
from zona.core.http import Request
from zona.core.pages import require
from zona.core.people.models import Unit
from zona.modules.programme import actions, documents, queries
from zona.modules.programme.forms import (
    MemberForm,
    ReplacementForm,
    TeamForm,
    UnitFilter,
)
from zona.modules.programme.models import Team, TeamMember
from zona.modules.programme.permissions import Perm
from zona.modules.programme.views.base import (
    chosen_unit,
    form_page,
    record_form,
    unit_for,
)


@requires(Perm.VIEW)
def team_view(request: Request) -> HttpResponse:
    """The team in force today, or the latest there was."""
    unit, units = chosen_unit(request)
    teams = Team.objects.visible_to(request.user).of(unit.pk)
    running = teams.in_force(localdate()).order_by("-from_on").first()
    team = running or teams.order_by("-from_on").first()
    filters = UnitFilter(request.GET, units=units)
    return _show(request, unit, team, filters=filters)


@requires(Perm.VIEW)
def team_detail(request: Request, pk: int) -> HttpResponse:
    """One team of the history."""
    team = get_object_or_404(Team.objects.visible_to(request.user), pk=pk)
    return _show(request, team.unit, team)


def _show(
    request: Request, unit: Unit, team: Team | None, **context: object
) -> HttpResponse:
    teams = Team.objects.visible_to(request.user).of(unit.pk).order_by("-from_on")
    return render(
        request,
        "programme/team_view.html",
        {
            "unit": unit,
            "unit_query": f"?unit={unit.code}",
            "team": team,
            "is_running": team in teams.in_force(localdate()),
            "members": team.members.in_order() if team else (),
            "gaps": team.gaps(localdate()) if team else (),
            "teams": teams,
            "events": queries.history(team, request.user) if team else [],
            "may_edit": request.user.has(Perm.EDIT, unit),
            **context,
        },
    )


@requires(Perm.EDIT)
def team_new(request: Request) -> HttpResponse:
    """Record a decree."""
    unit = unit_for(request, Perm.EDIT)
    return form_page(
        request,
        "programme/team_new.html",
        record_form(request, TeamForm, unit),
        partial(actions.decree_team, unit=unit),
        back=reverse("programme:team_view"),
        done="Keputusan tim dicatat. Tambahkan anggotanya.",
    )


@requires(Perm.EDIT)
def team_edit(request: Request, pk: int) -> HttpResponse:
    """Correct a decree."""
    team = get_object_or_404(Team.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, team.unit)
    return form_page(
        request,
        "programme/team_edit.html",
        record_form(request, TeamForm, team.unit, team),
        partial(actions.edit_team, team),
        back=team.get_absolute_url(),
        done="Keputusan tim diperbaiki.",
        team=team,
    )


@requires(Perm.EDIT)
def member_new(request: Request, pk: int) -> HttpResponse:
    """Add a member to a team."""
    team = get_object_or_404(Team.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, team.unit)

    return form_page(
        request,
        "programme/member_new.html",
        record_form(request, MemberForm, team.unit),
        partial(actions.add_member, team),
        back=team.get_absolute_url(),
        done="Anggota ditambahkan.",
        team=team,
    )


@requires(Perm.EDIT)
def member_edit(request: Request, pk: int) -> HttpResponse:
    """Correct a member."""
    member = get_object_or_404(TeamMember.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, member.unit)
    return form_page(
        request,
        "programme/member_edit.html",
        record_form(request, MemberForm, member.unit, member),
        partial(actions.edit_member, member),
        back=member.team.get_absolute_url(),
        done="Anggota diperbaiki.",
        member=member,
    )


@requires(Perm.EDIT)
@require_POST
def member_remove(request: Request, pk: int) -> HttpResponse:
    """Take out a member recorded by mistake."""
    member = get_object_or_404(TeamMember.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, member.unit)
    actions.remove_member(member, by=request.user, at=now())
    messages.success(request, "Anggota dihapus dari tim.")
    return redirect(member.team)


@requires(Perm.EDIT)
def member_replace(request: Request, pk: int) -> HttpResponse:
    """Let a member leave the team on a day, with or without a successor."""
    member = get_object_or_404(TeamMember.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, member.unit)
    return form_page(
        request,
        "programme/member_replace.html",
        record_form(request, ReplacementForm, member.unit),
        partial(actions.replace_member, member),
        back=member.team.get_absolute_url(),
        done="Pergantian anggota tersimpan.",
        member=member,
    )


@requires(Perm.VIEW)
def team_pdf(request: Request, pk: int) -> HttpResponse:
    """Hand out the decree as a draft to sign, in PDF."""
    return download_paper(documents.decree_draft(_team(request, pk)), "pdf")


@requires(Perm.VIEW)
def team_word(request: Request, pk: int) -> HttpResponse:
    """Hand out the decree as a draft to edit, in Word."""
    return download_paper(documents.decree_draft(_team(request, pk)), "docx")


def _team(request: Request, pk: int) -> Team:
    rows = Team.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("unit__parent"), pk=pk)
