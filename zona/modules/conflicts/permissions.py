"""What one may do about conflicts of interest."""

from zona.core.roles import Permission


class Perm(Permission):
    VIEW = "conflicts.view"
    EDIT = "conflicts.edit"
    DECLARE = "conflicts.declare"
    REVIEW = "conflicts.review"
    REVIEW_ABOVE = "conflicts.review_above"
    OVERSEE = "conflicts.oversee"
    SIGN = "conflicts.sign"
    SIGN_EVALUATION = "conflicts.sign_evaluation"
