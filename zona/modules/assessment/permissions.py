"""What one may do with a worksheet."""

from zona.core.roles import Permission


class Perm(Permission):
    VIEW = "assessment.view"
    ANSWER = "assessment.answer"
    MANAGE = "assessment.manage"
    COMPARE = "assessment.compare"
    PUBLISH = "assessment.publish"
