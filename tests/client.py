"""A small HTTP client over one kept-alive connection to this machine."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, RemoteDisconnected
from http.cookies import SimpleCookie
from typing import Self
from urllib.parse import urlencode

SECONDS = 60


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server said."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def location(self) -> str:
        return self.headers.get("location", "")


class Client:
    """A browser's bare minimum: cookies, forms, the key against forgery."""

    def __init__(self, port: int, cookies: Mapping[str, str] | None = None) -> None:
        self.port = port
        self.cookies = dict(cookies or {})
        self._line = HTTPConnection("127.0.0.1", port, timeout=SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._line.close()

    def again(self) -> "Client":
        """Return a second connection of the same signed-in person."""
        return Client(self.port, self.cookies)

    def get(self, path: str, **headers: str) -> Reply:
        return self._ask("GET", path, None, headers)

    def post(self, path: str, fields: Mapping[str, str], **headers: str) -> Reply:
        given = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-CSRFToken": self.cookies.get("zona_csrf", ""),
        }
        return self._ask("POST", path, urlencode(fields), given | headers)

    def sign_in(self, username: str, password: str, path: str = "/masuk/") -> Self:
        """Sign in through the page; raise if the server does not let the person in."""
        self.get(path)
        reply = self.post(path, {"login": username, "password": password})
        if reply.status != 302 or "zona_session" not in self.cookies:
            raise PermissionError(f"{username} cannot sign in: {reply.status}")
        return self

    def _ask(
        self, method: str, path: str, body: str | None, headers: Mapping[str, str]
    ) -> Reply:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = {"Cookie": cookie, **headers}
        try:
            self._line.request(method, path, body, sent)
            answer = self._line.getresponse()
        except (BrokenPipeError, RemoteDisconnected):
            if method != "GET":  # a form that may have been heard is not sent twice
                self._line.close()
                raise
            self._line.close()
            self._line.request(method, path, body, sent)
            answer = self._line.getresponse()
        content = answer.read()
        for line in answer.headers.get_all("set-cookie", []):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        named = {name.lower(): value for name, value in answer.getheaders()}
        return Reply(answer.status, named, content)


def hidden(page: str, name: str) -> str:
    """Return the value of a hidden field of a page."""
    for tag in re.findall(r"<input[^>]*>", page):
        if f'name="{name}"' in tag and (found := re.search(r'value="([^"]*)"', tag)):
            return found.group(1)
    raise LookupError(f"The page has no field {name}.")
