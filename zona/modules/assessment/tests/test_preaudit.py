"""The pre-audit of a worksheet: what it reads, its page, what the lead holds in order."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from zona.core import facts
from zona.core.audit.models import Entry
from zona.core.files.tests.test_reading import word
from zona.core.people.models import Grant
from zona.core.people.tests.people import ministry, person
from zona.core.roles import Role, Secrecy
from zona.modules.assessment import actions, documents, queries
from zona.modules.assessment.facts import preaudit_count
from zona.modules.assessment.models import EvidenceKind, Lke, PreauditWaiver
from zona.modules.assessment.rules.preaudit import Finding
from zona.modules.assessment.tests.desk import as_
from zona.modules.assessment.tests.team import (
    AT,
    OLD,
    Team,
    answered,
    opened,
    proven,
    team,
)

pytestmark = pytest.mark.django_db
TODAY = date(2022, 2, 1)


@pytest.fixture
def people() -> Team:
    return team()


@pytest.fixture
def lke(people: Team) -> Lke:
    return opened(people.citra)


def of(name: str, *args: object) -> str:
    return reverse(f"assessment:{name}", args=args)


def found(lke: Lke, rule: str) -> list[Finding]:
    return [each for each in queries.preaudit(lke, TODAY).standing if each.rule == rule]


def filed(lke: Lke, people: Team, text: str, secrecy: Secrecy) -> None:
    evidence = actions.add_evidence(
        unit=lke.unit,
        proof=actions.Proof(
            title=f"Notula {text}",
            kind=EvidenceKind.NOTULA,
            shows="Rapat diadakan",
            happened_on=date(2021, 3, 1),
            received_on=date(2021, 3, 1),
        ),
        file_name="notula.docx",
        content=word(text).getvalue(),
        secrecy=secrecy,
        uses=[(lke, "PM.MP.1.a")],
        by=people.citra,
        at=AT,
    )
    actions.read_files.call(evidence.pk)


# --- what it reads --------------------------------------------------------------------


def test_points_without_proof_and_proof_of_another_year(people: Team, lke: Lke) -> None:
    answered(lke, people.citra, PM_MP_1_a="Ya", PM_MP_2_a="Ya")
    proven(lke, people.citra, "PM.MP.1.a", happened_on=date(2020, 3, 1))
    assert [each.subject for each in found(lke, "tanpa-bukti")] == ["PM.MP.2.a"]
    [early] = found(lke, "luar-periode")
    assert early.rows[0].code == "PM.MP.1.a"


def test_the_text_of_an_open_file_is_read_and_of_a_closed_one_is_not(
    people: Team, lke: Lke
) -> None:
    filed(lke, people, "Rapat tahun 2019", Secrecy.INTERNAL)
    filed(lke, people, "Rapat tahun 2018", Secrecy.RESTRICTED)
    assert [each.words for each in found(lke, "tahun-lain")] == [
        "Isinya hanya menyebut tahun 2019."
    ]


def test_only_the_newest_files_are_looked_at(people: Team, lke: Lke) -> None:
    filed(lke, people, "Rapat tahun 2019", Secrecy.INTERNAL)
    evidence = lke.evidence_uses.get().evidence
    newer = ("baru.docx", word("Rapat tahun 2021").getvalue())
    actions.revise_evidence(
        evidence, files=[newer], received_on=date(2021, 6, 1), by=people.citra, at=AT
    )
    actions.read_files.call(evidence.pk)
    assert not found(lke, "tahun-lain")


@pytest.mark.parametrize(
    ("code", "question"), [(OLD, "PU.MP.1.a"), (None, "PM.MP.1.a")]
)
def test_a_note_of_the_period_before_is_known_across_instruments(
    people: Team, lke: Lke, code: str | None, question: str
) -> None:
    note = "Tim kerja sudah ditetapkan dengan keputusan kepala"
    before = opened(people.citra, 2020, code) if code else opened(people.citra, 2020)
    for each, asked in ((before, question), (lke, "PM.MP.1.a")):
        actions.answer_question(
            queries.worksheet(each),
            asked,
            actions.Reply("Ya", note=note),
            version=0,
            by=people.citra,
            at=AT,
        )
    assert [each.subject for each in found(lke, "catatan-disalin")] == ["PM.MP.1.a"]


def test_an_answer_above_the_records_wants_a_word(people: Team, lke: Lke) -> None:
    """The programme knows of no team of this unit."""
    answered(lke, people.citra, PM_MP_1_a="Ya")
    [above] = found(lke, "melebihi-catatan")
    assert above.subject == "PM.MP.1.a"
    assert "Tidak – " in above.words


def test_figures_of_the_records_are_compared_too(people: Team, lke: Lke) -> None:
    question = queries.plan_of(lke.instrument).instrument.question("RF.MP.1.a")
    figures = {each.key: Decimal(4) for each in question.inputs}
    sheet = queries.worksheet(lke)
    reply = actions.Reply(inputs=figures)
    actions.answer_question(
        sheet, question.code, reply, version=0, by=people.citra, at=AT
    )
    assert all(":" in each.words for each in found(lke, "melebihi-catatan"))


def test_a_denominator_of_zero_and_minutes_of_no_meeting(
    people: Team, lke: Lke
) -> None:
    question = queries.plan_of(lke.instrument).instrument.question("RF.MP.1.a")
    zero = actions.Reply(inputs={each.key: Decimal(0) for each in question.inputs})
    actions.answer_question(
        queries.worksheet(lke), question.code, zero, version=0, by=people.citra, at=AT
    )
    assert [each.subject for each in found(lke, "penyebut-nol")] == [question.code]
    assert not found(lke, "tanpa-daftar-hadir")


def test_the_fact_counts_what_stands(people: Team, lke: Lke) -> None:
    period = facts.Period(date(2021, 1, 1), date(2021, 12, 31))
    assert preaudit_count(people.dewi.unit_id, period).value is None
    assert preaudit_count(lke.unit_id, period).value == 0
    answered(lke, people.citra, PM_MP_1_a="Ya")
    reading = preaudit_count(lke.unit_id, period)
    assert reading.value == len(queries.preaudit(lke, TODAY).standing) > 0
    assert reading.table
    assert reading.table.rows[0][-1] == "PM.MP.1.a"


# --- held to be in order --------------------------------------------------------------


def test_a_waiver_holds_while_the_finding_reads_the_same(
    people: Team, lke: Lke
) -> None:
    answered(lke, people.citra, PM_MP_1_a="Ya")
    [finding] = found(lke, "tanpa-bukti")
    waiver = actions.waive_finding(
        lke, finding, reason=" Menyusul ", by=people.citra, at=AT
    )
    assert waiver.reason == "Menyusul"
    assert not found(lke, "tanpa-bukti")
    assert Entry.objects.filter(verb="assessment.finding_waived").count() == 1

    proven(lke, people.citra, "PM.MP.1.a", until=date(2021, 12, 30))
    [changed] = found(lke, "tanpa-bukti")  # it reads differently now
    newer = actions.waive_finding(
        lke, changed, reason="Sedang diperpanjang", by=people.citra, at=AT
    )
    assert PreauditWaiver.objects.get() == newer

    actions.restore_finding(newer, by=people.citra, at=AT)
    assert found(lke, "tanpa-bukti")
    assert Entry.objects.filter(verb="assessment.finding_restored").count() == 1


def test_only_the_lead_waives_and_only_with_a_reason(people: Team, lke: Lke) -> None:
    answered(lke, people.citra, PM_MP_1_a="Ya")
    [finding] = found(lke, "tanpa-bukti")
    for other in (people.ani, people.budi, people.dewi):
        with pytest.raises(PermissionDenied):
            actions.waive_finding(lke, finding, reason="x", by=other, at=AT)
    with pytest.raises(ValidationError):
        actions.waive_finding(lke, finding, reason="  ", by=people.citra, at=AT)
    waiver = actions.waive_finding(lke, finding, reason="x", by=people.citra, at=AT)
    with pytest.raises(PermissionDenied):
        actions.restore_finding(waiver, by=people.ani, at=AT)


# --- pages ----------------------------------------------------------------------------


def test_the_page_shows_filters_and_links(people: Team, lke: Lke) -> None:
    client, url = as_(people.budi), of("preaudit_view", lke.pk)
    assert "Tidak ada temuan" in client.get(url).text
    answered(lke, people.citra, PM_MP_1_a="Ya")
    evidence = proven(lke, people.citra, "PM.MP.1.a", happened_on=date(2020, 3, 1))
    shown = client.get(url).text
    assert "Bukti dari luar periode" in shown
    assert of("question_view", lke.pk, "PM.MP.1.a") in shown
    assert "Anggap wajar</" not in shown  # the head only looks
    assert "01-03-2020, sebelum" not in client.get(url, {"bobot": "ringan"}).text
    assert "Tidak ada temuan yang cocok" in client.get(url, {"bobot": "ringan"}).text
    assert "01-03-2020" in client.get(url, {"aturan": "luar-periode"}).text
    assert "01-03-2020" in client.get(url, {"aturan": "tidak-ada"}).text
    assert evidence.title in shown
    readiness = client.get(of("readiness_view", lke.pk)).text
    assert url in readiness


def test_the_lead_waives_and_restores_on_the_page(people: Team, lke: Lke) -> None:
    answered(lke, people.citra, PM_MP_1_a="Ya")
    client, page = as_(people.citra), of("preaudit_view", lke.pk)
    url = of("preaudit_waive", lke.pk, "tanpa-bukti") + "?temuan=PM.MP.1.a"
    assert url in client.get(page).text
    assert client.get(url).status_code == 200
    assert "aria-invalid" in client.post(url, {"reason": ""}).text
    assert client.post(url, {"reason": "Menyusul"}).status_code == 302
    shown = client.get(page).text
    assert "Menyusul" in shown
    assert client.get(url).status_code == 404  # it stands no more
    waiver = PreauditWaiver.objects.get()
    assert client.get(of("preaudit_restore", waiver.pk)).status_code == 405
    assert client.post(of("preaudit_restore", waiver.pk)).status_code == 302
    assert not PreauditWaiver.objects.exists()


def test_the_paper_carries_findings_and_reasons(people: Team, lke: Lke) -> None:
    answered(lke, people.citra, PM_MP_1_a="Ya", PM_MP_2_a="Ya")
    finding = found(lke, "tanpa-bukti")[0]
    actions.waive_finding(lke, finding, reason="Menyusul", by=people.citra, at=AT)
    paper = documents.preaudit_paper(queries.preaudit(lke, TODAY), TODAY)
    titles = [section.title for section in paper.sections]
    assert titles[:2] == ["Ringkasan", "Bobot berat"]
    assert titles[-1] == "Dianggap wajar"
    response = as_(people.budi).get(of("preaudit_paper", lke.pk))
    assert response.content.startswith(b"%PDF")


def test_outsiders_find_nothing(people: Team, lke: Lke) -> None:
    answered(lke, people.citra, PM_MP_1_a="Ya")
    [finding] = found(lke, "tanpa-bukti")
    waiver = actions.waive_finding(lke, finding, reason="x", by=people.citra, at=AT)
    dewi = as_(people.dewi)
    waive = of("preaudit_waive", lke.pk, "tanpa-bukti") + "?temuan=PM.MP.1.a"
    for url in (of("preaudit_view", lke.pk), of("preaudit_paper", lke.pk), waive):
        assert dewi.get(url).status_code == 404
    assert dewi.post(of("preaudit_restore", waiver.pk)).status_code == 404
    for user in (people.ani, people.budi):
        assert as_(user).get(waive).status_code == 403
        assert as_(user).post(of("preaudit_restore", waiver.pk)).status_code == 403
    overseer = person("pemantau", Role.OVERSEER, unit=ministry())
    assert as_(overseer).get(of("preaudit_view", lke.pk)).status_code == 200


def test_a_lead_elsewhere_who_may_look_does_not_waive(people: Team, lke: Lke) -> None:
    answered(lke, people.citra, PM_MP_1_a="Ya")
    overseer = person("pemantau", Role.OVERSEER, unit=ministry())
    Grant.objects.create(user=overseer, unit=people.dewi.unit, role=Role.ZI_LEAD)
    waive = of("preaudit_waive", lke.pk, "tanpa-bukti") + "?temuan=PM.MP.1.a"
    assert as_(overseer).get(waive).status_code == 403


def test_the_queries_do_not_grow(people: Team, lke: Lke) -> None:
    """More proofs, findings and people; a fact is read once for all its questions."""
    answered(lke, people.citra, PM_MP_1_a="Ya", PM_MP_2_a="Ya")
    proven(lke, people.citra, "PM.MP.1.a")
    client, url = as_(people.citra), of("preaudit_view", lke.pk)
    client.get(url)
    few = _count(client, url)
    for _ in range(5):
        proven(lke, people.citra, "PM.MP.2.a", happened_on=date(2020, 1, 1))
    filed(lke, people, "Rapat tahun 2019", Secrecy.INTERNAL)
    assert _count(client, url) == few


def _count(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as found:
        client.get(url)
    return len(found)
