"""The programme on paper."""

from zona.modules.programme.documents.pakta import pakta_paper, pakta_register
from zona.modules.programme.documents.team import decree_draft, selection_minutes

__all__ = ["decree_draft", "pakta_paper", "pakta_register", "selection_minutes"]
