"""Registers, main activities, agenda, facts and the API of oversight."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from zona.core.agenda import agenda_for
from zona.core.duties.actions import Asked, check_report, make_report, sign_report
from zona.core.duties.models import PeriodicReport
from zona.core.duties.rules import Rhythm, last_ended, name_of
from zona.core.facts import Period, read
from zona.core.people.models import User
from zona.core.sample import on as moment
from zona.core.upkeep import Topic
from zona.core.upkeep.models import Briefing, Innovation, MainActivity, Policy
from zona.modules.oversight.tests.people import (
    EVALUATION,
    MONTHLY,
    ani,
    browser,
    budi,
    colleague,
    dewi,
)

pytestmark = pytest.mark.django_db
POLICY = {
    "kind": "uji.decree",
    "title": "Tim uji",
    "number": "1/2021",
    "dated_on": "2021-01-04",
    "first_day": "2021-01-04",
}
INNOVATION = {
    "kind": "uji.channel",
    "title": "Loket daring",
    "before": "Datang sendiri",
    "after": "Dari rumah",
    "approved_on": "2021-02-01",
}


@pytest.fixture
def maker() -> User:
    return ani()


def register(slug: str, *args: int) -> str:
    name = "register_edit" if args else "register_new"
    return reverse(f"oversight:{name}", args=["uji", slug, *args])


def briefing(days_ago: int = 3) -> dict[str, object]:
    return {
        "title": "Apa itu kanal",
        "held_on": (localdate() - timedelta(days=days_ago)).isoformat(),
        "medium": "rapat",
        "audience": "internal",
        "content": "Cara melapor",
        "outside_count": "0",
    }


def test_policies_and_innovations_are_entered_and_corrected(
    maker: User, topic: Topic
) -> None:
    client, home = browser(maker), reverse("oversight:upkeep_view", args=[topic.code])
    assert "Belum ada kebijakan" in client.get(home).text
    wrong = client.post(register("kebijakan"), {**POLICY, "last_day": "2020-01-01"})
    assert "Hari terakhir tidak boleh sebelum hari pertama." in wrong.text
    client.post(register("kebijakan"), POLICY)
    client.post(register("inovasi"), INNOVATION)
    policy, innovation = Policy.objects.get(), Innovation.objects.get()
    sent = {**POLICY, "number": "2/2021"}
    client.post(register("kebijakan", policy.pk), sent)
    assert "Datang sendiri" in client.get(register("inovasi", innovation.pk)).text

    shown = client.get(home).text
    assert "2/2021" in shown
    assert "Loket daring" in shown
    assert "Saluran uji" in shown
    assert "Prosedur uji" in shown  # none of that kind is in force


def test_a_briefing_is_entered_and_read_by_staff(maker: User, topic: Topic) -> None:
    client, citra = browser(maker), colleague()
    sent = {**briefing(), "attendees": [maker.pk]}
    client.post(register("sosialisasi"), sent)
    row = Briefing.objects.get()
    page = reverse("oversight:briefing_detail", args=[row.pk])
    staff = browser(citra)
    waiting = [task for task in agenda_for(citra, localdate()) if task.url == page]
    assert waiting
    assert "Saya sudah membaca" in staff.get(page).text
    staff.post(reverse("oversight:briefing_read", args=[row.pk]))

    assert "Menyatakan sudah membaca" in staff.get(page).text
    assert not [t for t in agenda_for(citra, localdate()) if t.url == page]
    assert "Citra" in client.get(page).text
    edit = register("sosialisasi", row.pk)
    assert "Apa itu kanal" in client.get(edit).text
    client.post(edit, {**briefing(), "title": "Kanal baru"})
    assert row.reached.get().user == citra
    home = reverse("oversight:upkeep_view", args=[topic.code])
    assert "Kanal baru" in client.get(home).text


def test_registers_are_closed_to_others(maker: User, topic: Topic) -> None:
    browser(maker).post(register("kebijakan"), POLICY)
    browser(maker).post(register("sosialisasi"), briefing())
    policy, row = Policy.objects.get(), Briefing.objects.get()
    stranger, staff = browser(dewi()), browser(colleague())

    for name in ["briefing_detail", "briefing_read"]:
        url = reverse(f"oversight:{name}", args=[row.pk])
        assert stranger.post(url).status_code == 404
    assert stranger.get(register("kebijakan", policy.pk)).status_code == 404
    assert staff.get(register("kebijakan", policy.pk)).status_code == 403
    assert staff.get(register("inovasi")).status_code == 403
    assert staff.get(register("lainnya")).status_code == 404
    other = reverse("oversight:upkeep_view", args=["tidak-ada"])
    assert staff.get(other).status_code == 404


def test_main_activities_are_listed_corrected_and_ended(maker: User) -> None:
    client, home = browser(maker), reverse("oversight:activity_list")
    assert "Belum ada kegiatan utama" in client.get(home).text
    sent = {"code": "K1", "name": "Pengujian", "first_day": "2021-01-01"}
    new = reverse("oversight:activity_new")
    client.post(new, {**sent, "officers": [maker.pk]})
    again = client.post(new, sent).text
    assert "Kode ini sudah dipakai kegiatan lain." in again
    row = MainActivity.objects.get()
    edit = reverse("oversight:activity_edit", args=[row.pk])
    assert "Pengujian" in client.get(edit).text
    client.post(edit, {**sent, "last_day": "2021-12-31"})

    assert "Berakhir" in client.get(home).text
    assert browser(colleague()).get(edit).status_code == 403
    assert browser(dewi()).get(edit).status_code in {403, 404}


def evaluated(maker: User, signer: User) -> PeriodicReport:
    period, at = Period.quarter(2021, 4), moment(date(2022, 1, 4))
    asked = Asked("Buka kanal kedua", date(2022, 3, 31))
    report = make_report(
        EVALUATION.code,
        unit=maker.unit,
        period=period,
        advice=[asked],
        by=maker,
        at=at,
    )
    check_report(report, by=maker, at=at)
    sign_report(report, by=signer, at=at)
    return report


def test_advice_of_signed_evaluations_is_offered(maker: User) -> None:
    unit = maker.unit
    before = read("oversight.advice_count", unit.pk, Period.year(2021))
    assert before is not None
    assert before.value == 0
    report = evaluated(maker, budi())

    found = read("oversight.advice_count", unit.pk, Period.year(2021))

    assert found is not None
    assert found.value == 1
    assert found.table is not None
    url = report.get_absolute_url()
    assert found.table.rows == (
        (
            f"{url}#1",
            str(report),
            "Buka kanal kedua",
            "2022-03-31",
            "PM.PW.4",
            url,
        ),
    )


def test_missing_reports_are_named(maker: User) -> None:
    evaluated(maker, budi())

    found = read(
        "oversight.whistleblowing_signed_percent",
        maker.unit_id,
        Period.quarter(2022, 1),
    )

    assert found is not None
    assert found.table is not None
    rows = {(row[0], row[1]): row[3] for row in found.table.rows}
    assert rows[EVALUATION.title, "Triwulan IV 2021"].startswith("Selesai")
    assert rows[MONTHLY.title, "Desember 2021"] == "Belum ditandatangani"
    assert rows[MONTHLY.title, "Maret 2022"] == "Belum jatuh tempo"
    assert "(belum ada)" in found.sources[0].title
    assert found.value is not None
    assert 0 < found.value < 100
    nothing = read(
        "oversight.whistleblowing_signed_percent",
        maker.unit_id,
        Period(date(2022, 2, 10), date(2022, 2, 12)),
    )
    assert nothing is not None
    assert nothing.value is None


def test_the_agenda_names_the_youngest_month_and_then_the_signature(
    maker: User,
) -> None:
    today, signer = localdate(), budi()
    month = last_ended(Rhythm.BULANAN, today)
    title = f"{MONTHLY.title} {name_of(month)}"
    tasks = [task for task in agenda_for(maker, today) if task.title == title]
    assert len(tasks) == 1
    assert "11 lagi sebelumnya" in tasks[0].why
    at = moment(today)
    report = make_report(MONTHLY.code, unit=maker.unit, period=month, by=maker, at=at)
    url = report.get_absolute_url()
    assert any(task.url == url for task in agenda_for(maker, today))
    check_report(report, by=maker, at=at)

    assert any(task.url == url for task in agenda_for(signer, today))
    assert not any(task.url == url for task in agenda_for(maker, today))
