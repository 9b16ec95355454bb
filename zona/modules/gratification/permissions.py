"""What one may do in the control of gratification and at the guest book."""

from zona.core.roles import Permission


class Perm(Permission):
    VIEW = "gratification.view"
    REPORT = "gratification.report"
    HANDLE = "gratification.handle"
    RECAP = "gratification.recap"
    SIGN = "gratification.sign"
    CAMPAIGN = "gratification.campaign"
    ASSIGN = "gratification.assign"
    RECEIVE_GUESTS = "gratification.receive_guests"
    VIEW_GUESTS = "gratification.view_guests"
