"""Pages of the assessors, and what they tell the world."""

from decimal import Decimal
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from zona.core.agenda import agenda_for
from zona.core.facts import Period, read
from zona.core.people.tests.people import person, satker
from zona.core.roles import Role
from zona.modules.assessment import actions
from zona.modules.assessment.models import Review
from zona.modules.assessment.tests.desk import CODE, HTMX, area, as_
from zona.modules.assessment.tests.inspectorate import (
    Bench,
    handed_in,
    made_bench,
    released,
)
from zona.modules.assessment.tests.team import AT, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench() -> Bench:
    return made_bench()


# --- pages ------------------------------------------------------------------------------


def page_of(review: Review, name: str, *more: object) -> str:
    return reverse(f"assessment:{name}", args=[review.pk, *more])


def test_the_list_costs_the_same_for_any_number_of_rounds(bench: Bench) -> None:
    handed_in(bench)
    few = _queries_of_list(bench, 1)
    for number in range(3):
        _round_of_another(bench, number)

    assert _queries_of_list(bench, 4) == few


def _round_of_another(bench: Bench, number: int) -> None:
    """Hand the worksheet of one more unit to the team."""
    lead = person(f"ketua{number}", Role.ZI_LEAD, unit=satker(f"balai-{number}"))
    actions.assign_unit(bench.team, unit=lead.unit, by=bench.chief, at=AT)
    review = actions.open_review(opened(lead), bench.team, by=bench.member, at=AT)
    actions.move_review(review, "submit", by=lead, at=AT)


def _queries_of_list(bench: Bench, rounds: int) -> int:
    client, address = as_(bench.member), reverse("assessment:review_list")
    client.get(address)  # what is read once per process and per session
    with CaptureQueriesContext(connection) as caught:
        page = client.get(address)
    assert page.text.count("/lke/penilaian/") >= rounds
    return len(caught)


def test_the_assessor_scores_on_the_page(bench: Bench) -> None:
    client = as_(bench.member)
    opening = reverse("assessment:review_new", args=[bench.lke.pk, bench.team.pk])
    assert "Buka putaran" in client.get(reverse("assessment:review_list")).text
    assert client.post(opening).status_code == 302
    review = Review.objects.get()
    unit = as_(bench.unit.citra)
    assert unit.post(page_of(review, "review_move", "submit")).status_code == 302

    page = client.get(page_of(review, "review_area", "PW"))
    assert "Jawaban unit" in page.text
    assert "Keputusan tim" in page.text
    saving = page_of(review, "review_mark", CODE)
    saved = client.post(saving, {"value": "B", "version": 0}, headers=HTMX)
    assert "Dinilai" in saved.text
    assert client.post(saving, {"value": "Z", "version": 1}).status_code == 422
    assert client.post(saving, {"value": "A", "version": 1}).status_code == 302
    assert client.get(saving).status_code == 302
    wrong = client.post(page_of(review, "finding_new", CODE), {"text": "Temuan satu"})
    assert "Temuan satu" in wrong.text
    said = {"text": "Kurang", "improvement": "Tambah", "severity": "berat"}
    assert client.post(page_of(review, "finding_new", CODE), said).status_code == 302
    for wanted in ("belum", "berbeda", "berubah"):
        shown = client.get(page_of(review, "review_area", "PW"), {"tampil": wanted})
        assert shown.status_code == 200
    assert client.get(page_of(review, "review_area", "XX")).status_code == 404
    assert agenda_for(bench.member, localdate())


