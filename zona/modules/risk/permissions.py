"""What one may do with risks and internal control."""

from zona.core.roles import Permission


class Perm(Permission):
    VIEW = "risk.view"
    VIEW_REGISTER = "risk.view_register"
    VIEW_SECRET = "risk.view_secret"  # noqa: S105  # a class of secrecy, no password
    REPORT = "risk.report"
    EDIT = "risk.edit"
    APPROVE = "risk.approve"
