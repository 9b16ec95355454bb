"""Records of the control of gratification and of the guest book."""

from zona.modules.gratification.models.guests import GuestVisit
from zona.modules.gratification.models.reports import (
    Deposit,
    Report,
    ReportFile,
    Supplement,
)
from zona.modules.gratification.models.settings import Circular, UpgService

__all__ = [
    "Circular",
    "Deposit",
    "GuestVisit",
    "Report",
    "ReportFile",
    "Supplement",
    "UpgService",
]
