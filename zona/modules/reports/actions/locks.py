"""Who may write, and when: every action asks here first."""

from django.core.exceptions import PermissionDenied

from zona.core.people.models import Unit, User
from zona.core.refused import Refused
from zona.core.roles import Permission
from zona.modules.reports import queries
from zona.modules.reports.models import Report, Statement
from zona.modules.reports.permissions import Perm
from zona.modules.reports.rules import Status


def drafting(report: Report, by: User) -> Report:
    """Lock the report and let only writers pass, and only while it is a draft."""
    report = locked(report)
    permit(by, Perm.FILL, report.unit)
    if report.state != Status.DRAF:
        raise Refused(
            f"Laporan berstatus “{report.status.label}” dan tidak dapat diubah. "
            "Minta laporan dikembalikan bila masih ada yang perlu diperbaiki."
        )
    return report


def locked(report: Report) -> Report:
    return Report.objects.select_for_update().get(pk=report.pk)


def permit_area(statement: Statement, by: User) -> None:
    """Keep a team member to the indicators of the areas that are his."""
    if not queries.may_write(statement, by):
        raise PermissionDenied


def permit(by: User, permission: Permission, unit: Unit) -> None:
    if not by.has(permission, unit):
        raise PermissionDenied
