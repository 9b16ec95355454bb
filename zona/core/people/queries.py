"""Reads of people that no person asks for."""

from zona.core.people.models import User


def active_accounts() -> list[User]:
    """Return everybody who may sign in; the demo's sign-in page offers them."""
    people = User.objects.filter(is_active=True).select_related("unit")
    return list(people.order_by("pk"))
