"""The anticipated no. Pure, so that flows and rules may say it."""


class Refused(Exception):
    """Raised by an action or a flow; its text is shown to the person as it stands."""
