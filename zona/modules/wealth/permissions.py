"""What one may do with wealth reports."""

from zona.core.roles import Permission


class Perm(Permission):
    REPORT = "wealth.report"
    VIEW = "wealth.view"
    VIEW_PEOPLE = "wealth.view_people"
    EDIT = "wealth.edit"
    SIGN = "wealth.sign"
