"""What internal control tells, and what it keeps to itself; the duties and the agenda."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from zona.core.facts import Fact, Period
from zona.core.people.models import User
from zona.core.upkeep.actions import record_briefing, record_innovation, set_activity
from zona.core.upkeep.rules import Audience, Medium
from zona.modules.risk import actions, agenda, duties, facts
from zona.modules.risk.models import Monitoring, Risk
from zona.modules.risk.rules import Category, MechanismKind
from zona.modules.risk.tests import people
from zona.modules.risk.tests.people import (
    NOON,
    analysed,
    approved,
    at,
    context,
    control,
    monitoring,
)

pytestmark = pytest.mark.django_db
YEAR = Period.year(2021)
QUARTER = Period.quarter(2021, 4)
LATER = at(2021, 12, 1)


@pytest.fixture
def budi() -> User:
    return people.budi()


@pytest.fixture
def citra() -> User:
    return people.citra()


@pytest.mark.parametrize(
    ("fact", "empty"),
    [
        (facts.environment_percent, 0),
        (facts.environment_innovations_count, 0),
        (facts.activities_assessed_percent, None),
        (facts.assessment_innovations_count, 0),
        (facts.risks_controlled_percent, None),
        (facts.control_innovations_count, 0),
        (facts.informed_percent, 0),
        (facts.monitoring_quarters_count, 0),
        (facts.monitoring_head_quarters_count, 0),
        (facts.mechanisms_count, 0),
    ],
)
def test_an_empty_office_says_so(budi: User, fact: Fact, empty: int | None) -> None:
    found = fact(budi.unit_id, QUARTER)

    assert found.value == empty
    assert all(source.url for source in found.sources)


def test_nobody_to_inform_is_none(budi: User) -> None:
    budi.is_active = False
    budi.save()

    assert facts.informed_percent(budi.unit_id, QUARTER).value is None


def test_a_sub_element_counts_with_owner_practice_and_proof_of_the_year(
    budi: User,
) -> None:
    words: dict[str, Any] = {"unit": budi.unit, "year": 2021, "by": budi, "at": NOON}
    actions.keep_environment(
        key="integritas",
        owner=budi,
        practice="Apel",
        proof_title="Pakta",
        proof_on=date(2021, 1, 4),
        **words,
    )
    actions.keep_environment(key="struktur", owner=budi, practice="Ada", **words)

    found = facts.environment_percent(budi.unit_id, QUARTER)
    assert found.value == Decimal("12.5")
    assert facts.environment_percent(budi.unit_id, Period.year(2022)).value == 0


@pytest.mark.parametrize(
    ("fact", "kind"),
    [
        (facts.environment_innovations_count, "risk.environment"),
        (facts.assessment_innovations_count, "risk.assessment"),
        (facts.control_innovations_count, "risk.control"),
    ],
)
def test_innovations_of_a_kind_are_counted(budi: User, fact: Fact, kind: str) -> None:
    record_innovation(
        unit=budi.unit,
        kind=kind,
        title="Papan risiko",
        before="–",
        after="Ada",
        approved_on=date(2021, 1, 15),
        by=budi,
        at=NOON,
    )

    assert fact(budi.unit_id, QUARTER).value == 1


def test_a_main_activity_is_assessed_when_the_head_has_approved(
    budi: User, citra: User
) -> None:
    rows = [
        set_activity(
            unit=budi.unit,
            code=code,
            name="Kegiatan",
            first_day=date(2021, 1, 1),
            by=budi,
            at=NOON,
        )
        for code in ("KU-1", "KU-2")
    ]
    approved(budi, citra, activity=rows[0])
    analysed(budi, activity=rows[1])

    found = facts.activities_assessed_percent(budi.unit_id, QUARTER)
    assert found.value == 50
    assert (
        facts.activities_assessed_percent(
            budi.unit_id, Period(date(2021, 1, 1), date(2021, 1, 31))
        ).value
        == 0
    )


def test_a_risk_is_controlled_while_no_action_on_it_is_overdue(
    budi: User, citra: User
) -> None:
    low = approved(budi, citra, (1, 1))
    assert facts.risks_controlled_percent(budi.unit_id, QUARTER).value == 100
    approved(budi, citra)
    good = approved(budi, citra)
    control(good, budi, date(2022, 3, 1))
    for each in good.controls.filter(due_on__lt=date(2022, 1, 1)):
        actions.move_control(each, "start", by=budi, at=NOON)
        actions.move_control(each, "finish", result="Ya", by=budi, at=NOON)

    found = facts.risks_controlled_percent(budi.unit_id, QUARTER)

    assert found.value == 50
    assert found.table
    assert low.code not in {row[0] for row in found.table.rows}
    early = Period(date(2021, 4, 1), date(2021, 6, 30))
    assert facts.risks_controlled_percent(budi.unit_id, early).value == 100


def test_staff_and_listed_parties_are_informed(budi: User, citra: User) -> None:
    party = actions.add_stakeholder(
        context(budi), name="BSKJI", interest="Bina", must_know=True, by=budi, at=NOON
    )
    record_briefing(
        unit=budi.unit,
        topic="risk",
        title="Rapat SPIP",
        held_on=date(2021, 1, 20),
        medium=Medium.MEETING,
        audience=Audience.INTERNAL,
        attendees=[budi, citra],
        by=budi,
        at=NOON,
    )
    before = facts.informed_percent(budi.unit_id, QUARTER).value

    actions.inform_stakeholder(
        party,
        informed_on=date(2021, 1, 21),
        informed_by_means="surat",
        by=budi,
        at=NOON,
    )

    assert before == Decimal(200) / 3
    assert facts.informed_percent(budi.unit_id, QUARTER).value == 100


def test_quarters_and_mechanisms_count_when_signed_and_decided(
    budi: User, citra: User
) -> None:
    approved(budi, citra)
    for quarter in (1, 2, 3):
        made = monitoring(budi, quarter)
        if quarter < 3:
            made = actions.sign_monitoring(made, by=budi, at=LATER)
    made = actions.decide_monitoring(
        Monitoring.objects.get(quarter=2), decision="Lanjut", by=citra, at=LATER
    )
    actions.record_mechanism(
        made,
        kind=MechanismKind.SOP,
        title="Pemeriksaan",
        number="SOP-1",
        set_on=date(2021, 11, 1),
        by=budi,
        at=LATER,
    )

    unit = budi.unit_id
    assert facts.monitoring_quarters_count(unit, QUARTER).value == 2
    assert facts.monitoring_head_quarters_count(unit, QUARTER).value == 1
    assert facts.mechanisms_count(unit, QUARTER).value == 1
    assert facts.mechanisms_count(unit, Period.year(2022)).value == 0


def test_the_report_of_a_quarter_waits_for_the_monitoring_and_hides_fraud(
    budi: User, citra: User
) -> None:
    first = Period.quarter(2021, 1)
    assert duties.monitoring_report.read(budi.unit, first).is_nil
    assert "belum ditandatangani" in duties.monitoring_hindrance(budi.unit, first)
    seen = approved(budi, citra)
    secret = approved(budi, citra, category=Category.KECURANGAN)
    made = actions.sign_monitoring(monitoring(budi), by=budi, at=LATER)

    said = duties.monitoring_report.read(budi.unit, first)

    assert duties.monitoring_hindrance(budi.unit, first) == ""
    assert {row[0] for row in said.tables[0].rows} == {seen.code}
    assert secret.code not in str(said)
    assert "belum diputus" in str(said.sentences)
    actions.decide_monitoring(made, decision="Lanjut", by=citra, at=LATER)
    after = duties.monitoring_report.read(budi.unit, first)
    assert "telah memberi keputusan" in str(after.sentences)


def test_the_evaluation_of_a_year_counts_what_stands(budi: User, citra: User) -> None:
    empty = duties.evaluation.read(budi.unit, YEAR)
    assert empty.is_nil
    assert "belum disetujui" in duties.evaluation_hindrance(budi.unit, YEAR)
    approved(budi, citra)
    actions.record_taskforce(
        unit=budi.unit,
        decree_number="6/2021",
        title="Satgas",
        first_day=date(2021, 1, 1),
        chair=budi,
        by=budi,
        at=NOON,
    )
    for category in (Category.KECURANGAN, Category.OPERASIONAL):
        actions.report_incident(
            unit=budi.unit,
            title=category.label,
            happened_on=date(2021, 1, 5),
            category=category,
            description="–",
            by=budi,
            at=NOON,
        )

    said = duties.evaluation.read(budi.unit, YEAR)

    assert duties.evaluation_hindrance(budi.unit, YEAR) == ""
    assert "Keputusan Nomor 6/2021" in said.sentences[0]
    assert ("Ketua", "1") in said.tables[0].rows
    assert ("Tinggi", "1", "1") in said.tables[1].rows
    assert ("Kecurangan", "1") in said.tables[3].rows
    assert "Budi" not in str(said)


def _waiting(user: User, on: date) -> set[str]:
    asked = (
        agenda.risks,
        agenda.controls,
        agenda.monitorings,
        agenda.quarters,
        agenda.registers,
        agenda.incidents,
    )
    return {task.why for ask in asked for task in ask(user, on)}


def test_each_step_waits_for_its_person(budi: User, citra: User) -> None:
    ani, day = people.ani(), date(2021, 7, 1)
    people.risk(ani)
    found = analysed(ani)
    control(found, ani)
    actions.report_incident(
        unit=budi.unit,
        title="Tungku",
        happened_on=date(2021, 1, 5),
        category=Category.OPERASIONAL,
        description="–",
        by=ani,
        at=NOON,
    )

    assert _waiting(ani, day) == {"Risiko menunggu analisis", "RTP terlambat"}
    assert "RTP yang menjadi tugas Anda" in _waiting(ani, date(2021, 6, 15))
    assert _waiting(budi, day) == {
        "Risiko menunggu validasi Satgas",
        "Register tahun ini belum disetujui kepala",
        "Kejadian perlu ditangani",
    }
    actions.move_risk(found, "validate", by=budi, at=NOON)
    assert _waiting(citra, day) == {"Risiko menunggu persetujuan Anda"}
    actions.move_risk(found, "approve", by=citra, at=NOON)
    made = found.controls.get()
    actions.move_control(made, "start", by=ani, at=NOON)
    actions.move_control(made, "finish", result="Ya", by=ani, at=NOON)
    waits = _waiting(budi, day)
    assert "RTP selesai, menunggu penilaian efektivitas" in waits
    assert "Pemantauan belum ditandatangani" in waits
    actions.sign_monitoring(monitoring(budi, 2), by=budi, at=LATER)
    assert "Pemantauan belum ditandatangani" not in _waiting(budi, day)
    assert _waiting(citra, day) == {"Pemantauan risiko menunggu keputusan Anda"}
    assert _waiting(people.dewi(), day) == {"Register tahun ini belum disetujui kepala"}
    assert Risk.objects.count() == 2
