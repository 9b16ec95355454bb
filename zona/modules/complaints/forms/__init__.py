"""What the pages of complaint handling ask for."""

from zona.modules.complaints.forms.channels import (
    BoxForm,
    ChannelCheckForm,
    ChannelForm,
    CloseForm,
    ListFilter,
    RecapFilter,
)
from zona.modules.complaints.forms.fields import UnitFilter
from zona.modules.complaints.forms.handling import (
    AcceptForm,
    ArchiveForm,
    ClosingForm,
    DisposeForm,
    DraftForm,
    ForwardForm,
    InternalNoteForm,
    NoteForm,
    SpokenForm,
    StepForm,
)
from zona.modules.complaints.forms.receiving import (
    CheckForm,
    DeskForm,
    PublicForm,
    StoryForm,
)
from zona.modules.complaints.forms.tracking import (
    MessageForm,
    RatingForm,
    ReasonForm,
    TrackForm,
)

__all__ = [
    "AcceptForm",
    "ArchiveForm",
    "BoxForm",
    "ChannelCheckForm",
    "ChannelForm",
    "CheckForm",
    "CloseForm",
    "ClosingForm",
    "DeskForm",
    "DisposeForm",
    "DraftForm",
    "ForwardForm",
    "InternalNoteForm",
    "ListFilter",
    "MessageForm",
    "NoteForm",
    "PublicForm",
    "RatingForm",
    "ReasonForm",
    "RecapFilter",
    "SpokenForm",
    "StepForm",
    "StoryForm",
    "TrackForm",
    "UnitFilter",
]
