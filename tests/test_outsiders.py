"""Nobody from outside gets in: one test over every address and every operation.

The sample office is loaded with all that it holds. A person of the office who holds
every role first shows which doors there are; then people knock at each: one who holds
every role, but in a unit elsewhere; one of the office who holds none; and one without an
account. What is open is listed, so that a failure names every door.
"""

import json
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice, product

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.test import Client

from zona.core.access import Permission
from zona.core.api.service import operations
from zona.core.api.urls import API
from zona.core.listing import addresses
from zona.core.people.models import Grant, Unit
from zona.core.people.tests.people import person, satker
from zona.core.roles import Role
from zona.core.sample import load_all

UNIT = "bppsi-pekanbaru"
CLOSED = {403, 404, 405}
PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>|{(\w+)}")
NUMBERS = [str(number) for number in range(1, 13)]
WORDS = ["MP", "PM.MP.1.a", "PU.MP.1.a", "2.1.a", "kesimpulan", "approve", UNIT]
MOST = 84  # combinations tried at one door: every number with every word
# The law's blank form and the calendar of the whole country: the same for everybody.
FOR_ALL = {"assessment:instrument_view", "administration:year_adopt"}


@dataclass(frozen=True, slots=True)
class Door:
    """One address with its parameters filled in, and who may enter."""

    name: str
    path: str
    access: object
    is_shown: bool  # the insider has seen a page there


@dataclass(frozen=True, slots=True)
class People:
    """Who knocks; the insider holds every role in the sample office."""

    insider: Client
    stranger: Client
    idler: Client
    anyone: Client


@pytest.fixture(autouse=True)
def _a_no_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer a no with its number only: thousands are asked for, none is read."""
    for status in (403, 404):
        answer = partial(_no, status=status)
        monkeypatch.setattr(f"zona.config.urls.handler{status}", answer, raising=False)


def _no(request: HttpRequest, exception: Exception, *, status: int) -> HttpResponse:
    return HttpResponse(str(exception), status=status)


@pytest.fixture(autouse=True)
def _rows_are_numbered_from_one(db: None) -> None:
    """Some databases go on counting after a test was rolled back; doors want 1 to 12."""
    every = list(apps.get_models(include_auto_created=True))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), every):
            cursor.execute(statement)


def _people() -> People:
    office = Unit.objects.get(code=UNIT)
    insider = person("orang-dalam", unit=office)
    for role in Role:
        Grant.objects.create(user=insider, unit=office, role=role)
    stranger = person("orang-luar", *Role, unit=satker("balai-luar"))
    idler = person("tanpa-peran", unit=office)
    clients = [Client() for _ in range(4)]
    for client, user in zip(clients, (insider, stranger, idler), strict=False):
        client.force_login(user, backend="zona.core.people.sign_in.Backend")
    return People(*clients)


def _filled(route: str) -> Iterator[str]:
    """Yield addresses of a route, its parameters filled in with what may exist."""
    names = [kind or name or bare for kind, name, bare in PARAMETER.findall(route)]
    given = [NUMBERS if name in {"int", "pk"} else WORDS for name in names]
    for values in islice(product(*given), MOST):
        path = route
        for value in values:
            path = PARAMETER.sub(value, path, count=1)
        yield path


def _doors(insider: Client) -> Iterator[Door]:
    """Yield every page: where the insider finds something, else the first address."""
    for address in addresses():
        if address.route.startswith(("/_ui/", "/^", "/api/")):
            continue
        paths = list(_filled(address.route))
        shown = _shown(insider, paths) if "<" in address.route else paths[0]
        yield Door(address.name, shown or paths[0], address.access, bool(shown))


def _shown(insider: Client, paths: list[str]) -> str | None:
    """Return the first address where the insider finds a page, if there is one."""
    for path in paths:
        status = _status(insider.get(path))
        if status == 405:  # a step: it shows no page, whatever stands in its address
            return None
        if status not in CLOSED:
            return path
    return None


def _asked(client: Client, door: Door) -> set[int]:
    return {_status(client.get(door.path)), _status(client.post(door.path))}


def _status(response: HttpResponseBase) -> int:
    if response.streaming:  # a file that was handed out stays open until it is read
        deque(response.streaming_content, maxlen=0)  # type: ignore[attr-defined]  # a streaming response has it
    return response.status_code


def test_every_page_and_operation_is_closed_to_people_from_outside() -> None:
    assert list(load_all())
    people = _people()
    doors = list(_doors(people.insider))

    assert set(_open_pages(people, doors)) == set()
    assert set(_open_operations(people)) == set()
    assert sum(door.is_shown for door in doors) > len(doors) / 2


def _open_pages(people: People, doors: list[Door]) -> Iterator[str]:
    name = Unit.objects.get(code=UNIT).short_name
    for door in doors:
        if door.access == "public":
            continue
        if _asked(people.anyone, door) - {302, 405}:
            yield f"{door.path} without an account"
        if isinstance(door.access, Permission) and _asked(people.idler, door) - CLOSED:
            yield f"{door.path} without a role"
        if "<" not in door.path and door.name not in FOR_ALL:
            yield from _seen_from_elsewhere(people.stranger, door, name)


def _seen_from_elsewhere(stranger: Client, door: Door, unit: str) -> Iterator[str]:
    """Yield what a person of another unit gets: a row is closed, a list lacks ours."""
    if re.search(r"/(\d+|bppsi-pekanbaru)/", door.path):
        if _asked(stranger, door) - CLOSED:
            yield f"{door.path} from another unit"
    elif unit in _words(stranger.get(door.path)):
        yield f"{door.path} names the office to another unit"


def _words(response: HttpResponseBase) -> str:
    return "" if response.streaming else response.content.decode(errors="replace")  # type: ignore[attr-defined]  # a plain response has content


def _open_operations(people: People) -> Iterator[str]:
    for route, operation in operations(API):
        for method in operation.methods:
            for path in islice(_filled(f"/api/v1{route}"), len(NUMBERS)):
                for who in _let_in(people, method, path, operation.view_func):
                    yield f"{method} {path}: {who}"


def _let_in(
    people: People, method: str, path: str, view: Callable[..., object]
) -> Iterator[str]:
    """Yield who gets more from an operation than a no."""

    def ask(client: Client) -> HttpResponseBase:
        given = {"value": "Ya", "version": 0}
        return client.generic(
            method, path, json.dumps(given), content_type="application/json"
        )

    if ask(people.anyone).status_code != 401:
        yield "without a key"
    marked = getattr(view, "access", None)
    if isinstance(marked, Permission) and ask(people.idler).status_code not in CLOSED:
        yield "without a role"
    answer = ask(people.stranger)
    has_row = "/1/" in path or path.rsplit("/", 2)[-2].isdigit()
    if has_row and answer.status_code not in CLOSED:
        yield "from another unit"
    if UNIT in _words(answer):
        yield "names the office"
