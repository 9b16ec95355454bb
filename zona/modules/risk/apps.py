"""SPIP: internal control, the register of risks and what keeps them down."""

from zona.core.modules import Link, Module
from zona.core.roles import Role
from zona.modules.risk.permissions import Perm


class RiskConfig(Module):
    name = "zona.modules.risk"
    title = "Pengendalian intern dan risiko"
    url = "risiko"
    grants = {
        # An employee sees his own share; the register is for those who need it.
        Perm.VIEW: {
            Role.EMPLOYEE,
            Role.HEAD,
            Role.ADMIN_HEAD,
            Role.RISK_TASKFORCE,
            Role.ZI_LEAD,
            Role.ZI_MEMBER,
            Role.INTERNAL_AUDITOR,
            Role.INTERNAL_ASSESSOR,
            Role.OVERSEER,
        },
        Perm.VIEW_REGISTER: {
            Role.HEAD,
            Role.ADMIN_HEAD,
            Role.RISK_TASKFORCE,
            Role.ZI_LEAD,
            Role.ZI_MEMBER,
            Role.INTERNAL_AUDITOR,
            Role.INTERNAL_ASSESSOR,
            Role.OVERSEER,
        },
        Perm.VIEW_SECRET: {Role.HEAD, Role.RISK_TASKFORCE},
        Perm.REPORT: {Role.EMPLOYEE, Role.HEAD, Role.RISK_TASKFORCE},
        Perm.EDIT: {Role.RISK_TASKFORCE},
        Perm.APPROVE: {Role.HEAD},
    }
    menu = [
        Link(
            "Risiko dan SPIP",
            "risk:risk_list",
            Perm.VIEW,
            group="Integritas",
            icon="shield",
            covers=("risk:",),
        ),
    ]
