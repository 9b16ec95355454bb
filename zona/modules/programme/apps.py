"""Program ZI: team, plan, meetings, recommendations, role model, change agents."""

from zona.core.modules import Link, Module
from zona.core.roles import Role
from zona.modules.programme.permissions import Perm


class ProgrammeConfig(Module):
    name = "zona.modules.programme"
    title = "Program ZI"
    url = "program"
    grants = {
        Perm.VIEW: {
            Role.EMPLOYEE,
            Role.HEAD,
            Role.ZI_LEAD,
            Role.ZI_MEMBER,
            Role.INTERNAL_ASSESSOR,
            Role.NATIONAL_ASSESSOR,
            Role.OVERSEER,
        },
        Perm.EDIT: {Role.ZI_LEAD, Role.ZI_MEMBER},
        Perm.VERIFY: {Role.ZI_LEAD, Role.HEAD},
        Perm.DECIDE: {Role.HEAD},
        Perm.PLEDGE: {Role.EMPLOYEE},
    }
    menu = [
        Link("Rencana kerja", "programme:plan_view", Perm.VIEW, icon="target"),
        Link(
            "Tim ZI",
            "programme:team_view",
            Perm.VIEW,
            icon="users-group",
            covers=(
                "programme:team",
                "programme:member",
                "programme:selection",
                "programme:procedure",
                "programme:candidate",
                "programme:criterion",
            ),
        ),
        Link(
            "Rapat dan monev", "programme:meeting_list", Perm.VIEW, icon="presentation"
        ),
        Link("Rekomendasi", "programme:recommendation_list", Perm.VIEW, icon="bulb"),
        Link("Teladan dan agen", "programme:example_view", Perm.VIEW, icon="star"),
        Link("Pakta integritas", "programme:pakta_view", Perm.VIEW, icon="signature"),
    ]
