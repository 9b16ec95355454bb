"""What one may do with complaints."""

from zona.core.roles import Permission


class Perm(Permission):
    OPEN = "complaints.open"  # the register as far as it concerns the person
    VIEW = "complaints.view"  # every case of the unit, without who sent it
    VIEW_FIGURES = "complaints.view_figures"  # counts, channels: no case, no name
    IDENTIFY = "complaints.identify"
    REGISTER = "complaints.register"
    DISPOSE = "complaints.dispose"
    ANSWER = "complaints.answer"
    APPROVE = "complaints.approve"
    SPEAK = (
        "complaints.speak"  # note what the complainant said himself, by phone or desk
    )
    EDIT_CHANNELS = "complaints.edit_channels"
    PREPARE = "complaints.prepare"
    SIGN = "complaints.sign"
