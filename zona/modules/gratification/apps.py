"""Gratifikasi: reports and refusals, items in custody, campaign, guest book."""

from zona.core.modules import Link, Module
from zona.core.roles import Role
from zona.modules.gratification.permissions import Perm


class GratificationConfig(Module):
    name = "zona.modules.gratification"
    title = "Gratifikasi"
    url = "gratifikasi"
    grants = {
        Perm.VIEW: {
            Role.EMPLOYEE,
            Role.HEAD,
            Role.ADMIN_HEAD,
            Role.ZI_LEAD,
            Role.ZI_MEMBER,
            Role.SERVICE_DESK,
            Role.GRATIFICATION_UNIT,
            Role.INTERNAL_ASSESSOR,
            Role.OVERSEER,
            Role.SYSTEM_ADMIN,
        },
        Perm.REPORT: {Role.EMPLOYEE},
        Perm.HANDLE: {Role.GRATIFICATION_UNIT},
        Perm.RECAP: {Role.GRATIFICATION_UNIT, Role.ADMIN_HEAD},
        Perm.SIGN: {Role.HEAD},
        Perm.CAMPAIGN: {
            Role.GRATIFICATION_UNIT,
            Role.ADMIN_HEAD,
            Role.ZI_LEAD,
            Role.ZI_MEMBER,
        },
        Perm.ASSIGN: {Role.OVERSEER, Role.SYSTEM_ADMIN},
        Perm.RECEIVE_GUESTS: {Role.SERVICE_DESK},
        Perm.VIEW_GUESTS: {Role.SERVICE_DESK, Role.ADMIN_HEAD, Role.HEAD},
    }
    menu = [
        Link(
            "Gratifikasi",
            "gratification:report_list",
            Perm.VIEW,
            group="Integritas",
            icon="gift",
            covers=(
                "gratification:report",
                "gratification:supplement",
                "gratification:deposit",
                "gratification:statistic",
                "gratification:circular",
                "gratification:service",
            ),
        ),
        Link(
            "Buku tamu",
            "gratification:guest_list",
            Perm.VIEW_GUESTS,
            group="Integritas",
            icon="book",
            covers=("gratification:guest",),
        ),
    ]
