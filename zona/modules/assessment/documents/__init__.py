"""What leaves the worksheet as a file."""

from zona.modules.assessment.documents.package import streamed

__all__ = ["streamed"]
