"""What one may do with the whistleblowing channel."""

from zona.core.roles import Permission


class Perm(Permission):
    HANDLE = "whistleblowing.handle"
    STATS = "whistleblowing.stats"
    PROBE = "whistleblowing.probe"
    EDIT = "whistleblowing.edit"
    SIGN = "whistleblowing.sign"
    SIGN_EVALUATION = "whistleblowing.sign_evaluation"
