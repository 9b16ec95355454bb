"""What surrounds a plan: events, the followed route, scores, files, the public page."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from zona.core import facts as core_facts
from zona.core.facts import Fact, Reading, Table
from zona.core.people.models import User
from zona.core.refused import Refused
from zona.modules.programme import actions, queries
from zona.modules.programme.models import (
    Meeting,
    Outreach,
    PlanAction,
    PlanEvent,
    WorkPlan,
)
from zona.modules.programme.rules import Entry, MeetingKind, lay_out, start_quarter
from zona.modules.programme.tests.browsing import browser, text, url
from zona.modules.programme.tests.records import (
    AT,
    TODAY,
    action,
    head,
    lead,
    meeting,
    member,
    plan,
    stranger,
    target,
)

CLIMBS = (
    *("Indikator", "Kode", "Pertanyaan", "Dari", "Ke", "Nilai", "Upaya", "Alamat"),
)
ROUTE = (
    ("PM.MP.2", "PM.MP.2.a", "Rencana kerja ada", "C", "A", "0,75", "2", "/lke/1/a/"),
    ("PM.PW.1", "PM.PW.1.b", "Kampanye", "", "Ya", "0,50", "1", "/lke/1/b/"),
)
SCORES = ("Kode", "Bagian", "Nilai", "Bobot", "Persen")
GATES = ("Predikat", "Syarat", "Nilai", "Ambang", "Jarak", "Lulus")


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish a route and a score, as the assessment does."""
    whole = ("PU", "Pengungkit", "32,95", "60,00", "54,92")
    area = ("PM.MP", "– Manajemen Perubahan", "3,20", "8,00", "40,00")
    gates = [
        ("WBK", "Manajemen Perubahan", "40,00", "60,00", "-20,00", "Belum"),
        ("Lain", "Manajemen Perubahan", "40,00", "30,00", "10,00", "Ya"),
        ("WBK", "Hasil", "0,00", "32,00", "-32,00", "Belum"),
    ]
    tables: Mapping[str, Table] = {
        "assessment.climbs_count": Table(CLIMBS, ROUTE),
        "assessment.total_score": Table(SCORES, (whole, area)),
        "assessment.gates_passed_count": Table(GATES, tuple(gates)),
    }
    found = {
        code: Fact(code, code, lambda *_, table=table: Reading(1, (), table))
        for code, table in tables.items()
    }
    monkeypatch.setattr(core_facts, "facts", lambda: found)


def approved(budi: User, citra: User) -> WorkPlan:
    """Return a plan with a target and an action that the head approved on 1 October."""
    found = plan(budi)
    target(found, budi)
    action(found, budi, owner=budi)
    actions.move_plan(found, "discuss", by=budi, at=AT)
    actions.move_plan(found, "approve", by=citra, at=AT)
    found.refresh_from_db()
    return found


def outreach(by: User, held_on: date = TODAY, proof: str = "Foto") -> Outreach:
    return actions.record_outreach(
        unit=by.unit,
        held_on=held_on,
        subject="Rencana kerja",
        medium="Spanduk",
        audience="Pegawai",
        reached_count=45,
        proof=proof,
        by=by,
        at=AT,
    )


def gathering(by: User, held_on: date = TODAY) -> Meeting:
    return meeting(by, held_on, MeetingKind.SOSIALISASI)


# --- rules --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "first", "last", "expected"),
    [
        (date(2021, 9, 30), 2021, 2021, (2021, 4)),
        (date(2021, 10, 1), 2021, 2022, (2022, 1)),
        (date(2021, 12, 31), 2021, 2021, (2021, 4)),
        (date(2020, 5, 1), 2021, 2022, (2021, 1)),
        (date(2020, 12, 31), 2021, 2022, (2021, 1)),
    ],
)
def test_a_step_begins_in_the_next_quarter_of_the_plan(
    on: date, first: int, last: int, expected: tuple[int, int]
) -> None:
    assert start_quarter(on, first, last) == expected


@given(st.lists(st.dates(date(2020, 1, 1), date(2023, 12, 31))))
def test_every_day_of_the_year_stands_once_on_the_calendar(days: list[date]) -> None:
    months = lay_out([Entry(day, "x", "/", "y", "info") for day in days], 2021)

    assert len(months) == 12
    assert [month.quarter for month in months] == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
    assert sorted(e.day for m in months for e in m.entries) == sorted(
        day for day in days if day.year == 2021
    )


# --- socialisation ------------------------------------------------------------------


