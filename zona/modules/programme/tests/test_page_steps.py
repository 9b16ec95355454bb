"""What people do on the pages of the programme, and what they may not."""

from collections.abc import Callable

import pytest

from zona.core.people.models import User
from zona.core.people.tests.people import person
from zona.core.roles import Role
from zona.modules.programme.models import (
    Meeting,
    Outreach,
    PlanAction,
    PriorityTarget,
    Recommendation,
    RoleModel,
    Team,
    TeamMember,
    WorkPlan,
)
from zona.modules.programme.tests.browsing import browser, records, text, url
from zona.modules.programme.tests.records import (
    action,
    head,
    lead,
    member,
    picture,
    plan,
    recommendation,
)

pytestmark = pytest.mark.django_db


def test_a_plan_is_made_filled_and_moved_through_its_pages() -> None:
    budi, citra = lead(), head()
    client = browser(budi)

    client.post(url("plan_new"), {"title": "Rencana", "year": 2021, "until_year": 2022})
    found = WorkPlan.objects.get()
    client.post(
        url("target_new", found.pk),
        {"text": "Komitmen", "indicators": "PU.MP.2,PM.MP.2", "priority": 1},
    )
    goal = PriorityTarget.objects.get()
    response = client.post(
        url("action_new", found.pk),
        {
            "text": "Bahas",
            "output": "Notula",
            "year": 2021,
            "quarter": 4,
            "target": goal.pk,
            "user": budi.pk,
        },
    )
    deed = PlanAction.objects.get()
    assert response["Location"] == deed.get_absolute_url()
    client.post(url("plan_step", found.pk, "pembahasan"))
    assert client.post(url("plan_step", found.pk, "persetujuan")).status_code == 403
    assert client.get(url("plan_step", found.pk, "sulap")).status_code == 404
    response = browser(citra).post(url("plan_step", found.pk, "persetujuan"))

    assert response["Location"] == found.get_absolute_url()
    found.refresh_from_db()
    assert found.state == "disetujui"
    assert client.post(url("plan_step", found.pk, "pembahasan")).status_code == 409
    again = client.post(
        url("plan_edit", found.pk), {"title": "X", "year": 2021, "until_year": 2021}
    )
    assert again.status_code == 409


def test_who_is_responsible_finishes_without_a_role_in_the_team() -> None:
    budi = lead()
    eko = person("eko", Role.EMPLOYEE)
    ani = person("ani", Role.EMPLOYEE)
    deed = action(plan(budi), budi, owner=eko)
    finish = url("action_step", deed.pk, "penyelesaian")

    assert browser(ani).get(finish).status_code == 403
    assert "Selesai pada" in text(browser(eko), finish)
    empty = browser(eko).post(finish, {"done_on": "2021-12-01", "note": ""})
    assert "Periksa kembali isian Anda" in empty.content.decode()
    browser(eko).post(
        finish, {"done_on": "2021-12-01", "note": "Ada", "upload": picture()}
    )

    deed.refresh_from_db()
    assert (deed.state, deed.done_by) == ("selesai", eko)
    assert "foto.png" in text(browser(eko), deed.get_absolute_url())
    assert "Bukti sudah diperiksa" in text(browser(budi), deed.get_absolute_url())


def test_a_form_with_errors_keeps_what_was_typed_and_says_it_in_words() -> None:
    client = browser(lead())

    response = client.post(
        url("meeting_new"),
        {
            "kind": "monev",
            "title": "Rapat Triwulan IV",
            "held_on": "2021-12-13",
            "place": "Aula",
            "participants_count": 3,
            "invited_on": "2021-12-14",
            "decisions": "x" * 501,
        },
    )

    page = response.content.decode()
    assert response.status_code == 200
    assert "Rapat Triwulan IV" in page
    assert "Satu keputusan paling panjang 500 huruf." in page
    assert "Undangan tidak boleh sesudah hari rapat." in page
    assert "Pilih pegawai atau tuliskan jabatannya." in page
    assert not Meeting.objects.exists()


def test_what_only_the_record_can_judge_is_said_on_the_form_too() -> None:
    budi = lead()
    plan(budi)

    response = browser(budi).post(
        url("plan_new"), {"title": "Lagi", "year": 2021, "until_year": 2021}
    )

    assert "Rencana kerja tahun ini sudah ada." in response.content.decode()


def test_a_meeting_is_recorded_and_its_decision_becomes_a_recommendation() -> None:
    budi = lead()
    client = browser(budi)
    client.post(
        url("meeting_new"),
        {
            "kind": "monev",
            "title": "Rapat",
            "held_on": "2021-12-13",
            "place": "Aula",
            "post": "Kepala Balai",
            "participants_count": 3,
            "decisions": "Satu\n\nDua",
            "upload": picture(),
        },
    )
    found = Meeting.objects.get()
    decision = found.decisions.get(number=2)
    page = text(client, found.get_absolute_url())
    assert "undangan, notula bertanda tangan" in page

    new = f"{url('recommendation_new')}?keputusan={decision.pk}"
    assert "Dua" in text(client, new)
    client.post(
        new,
        {
            "origin": "monev",
            "source_title": "Rapat",
            "text": "Dua",
            "post": "Arsiparis",
            "due_on": "2022-03-31",
        },
    )

    row = Recommendation.objects.get()
    assert row.source_key == decision.source_key
    assert f"Rekomendasi {row.number}" in text(client, found.get_absolute_url())
    assert client.get(url("recommendation_new") + "?keputusan=x").status_code == 404


