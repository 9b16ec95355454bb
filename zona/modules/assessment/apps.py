"""Lembar Kerja Evaluasi: the worksheet, its score, its gates, its evidence."""

from zona.core.modules import Link, Module
from zona.core.roles import Role
from zona.modules.assessment.permissions import Perm


class AssessmentConfig(Module):
    name = "zona.modules.assessment"
    title = "Lembar Kerja Evaluasi"
    url = "lke"
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
        Perm.ANSWER: {Role.ZI_LEAD, Role.ZI_MEMBER},
        Perm.MANAGE: {Role.ZI_LEAD},
        Perm.COMPARE: {
            Role.INTERNAL_ASSESSOR,
            Role.NATIONAL_ASSESSOR,
            Role.OVERSEER,
        },
        Perm.PUBLISH: {Role.SYSTEM_ADMIN},
        Perm.REVIEW: {Role.INTERNAL_ASSESSOR, Role.NATIONAL_ASSESSOR, Role.OVERSEER},
        Perm.ASSIGN: {Role.HEAD},
    }
    menu = [
        Link(
            "Kesiapan",
            "assessment:readiness",
            Perm.VIEW,
            icon="gauge",
            covers=(
                "assessment:readiness",
                "assessment:preaudit",
                "assessment:route",
            ),
        ),
        Link(
            "Lembar kerja (LKE)",
            "assessment:worksheet",
            Perm.VIEW,
            icon="checklist",
            covers=(
                "assessment:worksheet",
                "assessment:question",
                "assessment:answer",
                "assessment:local_item",
                "assessment:lke",
                "assessment:workbook",
            ),
        ),
        Link(
            "Bukti",
            "assessment:evidence_list",
            Perm.VIEW,
            icon="paperclip",
            covers=("assessment:evidence",),
        ),
        Link(
            "Satker",
            "assessment:overview_list",
            Perm.COMPARE,
            group="Pantauan",
            icon="gauge",
            covers=("assessment:overview",),
        ),
        Link(
            "Instrumen LKE",
            "assessment:instrument_list",
            Perm.PUBLISH,
            "Pengelola",
            "file-certificate",
            covers=("assessment:instrument", "assessment:draft"),
        ),
        Link(
            "Penilaian",
            "assessment:review_list",
            Perm.VIEW,
            icon="clipboard-check",
            covers=("assessment:review", "assessment:finding", "assessment:team"),
        ),
    ]