def test_the_unit_replies_and_all_compare_and_print(bench: Bench) -> None:
    review = released(bench)
    each = review.findings.get()
    unit = as_(bench.unit.citra)

    replying = reverse("assessment:finding_reply", args=[each.pk])
    assert "Jadwalkan" in unit.get(replying).text
    assert unit.post(replying, {"reply": "Sudah dijadwalkan"}).status_code == 302
    assert "Sudah dijadwalkan" in unit.get(page_of(review, "review_view")).text
    assert any("tanggapan" in t.title for t in agenda_for(bench.unit.citra, AT.date()))
    unit.post(page_of(review, "review_move", "reply"))
    settling = reverse("assessment:finding_settle", args=[each.pk])
    assert as_(bench.lead).post(settling).status_code == 302

    compared = unit.get(page_of(review, "review_compare")).text
    assert "Kampanye hanya sekali" in compared
    assert "0,38" in compared
    pdf = unit.get(page_of(review, "review_paper", "pdf"))
    assert pdf.content.startswith(b"%PDF")
    assert unit.get(page_of(review, "review_paper", "docx")).content[:2] == b"PK"
    assert unit.get(page_of(review, "review_paper", "odt")).status_code == 404


def test_the_chief_forms_a_team_and_an_assessor_declares(bench: Bench) -> None:
    chief, listing = as_(bench.chief), reverse("assessment:team_list")
    said = {"unit": bench.team.unit_id, "stage": "tpn", "title": "Tim N"}
    assert chief.post(listing, said).status_code == 302
    assert "Tim dengan nama itu" in chief.post(listing, said).text
    viewing = reverse("assessment:team_view", args=[bench.team.pk])
    seat = {"user": bench.outsider.pk, "place": "anggota"}
    assert chief.post(viewing, seat).status_code == 302
    assert "sudah menjadi anggota" in chief.post(viewing, seat).text
    assert chief.post(viewing, {"unit": bench.unit.dewi.unit_id}).status_code == 302
    seated = bench.team.members.get(user=bench.outsider)
    out = reverse("assessment:team_unseat", args=[seated.pk])
    assert chief.post(out).status_code == 302
    declaring = reverse("assessment:conflict_new")
    words = {"unit": bench.lke.unit_id, "reason": "Pernah bertugas"}
    client = as_(bench.member)
    assert client.post(declaring, words).status_code == 302
    assert "sudah ada" in client.post(declaring, words).text
    assert "Pernah bertugas" in chief.get(viewing).text
    assert as_(bench.member).get(listing).status_code == 403


def test_strangers_see_nothing(bench: Bench) -> None:
    review = released(bench)
    each = review.findings.get()
    urls = [
        page_of(review, "review_view"),
        page_of(review, "review_area", "PW"),
        page_of(review, "review_compare"),
        page_of(review, "review_paper", "pdf"),
        page_of(review, "review_move", "close"),
        reverse("assessment:finding_reply", args=[each.pk]),
        page_of(review, "finding_new", CODE),
        page_of(review, "review_mark", CODE),
        reverse("assessment:team_view", args=[bench.team.pk]),
    ]

    for who, url in product((bench.outsider, bench.unit.dewi), urls):
        assert as_(who).get(url).status_code in {403, 404}, url
    assert as_(bench.unit.dewi).get(urls[0]).status_code == 404
    assert as_(bench.outsider).get(urls[0]).status_code == 404


def test_the_unit_does_not_look_over_the_teams_shoulder(bench: Bench) -> None:
    review = handed_in(bench)

    assert as_(bench.unit.citra).get(page_of(review, "review_view")).status_code == 404
    assert as_(bench.unit.citra).get(area(bench.lke)).status_code == 200


# --- facts ------------------------------------------------------------------------------


def test_open_findings_and_the_given_score_are_facts(bench: Bench) -> None:
    period = Period.year(2021)
    unit = bench.lke.unit_id
    before = read("assessment.findings_count", unit, period)
    assert before
    assert before.value is None
    nothing = read("assessment.reviewed_score", unit, period)
    assert nothing
    assert nothing.value is None

    released(bench)

    after = read("assessment.findings_count", unit, period)
    assert after
    assert after.table
    assert after.value == 1
    assert after.table.rows[0][2] == "Kampanye hanya sekali"
    given = read("assessment.reviewed_score", unit, period)
    assert given
    assert given.value == Decimal("0.38")
