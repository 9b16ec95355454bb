"""What one may do with the quarterly report."""

from zona.core.roles import Permission


class Perm(Permission):
    VIEW = "reports.view"
    FILL = "reports.fill"
    REVIEW = "reports.review"
    RETURN = "reports.return"
    SIGN = "reports.sign"
    COMMENT = "reports.comment"
