"""What the programme tells the world, from nothing to a full year."""

from datetime import date
from decimal import Decimal

import pytest

from zona.core.facts import Fact, Period, Reading
from zona.core.people.models import Position, User
from zona.core.people.tests.people import person, satker
from zona.core.roles import Role
from zona.modules.programme import actions, facts
from zona.modules.programme.models import WorkPlan
from zona.modules.programme.rules import MeetingKind, Origin, TeamRole
from zona.modules.programme.tests.records import (
    AT,
    action,
    agent,
    at,
    head,
    lead,
    meeting,
    member,
    plan,
    recommendation,
    target,
    team,
)

pytestmark = pytest.mark.django_db

YEAR = Period.year(2021)
ALL = [value for value in vars(facts).values() if isinstance(value, Fact)]
ZERO: dict[str, object] = {
    "programme.team_exists": False,
    "programme.elements_represented_percent": None,
    "programme.members_selected_percent": None,
    "programme.pakta_signed_percent": None,
    "programme.plan_exists": False,
    "programme.targets_linked_percent": None,
    "programme.actions_done_percent": None,
    "programme.actions_planned_count": 0,
    "programme.outreach_quarters_count": 0,
    "programme.outreach_external_count": 0,
    "programme.monev_quarters_count": 0,
    "programme.monev_head_quarters_count": 0,
    "programme.head_attended_percent": None,
    "programme.culture_activities_count": 0,
    "programme.advice_followed_count": 0,
    "programme.recommendations_done_percent": None,
    "programme.role_model_exists": False,
    "programme.change_agents_count": 0,
    "programme.late_work_count": 0,
    "programme.meetings_unattended_count": 0,
    "programme.outreach_reached_percent": None,
    "programme.staff_involved_percent": None,
    "programme.agent_changes_count": 0,
    "programme.changes_integrated_count": 0,
}


def read(fact: Fact, by: User, period: Period = YEAR) -> Reading:
    return fact(by.unit_id, period)


def rows(reading: Reading) -> tuple[tuple[str, ...], ...]:
    assert reading.table
    return reading.table.rows


@pytest.mark.parametrize("fact", ALL, ids=lambda fact: fact.code)
def test_without_records_a_fact_has_its_empty_value(fact: Fact) -> None:
    reading = fact(satker().pk, YEAR)

    assert reading.value is ZERO[fact.code] or reading.value == ZERO[fact.code]
    assert reading.sources


def test_every_fact_is_covered_by_the_empty_case() -> None:
    assert {fact.code for fact in ALL} == set(ZERO)


def test_a_team_needs_a_chair_and_a_member_and_counts_while_it_runs() -> None:
    budi = lead()
    found = team(budi)

    assert read(facts.team_exists, budi).value is True
    assert read(facts.team_exists, budi, Period.year(2020)).value is False
    found.members.filter(role=TeamRole.KETUA).delete()
    assert read(facts.team_exists, budi).value is False


def test_a_table_names_posts_and_no_people() -> None:
    budi = lead()
    team(budi)

    posts = [row[0] for row in rows(read(facts.team_exists, budi))]

    assert posts == ["Jabatan budi", "Arsiparis"]


def test_sections_are_represented_by_members_from_below_them() -> None:
    citra = head()
    top = citra.position
    names = ("Tata Usaha", "Jasa Teknik")
    sections = [
        Position.objects.create(unit=citra.unit, title=name, superior=top)
        for name in names
    ]
    for place, section in enumerate(sections):
        Position.objects.create(
            unit=citra.unit, title=f"Staf {place}", superior=section
        )
    ani = person("ani", Role.ZI_LEAD)
    ani.position = Position.objects.get(title="Staf 0")
    ani.save()

    team(ani)

    reading = read(facts.elements_represented_percent, ani)
    assert reading.value == 50
    assert rows(reading) == (("Tata Usaha", "Ya"), ("Jasa Teknik", "Tidak"))


def test_a_plan_counts_from_the_heads_approval_on() -> None:
    budi, citra = lead(), head()
    found = plan(budi)
    target(found, budi)
    target(found, budi, goal="")
    action(found, budi)
    actions.move_plan(found, "discuss", by=budi, at=AT)
    assert read(facts.plan_exists, budi).value is False
    actions.move_plan(found, "approve", by=citra, at=AT)

    assert read(facts.plan_exists, budi).value is True
    assert read(facts.plan_exists, budi, Period.quarter(2021, 3)).value is False
    assert read(facts.targets_linked_percent, budi).value == 50


def test_an_approved_plan_without_targets_links_none() -> None:
    budi = lead()
    plan(budi)
    WorkPlan.objects.update(approved_on=date(2021, 10, 1), state="disetujui")

    assert read(facts.targets_linked_percent, budi).value == 0


