"""What one may see of the office's own pages."""

from zona.core.roles import Permission


class Perm(Permission):
    HOME = "site.home"
