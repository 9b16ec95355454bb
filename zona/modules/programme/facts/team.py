"""Facts about the team."""

from datetime import date

from zona.core.facts import Period, Reading, fact
from zona.modules.programme.facts.shaping import sources, table, yes_no
from zona.modules.programme.models import (
    Team,
)
from zona.modules.programme.queries import represented
from zona.modules.programme.rules import (
    TeamRole,
    share,
)


def _team(unit_id: int, day: date) -> Team | None:
    teams = Team.objects.of(unit_id).in_force(day)
    return teams.filter(decided_on__lte=day).order_by("-from_on").first()


@fact("programme.team_exists", "Tim ZI ditetapkan")
def team_exists(unit_id: int, period: Period) -> Reading:
    """A decree in force that names a chair and at least one member."""
    team = _team(unit_id, period.end)
    members = list(team.members.in_order()) if team else []
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
    found = represented(unit_id, list(team.members.in_order()))
    return Reading(
        share(sum(found.values()), len(found)),
        origin,
        table("Unsur|Terwakili", [(name, yes_no(is_)) for name, is_ in found.items()]),
    )