def test_actions_due_count_when_their_proof_is_verified() -> None:
    budi, ani = lead(), member()
    found = plan(budi)
    done, open_, early = (action(found, budi, ani) for _ in range(3))
    WorkPlan.objects.update(approved_on=date(2021, 1, 4), state="berjalan")
    for each in (done, open_):
        actions.move_action(each, "finish", note="Ada", by=ani, at=AT)
    actions.move_action(done, "verify", by=budi, at=AT)

    reading = read(facts.actions_done_percent, budi)
    assert reading.value == Decimal(100) / 3
    assert read(facts.actions_done_percent, budi, Period.quarter(2021, 2)).value is None
    planned = read(facts.actions_planned_count, budi)
    assert planned.value == 3
    assert rows(planned)[2] == (
        "PU.MP.2,PM.MP.2",
        early.text,
        "Jabatan ani",
        "IV 2021",
        "Belum mulai",
    )


def test_outreach_without_proof_is_left_out() -> None:
    budi = lead()
    for day, proof, external in (
        (date(2021, 2, 1), "Foto", True),
        (date(2021, 3, 1), "Foto", False),
        (date(2021, 5, 1), "", True),
        (date(2020, 12, 31), "Foto", True),
    ):
        actions.record_outreach(
            unit=budi.unit,
            held_on=day,
            subject="ZI",
            medium="Spanduk",
            audience="Pelanggan",
            is_external=external,
            proof=proof,
            by=budi,
            at=AT,
        )

    assert read(facts.outreach_quarters_count, budi).value == 1
    assert read(facts.outreach_external_count, budi).value == 1


def test_only_complete_monitoring_meetings_count_by_quarter() -> None:
    budi = lead()
    meeting(budi, date(2021, 2, 1))
    meeting(budi, date(2021, 3, 1), head_attended=False)
    meeting(budi, date(2021, 5, 3), head_attended=False)
    meeting(budi, date(2021, 8, 2), complete=False)
    meeting(budi, date(2021, 11, 1), MeetingKind.BUDAYA_KERJA)

    assert read(facts.monev_quarters_count, budi).value == 2
    assert read(facts.monev_head_quarters_count, budi).value == 1
    assert read(facts.head_attended_percent, budi).value == 60
    assert read(facts.culture_activities_count, budi).value == 1


def test_an_excused_head_is_left_out_of_the_share() -> None:
    budi = lead()
    meeting(budi, date(2021, 2, 1))
    found = meeting(budi, date(2021, 3, 1), head_attended=False)
    type(found).objects.filter(pk=found.pk).update(head_absence_reason="Dinas luar")

    assert read(facts.head_attended_percent, budi).value == 100


def test_recommendations_count_by_source_due_date_and_verification() -> None:
    budi, ani, citra = lead(), member(), head()
    verified, finished, rejected, _, _ = (
        recommendation(budi, ani),
        recommendation(budi, ani, Origin.LAPORAN),
        recommendation(budi, ani),
        recommendation(budi, ani, Origin.RTM),
        recommendation(budi, ani, due_on=date(2022, 3, 31)),
    )
    for row in (verified, finished):
        actions.move_recommendation(row, "accept", by=budi, at=AT)
        actions.move_recommendation(row, "finish", note="Ada", by=ani, at=AT)
    actions.move_recommendation(verified, "verify", by=budi, at=AT)
    actions.move_recommendation(rejected, "reject", note="Ganda", by=citra, at=AT)

    reading = read(facts.recommendations_done_percent, budi)

    assert reading.value == 50
    assert len(rows(reading)) == 5
    assert rows(reading)[2][5:] == ("Ditolak", "Ganda")


def test_agents_and_changes_count_when_in_force_and_verified() -> None:
    budi, ani = lead(), member()
    found = agent(budi, ani)
    agent(budi)
    for into in ("", "SOP 3/2021"):
        change = actions.add_change(
            found,
            title="Pesan",
            made_on=date(2021, 9, 8),
            is_integrated=bool(into),
            into=into,
            by=ani,
            at=AT,
        )
        actions.verify_change(change, by=budi, at=at(2021, 10, 1))
    actions.add_change(found, title="Lain", made_on=date(2021, 9, 9), by=ani, at=AT)

    assert read(facts.change_agents_count, budi).value == 2
    assert read(facts.agent_changes_count, budi).value == 2
    assert read(facts.changes_integrated_count, budi).value == 1
    ani.is_active = False
    ani.save()
    assert read(facts.change_agents_count, budi).value == 1


def test_a_role_model_counts_from_his_decree_on() -> None:
    budi = lead()
    actions.name_role_model(
        unit=budi.unit,
        user=head(),
        decree_number="21/2021",
        decided_on=date(2021, 9, 6),
        by=budi,
        at=AT,
    )

    assert read(facts.role_model_exists, budi).value is True
    assert read(facts.role_model_exists, budi, Period.quarter(2021, 2)).value is False


def test_another_units_records_do_not_count() -> None:
    budi = lead()
    team(budi)
    meeting(budi)

    elsewhere = satker("balai-lain").pk

    assert facts.team_exists(elsewhere, YEAR).value is False
    assert facts.monev_quarters_count(elsewhere, YEAR).value == 0
