"""What one may do in the oversight of an office; a duty's own rights decide on its report."""

from zona.core.roles import Permission


class Perm(Permission):
    VIEW = "oversight.view"
    EDIT_ACTIVITIES = "oversight.edit_activities"
