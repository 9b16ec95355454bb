"""Beranda: what waits for a person; the public pages."""

from zona.core.modules import Link, Module
from zona.core.roles import Role
from zona.modules.site.permissions import Perm


class SiteConfig(Module):
    name = "zona.modules.site"
    title = "Beranda"
    url = ""
    grants = {Perm.HOME: set(Role)}
    menu = [Link("Beranda", "home", Perm.HOME, "", "home")]
