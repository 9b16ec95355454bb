"""Records of complaint handling."""

from zona.modules.complaints.models.channels import Channel, ChannelCheck
from zona.modules.complaints.models.complaints import (
    LONGEST,
    Complaint,
    ComplaintFile,
    ComplaintRows,
    FollowUp,
)

__all__ = [
    "LONGEST",
    "Channel",
    "ChannelCheck",
    "Complaint",
    "ComplaintFile",
    "ComplaintRows",
    "FollowUp",
]
