"""Advice from any source: findings, due dates, reopening, completion."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zona.core import facts as core_facts
from zona.core.audit.models import Entry
from zona.core.facts import Fact, Reading, Table
from zona.core.refused import Refused
from zona.modules.programme import actions, queries
from zona.modules.programme.models import Recommendation
from zona.modules.programme.rules import (
    Advice,
    Origin,
    by_origin,
    by_quarter,
    lateness,
    may_reopen,
    origin_of,
)
from zona.modules.programme.tests.browsing import browser, text, url
from zona.modules.programme.tests.records import (
    AT,
    TODAY,
    head,
    lead,
    member,
    recommendation,
    stranger,
)

COLUMNS = ("Tahap", "Nomor", "Temuan", "Indikator", "Tenggat", "Alamat")
FINDINGS = (
    ("Tim Penilai Internal", "1", "Kampanye sekali", "PM.PW.1", "", "/nilai/1/"),
    ("Tim Penilai Nasional", "1", "Bukti lama", "PM.MP.2", "2021-10-20", "/nilai/2/"),
    ("Penilaian pendahuluan", "1", "Belum rapi", "", "", ""),
)
ROWS = (
    Advice("tpi", date(2021, 12, 31), "diverifikasi"),
    Advice("tpi", date(2022, 1, 1), "berjalan"),
    Advice("monev", date(2021, 10, 1), "selesai"),
    Advice("monev", date(2021, 10, 1), "ditolak"),
)


@pytest.fixture
def findings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish findings, as the assessment does when a round is released."""
    table = Table(COLUMNS, FINDINGS)
    fact = Fact("assessment.findings_count", "Temuan", lambda *_: Reading(3, (), table))
    found = {fact.code: fact}
    monkeypatch.setattr(core_facts, "facts", lambda: found)


def test_completion_is_counted_by_origin_without_what_was_rejected() -> None:
    found = [(row.group, row.total, row.done, row.verified) for row in by_origin(ROWS)]

    assert found == [("Rapat monev", 1, 1, 0), ("Tim Penilai Internal", 2, 1, 1)]
    assert [row.percent for row in by_origin(ROWS)] == [Decimal(100), Decimal(50)]


def test_completion_is_counted_by_the_quarter_of_the_due_date() -> None:
    found = [(row.group, row.total, row.done) for row in by_quarter(ROWS)]

    assert found == [("Triwulan IV 2021", 2, 2), ("Triwulan I 2022", 1, 0)]


@given(
    st.lists(
        st.builds(
            Advice,
            origin=st.sampled_from(Origin),
            due_on=st.dates(date(2020, 1, 1), date(2024, 12, 31)),
            state=st.sampled_from(["baru", "berjalan", "selesai", "diverifikasi"]),
        )
    )
)
def test_both_ways_of_counting_hold_everything_once(rows: list[Advice]) -> None:
    for groups in (by_origin(rows), by_quarter(rows)):
        assert sum(group.total for group in groups) == len(rows)
        assert all(group.verified <= group.done <= group.total for group in groups)


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2021, 10, 1), ""),
        (date(2021, 10, 2), "Lewat 1 hari dari tenggat"),
        (date(2021, 10, 11), "Lewat 10 hari dari tenggat"),
    ],
)
def test_lateness_is_said_in_days(on: date, words: str) -> None:
    assert lateness(date(2021, 10, 1), on) == words


def test_the_stage_names_the_origin() -> None:
    assert [origin_of(row[0]) for row in FINDINGS] == ["tpi", "tpn", "lainnya"]


def test_only_another_or_the_head_reopens() -> None:
    assert may_reopen(1, 2, is_head=False)
    assert may_reopen(1, 1, is_head=True)
    assert not may_reopen(1, 1, is_head=False)


