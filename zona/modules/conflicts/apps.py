"""Benturan kepentingan: map, declarations, cases, and who may not decide."""

from zona.core.modules import Link, Module
from zona.core.roles import Role
from zona.modules.conflicts.permissions import Perm


class ConflictsConfig(Module):
    name = "zona.modules.conflicts"
    title = "Benturan kepentingan"
    url = "benturan"
    grants = {
        Perm.VIEW: {
            Role.EMPLOYEE,
            Role.HEAD,
            Role.ADMIN_HEAD,
            Role.ZI_LEAD,
            Role.ZI_MEMBER,
            Role.RISK_TASKFORCE,
            Role.INTERNAL_ASSESSOR,
            Role.NATIONAL_ASSESSOR,
            Role.OVERSEER,
        },
        Perm.EDIT: {Role.ADMIN_HEAD, Role.RISK_TASKFORCE},
        Perm.DECLARE: {Role.EMPLOYEE, Role.HEAD},
        # Any employee may be somebody's superior; only the one asked may answer.
        Perm.REVIEW: {Role.EMPLOYEE, Role.HEAD, Role.OVERSEER},
        Perm.REVIEW_ABOVE: {Role.OVERSEER},
        Perm.OVERSEE: {Role.HEAD, Role.ADMIN_HEAD},
        Perm.SIGN: {Role.ADMIN_HEAD},
        Perm.SIGN_EVALUATION: {Role.HEAD},
    }
    menu = [
        Link(
            "Benturan kepentingan",
            "conflicts:conflict_view",
            Perm.VIEW,
            group="Integritas",
            icon="scale",
            covers=("conflicts:",),
        ),
    ]
