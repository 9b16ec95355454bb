"""Laporan harta kekayaan: who must report, whose receipt is there, what was sent."""

from zona.core.modules import Link, Module
from zona.core.roles import Role
from zona.modules.wealth.permissions import Perm


class WealthConfig(Module):
    name = "zona.modules.wealth"
    title = "Laporan harta kekayaan"
    url = "harta"
    grants = {
        Perm.REPORT: {Role.EMPLOYEE, Role.HEAD, Role.PERSONNEL_ADMIN},
        Perm.VIEW: {
            Role.HEAD,
            Role.ZI_LEAD,
            Role.ZI_MEMBER,
            Role.ADMIN_HEAD,
            Role.PERSONNEL_ADMIN,
            Role.INTERNAL_AUDITOR,
            Role.INTERNAL_ASSESSOR,
            Role.NATIONAL_ASSESSOR,
            Role.OVERSEER,
        },
        # Financial data of persons (UU 27/2022 art. 4): states to the head, receipts
        # to their owner and the personnel administration alone.
        Perm.VIEW_PEOPLE: {Role.HEAD, Role.PERSONNEL_ADMIN},
        Perm.EDIT: {Role.PERSONNEL_ADMIN},
        Perm.SIGN: {Role.HEAD},
    }
    menu = [
        Link(
            "Laporan harta saya",
            "wealth:own_list",
            Perm.REPORT,
            group="Integritas",
            icon="file-check",
        ),
        Link(
            "Kepatuhan laporan harta",
            "wealth:summary_view",
            Perm.VIEW,
            group="Integritas",
            icon="wallet",
            covers=(
                "wealth:obligation_list",
                "wealth:obligation_edit",
                "wealth:obligation_exclude",
                "wealth:receipt_verify",
                "wealth:list_",
                "wealth:appointment_",
                "wealth:recap_",
            ),
        ),
    ]
