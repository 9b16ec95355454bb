"""What people see on the way to the predicate, and what they may do there."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from zona.core.people.models import User
from zona.core.people.tests.people import ministry, person
from zona.core.roles import Role
from zona.modules.predicate import actions, queries
from zona.modules.predicate.models import Award, KknCase, Prerequisite, Proposal
from zona.modules.predicate.rules import Measure, Predicate
from zona.modules.predicate.tests.people import (
    NOON,
    browser,
    head,
    lead,
    meet_all,
    overseer,
    proof,
    proposal,
    stranger,
)

pytestmark = pytest.mark.django_db
HOME = "/predikat/"


def url(name: str, *args: object) -> str:
    return reverse(f"predicate:{name}", args=args)


@pytest.fixture
def budi() -> User:
    return lead()


def test_the_overview_shows_prerequisites_clock_and_gates(budi: User) -> None:
    page = browser(budi).get(HOME, {"tahun": "2022"}).text

    assert "Nilai SAKIP instansi" in page
    assert "31 Mei 2022" in page
    assert "batas sudah lewat" in page
    assert "Belum ada nilai" in page
    assert "Siapkan usulan" in page


def test_the_team_checks_the_units_and_the_ministry_its_own(budi: User) -> None:
    client, own = browser(budi), url("prerequisite_edit", 2022, "tlhp")
    wrong = client.post(own, {"met": "terpenuhi", "note": "Tuntas semua"}).text
    assert "Unggah bukti" in wrong
    assert "Tuntas semua" in wrong
    sent = {"met": "terpenuhi", "value": "100 %", "upload": proof()}
    client.post(own, sent)
    assert Prerequisite.objects.get().value == "100 %"
    assert "bukti.pdf" in client.get(own).text

    agency = url("prerequisite_edit", 2022, "opini_bpk")
    assert client.get(agency).status_code == 404
    assert client.get(url("prerequisite_edit", 1999, "tlhp")).status_code == 404
    admin = person("hadi", Role.SYSTEM_ADMIN, unit=ministry())
    browser(admin).post(
        f"{agency}?unit=kementerian",
        {"met": "terpenuhi", "value": "WTP", "upload": proof("opini.pdf")},
    )
    assert "opini.pdf" in client.get(HOME, {"tahun": "2022"}).text
    assert "opini.pdf" in browser(admin).get(f"{HOME}?tahun=2022").text
    page = browser(admin).get(f"{HOME}?unit=kementerian&tahun=2022").text
    assert "Nilai SAKIP unit" not in page


def test_a_proposal_is_made_completed_and_signed(budi: User) -> None:
    today = localdate()
    team, citra = browser(budi), browser(head())
    due_on = today + timedelta(days=30)
    team.post(
        url("proposal_new"),
        {"year": today.year, "predicate": "WBK", "due_on": f"{due_on:%d-%m-%Y}"},
    )
    found = Proposal.objects.get()

    def step(slug: str) -> str:
        return url("proposal_step", found.pk, slug)

    assert found.due_on == due_on
    refused = team.post(step("kelengkapan"))
    assert refused.status_code == 409
    assert "belum diketahui" in refused.text
    assert "Usulan belum dapat diajukan" in team.get(found.get_absolute_url()).text

    meet_all(budi.unit, today.year, budi)
    assert "Lanjutkan langkah" in team.get(step("kelengkapan")).text
    team.post(step("kelengkapan"))
    assert citra.get(step("sptjm")).status_code == 200
    assert team.get(step("sptjm")).status_code == 403
    assert team.get(step("tidak-ada")).status_code == 404


def test_the_head_signs_in_zona_where_the_regulation_says_so(
    budi: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = proposal(budi)
    meet_all(budi.unit, 2022, budi)
    actions.move_proposal(found, "complete", by=budi, at=NOON)
    rule = queries.filing(date(2022, 2, 1))
    monkeypatch.setattr(queries, "filing", lambda on: rule)
    citra, step = browser(head()), url("proposal_step", found.pk, "sptjm")

    assert "Dengan penuh tanggung jawab" in citra.get(step).text
    assert "Centang pernyataan" in citra.post(step).text
    citra.post(step, {"is_read": "on"})

    found.refresh_from_db()
    assert found.state == "disetujui"
    assert found.statements.get().post == "Jabatan citra"
    page = browser(budi).get(found.get_absolute_url()).text
    assert "sptjm-2022.pdf" in page
    assert "Ambil" not in page


def test_the_overseer_brings_the_agencys_letter_and_records_the_result(
    budi: User,
) -> None:
    today = localdate()
    found = proposal(budi, today.year)
    meet_all(budi.unit, today.year, budi)
    actions.set_due(found, due_on=today, by=budi, at=NOON)
    browser(budi).post(url("proposal_step", found.pk, "kelengkapan"))
    client = browser(overseer())
    sent = {"signer": "Menteri", "post": "Menteri", "paper": proof("surat.pdf")}
    client.post(url("proposal_step", found.pk, "sptjm"), sent)
    browser(budi).post(url("proposal_step", found.pk, "pengajuan"))
    for slug in ("penerusan", "administrasi", "meja", "lapangan"):
        client.post(url("proposal_step", found.pk, slug))
    step = url("proposal_step", found.pk, "penetapan")
    typed = {
        "decree_number": "7/2026",
        "from_on": f"{today:%d-%m-%Y}",
        "until_on": f"{today - timedelta(days=1):%d-%m-%Y}",
    }
    wrong = client.post(step, typed).text
    assert "mendahului awalnya" in wrong
    assert "7/2026" in wrong
    client.post(step, {**typed, "until_on": f"{today:%d-%m-%Y}"})

    assert Award.objects.get().holds_on(today)
    assert "7/2026" in client.get(f"{url('award_list')}?unit=balai-uji").text
    assert "sampai" in browser(budi).get(HOME).text


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("letter_pdf", b"%PDF"),
        ("letter_docx", b"PK"),
        ("statement_pdf", b"%PDF"),
        ("statement_docx", b"PK"),
    ],
)
def test_the_papers_may_be_taken_along(budi: User, name: str, beginning: bytes) -> None:
    found = proposal(budi)

    answer = browser(budi).get(url(name, found.pk))

    assert answer.content.startswith(beginning)
    assert answer["Content-Disposition"].startswith("attachment")
    assert browser(stranger()).get(url(name, found.pk)).status_code == 404


def test_a_case_is_recorded_by_head_or_overseer_and_lifted(budi: User) -> None:
    today, citra = localdate(), browser(head())
    gita = overseer()
    actions.record_award(
        unit=budi.unit,
        predicate=Predicate.WBK,
        decree_number="1/2026",
        from_on=today,
        until_on=today,
        by=gita,
        at=NOON,
    )
    typed = {"known_on": f"{today:%d-%m-%Y}", "measure": Measure.DIBEKUKAN}
    assert browser(budi).get(url("case_new")).status_code == 403
    assert typed["known_on"] in citra.post(url("case_new"), typed).text
    assert not KknCase.objects.exists()
    citra.post(url("case_new"), {**typed, "explanation": "Putusan 3"})

    assert KknCase.objects.get().explanation == "Putusan 3"
    page = citra.get(url("award_list")).text
    assert "Dibekukan" in page
    restore = url("award_restore", Award.objects.get().pk)
    assert browser(budi).get(restore).status_code == 403
    assert browser(stranger()).get(restore).status_code == 404
    citra.post(restore, {"reason": "Tidak terbukti"})
    assert Award.objects.get().reason == "Tidak terbukti"


def test_more_than_thirty_percent_is_warned_of(budi: User) -> None:
    client = browser(overseer())
    today = localdate()
    client.post(
        f"{url('award_new')}?unit=balai-uji",
        {
            "predicate": "WBK",
            "decree_number": "1/2026",
            "from_on": f"{today:%d-%m-%Y}",
            "until_on": f"{today:%d-%m-%Y}",
        },
    )

    assert "lebih dari 30 %" in browser(budi).get(HOME).text


def test_a_stranger_sees_and_does_nothing(budi: User) -> None:
    found, dewi = proposal(budi), browser(stranger())

    assert dewi.get(found.get_absolute_url()).status_code == 404
    assert dewi.post(url("proposal_step", found.pk, "kelengkapan")).status_code == 404
    assert dewi.get(url("proposal_due", found.pk)).status_code == 404
    for name in ("predicate_view", "proposal_new", "award_list", "case_new"):
        assert dewi.get(url(name), {"unit": "balai-uji"}).status_code == 404
    ani = browser(person("ani", Role.EMPLOYEE))
    assert ani.get(url("proposal_due", found.pk)).status_code == 403
    assert ani.get(url("prerequisite_edit", 2022, "tlhp")).status_code == 403


def test_the_lists_take_as_many_queries_for_many_as_for_few(
    budi: User, django_assert_max_num_queries: object
) -> None:
    for number in range(30):
        actions.record_award(
            unit=budi.unit,
            predicate=Predicate.WBK,
            decree_number=f"{number}/2020",
            from_on=date(2020, 1, 1),
            until_on=date(2021, 1, 1),
            by=budi,
            at=NOON,
        )
    client = browser(budi)
    client.get(url("award_list"))

    with django_assert_max_num_queries(12):  # type: ignore[operator]  # the plugin's fixture
        client.get(url("award_list"))
