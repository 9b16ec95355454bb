"""What the actions on team, plan, meetings and examples write and refuse."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from zona.core.audit.models import Entry
from zona.core.notices.models import Notice
from zona.core.people.tests.people import person
from zona.core.refused import Refused
from zona.core.roles import Role
from zona.modules.programme import actions
from zona.modules.programme.models import PlanAction, Team, TeamMember, WorkPlan
from zona.modules.programme.rules import Area, MeetingKind, TeamRole
from zona.modules.programme.tests.records import (
    AT,
    action,
    agent,
    at,
    head,
    lead,
    meeting,
    member,
    picture,
    plan,
    target,
    team,
)

pytestmark = pytest.mark.django_db


def test_a_new_decree_closes_the_former_on_the_day_before() -> None:
    budi = lead()
    former = team(budi)

    latest = team(budi, "7/2022", date(2022, 2, 1))

    former.refresh_from_db()
    assert former.until_on == date(2022, 1, 31)
    assert Team.objects.in_force(date(2022, 2, 1)).get() == latest
    assert Entry.objects.filter(verb="programme.team_closed").count() == 1


def test_a_decree_cannot_begin_before_one_that_is_known() -> None:
    budi = lead()
    team(budi)

    with pytest.raises(Refused, match="Sudah ada keputusan tim"):
        team(budi, "1/2021", date(2021, 1, 4))


def test_a_decree_cannot_be_stretched_over_the_next_one() -> None:
    budi = lead()
    former, latest = team(budi), team(budi, "7/2022", date(2022, 2, 1))
    start = date(2021, 1, 18)

    for end in (None, date(2022, 3, 1)):
        with pytest.raises(Refused, match="bertumpuk"):
            actions.edit_team(
                former,
                number="4/2021",
                title="Tim",
                decided_on=start,
                from_on=start,
                until_on=end,
                by=budi,
                at=AT,
            )
    actions.edit_team(
        latest,
        number="8/2022",
        title="Tim",
        decided_on=date(2022, 2, 1),
        from_on=date(2022, 2, 1),
        by=budi,
        at=AT,
    )
    actions.edit_team(
        former,
        number="4/2021",
        title="Tim",
        decided_on=start,
        from_on=start,
        until_on=date(2022, 1, 31),
        document=picture(),
        by=budi,
        at=AT,
    )

    former.refresh_from_db()
    assert former.document and former.document.name == "foto.png"


def test_members_are_added_corrected_and_removed_with_a_trail() -> None:
    budi = lead()
    found = team(budi)
    arsiparis = TeamMember.objects.get(post="Arsiparis")

    actions.edit_member(
        arsiparis,
        post="Arsiparis",
        role=TeamRole.KOORDINATOR,
        areas="MP,TT",
        by=budi,
        at=AT,
    )

    assert found.gaps(date(2021, 10, 1)) == (Area.SDM, Area.AK, Area.PW, Area.PP)
    assert arsiparis.area_labels == "Manajemen Perubahan, Penataan Tata Laksana"
    actions.remove_member(arsiparis, by=budi, at=AT)
    assert found.members.count() == 1
    entry = Entry.objects.get(verb="programme.member_removed")
    assert entry.detail == {"who": "Arsiparis – Koordinator area"}


def test_a_member_is_a_person_or_a_post() -> None:
    budi = lead()

    with pytest.raises(ValidationError, match="Pilih pegawai"):
        actions.add_member(team(budi), role=TeamRole.ANGGOTA, by=budi, at=AT)


def test_a_plan_walks_its_whole_flow() -> None:
    budi, citra = lead(), head()
    found = plan(budi)
    target(found, budi)
    action(found, budi)

    actions.move_plan(found, "discuss", by=budi, at=AT)
    actions.move_plan(found, "return", note="Kurang jelas", by=citra, at=AT)
    actions.move_plan(found, "discuss", by=budi, at=AT)
    actions.move_plan(found, "approve", by=citra, at=at(2021, 10, 5))
    actions.record_outreach(
        unit=budi.unit,
        held_on=date(2021, 10, 6),
        subject="Rencana kerja",
        medium="Rapat",
        audience="Semua pegawai",
        proof="Daftar hadir",
        by=budi,
        at=AT,
    )
    actions.move_plan(found, "socialise", by=budi, at=AT)
    actions.move_plan(found, "start", by=budi, at=AT)
    actions.move_plan(found, "evaluate", note="Tercapai sebagian", by=budi, at=AT)

    found.refresh_from_db()
    assert (found.state, found.approved_by) == ("dievaluasi", citra)
    assert found.approved_on == date(2021, 10, 5)
    assert found.evaluation == "Tercapai sebagian"
    assert set(Notice.objects.values_list("recipient", flat=True)) == {citra.pk}


def test_an_empty_plan_is_not_discussed_and_an_approved_one_not_unseen() -> None:
    budi, citra = lead(), head()
    found = plan(budi)

    with pytest.raises(Refused, match="paling sedikit"):
        actions.move_plan(found, "discuss", by=budi, at=AT)
    target(found, budi)
    action(found, budi)
    actions.move_plan(found, "discuss", by=budi, at=AT)
    actions.move_plan(found, "approve", by=citra, at=AT)
    with pytest.raises(Refused, match="sosialisasi"):
        actions.move_plan(found, "socialise", by=budi, at=AT)


def test_an_approved_plan_keeps_its_content() -> None:
    budi, citra = lead(), head()
    found = plan(budi)
    goal, deed = target(found, budi), action(found, budi)
    actions.edit_plan(found, title="R", year=2021, until_year=2022, by=budi, at=AT)
    actions.edit_target(goal, text="T", priority=2, by=budi, at=AT)
    actions.edit_action(
        deed, text="A", output="B", year=2022, quarter=1, by=budi, at=AT
    )
    WorkPlan.objects.update(state="disetujui", approved_by=citra)
    for record in (found, goal, deed):
        record.refresh_from_db()

    with pytest.raises(Refused, match="Disetujui"):
        actions.edit_plan(found, title="X", year=2021, until_year=2022, by=budi, at=AT)
    with pytest.raises(Refused, match="Disetujui"):
        actions.edit_target(goal, text="X", priority=1, by=budi, at=AT)
    with pytest.raises(Refused, match="Disetujui"):
        actions.remove_action(deed, by=budi, at=AT)


def test_an_action_lies_within_the_years_of_its_plan() -> None:
    budi = lead()
    found = plan(budi, 2022, 2022)

    with pytest.raises(Refused, match="2022 sampai 2022"):
        action(found, budi)


def test_what_is_in_use_is_not_removed() -> None:
    budi = lead()
    found = plan(budi)
    goal, deed = target(found, budi), action(found, budi)
    actions.edit_action(
        deed, text="A", output="B", year=2021, quarter=1, target=goal, by=budi, at=AT
    )

    with pytest.raises(Refused, match="masih dilayani"):
        actions.remove_target(goal, by=budi, at=AT)
    actions.move_action(deed, "start", by=budi, at=AT)
    deed.refresh_from_db()
    with pytest.raises(Refused, match="sudah dikerjakan"):
        actions.remove_action(deed, by=budi, at=AT)


def test_unused_targets_and_actions_can_go() -> None:
    budi = lead()
    found = plan(budi)

    actions.remove_target(target(found, budi), by=budi, at=AT)
    actions.remove_action(action(found, budi), by=budi, at=AT)

    assert not found.targets.exists()
    assert not found.actions.exists()


def test_an_action_is_finished_with_proof_and_verified_by_another() -> None:
    budi, ani = lead(), member()
    deed = action(plan(budi), budi, owner=ani)

    actions.move_action(deed, "finish", note="Notula", upload=picture(), by=ani, at=AT)
    with pytest.raises(Refused, match="orang lain"):
        actions.move_action(deed, "verify", by=ani, at=AT)
    actions.move_action(deed, "return", note="Belum bertanda tangan", by=budi, at=AT)
    deed.refresh_from_db()
    assert (deed.state, deed.done_on) == ("berjalan", None)
    actions.move_action(
        deed, "finish", note="Ditandatangani", done_on=date(2021, 9, 30), by=ani, at=AT
    )
    actions.move_action(deed, "verify", by=budi, at=AT)

    deed.refresh_from_db()
    assert (deed.state, deed.done_on) == ("diverifikasi", date(2021, 9, 30))
    assert (deed.proof, deed.verified_by) == ("Ditandatangani", budi)
    assert deed.proof_file and deed.proof_file.name == "foto.png"


def test_nothing_is_finished_in_the_future() -> None:
    budi = lead()
    deed = action(plan(budi), budi)

    with pytest.raises(ValidationError, match="masa depan"):
        actions.move_action(
            deed, "finish", note="x", done_on=date(2022, 1, 1), by=budi, at=AT
        )


def test_the_actions_of_an_evaluated_plan_rest() -> None:
    budi = lead()
    deed = action(plan(budi), budi)
    WorkPlan.objects.update(state="dievaluasi")

    with pytest.raises(Refused, match="ditutup"):
        actions.move_action(PlanAction.objects.get(), "start", by=budi, at=AT)
    assert deed.status.code == "belum"


def test_decisions_keep_their_row_while_their_words_stay() -> None:
    budi = lead()
    found = meeting(budi)
    kept = found.decisions.get(text="Tetapkan tenggat")

    actions.edit_meeting(
        found,
        kind=MeetingKind.MONEV,
        title="Rapat monev",
        held_on=found.held_on,
        place="Aula",
        post="Kepala Balai",
        decisions=["Baru", "Tetapkan tenggat", "Baru"],
        upload=picture(),
        by=budi,
        at=AT,
    )

    rows = list(found.decisions.order_by("number").values_list("number", "text", "pk"))
    assert [row[:2] for row in rows] == [(1, "Baru"), (2, "Tetapkan tenggat")]
    assert rows[1][2] == kept.pk
    found.refresh_from_db()
    assert found.minutes


def test_an_outreach_can_be_corrected() -> None:
    budi = lead()
    found = actions.record_outreach(
        unit=budi.unit,
        held_on=date(2021, 10, 1),
        subject="ZI",
        medium="Spanduk",
        audience="Pelanggan",
        by=budi,
        at=AT,
    )

    actions.edit_outreach(
        found,
        held_on=date(2021, 10, 1),
        subject="ZI",
        medium="Spanduk",
        audience="Pelanggan",
        is_external=True,
        upload=picture(),
        by=budi,
        at=AT,
    )

    assert type(found).objects.proven().get().is_external
    entry = Entry.objects.get(verb="programme.outreach_edited")
    assert "untuk pihak luar" in entry.detail["note"]


def test_a_change_is_verified_by_another_and_again_after_a_correction() -> None:
    budi, ani = lead(), person("ani", Role.ZI_LEAD)
    change = actions.add_change(
        agent(budi, ani), title="Pesan", made_on=date(2021, 9, 8), by=ani, at=AT
    )

    with pytest.raises(Refused, match="orang lain"):
        actions.verify_change(change, by=ani, at=AT)
    actions.verify_change(change, by=budi, at=AT)
    with pytest.raises(Refused, match="sudah diperiksa"):
        actions.verify_change(change, by=budi, at=AT)
    actions.edit_change(
        change, title="Pesan singkat", made_on=date(2021, 9, 8), by=ani, at=AT
    )

    change.refresh_from_db()
    assert change.verified_on is None


def test_an_integrated_change_names_what_holds_it() -> None:
    budi = lead()

    with pytest.raises(ValidationError, match="Sebutkan nomor"):
        actions.add_change(
            agent(budi),
            title="Pesan",
            made_on=date(2021, 9, 8),
            is_integrated=True,
            by=budi,
            at=AT,
        )


def test_role_models_and_agents_can_be_ended() -> None:
    budi, citra = lead(), head()
    model = actions.name_role_model(
        unit=budi.unit,
        user=citra,
        decree_number="21/2021",
        decided_on=date(2021, 9, 6),
        by=budi,
        at=AT,
    )
    found = agent(budi)

    end = date(2021, 12, 31)
    actions.edit_role_model(
        model,
        user=citra,
        decree_number="21/2021",
        decided_on=date(2021, 9, 6),
        until_on=end,
        by=budi,
        at=AT,
    )
    actions.edit_agent(
        found,
        post="Analis",
        decree_number="22/2021",
        decided_on=date(2021, 9, 6),
        until_on=end,
        by=budi,
        at=AT,
    )

    assert not type(model).objects.in_force(date(2022, 1, 1)).exists()
    assert type(found).objects.in_force(end).get() == found
