"""Pengelola: units, people, roles, holidays, audit trail."""

from zona.core.modules import Link, Module
from zona.core.roles import Role
from zona.modules.administration.permissions import Perm


class AdministrationConfig(Module):
    name = "zona.modules.administration"
    title = "Pengelola"
    url = "pengelola"
    grants = {
        Perm.MANAGE: {Role.SYSTEM_ADMIN},
        Perm.AUDIT: {Role.HEAD, Role.INTERNAL_ASSESSOR, Role.SYSTEM_ADMIN},
    }
    menu = [
        Link(
            "Orang dan peran",
            "administration:user_list",
            Perm.MANAGE,
            "Pengelola",
            "users",
        ),
        Link(
            "Unit kerja",
            "administration:unit_list",
            Perm.MANAGE,
            "Pengelola",
            "building",
        ),
        Link(
            "Hari libur",
            "administration:holiday_list",
            Perm.MANAGE,
            "Pengelola",
            "calendar",
        ),
        Link(
            "Jejak audit",
            "administration:audit_list",
            Perm.AUDIT,
            "Pengelola",
            "history",
        ),
    ]
