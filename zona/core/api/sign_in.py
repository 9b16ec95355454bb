"""Who calls: a key in the header, or the session of an open page."""

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja.security import HttpBearer, SessionAuth

from zona.core.api import actions
from zona.core.people.models import User


class KeyAuth(HttpBearer):
    """Lets in whoever sends `Authorization: Bearer <key>`."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        """Return the person for whom the key acts, as the request's user."""
        key = actions.key_in_use(token, on=localdate())
        if key is None:
            return None
        request.user = key.user
        return key.user


class PageAuth(SessionAuth):
    """Lets in whoever has signed in; a write then needs the CSRF token."""

    def authenticate(self, request: HttpRequest, key: str | None) -> User | None:
        """Return the signed-in person, if any."""
        return request.user if request.user.is_authenticated else None


WAYS = [KeyAuth(), PageAuth()]
