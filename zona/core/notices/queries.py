"""A person's notices."""

from zona.core.notices.models import Notice
from zona.core.people.models import User

LATEST = 50


def unread_count(user: User) -> int:
    """Return how many notices a person has not opened."""
    return Notice.objects.visible_to(user).unread().count()


def latest(user: User, limit: int = LATEST) -> tuple[Notice, ...]:
    """Return a person's youngest notices, youngest first."""
    return tuple(Notice.objects.visible_to(user).order_by("-sent_at", "-pk")[:limit])