@pytest.mark.django_db
@pytest.mark.usefixtures("findings")
def test_findings_wait_with_origin_due_date_and_arithmetic() -> None:
    found = queries.suggestions(lead().unit, TODAY)

    assert [each.origin for each in found] == ["tpi", "tpn", "lainnya"]
    assert (found[0].due_on, found[0].key) == (date(2021, 10, 15), "/nilai/1/#1")
    assert found[0].reason.startswith("10 hari kerja: 4–15 Okt 2021")
    assert (found[1].due_on, found[1].reason) == (
        date(2021, 10, 20),
        "menurut sumbernya",
    )
    assert (found[2].due_on, found[2].key) == (
        date(2022, 3, 31),
        "Penilaian pendahuluan#1",
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("findings")
def test_findings_become_recommendations_once_also_by_the_clock() -> None:
    budi = lead()
    first = queries.suggestions(budi.unit, TODAY)[0]
    row = actions.take_suggestion(first.key, unit=budi.unit, by=budi, at=AT)

    taken = [actions.receive_suggestions(unit=budi.unit, at=AT) for _ in "12"]

    assert taken == [2, 0]
    assert (row.origin, row.source_title) == (
        Origin.TPI,
        "Temuan 1: Tim Penilai Internal",
    )
    assert row.indicators == "PU.PW.1,PM.PW.1"
    assert queries.due_reason(row) == first.reason
    row.due_on = date(2021, 12, 1)
    assert queries.due_reason(row) == ""


def verified(by: str = "budi") -> Recommendation:
    """Return a case that Ani finished and the lead verified."""
    budi, ani = lead(by), member()
    row = recommendation(budi, owner=ani)
    for verb, who in (("accept", budi), ("finish", ani), ("verify", budi)):
        actions.move_recommendation(row, verb, note="Sudah", by=who, at=AT)
    row.refresh_from_db()
    return row


@pytest.mark.django_db
def test_what_was_verified_wrongly_is_reopened_by_another_with_a_reason() -> None:
    row = verified()
    budi, citra = row.verified_by, head()
    assert budi
    for by, note, match in ((budi, "Salah", "kepala"), (citra, "", "alasan")):
        with pytest.raises(Refused, match=match):
            actions.move_recommendation(row, "reopen", note=note, by=by, at=AT)

    actions.move_recommendation(row, "reopen", note="Bukti keliru", by=citra, at=AT)

    row.refresh_from_db()
    assert (row.state, row.done_by, row.verified_by) == ("berjalan", None, None)
    entry = Entry.objects.get(verb="programme.recommendation_reopen")
    assert entry.detail == {"note": "Bukti keliru"}


@pytest.mark.django_db
def test_a_reopened_case_may_still_be_rejected_by_the_head() -> None:
    row, citra = verified(), head()
    for verb in ("reopen", "reject"):
        actions.move_recommendation(row, verb, note="Keliru", by=citra, at=AT)

    row.refresh_from_db()
    assert row.state == "ditolak"


@pytest.mark.django_db
def test_the_verifier_is_not_offered_the_reopening() -> None:
    row = verified()
    assert row.verified_by
    page = row.get_absolute_url()

    assert "Buka kembali" not in text(browser(row.verified_by), page)
    assert "Buka kembali" in text(browser(head()), page)
    assert "Buka kembali" in text(browser(lead("eka")), page)


@pytest.mark.django_db
def test_a_blank_due_date_follows_the_origin() -> None:
    budi = lead()
    client = browser(budi)
    address = url("recommendation_new")
    assert "20 hari kerja" in text(client, address)
    typed = {
        "origin": "rtm",
        "source_title": "Rapat",
        "text": "Lengkapi",
        "post": "Arsiparis",
        "due_on": "",
    }

    assert client.post(address, {**typed, "origin": ""}).status_code == 200
    assert client.post(address, typed).status_code == 302

    row = Recommendation.objects.get()
    assert row.due_on == queries.proposed_due("rtm", row.unit, row.recorded_on).day


@pytest.mark.django_db
def test_the_list_is_narrowed_to_an_owner_and_says_how_late() -> None:
    budi, ani = lead(), member()
    recommendation(budi, owner=ani)
    actions.edit_recommendation(
        recommendation(budi, owner=budi),
        origin=Origin.MONEV,
        source_title="Rapat",
        text="Milik Budi",
        due_on=TODAY,
        user=budi,
        by=budi,
        at=AT,
    )

    shown = text(browser(budi), f"{url('recommendation_list')}?owner={ani.pk}")

    assert "Milik Budi" not in shown
    assert "Lewat " in shown
    assert "hari dari tenggat" in shown


@pytest.mark.django_db
def test_the_standing_is_for_those_who_may_look() -> None:
    row = verified()
    budi, dewi = row.verified_by, browser(stranger())
    assert budi
    recommendation(budi, origin=Origin.TPN)
    page = url("recommendation_standing")

    shown = text(browser(budi), page)

    assert "Tim Penilai Nasional" in shown
    assert "Triwulan IV 2021" in shown
    assert "Belum ada rekomendasi" in text(dewi, page)
    assert dewi.get(f"{page}?unit={budi.unit.code}").status_code == 404