def test_a_team_is_decreed_and_its_gaps_are_shown() -> None:
    client = browser(lead())
    client.post(
        url("team_new"),
        {
            "number": "4/2021",
            "title": "Tim ZI",
            "decided_on": "2021-01-18",
            "from_on": "2021-01-18",
            "document": picture(),
        },
    )
    found = Team.objects.get()
    client.post(
        url("member_new", found.pk),
        {"post": "Arsiparis", "role": "anggota", "areas": ["MP", "TT"]},
    )

    page = text(client, url("team_view"))

    assert "Area tanpa anggota" in page
    assert "Manajemen Perubahan, Penataan Tata Laksana" in page
    row = TeamMember.objects.get()
    form = text(client, url("member_edit", row.pk))
    assert form.count("checked") == 2
    assert client.get(url("member_remove", row.pk)).status_code == 405
    client.post(url("member_remove", row.pk))
    assert not found.members.exists()


def test_a_recommendation_walks_through_its_pages() -> None:
    budi, ani, citra = lead(), member(), head()
    row = recommendation(budi, owner=ani)

    def step(by: User, slug: str, note: str = "") -> int:
        words = {"note": note, "done_on": "2021-12-01"}
        return (
            browser(by)
            .post(url("recommendation_step", row.pk, slug), words)
            .status_code
        )

    assert step(budi, "penerimaan") == 302
    assert step(ani, "penolakan", "Tidak perlu") == 403
    assert step(ani, "penyelesaian", "Sudah ada") == 302
    assert step(ani, "verifikasi") == 403
    assert step(budi, "pengembalian", "Belum lengkap") == 302
    assert step(budi, "penyelesaian", "Lengkap") == 302
    assert step(budi, "verifikasi") == 409
    assert step(citra, "verifikasi") == 302
    page = text(browser(ani), row.get_absolute_url())
    assert "Diverifikasi" in page
    assert "Belum lengkap" in page  # the history keeps why it was handed back
    assert "Nyatakan selesai" not in page


@pytest.mark.usefixtures("signed_report")
def test_suggestions_are_shown_and_taken_one_by_one_or_together() -> None:
    budi = lead()
    client = browser(budi)
    page, take = url("recommendation_list"), url("suggestion_take")
    assert "Saran dan temuan" in text(client, page)

    key = "Laporan TW III 2021#1"
    response = client.post(take, {"key": key})
    row = Recommendation.objects.get()
    assert response["Location"] == row.get_absolute_url()
    assert client.post(take, {"key": key}).status_code == 409
    client.post(take)

    assert Recommendation.objects.count() == 2
    assert "Saran dari laporan" not in text(client, page)
    assert browser(head()).post(take).status_code == 403


def test_a_change_is_verified_on_its_page() -> None:
    budi = lead()
    keys = records(budi)

    assert (
        browser(member()).post(url("change_verify", keys["change"])).status_code == 403
    )
    browser(head()).post(url("change_verify", keys["change"]))

    assert "Diperiksa" in text(browser(budi), url("example_view"))


def test_removing_a_target_and_an_action_leads_back_to_the_plan() -> None:
    budi = lead()
    keys = records(budi)
    client = browser(budi)

    client.post(url("target_remove", keys["target"]))
    response = client.post(url("action_remove", keys["action"]))

    assert response["Location"] == url("plan_detail", keys["plan"])
    assert not PlanAction.objects.exists()


def edit_outreach(budi: User) -> tuple[str, dict[str, object]]:
    pk = records(budi)["outreach"]
    fields = {"subject": "ZI", "held_on": "2021-10-01", "medium": "Web"}
    return url("outreach_edit", pk), {**fields, "audience": "x", "reached_count": 3}


def edit_role_model(budi: User) -> tuple[str, dict[str, object]]:
    pk = records(budi)["role_model"]
    fields = {"post": "Kepala", "decree_number": "1", "decided_on": "2021-09-06"}
    return url("role_model_edit", pk), dict(fields)


@pytest.mark.parametrize("edit", [edit_outreach, edit_role_model])
def test_a_correction_returns_to_the_list(
    edit: Callable[[User], tuple[str, dict[str, object]]],
) -> None:
    budi = lead()
    address, fields = edit(budi)

    response = browser(budi).post(address, fields)

    assert response.status_code == 302
    changed = Outreach.objects.filter(reached_count=3).exists()
    assert changed or RoleModel.objects.filter(post="Kepala").exists()
