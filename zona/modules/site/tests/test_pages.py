"""Beranda and the notices, as their reader meets them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from zona.core import facts
from zona.core.agenda import Task
from zona.core.facts import Period, Reading, Source, Table
from zona.core.notices.actions import send
from zona.core.notices.models import Notice
from zona.core.people.models import User
from zona.core.people.tests.people import person, satker
from zona.core.roles import Role
from zona.modules.site import queries

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 12, 8, 2, tzinfo=UTC)
TODAY = date(2021, 12, 8)


@pytest.fixture
def ani() -> User:
    return person("ani", Role.EMPLOYEE)


def at(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(response: Any) -> str:
    return str(response.content.decode())


def notify(user: User, title: str = "Laporan menunggu", url: str = "/akun/") -> Notice:
    [notice] = send(to=[user], title=title, body="Diajukan.", url=url, at=NOW)
    return notice


def waiting(monkeypatch: pytest.MonkeyPatch, *tasks: Task) -> None:
    """Let the agenda answer with these tasks, whichever modules are switched on."""
    monkeypatch.setattr(queries, "agenda_for", lambda user, on: list(tasks))


# --- Beranda ---------------------------------------------------------------------------


def test_beranda_greets_with_unit_and_roles_and_teaches_when_empty(
    ani: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting(monkeypatch)

    page = text(at(ani).get("/"))

    assert "Balai balai-uji" in page
    assert "Pegawai" in page
    assert "Tidak ada yang menunggu Anda" in page
    assert "Tidak ada pemberitahuan baru." in page


def test_tasks_stand_in_groups_with_clock_and_reason(
    ani: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = Task("Tinjau laporan", "/x/", TODAY - timedelta(days=1), "Diajukan ketua")
    soon = Task("Jawab LKE", "/y/", TODAY + timedelta(days=1))
    waiting(monkeypatch, late, soon, Task("Baca panduan", "/z/"))

    groups = queries.task_groups(ani, TODAY)

    assert [(g.stretch.label, [t.words for t in g.tasks]) for g in groups] == [
        ("Terlambat", ["terlambat 1 hari kerja"]),
        ("Pekan ini", ["1 hari kerja lagi"]),
        ("Tanpa tenggat", ["tanpa tenggat"]),
    ]
    page = text(at(ani).get("/"))
    assert "Diajukan ketua" in page
    assert 'href="/x/"' in page


def test_many_tasks_cost_no_more_queries(
    ani: User, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: object
) -> None:
    tasks = [Task(f"Tugas {n}", "/x/", TODAY + timedelta(days=n)) for n in range(60)]
    waiting(monkeypatch, *tasks)

    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's fixture
        queries.task_groups(ani, TODAY)


def publish(monkeypatch: pytest.MonkeyPatch, on: date) -> None:
    """Let the assessment's two facts speak for the unit on one day only."""
    rows = (
        ("WBK", "Nilai total", "62,50", "75,00", "12,50", "Belum"),
        ("WBK", "Pengungkit", "45,00", "40,00", "0,00", "Ya"),
        ("WBBM", "Nilai total", "62,50", "85,00", "22,50", "Belum"),
    )
    columns = ("Predikat", "Syarat", "Nilai", "Ambang", "Jarak", "Lulus")
    found = {
        "assessment.total_score": Reading(
            Decimal("62.5"), (Source("LKE 2021", "/l/"),)
        ),
        "assessment.gates_passed_count": Reading(1, (), Table(columns, rows)),
    }

    def read(code: str, unit_id: int, period: Period) -> Reading | None:
        return found[code] if on in period else Reading(None)

    monkeypatch.setattr(facts, "read", read)


