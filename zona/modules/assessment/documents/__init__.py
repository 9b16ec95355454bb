"""What leaves the worksheet as a file."""

from zona.modules.assessment.documents.lhe import compose, write
from zona.modules.assessment.documents.package import streamed
from zona.modules.assessment.documents.preaudit import preaudit_paper

__all__ = ["compose", "preaudit_paper", "streamed", "write"]
