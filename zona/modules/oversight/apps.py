"""Pengawasan: the calendar of periodic duties, and the registers that systems share."""

from zona.core.modules import Link, Module
from zona.core.roles import Role
from zona.modules.oversight.permissions import Perm


class OversightConfig(Module):
    name = "zona.modules.oversight"
    title = "Pengawasan"
    url = "pengawasan"
    grants = {
        Perm.VIEW: set(Role) - {Role.SYSTEM_ADMIN},
        Perm.EDIT_ACTIVITIES: {Role.ADMIN_HEAD, Role.RISK_TASKFORCE, Role.ZI_LEAD},
    }
    menu = [
        Link(
            "Kalender kewajiban",
            "oversight:duty_list",
            Perm.VIEW,
            group="Integritas",
            icon="calendar-check",
            covers=("oversight:",),
        ),
    ]
