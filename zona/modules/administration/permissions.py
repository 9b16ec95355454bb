"""What one may do as an administrator."""

from zona.core.roles import Permission


class Perm(Permission):
    MANAGE = "administration.manage"
    AUDIT = "administration.audit"
