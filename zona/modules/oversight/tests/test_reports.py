"""From the calendar to the signed paper, as people meet it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from zona.core.duties.actions import check_report, make_report, sign_report
from zona.core.duties.models import PeriodicReport
from zona.core.duties.rules import Rhythm, last_ended
from zona.core.facts import Period
from zona.core.people.models import User
from zona.core.people.tests.people import person
from zona.core.roles import Role
from zona.core.sample import on as moment
from zona.modules.oversight.tests.people import (
    EVALUATION,
    HINDERED,
    MONTHLY,
    ani,
    browser,
    budi,
    colleague,
    dewi,
)

pytestmark = pytest.mark.django_db
ADVICE = {
    "saran-TOTAL_FORMS": "2",
    "saran-INITIAL_FORMS": "0",
    "saran-0-text": "Buka kanal kedua",
    "saran-1-text": "",
}


@pytest.fixture
def maker() -> User:
    return ani()


def new(period: Period, code: str = MONTHLY.code) -> str:
    return reverse("oversight:report_new", args=[code, period.start.isoformat()])


def page(name: str, report: PeriodicReport) -> str:
    return reverse(f"oversight:{name}", args=[report.pk])


def month() -> Period:
    return last_ended(Rhythm.BULANAN, localdate())


def quarter() -> Period:
    return last_ended(Rhythm.TRIWULANAN, localdate())


def drafted(maker: User, code: str = MONTHLY.code) -> PeriodicReport:
    period = month() if code == MONTHLY.code else quarter()
    at = moment(localdate())
    return make_report(code, unit=maker.unit, period=period, by=maker, at=at)


def signed(maker: User, signer: User) -> PeriodicReport:
    report, at = drafted(maker), moment(localdate())
    check_report(report, by=maker, at=at)
    sign_report(report, by=signer, at=at)
    report.refresh_from_db()
    return report


def test_a_nil_month_is_made_checked_and_signed_in_few_clicks(maker: User) -> None:
    first, second = browser(maker), browser(budi())
    preview = first.get(new(month())).text
    assert "tidak ada perkara yang tercatat" in preview

    told = first.post(new(month()), {"periksa": "1"}, follow=True)
    assert "Laporan menunggu tanda tangan." in told.text
    report = PeriodicReport.objects.get()
    assert "Tanda tangani" in second.get(report.get_absolute_url()).text
    told = second.post(page("report_sign", report), follow=True)

    assert "Laporan ditandatangani" in told.text
    report.refresh_from_db()
    assert report.is_nil
    shown = first.get(reverse("oversight:duty_list"), {"tahun": month().end.year}).text
    assert report.get_absolute_url() in shown
    kept = first.get(page("report_pdf", report))
    assert kept.content.startswith(b"%PDF")
    assert "-draf" not in kept["Content-Disposition"]
    assert first.get(page("report_docx", report)).status_code == 200


def test_a_draft_is_kept_changed_and_checked_later(maker: User) -> None:
    client = browser(maker)
    client.post(new(month()), {"number": "7/2021"})
    report = PeriodicReport.objects.get()
    assert client.get(new(month())).url == report.get_absolute_url()  # type: ignore[attr-defined]  # a redirect
    client.post(page("report_edit", report), {"number": "8/2021", "note": "Lengkap"})
    shown = client.get(report.get_absolute_url()).text

    assert "8/2021" in shown
    assert "Nyatakan sudah diperiksa" in shown
    assert "-draf.pdf" in client.get(page("report_pdf", report))["Content-Disposition"]
    client.post(page("report_check", report))
    assert client.get(page("report_edit", report)).status_code == 409


def test_an_evaluation_wants_advice_with_days_or_none_at_all(maker: User) -> None:
    client, url = browser(maker), new(quarter(), EVALUATION.code)
    assert "Saran" in client.get(url).text
    wrong = client.post(url, {**ADVICE, "effect": "Kanal dipakai"}).text
    assert "Isi tenggat saran ini." in wrong
    assert "Kanal dipakai" in wrong
    early = {**ADVICE, "saran-0-due_on": "2014-01-01"}
    assert "Tenggat saran harus setelah masa" in client.post(url, early).text
    lonely = {**ADVICE, "saran-1-due_on": "2030-01-01"}
    assert "Tulis saran, atau kosongkan" in client.post(url, lonely).text
    more = client.post(url, {**ADVICE, "tambah": "1"}).text
    assert 'name="saran-2-text"' in more
    assert not PeriodicReport.objects.exists()

    due_on = localdate() + timedelta(days=30)
    client.post(url, {**ADVICE, "saran-0-due_on": due_on.isoformat()})
    report = PeriodicReport.objects.get()
    assert report.advice_rows.get().due_on == due_on
    assert "Buka kanal kedua" in client.get(page("report_edit", report)).text
    assert "Buka kanal kedua" in client.get(report.get_absolute_url()).text


def test_the_last_evaluations_advice_stands_beside_the_next(maker: User) -> None:
    now, signer = quarter(), budi()
    day = now.start - timedelta(days=1)
    before, at = last_ended(Rhythm.TRIWULANAN, now.start), moment(localdate())
    report = make_report(
        EVALUATION.code,
        unit=maker.unit,
        period=before,
        by=maker,
        at=at,
        nothing_needed=True,
    )
    check_report(report, by=maker, at=at)
    sign_report(report, by=signer, at=at)

    shown = browser(maker).get(new(now, EVALUATION.code)).text

    assert before.end == day
    assert "Saran evaluasi terdahulu" in shown
    assert "Tidak ada yang perlu ditindaklanjuti." in shown


def test_what_hinders_is_said_and_the_draft_stays(maker: User) -> None:
    client = browser(maker)
    year = last_ended(Rhythm.TAHUNAN, localdate())
    told = client.post(new(year, HINDERED.code), {"periksa": "1"}, follow=True).text

    assert "Draf tersimpan, tetapi belum diperiksa" in told
    assert "Laporan bulanan belum lengkap." in told
    assert "Nyatakan sudah diperiksa" not in told
    report = drafted(maker, EVALUATION.code)
    assert "Tulis saran, atau nyatakan" in client.get(report.get_absolute_url()).text


def test_a_signer_gives_a_report_back_with_the_reason(maker: User) -> None:
    client, report = browser(budi()), drafted(maker)
    back = page("report_return", report)
    assert client.get(back).status_code == 409
    check_report(report, by=maker, at=moment(localdate()))
    assert client.get(back).status_code == 200
    assert "wajib" in client.post(back, {"note": ""}).text.lower()
    told = client.post(back, {"note": "Angka Oktober keliru"}, follow=True).text

    assert "Laporan dikembalikan" in told
    shown = browser(maker).get(page("report_edit", report)).text
    assert "Angka Oktober keliru" in shown


def test_the_maker_is_told_that_another_signs(maker: User) -> None:
    both = person("fitri", Role.EMPLOYEE, Role.PERSONNEL_ADMIN, Role.ADMIN_HEAD)
    report = drafted(both)
    check_report(report, by=both, at=moment(localdate()))
    client = browser(both)

    assert (
        "orang lain yang menandatanganinya"
        in client.get(report.get_absolute_url()).text
    )
    assert client.post(page("report_sign", report)).status_code == 409


def test_doors_are_closed_to_others(maker: User) -> None:
    report = drafted(maker)
    citra, stranger = browser(colleague()), browser(dewi())
    steps = ["report_edit", "report_check", "report_sign", "report_return"]

    for name in ["duty_report", "report_pdf", "report_docx", *steps]:
        assert stranger.get(page(name, report)).status_code in {404, 405}
        assert stranger.post(page(name, report)).status_code == 404
    assert citra.get(report.get_absolute_url()).status_code == 404
    assert citra.get(new(month())).status_code == 403
    maker_client = browser(maker)
    assert maker_client.post(page("report_sign", report)).status_code == 403
    assert maker_client.get(page("report_return", report)).status_code == 403
    assert maker_client.get(f"{new(month())}?unit=balai-lain").status_code == 404
    assert browser(budi()).post(page("report_check", report)).status_code == 403


@pytest.mark.parametrize(
    ("code", "start"),
    [
        ("uji.nothing", "2021-10-01"),
        (MONTHLY.code, "oktober"),
        (MONTHLY.code, "2021-10-02"),
        (MONTHLY.code, "1999-10-01"),
        (EVALUATION.code, "2021-11-01"),
    ],
)
def test_no_report_begins_off_the_calendar(maker: User, code: str, start: str) -> None:
    url = reverse("oversight:report_new", args=[code, start])

    assert browser(maker).get(url).status_code == 404


def test_a_stretch_that_runs_has_no_report_yet(maker: User) -> None:
    today = localdate()
    running = Period(today.replace(day=1), today)

    assert browser(maker).get(new(running)).status_code == 409


def test_everyone_of_the_unit_reads_the_signed_report(maker: User) -> None:
    report = signed(maker, budi())
    shown = browser(colleague()).get(report.get_absolute_url()).text

    assert "Ditandatangani" in shown
    assert "Ubah isian" not in shown


def test_the_calendar_shows_the_year_of_a_unit(maker: User) -> None:
    client, url = browser(maker), reverse("oversight:duty_list")
    shown = client.get(url, {"tahun": "bukan"}).text
    assert "Laporan uji" in shown
    assert client.get(url, {"unit": "balai-lain"}).status_code == 404
    none = client.get(url, {"kewajiban": "tidak-ada"}).text
    assert "Belum ada kewajiban berkala" in none


def test_the_calendar_asks_as_often_however_much_there_is(
    maker: User, django_assert_num_queries: Any
) -> None:
    client, url = browser(maker), reverse("oversight:duty_list")
    client.get(url)
    with CaptureQueriesContext(connection) as empty:
        client.get(url)
    signed(maker, budi())
    drafted(maker, EVALUATION.code)

    with django_assert_num_queries(len(empty)):
        client.get(url)
