"""The pages of a meeting on its way, and who may open them."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, localtime

from zona.core.people.models import User
from zona.core.people.tests.people import person
from zona.core.roles import Role
from zona.modules.programme import actions
from zona.modules.programme.models import Meeting, Recommendation
from zona.modules.programme.tests.browsing import browser, text, url
from zona.modules.programme.tests.records import lead, member, picture, plan, stranger
from zona.modules.programme.tests.test_gatherings import approved, invited, planned

pytestmark = pytest.mark.django_db

PAGES = (
    "meeting_invite",
    "meeting_code",
    "meeting_attendance",
    "meeting_minutes",
    "meeting_photo",
    "meeting_proof",
)


def test_a_meeting_is_planned_and_people_are_asked_by_group() -> None:
    budi, ani = lead(), member()
    client = browser(budi)
    form = {
        "kind": "monev",
        "title": "Monev",
        "held_on": "2021-09-27",
        "starts_at": "09:00",
        "ends_at": "11:00",
        "place": "Aula",
        "post": "Kepala Balai",
    }

    client.post(url("meeting_plan"), form)
    found = Meeting.objects.get()
    wrong = client.post(url("meeting_plan"), {**form, "ends_at": "08:00"})
    response = client.post(
        url("meeting_invite", found.pk), {"groups": ["semua"], "guests": "Ali; Dinas"}
    )

    assert "Rapat selesai sesudah mulai" in wrong.content.decode()
    assert response.status_code == 302
    assert found.participants.count() == 3
    assert found.participants.filter(user=ani, is_invited=True).exists()


def test_an_employee_attends_by_code_during_the_meeting_only() -> None:
    budi, ani = lead(), person("ani", Role.EMPLOYEE)
    found = invited(budi, budi)
    address = url("meeting_attend", found.pk, found.token)
    client = browser(ani)
    assert "Saya hadir" in text(client, address)
    assert client.post(address).status_code == 409
    start = localtime() - timedelta(minutes=1)
    end = start.replace(hour=23, minute=59)
    Meeting.objects.filter(pk=found.pk).update(
        held_on=start.date(), starts_at=start.time(), ends_at=end.time()
    )

    assert client.post(address).status_code == 302

    assert found.participants.get(user=ani).by_code
    assert browser(stranger()).get(address).status_code == 404


def test_minutes_attendance_and_photos_are_entered() -> None:
    budi = lead()
    found = invited(budi, budi)
    client = browser(budi)

    client.post(url("meeting_attendance", found.pk), {"people": [budi.pk]})
    client.post(url("meeting_step", found.pk, "penyelenggaraan"))
    bad = client.post(
        url("meeting_minutes", found.pk), {"discussion": "", "decisions": "Satu"}
    )
    long = client.post(
        url("meeting_minutes", found.pk), {"discussion": "A", "decisions": "x" * 501}
    )
    client.post(
        url("meeting_minutes", found.pk), {"discussion": "Isi", "decisions": "Satu\n"}
    )
    client.post(
        url("meeting_photo", found.pk), {"caption": "Suasana", "upload": picture()}
    )

    assert "Satu" in bad.content.decode()
    assert "500 huruf" in long.content.decode()
    assert found.decisions.get().text == "Satu"
    assert found.photos.get().caption == "Suasana"
    assert "Suasana" in text(client, found.get_absolute_url())


def test_an_approved_meeting_becomes_proof_and_its_decisions_work() -> None:
    budi = lead()
    found = approved(budi)
    plan(budi)
    first, second = found.decisions.order_by("number")
    client = browser(budi)

    client.post(url("meeting_proof", found.pk), {"questions": ["monev"]})
    for each in (first, second):
        client.post(
            url("decision_edit", each.pk), {"user": budi.pk, "due_on": "2021-12-17"}
        )
    client.post(url("decision_recommend", first.pk))
    assert client.post(url("decision_recommend", first.pk)).status_code == 409
    page = text(client, found.get_absolute_url())
    assert "Jadikan semua rekomendasi" in page
    assert "PM.MP.3.b" in page
    client.post(url("decisions_turn", found.pk))

    assert Recommendation.objects.count() == 2
    assert "Rekomendasi R-" in text(client, found.get_absolute_url())


def test_a_decision_goes_into_the_plan() -> None:
    budi = lead()
    found = approved(budi)
    today = localdate()
    plan(budi, today.year, today.year)
    decision = found.decisions.get(number=1)
    actions.assign_decision(decision, user=budi, due_on=today, by=budi, at=localtime())

    assert browser(budi).post(url("decision_plan", decision.pk)).status_code == 302

    assert "Rencana aksi" in text(browser(budi), found.get_absolute_url())


@pytest.mark.parametrize("name", PAGES)
def test_pages_open_for_the_team_alone(name: str) -> None:
    budi, ani = lead(), person("ani", Role.EMPLOYEE)
    address = url(name, invited(budi, ani).pk)

    assert browser(budi).get(address).status_code == 200
    assert browser(ani).get(address).status_code == 403
    assert browser(stranger()).get(address).status_code == 404


def test_what_is_not_there_is_not_found() -> None:
    budi = lead()
    found = planned(budi)
    decision = approved(budi).decisions.get(number=1)
    client = browser(budi)

    assert client.get(url("meeting_code", found.pk)).status_code == 404
    assert client.get(url("meeting_pdf", found.pk, "surat")).status_code == 404
    assert client.get(url("decision_edit", decision.pk)).status_code == 200
    assert client.get(url("decision_recommend", decision.pk)).status_code == 405
    assert _may_edit(person("ani", Role.EMPLOYEE), decision.pk) == 403
    assert _may_edit(stranger(), decision.pk) == 404


def _may_edit(user: User, pk: int) -> int:
    return browser(user).get(url("decision_edit", pk)).status_code


def test_papers_are_handed_out_as_pdf_and_word() -> None:
    budi = lead()
    found = approved(budi)
    client = browser(budi)

    assert client.get(url("meeting_pdf", found.pk, "bundel")).content[:5] == b"%PDF-"
    assert client.get(url("meeting_word", found.pk, "undangan")).content[:2] == b"PK"
    assert (
        browser(stranger()).get(url("meeting_pdf", found.pk, "bundel")).status_code
        == 404
    )


def test_the_list_is_narrowed_by_status() -> None:
    budi = lead()
    planned(budi)

    shown = text(browser(budi), url("meeting_list") + "?status=direncanakan")
    hidden = text(browser(budi), url("meeting_list") + "?status=disahkan")

    assert "Monev Triwulan III" in shown
    assert "Monev Triwulan III" not in hidden
