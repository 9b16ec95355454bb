"""What an office keeps in order beside its cases. Modules name their subjects here."""

from zona.core.upkeep.topics import Topic, topics

__all__ = ["Topic", "topics"]
