"""What one may do on the way to the predicate."""

from zona.core.roles import Permission


class Perm(Permission):
    VIEW = "predicate.view"
    EDIT = "predicate.edit"
    SIGN = "predicate.sign"
    FORWARD = "predicate.forward"
    RECORD_CASE = "predicate.record_case"
    EDIT_AGENCY = "predicate.edit_agency"