@pytest.mark.django_db
def test_a_plan_is_known_only_through_a_proven_event_of_its_own() -> None:
    budi, citra = lead(), head()
    found = approved(budi, citra)
    bare = outreach(budi, proof="")
    outreach(budi)  # stands in the register, but did not make this plan known

    actions.tie_event(found, event=bare, by=budi, at=AT)
    with pytest.raises(Refused, match="Kaitkan kegiatan"):
        actions.move_plan(found, "socialise", by=budi, at=AT)
    tied = actions.tie_event(found, event=gathering(budi), by=budi, at=AT)
    actions.move_plan(found, "socialise", by=budi, at=AT)

    assert (tied.way, tied.reach, tied.held_on) == ("Rapat", 12, TODAY)
    with pytest.raises(Refused, match="sudah dinyatakan"):
        actions.untie_event(tied, by=budi, at=AT)


@pytest.mark.django_db
def test_an_event_is_tied_once_and_only_since_the_approval() -> None:
    budi, citra = lead(), head()
    found = approved(budi, citra)
    once = outreach(budi)
    actions.tie_event(found, event=once, by=budi, at=AT)

    early = outreach(budi, held_on=date(2021, 9, 30))
    for wrong in (once, early, meeting(budi, TODAY), gathering(budi, early.held_on)):
        with pytest.raises(Refused, match="satu kali"):
            actions.tie_event(found, event=wrong, by=budi, at=AT)
    with pytest.raises(Refused, match="satu kali"):
        actions.tie_event(plan(budi, 2023, 2023), event=once, by=budi, at=AT)


@pytest.mark.django_db
def test_the_database_wants_one_source_of_an_event() -> None:
    budi = lead()
    found = plan(budi)

    with pytest.raises(ValidationError, match="Pilih satu"):
        PlanEvent(unit=budi.unit, plan=found).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanEvent.objects.create(unit=budi.unit, plan=found)


@pytest.mark.django_db
def test_an_event_is_tied_and_taken_back_on_the_pages() -> None:
    budi, citra, dewi = lead(), head(), stranger()
    found = approved(budi, citra)
    held = outreach(budi)
    client = browser(budi)
    page, tie = found.get_absolute_url(), url("event_new", found.pk)

    assert "Belum ada sosialisasi" in text(client, page)
    assert "Rencana kerja (Spanduk)" in text(client, tie)
    assert client.post(tie, {"event": "outreach-0"}).status_code == 200
    assert client.post(tie, {"event": f"outreach-{held.pk}"}).status_code == 302
    shown = text(client, page)
    assert "Spanduk" in shown
    assert ">45<" in shown
    event = PlanEvent.objects.get()
    remove = url("event_remove", event.pk)
    for address in (tie, remove):
        assert browser(dewi).post(address).status_code == 404
        assert browser(citra).post(address).status_code == 403
    assert client.post(remove).status_code == 302
    assert not PlanEvent.objects.exists()


# --- the followed route -------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
def test_a_step_of_the_route_becomes_an_action_once() -> None:
    budi = lead()
    found = plan(budi)
    first, second = queries.climbs(found, TODAY)

    row = actions.take_climb(found, first.key, by=budi, at=AT)

    assert row.text == "Menaikkan jawaban PM.MP.2.a dari C ke A: Rencana kerja ada"
    assert second.text.startswith("Menaikkan jawaban PM.PW.1.b dari kosong ke Ya")
    assert (row.year, row.quarter, row.user) == (2022, 1, budi)
    assert row.indicators == "PU.MP.2,PM.MP.2"
    with pytest.raises(Refused, match="sudah diambil"):
        actions.take_climb(found, first.key, by=budi, at=AT)
    assert [actions.take_climbs(found, by=budi, at=AT) for _ in "12"] == [1, 0]
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanAction.objects.update(source_key="sama")


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
def test_an_approved_plan_takes_no_steps() -> None:
    budi, citra = lead(), head()
    found = approved(budi, citra)

    assert queries.climbs(found, TODAY) == ()
    assert "jalur terpendek" not in text(browser(budi), found.get_absolute_url())


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
def test_steps_are_taken_on_the_page_one_by_one_or_together() -> None:
    budi, citra = lead(), head()
    found = plan(budi)
    client, take = browser(budi), url("climb_take", found.pk)
    assert "Usulan dari jalur terpendek" in text(client, found.get_absolute_url())

    assert browser(stranger()).post(take).status_code == 404
    assert browser(citra).post(take).status_code == 403
    assert client.post(take, {"key": "PM.MP.2.a#A"}).status_code == 302
    assert client.post(take, {"key": "PM.MP.2.a#A"}).status_code == 409
    assert client.post(take).status_code == 302

    assert found.actions.count() == 2
    assert "jalur terpendek" not in text(client, found.get_absolute_url())


