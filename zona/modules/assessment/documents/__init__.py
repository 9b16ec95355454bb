"""What leaves the worksheet as a file."""

from zona.modules.assessment.documents.package import streamed
from zona.modules.assessment.documents.preaudit import preaudit_paper

__all__ = [
    "preaudit_paper",
    "streamed",
]
