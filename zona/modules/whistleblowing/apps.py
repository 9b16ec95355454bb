"""Whistle Blowing System: sealed reports, a mailbox by code, a channel that is tested."""

from zona.core.modules import Link, Module
from zona.core.roles import Role
from zona.modules.whistleblowing.permissions import Perm


class WhistleblowingConfig(Module):
    name = "zona.modules.whistleblowing"
    title = "Whistle Blowing System"
    url = "wbs"
    grants = {
        Perm.HANDLE: {Role.WHISTLE_HANDLER},
        Perm.STATS: {Role.ADMIN_HEAD, Role.HEAD, Role.ZI_LEAD, Role.WHISTLE_HANDLER},
        Perm.PROBE: {Role.ADMIN_HEAD, Role.ZI_LEAD},
        Perm.EDIT: {Role.PERSONNEL_ADMIN, Role.ZI_LEAD, Role.ZI_MEMBER},
        Perm.SIGN: {Role.ADMIN_HEAD},
        Perm.SIGN_EVALUATION: {Role.HEAD},
    }
    menu = [
        Link(
            "Kotak masuk WBS",
            "whistleblowing:tip_list",
            Perm.HANDLE,
            group="Integritas",
            icon="mail",
            covers=("whistleblowing:tip_", "whistleblowing:key_"),
        ),
        Link(
            "Saluran WBS",
            "whistleblowing:channel_view",
            Perm.STATS,
            group="Integritas",
            icon="shield-lock",
            covers=("whistleblowing:channel_", "whistleblowing:probe_"),
        ),
    ]
