"""Figures from inside one process: statements of a page, and the page without HTTP."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.load.load import Times, one_by_one
from tests.places import Worksheet
from zona.core.people.models import User

# A transaction's frame is no question to the database.
FRAME = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


@dataclass(frozen=True, slots=True)
class Inside:
    """What one request costs in Python, and how many statements it sends."""

    times: Times
    queries: int


def signed_in(username: str) -> Client:
    """Return a client of Django's own that is signed in on the same database."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(username=username))
    return client


def measured(ask: Callable[[], HttpResponseBase], times: int) -> Inside:
    """Return the time of the asking and the statements of one of them, when warm."""

    def must() -> None:
        response = ask()
        if response.status_code not in {200, 302}:
            raise RuntimeError(f"The page answers {response.status_code}.")

    found = one_by_one(must, times)
    with CaptureQueriesContext(connection) as captured:
        must()
    counted = [
        query
        for query in captured.captured_queries
        if not query["sql"].startswith(FRAME)
    ]
    return Inside(found, len(counted))


def saves(username: str, sheet: Worksheet, code: str) -> Callable[[], HttpResponseBase]:
    """Return what saves one answer again and again, from where the database stands."""
    client = signed_in(username)
    pen = sheet.pen(code)
    headers = {**pen.HEADERS}

    def save() -> HttpResponseBase:
        response = client.post(pen.path, pen.fields(), headers=headers)
        pen.version += response.status_code == 200
        return response

    return save
