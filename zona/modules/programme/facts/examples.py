"""Facts about role model and change agents."""

from zona.core.facts import Period, Reading, fact
from zona.modules.programme.facts.shaping import day_text, sources, table
from zona.modules.programme.models import (
    AgentChange,
    ChangeAgent,
    RoleModel,
)

EXAMPLES = "Teladan dan agen perubahan"


@fact("programme.role_model_exists", "Pimpinan ditetapkan sebagai role model")
def role_model_exists(unit_id: int, period: Period) -> Reading:
    """A decree in force names a leader of the unit as role model."""
    rows = list(RoleModel.objects.of(unit_id).in_force(period.end))
    return Reading(
        bool(rows),
        sources(EXAMPLES, "programme:example_view"),
        table(
            "Jabatan|Keputusan|Tanggal",
            [(r.post_title, r.decree_number, day_text(r.decided_on)) for r in rows],
        ),
    )


@fact("programme.change_agents_count", "Agen perubahan")
def change_agents_count(unit_id: int, period: Period) -> Reading:
    """Agents by a decree in force; those who left the unit are left out."""
    rows = [
        each
        for each in ChangeAgent.objects.of(unit_id).in_force(period.end)
        if each.user is None or (each.user.is_active and each.user.unit_id == unit_id)
    ]
    return Reading(
        len(rows),
        sources(EXAMPLES, "programme:example_view"),
        table(
            "Jabatan|Keputusan|Tanggal|Rencana",
            [
                (a.post_title, a.decree_number, day_text(a.decided_on), a.plan)
                for a in rows
            ],
        ),
    )


def _changes(rows: list[AgentChange]) -> Reading:
    return Reading(
        len(rows),
        sources(EXAMPLES, "programme:example_view"),
        table(
            "Agen|Perubahan|Terlaksana|Masuk ke dalam",
            [(c.agent.post_title, c.title, day_text(c.made_on), c.into) for c in rows],
        ),
    )


@fact("programme.agent_changes_count", "Perubahan nyata oleh agen perubahan")
def agent_changes_count(unit_id: int, period: Period) -> Reading:
    """Changes finished in the year and verified."""
    year = period.preceding_year
    rows = AgentChange.objects.of(unit_id).verified_between(year.start, year.end)
    return _changes(list(rows.order_by("made_on")))


@fact(
    "programme.changes_integrated_count", "Perubahan agen yang masuk sistem manajemen"
)
def changes_integrated_count(unit_id: int, period: Period) -> Reading:
    """Those of them laid down in an SOP, decree or release with its number."""
    year = period.preceding_year
    rows = AgentChange.objects.of(unit_id).verified_between(year.start, year.end)
    return _changes(list(rows.filter(is_integrated=True).order_by("made_on")))
