"""What the pages of modules share: the place, the order of a list, the form."""

from typing import Any

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory

from zona.core import pages
from zona.core.http import Request
from zona.core.people.models import Position, Unit, User
from zona.core.people.tests.people import person, satker
from zona.core.roles import Permission

NORTH, SOUTH = Unit(pk=1, code="utara"), Unit(pk=2, code="selatan")


def asked(query: str = "", **posted: str) -> Request:
    make = RequestFactory()
    request: HttpRequest = make.post("/", posted) if posted else make.get(f"/?{query}")
    request.user = User(pk=1)
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]  # where Django keeps them
    return request  # type: ignore[return-value]  # has passed the door


def test_the_unit_is_the_one_asked_for_else_the_nearest() -> None:
    assert pages.picked(asked(), [NORTH, SOUTH]) == NORTH
    assert pages.picked(asked("unit=selatan"), [NORTH, SOUTH]) == SOUTH

    with pytest.raises(Http404):
        pages.picked(asked("unit=timur"), [NORTH, SOUTH])
    with pytest.raises(Http404):
        pages.picked(asked(), [])


class Perm(Permission):
    READ = "test.read"


@pytest.mark.django_db
def test_who_lacks_the_permission_is_refused() -> None:
    request = asked()
    request.user = person("budi")

    with pytest.raises(PermissionDenied):
        pages.require(request, Perm.READ, request.user.unit)


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("2021", 2021),
        ("2000", 2000),
        ("1999", 2026),
        ("2100", 2100),
        ("2101", 2026),
        ("", 2026),
        ("dua ribu", 2026),
        ("-2021", 2026),
        ("2" * 5000, 2026),  # more digits than Python turns into a number
        ("٢٠٢١", 2026),
    ],
)
def test_a_year_is_read_or_left_to_its_default(said: str, year: int) -> None:
    assert pages.year_of(asked(f"tahun={said}"), 2026) == year


def test_a_year_before_the_law_is_left_to_its_default() -> None:
    assert pages.year_of(asked("tahun=2013"), 2026, 2014) == 2026
    assert pages.year_of(asked("tahun=2014"), 2026, 2014) == 2014


HEADS = (
    pages.Head("Unit", "unit", "name"),
    pages.Head("Induk"),
    pages.Head("Kode", "kode", "code", numeric=True),
)


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("", ("-code", "pk")),
        ("urut=unit", ("name", "pk")),
        ("urut=-unit", ("-name", "pk")),
        ("urut=password", ("-code", "pk")),
    ],
)
def test_a_list_is_ordered_by_a_column_of_its_own(
    query: str, order: tuple[str, str]
) -> None:
    rows, _ = pages.sort(asked(query), Unit.objects.all(), HEADS, "-kode")

    assert rows.query.order_by == order


def test_a_heading_turns_its_order_around_and_begins_at_the_first_page() -> None:
    request = asked("q=balai&urut=unit&page=3")

    _, columns = pages.sort(request, Unit.objects.all(), HEADS, "kode")

    assert [each.sorted for each in columns] == ["ascending", "", ""]
    assert columns[0].sort_url == "?q=balai&urut=-unit"
    assert columns[1].sort_url == ""
    assert columns[2].sort_url == "?q=balai&urut=kode"
    assert columns[2].numeric


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("page", "number", "known", "goes_on"),
    [
        ("", 1, 225, True),
        ("1", 1, 225, True),
        ("3", 3, 275, True),
        ("4", 4, 300, False),
        ("999", 12, 300, False),
        ("x", 1, 225, True),
    ],
)
def test_a_short_pager_counts_a_few_pages_ahead(
    page: str, number: int, known: int, goes_on: bool
) -> None:
    unit = satker()
    Position.objects.bulk_create(
        Position(unit=unit, title=f"Jabatan {each}") for each in range(300)
    )

    found = pages.near_page(asked(f"page={page}"), Position.objects.order_by("pk"))

    assert (found.number, found.paginator.count) == (number, known)
    assert len(found) == 25
    shown = render_to_string("ui/pager.html", {"page": found})
    assert ("dari lebih dari" in shown) is goes_on


class Named(forms.Form):
    name = forms.CharField(label="Nama")


def test_a_form_begins_with_what_is_known_or_with_what_was_sent() -> None:
    assert not pages.bound(asked(), Named, {"name": "Ani"}).is_bound
    assert pages.bound(asked(), Named, {"name": "Ani"})["name"].value() == "Ani"
    assert pages.bound(asked(name="Budi"), Named)["name"].value() == "Budi"


@pytest.mark.parametrize(
    ("error", "place"),
    [
        (ValidationError("Sudah ada."), "__all__"),
        (ValidationError({"name": "Sudah ada."}), "name"),
        (ValidationError({"elsewhere": "Sudah ada."}), "__all__"),
    ],
)
def test_what_an_action_says_stands_at_its_field(
    error: ValidationError, place: str
) -> None:
    form = Named({"name": "Ani"})
    assert form.is_valid()

    pages.tell(form, error)

    assert form.errors == {place: ["Sudah ada."]}
    assert form["name"].value() == "Ani"


class Page:
    def get_absolute_url(self) -> str:
        return "/catatan/1/"


@pytest.mark.parametrize(
    ("made", "follow", "url"),
    [
        (Page(), True, "/catatan/1/"),
        (Page(), False, "/daftar/"),
        (None, True, "/daftar/"),
    ],
)
def test_a_saved_form_leads_to_its_record_or_back(
    made: Any, follow: bool, url: str
) -> None:
    request = asked(name="Ani")
    given: dict[str, Any] = {}

    response = pages.form_page(
        request,
        pages.bound(request, Named),
        lambda **said: given.update(said) or made,
        template="ui/refused.html",
        back="/daftar/",
        follow=follow,
    )

    assert response.headers["Location"] == url
    assert (given["name"], given["by"]) == ("Ani", request.user)
    assert [str(each) for each in get_messages(request)] == ["Tersimpan."]
