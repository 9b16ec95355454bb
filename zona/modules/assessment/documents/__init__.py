"""What leaves the worksheet as a file."""

from zona.modules.assessment.documents.lhe import compose, write
from zona.modules.assessment.documents.package import streamed

__all__ = ["compose", "streamed", "write"]
