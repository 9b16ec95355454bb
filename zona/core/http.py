"""The request as views see it once the door has let the person in."""

from django.http import HttpRequest

from zona.core.people.models import User


class Request(HttpRequest):
    """A request that has passed `requires`, so its user is one of ours."""

    user: User
