"""Menuju predikat: prerequisites, proposal, result, and what a case does to it."""

from zona.core.modules import Link, Module
from zona.core.roles import Role
from zona.modules.predicate.permissions import Perm


class PredicateConfig(Module):
    name = "zona.modules.predicate"
    title = "Menuju predikat"
    url = "predikat"
    grants = {
        Perm.VIEW: {
            Role.EMPLOYEE,
            Role.HEAD,
            Role.ZI_LEAD,
            Role.ZI_MEMBER,
            Role.INTERNAL_ASSESSOR,
            Role.NATIONAL_ASSESSOR,
            Role.OVERSEER,
            Role.SYSTEM_ADMIN,
        },
        Perm.EDIT: {Role.ZI_LEAD, Role.ZI_MEMBER},
        Perm.SIGN: {Role.HEAD, Role.OVERSEER},
        Perm.FORWARD: {Role.OVERSEER, Role.INTERNAL_ASSESSOR},
        Perm.RECORD_CASE: {Role.HEAD, Role.OVERSEER},
        Perm.EDIT_AGENCY: {Role.OVERSEER, Role.SYSTEM_ADMIN},
    }
    menu = [
        Link(
            "Menuju predikat",
            "predicate:predicate_view",
            Perm.VIEW,
            icon="award",
            covers=("predicate:",),
        ),
    ]
