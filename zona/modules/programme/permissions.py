"""What one may do with the integrity-zone programme."""

from zona.core.roles import Permission


class Perm(Permission):
    VIEW = "programme.view"
    EDIT = "programme.edit"
    VERIFY = "programme.verify"
    DECIDE = "programme.decide"
    PLEDGE = "programme.pledge"
