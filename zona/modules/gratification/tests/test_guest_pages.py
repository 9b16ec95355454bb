"""What the desk, the host and others see of the guest book."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from zona.core.people.models import User
from zona.core.people.tests.people import person
from zona.core.roles import Role
from zona.modules.gratification import actions
from zona.modules.gratification.models import (
    GuestVisit,
    Report,
)
from zona.modules.gratification.rules import Kind
from zona.modules.gratification.tests import people
from zona.modules.gratification.tests.people import browser, given

pytestmark = pytest.mark.django_db
HOME = "/gratifikasi/"


def url(name: str, *args: object) -> str:
    return reverse(f"gratification:{name}", args=args)


@pytest.fixture
def citra() -> User:
    return people.citra()


@pytest.fixture
def ani(citra: User) -> User:
    return people.ani()


def report(by: User, **other: Any) -> Report:
    """Return a report of today, so that its steps may be taken on the pages."""
    words = given(received_on=localdate() - timedelta(days=1), **other)
    return actions.submit_report(workplace=by.unit, by=by, at=now(), **words)


def typed(**other: Any) -> dict[str, Any]:
    day = localdate() - timedelta(days=1)
    return {**given(), "received_on": day.isoformat(), **other}


def guest(**other: Any) -> dict[str, Any]:
    return {
        "guest_name": "Tamu Contoh",
        "agency": "PT Contoh",
        "contact": "0812 3456 7890",
        "purpose": "Menanyakan hasil uji",
        "meeting_place": "upp",
        "arrived_at": now().strftime("%Y-%m-%dT00:01"),
        **other,
    }


def test_an_offered_gift_opens_its_refusal_filled_in(citra: User) -> None:
    client = browser(people.fani())
    sent = guest(goods="Parsel kue", offers_gift="on")

    answer = client.post(url("guest_new"), sent, follow=True)

    assert "Isian dari buku tamu" in answer.text
    for word in ("Parsel kue", "Tamu Contoh", "PT Contoh", "Menanyakan hasil uji"):
        assert word in answer.text
    visit = GuestVisit.objects.get()
    sent = typed(kind="penolakan", nik="", address="", phone="")
    client.post(f"{url('report_new')}?tamu={visit.pk}", sent)
    found = Report.objects.get()
    assert (found.kind, found.visit) == (Kind.PENOLAKAN, visit)
    assert str(found) in client.get(visit.get_absolute_url()).text


def test_the_guest_book_is_kept_by_the_desk(citra: User) -> None:
    fani, client = people.fani(), None
    client = browser(fani)
    assert "Belum ada tamu" in client.get(url("guest_list")).text
    page = client.post(url("guest_new"), guest(offers_gift="on", goods="")).text
    assert "Sebutkan barang" in page
    assert "Menanyakan hasil uji" in page

    client.post(url("guest_new"), guest(host=fani.pk))
    visit = GuestVisit.objects.get()
    client.post(url("guest_edit", visit.pk), guest(purpose="Mengambil hasil uji"))
    assert "Mengambil hasil uji" in client.get(url("guest_edit", visit.pk)).text
    client.post(url("guest_leave", visit.pk))
    assert client.post(url("guest_leave", visit.pk)).status_code == 409

    visit.refresh_from_db()
    assert visit.left_at is not None
    today = localdate()
    wide = {
        "dari": (today - timedelta(days=2)).isoformat(),
        "sampai": today.isoformat(),
    }
    assert "Tamu Contoh" in client.get(url("guest_list"), {**wide, "q": "contoh"}).text
    for status in ("hadir", "pemberian"):
        assert (
            "Tamu Contoh" not in client.get(url("guest_list"), {"status": status}).text
        )
    assert client.get(url("guest_recap", "pdf"), wide).content.startswith(b"%PDF")
    assert client.get(url("guest_recap", "docx")).content.startswith(b"PK")


def test_the_host_sees_his_guest_and_nobody_elses(ani: User) -> None:
    visit = people.visit(people.fani(), host=ani)
    page = browser(ani).get(visit.get_absolute_url())

    assert "Catat penolakan" in page.text
    assert browser(people.budi()).get(url("guest_list")).status_code == 200
    other = browser(person("gita", Role.EMPLOYEE))
    assert other.get(visit.get_absolute_url()).status_code == 404
    assert other.get(url("guest_list")).status_code == 403
    assert other.get(f"{url('report_new')}?tamu={visit.pk}").status_code == 404
    assert other.get(f"{url('report_new')}?tamu=x").status_code == 404
