"""Pengawasan: the calendar of what is owed, its reports, and the registers beside it."""

from zona.core.modules import Link, Module
from zona.core.roles import Role
from zona.modules.oversight.permissions import Perm


class OversightConfig(Module):
    name = "zona.modules.oversight"
    title = "Pengawasan"
    url = "pengawasan"
    grants = {
        Perm.VIEW: {
            Role.EMPLOYEE,
            Role.HEAD,
            Role.ZI_LEAD,
            Role.ZI_MEMBER,
            Role.ADMIN_HEAD,
            Role.INTERNAL_AUDITOR,
            Role.INTERNAL_ASSESSOR,
            Role.OVERSEER,
        },
        Perm.EDIT_ACTIVITIES: {Role.ADMIN_HEAD, Role.RISK_TASKFORCE, Role.ZI_LEAD},
    }
    menu = [
        Link(
            "Kalender kewajiban",
            "oversight:duty_list",
            Perm.VIEW,
            group="Integritas",
            icon="calendar-due",
            covers=("oversight:",),
        ),
    ]
