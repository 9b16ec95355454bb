"""Pengaduan masyarakat: one register for all channels, its clocks and its answers."""

from zona.core.modules import Link, Module
from zona.core.roles import Role
from zona.modules.complaints.permissions import Perm

HANDLERS = {Role.HEAD, Role.ADMIN_HEAD, Role.SERVICE_DESK}


class ComplaintsConfig(Module):
    name = "zona.modules.complaints"
    title = "Pengaduan masyarakat"
    url = "pengaduan"
    grants = {
        Perm.OPEN: {Role.EMPLOYEE, *HANDLERS},
        Perm.VIEW: HANDLERS,
        Perm.VIEW_FIGURES: {
            Role.ZI_LEAD,
            Role.ZI_MEMBER,
            Role.INTERNAL_ASSESSOR,
            Role.OVERSEER,
            *HANDLERS,
        },
        Perm.IDENTIFY: HANDLERS,
        Perm.REGISTER: {Role.SERVICE_DESK, Role.ADMIN_HEAD},
        Perm.DISPOSE: {Role.HEAD, Role.ADMIN_HEAD},
        Perm.ANSWER: {Role.EMPLOYEE, *HANDLERS},
        Perm.APPROVE: {Role.HEAD},
        Perm.SPEAK: {Role.SERVICE_DESK, Role.ADMIN_HEAD},
        Perm.EDIT_CHANNELS: {Role.SERVICE_DESK, Role.ADMIN_HEAD},
        Perm.PREPARE: {Role.SERVICE_DESK, Role.ADMIN_HEAD},
        Perm.SIGN: {Role.HEAD},
    }
    menu = [
        Link(
            "Pengaduan masyarakat",
            "complaints:complaint_list",
            Perm.OPEN,
            group="Integritas",
            icon="messages",
            covers=("complaints:",),
        ),
    ]
