"""Laporan triwulan: written from the quarter's records, reviewed, signed, sent."""

from zona.core.modules import Link, Module
from zona.core.roles import Role
from zona.modules.reports.permissions import Perm


class ReportsConfig(Module):
    name = "zona.modules.reports"
    title = "Laporan triwulan"
    url = "laporan"
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
        Perm.FILL: {Role.ZI_LEAD, Role.ZI_MEMBER},
        Perm.REVIEW: {Role.ZI_LEAD},
        Perm.RETURN: {Role.ZI_LEAD, Role.HEAD},
        Perm.SIGN: {Role.HEAD},
        Perm.COMMENT: {Role.ZI_LEAD, Role.HEAD, Role.INTERNAL_ASSESSOR},
    }
    menu = [Link("Laporan triwulan", "reports:report_list", Perm.VIEW, icon="report")]
