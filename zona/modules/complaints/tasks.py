"""What the clock does each day: close what stays silent, move open clocks."""

from datetime import datetime

from django.utils.timezone import localtime

from zona.modules.complaints import actions
from zona.modules.complaints.models import Complaint
from zona.modules.complaints.rules import RESTING, SILENT


def daily(now: datetime) -> None:
    """Close or withdraw what waited too long; read the calendar of open clocks anew."""
    today = localtime(now).date()
    silent = Complaint.objects.filter(state__in=SILENT, limit_on__lt=today)
    for complaint in silent.order_by("pk").iterator():
        actions.fall_silent(complaint, at=now)
    running = Complaint.objects.exclude(state__in=RESTING).filter(due_on__gte=today)
    for complaint in running.order_by("pk").iterator():
        actions.rewind(complaint, at=now)
