"""Facts about the team."""

from datetime import date

from zona.core.facts import Period, Reading, fact
from zona.modules.programme.facts.shaping import sources, table, yes_no
from zona.modules.programme.models import (
    Team,
    TeamMember,
)
from zona.modules.programme.queries import ranking, represented
from zona.modules.programme.rules import (
    TeamRole,
    share,
)


def _team(unit_id: int, day: date) -> Team | None:
    teams = Team.objects.of(unit_id).in_force(day)
    return teams.filter(decided_on__lte=day).order_by("-from_on").first()


def _members(team: Team | None, day: date) -> list[TeamMember]:
    return list(team.members.serving(day).in_order()) if team else []


@fact("programme.team_exists", "Tim ZI ditetapkan")
def team_exists(unit_id: int, period: Period) -> Reading:
    """A decree in force that names a chair and at least one member."""
    team = _team(unit_id, period.end)
    members = _members(team, period.end)
    chairs = sum(member.role == TeamRole.KETUA for member in members)
    return Reading(
        chairs > 0 and len(members) > 1,
        sources("Tim ZI", "programme:team_view", [team] if team else []),
        table(
            "Jabatan|Peran|Area",
            [(m.post_title, m.get_role_display(), m.area_labels) for m in members],
        ),
    )


@fact(
    "programme.elements_represented_percent", "Unsur unit yang terwakili dalam tim (%)"
)
def elements_represented_percent(unit_id: int, period: Period) -> Reading:
    """Sections of the unit with a member in the team in force."""
    team = _team(unit_id, period.end)
    origin = sources("Tim ZI", "programme:team_view", [team] if team else [])
    if team is None:
        return Reading(None, origin)
    found = represented(unit_id, _members(team, period.end))
    return Reading(
        share(sum(found.values()), len(found)),
        origin,
        table("Unsur|Terwakili", [(name, yes_no(is_)) for name, is_ in found.items()]),
    )


@fact(
    "programme.members_selected_percent",
    "Anggota tim yang dipilih menurut tata cara (%)",
)
def members_selected_percent(unit_id: int, period: Period) -> Reading:
    """Members of the decree in force whose record scores every criterion.

    The procedure must have been approved before the decree; a member added without a
    record counts as not selected.
    """
    team = _team(unit_id, period.end)
    origin = sources("Tim ZI", "programme:team_view", [team] if team else [])
    members = _members(team, period.end)
    if team is None or not members:
        return Reading(None, origin)
    chosen = _chosen(team)
    rows = [
        (m.post_title, yes_no((m.user_id, m.post, m.role) in chosen)) for m in members
    ]
    selected = sum((m.user_id, m.post, m.role) in chosen for m in members)
    return Reading(
        share(selected, len(members)),
        origin,
        table("Jabatan|Dipilih menurut tata cara", rows),
    )


def _chosen(team: Team) -> set[tuple[int | None, str, str]]:
    """Return whom a complete record under a procedure older than the decree chose."""
    found = set()
    for selection in team.selections.select_related("procedure"):
        approved = selection.procedure.approved_on
        if approved is None or approved > team.decided_on:
            continue
        found |= {
            (candidate.user_id, candidate.post, candidate.role)
            for candidate, verdict in ranking(selection)
            if candidate.is_chosen and verdict.is_complete
        }
    return found
