"""The programme on paper."""

from zona.modules.programme.documents.meetings import (
    PAPERS,
    attendance_list,
    bundle,
    invitation,
    minutes,
)
from zona.modules.programme.documents.pakta import pakta_paper, pakta_register
from zona.modules.programme.documents.team import decree_draft, selection_minutes

__all__ = [
    "PAPERS",
    "attendance_list",
    "bundle",
    "decree_draft",
    "invitation",
    "minutes",
    "pakta_paper",
    "pakta_register",
    "selection_minutes",
]