@pytest.mark.django_db
def test_without_the_solver_nothing_is_proposed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(core_facts, "facts", dict)
    found = plan(lead())
    target(found, User.objects.get(username="budi"))

    assert queries.climbs(found, TODAY) == ()
    assert [row.score for row in queries.scored_targets(found, TODAY)] == [""]


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
def test_a_target_shows_the_present_score_of_what_it_works_on() -> None:
    budi = lead()
    found = plan(budi)
    target(found, budi)
    actions.add_target(found, text="Lain", priority=3, by=budi, at=AT)

    scored, bare = queries.scored_targets(found, TODAY)

    assert scored.score == "Manajemen Perubahan: 3,20 dari 8,00 (40,00%)"
    assert scored.gate == (
        "WBK: 40,00 dari ambang 60,00, belum terpenuhi; "
        "Lain: 40,00 dari ambang 30,00, terpenuhi"
    )
    assert (bare.score, bare.gate) == ("", "")
    page = f"{found.get_absolute_url()}?tampilan=target"
    assert "3,20 dari 8,00" in text(browser(budi), page)


# --- calendar, workbook, public page ------------------------------------------------


@pytest.mark.django_db
def test_the_calendar_shows_a_year_of_the_plan() -> None:
    budi, citra = lead(), head()
    found = approved(budi, citra)
    actions.tie_event(found, event=outreach(budi), by=budi, at=AT)
    page = f"{found.get_absolute_url()}?tampilan=kalender"

    first = text(browser(budi), f"{page}&tahun=2021")

    assert "Oktober 2021" in first
    assert "31 Desember" in first
    assert "Sosialisasi" in first
    for asked, year in (("2022", 2022), ("1999", 2021), ("2050", 2022), ("x", 2022)):
        assert f"Mei {year}" in text(browser(budi), f"{page}&tahun={asked}")


@pytest.mark.django_db
def test_the_workbook_holds_what_the_table_shows() -> None:
    budi, dewi = lead(), stranger()
    found = plan(budi)
    action(found, budi, owner=budi)
    actions.add_action(
        found,
        text="=1+1",
        output="Notula",
        year=2022,
        quarter=1,
        target=target(found, budi),
        post="Arsiparis",
        by=budi,
        at=AT,
    )
    address = url("plan_xlsx", found.pk)

    response = browser(member()).get(address)
    sheet = load_workbook(BytesIO(response.content)).worksheets[0]
    narrow = browser(budi).get(f"{address}?owner={budi.pk}")

    assert response["Content-Disposition"].endswith('aksi-balai-uji-2021.xlsx"')
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == ["Membahas rencana kerja", "=1+1"]
    assert sheet["A3"].data_type == "s"
    assert rows[1][2:7] == (
        "Komitmen pimpinan",
        None,
        2022,
        "I",
        sheet["G3"].value,
    )
    assert sheet["G3"].value.date() == date(2022, 3, 31)
    assert load_workbook(BytesIO(narrow.content)).worksheets[0].max_row == 2
    assert browser(dewi).get(address).status_code == 404


@pytest.mark.django_db
def test_the_public_reads_an_approved_plan_without_names() -> None:
    budi, citra = lead(), head()
    address = reverse("published:plan_public", args=[budi.unit.code])
    for missing in (address, reverse("published:plan_public", args=["tidak-ada"])):
        response = Client().get(missing)
        assert response.status_code == 404
        assert "belum diumumkan" in response.content.decode()
    found = approved(budi, citra)
    actions.tie_event(found, event=outreach(budi), by=budi, at=AT)

    shown = text(Client(), address)

    assert address == "/publik/program/balai-uji/"
    for words in ("Komitmen pimpinan", "Triwulan IV 2021", "Spanduk", "1 Oktober 2021"):
        assert words in shown
    assert budi.full_name not in shown
    assert address in text(browser(budi), found.get_absolute_url())


@pytest.mark.django_db
def test_a_draft_is_not_public() -> None:
    budi = lead()
    found = plan(budi)
    action(found, budi)

    address = reverse("published:plan_public", args=[budi.unit.code])

    assert Client().get(address).status_code == 404
    assert address not in text(browser(budi), found.get_absolute_url())


@pytest.mark.django_db
@pytest.mark.parametrize("view", ["kalender", "target", "tabel"])
def test_more_rows_do_not_mean_more_queries(view: str) -> None:
    budi, citra = lead(), head()
    found = approved(budi, citra)
    client = browser(budi)
    page = f"{found.get_absolute_url()}?tampilan={view}&tahun=2021"
    client.get(page)
    counts = []
    for _ in "12":
        actions.tie_event(found, event=outreach(budi), by=budi, at=AT)
        actions.tie_event(found, event=gathering(budi), by=budi, at=AT)
        with CaptureQueriesContext(connection) as queries_made:
            client.get(page)
        counts.append(len(queries_made))

    assert counts[0] == counts[1]
