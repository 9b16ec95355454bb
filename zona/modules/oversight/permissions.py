"""What one may do on the pages of oversight.

Who makes and who signs a report is said by its duty; who keeps a register, by its topic.
"""

from zona.core.roles import Permission


class Perm(Permission):
    VIEW = "oversight.view"
    EDIT_ACTIVITIES = "oversight.edit_activities"