def test_the_units_standing_is_shown_with_its_gates(
    ani: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(monkeypatch, date(2020, 12, 31))

    standing = queries.standing(ani, TODAY)

    assert standing
    assert standing.total.value == Decimal("62.5")
    assert (standing.title, standing.url) == ("LKE 2021", "/l/")
    assert [(g.predicate, g.passed, g.count) for g in standing.gates] == [
        ("WBK", 1, 2),
        ("WBBM", 0, 1),
    ]


def test_a_standing_from_long_ago_is_not_shown(
    ani: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(monkeypatch, date(2010, 12, 31))

    assert queries.standing(ani, TODAY) is None


def test_who_may_not_see_readiness_sees_no_card(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publish(monkeypatch, TODAY)

    assert queries.standing(person("satpam", Role.GUARD), TODAY) is None


def test_a_module_that_is_switched_off_leaves_no_card(
    ani: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts, "read", lambda code, unit_id, period: None)

    assert queries.standing(ani, TODAY) is None


def test_a_standing_without_source_or_gates_still_reads() -> None:
    standing = queries._standing(Reading(Decimal(1)), None)

    assert (standing.title, standing.url, standing.gates) == ("", "", ())


def test_beranda_needs_a_person_with_a_role() -> None:
    assert Client().get("/").url == "/masuk/?next=/"  # type: ignore[attr-defined]  # a redirect
    assert at(person("eko")).get("/").status_code == 403


# --- notices ---------------------------------------------------------------------------


def test_unread_notices_stand_on_beranda_and_in_the_list(ani: User) -> None:
    notify(ani)
    client = at(ani)

    assert "Laporan menunggu" in text(client.get("/"))
    page = text(client.get("/pemberitahuan/"))
    assert "Laporan menunggu" in page
    assert "Tandai semua dibaca" in page


def test_an_empty_list_says_what_will_stand_there(ani: User) -> None:
    assert "Belum ada pemberitahuan" in text(at(ani).get("/pemberitahuan/"))


def test_opening_a_notice_marks_it_and_goes_where_it_leads(ani: User) -> None:
    notice, plain = notify(ani), notify(ani, url="")
    client = at(ani)

    opened = client.post(f"/pemberitahuan/{notice.pk}/")
    stayed = client.post(f"/pemberitahuan/{plain.pk}/")

    assert opened.url == "/akun/"  # type: ignore[attr-defined]  # a redirect
    assert stayed.url == "/pemberitahuan/"  # type: ignore[attr-defined]  # a redirect
    assert not Notice.objects.visible_to(ani).unread().exists()


def test_one_or_all_are_marked_as_read(ani: User) -> None:
    first = notify(ani)
    notify(ani)
    notify(ani)
    client = at(ani)

    client.post(f"/pemberitahuan/{first.pk}/dibaca/")
    assert Notice.objects.visible_to(ani).unread().count() == 2
    page = text(client.post("/pemberitahuan/dibaca/", follow=True))

    assert "2 pemberitahuan ditandai" in page
    assert "Tandai semua dibaca" not in page


def test_the_list_has_pages_and_costs_the_same(
    ani: User, django_assert_max_num_queries: object
) -> None:
    for number in range(30):
        notify(ani, f"Kabar {number}")

    client = at(ani)
    with django_assert_max_num_queries(7):  # type: ignore[operator]  # pytest-django's fixture
        page = text(client.get("/pemberitahuan/"))

    assert "1–25 dari 30" in page
    assert "26–30 dari 30" in text(client.get("/pemberitahuan/?page=2"))


def test_dewi_does_not_find_anis_notices(ani: User) -> None:
    notice = notify(ani)
    dewi = at(person("dewi", Role.EMPLOYEE, unit=satker("balai-lain")))

    assert dewi.post(f"/pemberitahuan/{notice.pk}/").status_code == 404
    assert dewi.post(f"/pemberitahuan/{notice.pk}/dibaca/").status_code == 404
    assert "Laporan menunggu" not in text(dewi.get("/pemberitahuan/"))
    assert at(ani).get(f"/pemberitahuan/{notice.pk}/").status_code == 405
