"""What an office owes by the calendar. Modules declare their duties with these words."""

from zona.core.duties.registry import Content, Counted, Duty, duties, duty
from zona.core.duties.rules import Kind, Rhythm

__all__ = ["Content", "Counted", "Duty", "Kind", "Rhythm", "duties", "duty"]
