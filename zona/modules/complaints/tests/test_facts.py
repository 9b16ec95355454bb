"""What complaint handling tells the worksheet, with its empty case."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest

from zona.core.agenda import agenda_for
from zona.core.duties import actions as reports
from zona.core.duties.registry import duties
from zona.core.facts import Fact, Period
from zona.core.people.tests.people import satker
from zona.core.refused import Refused
from zona.core.upkeep.actions import record_innovation, register_policy
from zona.modules.complaints import actions, facts, queries
from zona.modules.complaints.duties import evaluation, monthly, yearly
from zona.modules.complaints.rules import (
    ArchiveReason,
    ChannelKind,
    CheckWay,
    Classification,
    Rating,
)
from zona.modules.complaints.tests.people import NOON, Office, at, submitted

pytestmark = pytest.mark.django_db
QUARTER = Period.quarter(2021, 4)
EVERY = [value for value in vars(facts).values() if isinstance(value, Fact)]
EMPTY = {
    "complaints.policy_percent": 0,
    "complaints.innovations_count": 0,
    "complaints.handled_percent": None,
    "complaints.evaluation_quarters_count": 0,
    "complaints.evaluation_followed_percent": None,
    "complaints.offline_channels_count": 0,
    "complaints.online_channels_count": 0,
    "complaints.officers_exists": False,
    "complaints.sp4n_exists": False,
    "complaints.unit_exists": False,
    "complaints.sp4n_assignment_exists": False,
    "complaints.consultation_quarters_count": 0,
    "complaints.due_count": None,
    "complaints.in_process_count": None,
    "complaints.resolved_count": None,
    "complaints.timely_percent": None,
}


@pytest.fixture
def office() -> Office:
    return Office()


def value(fact: Fact, period: Period = QUARTER) -> object:
    return fact(satker().pk, period).value


def months(year: int = 2021) -> Iterator[Period]:
    for number in range(1, 13):
        first = date(year, number, 1)
        after = date(year + number // 12, number % 12 + 1, 1)
        yield Period(first, after - timedelta(1))


def sign_all(office: Office, year: int = 2021) -> None:
    """Sign the report of each month of a year."""
    for period in months(year):
        report = reports.make_report(
            "complaints.monthly",
            unit=satker(),
            period=period,
            by=office.budi,
            at=at(2022, 1, 4),
        )
        reports.check_report(report, by=office.budi, at=at(2022, 1, 4))
        reports.sign_report(report, by=office.citra, at=at(2022, 1, 4))


@pytest.mark.parametrize("fact", EVERY, ids=lambda fact: fact.code)
def test_an_empty_office_has_the_empty_value(fact: Fact) -> None:
    assert value(fact) == EMPTY[fact.code]


def test_every_fact_of_the_sheet_is_published() -> None:
    assert {fact.code for fact in EVERY} == set(EMPTY)


def test_signed_nil_reports_turn_silence_into_proof(office: Office) -> None:
    sign_all(office)

    cut = Period(date(2021, 10, 1), date(2021, 12, 31))
    assert value(facts.handled_percent, cut) == 100
    assert value(facts.timely_percent, cut) == 100
    for fact in (facts.due_count, facts.in_process_count, facts.resolved_count):
        assert value(fact, cut) == 0
    met = facts.policy_percent(satker().pk, cut)
    assert met.value == Decimal(60)  # register, limits, report: of five
    assert met.table is not None


def test_cases_count_by_what_became_of_them(office: Office) -> None:
    office.closed()
    office.accepted(text="Kedua")
    spam = submitted(office.budi, text="Iklan").complaint
    actions.archive(spam, reason=ArchiveReason.SPAM, note="x", by=office.budi, at=NOON)
    office.closed(text="Tanya", classification=Classification.PERMINTAAN_INFORMASI)

    assert value(facts.due_count) == 2
    assert value(facts.in_process_count) == 1
    assert value(facts.resolved_count) == 1
    assert value(facts.handled_percent) == 50  # the second is past its sixty days
    assert value(facts.timely_percent) == Decimal(200) / 3
    table = facts.due_count(satker().pk, QUARTER).table
    assert table is not None
    assert len(table.rows) == 2


def test_a_case_moved_to_whistleblowing_is_in_no_figure(office: Office) -> None:
    case = submitted(office.budi).complaint
    actions.move_to_wbs(case, by=office.budi, at=NOON)

    assert value(facts.due_count) is None
    assert queries.figures(satker().pk, QUARTER).received == 0
    assert queries.cross(satker().pk, QUARTER) == ()


def test_channels_count_while_they_are_alive(office: Office) -> None:
    box = office.channel(ChannelKind.KOTAK_SARAN)
    web = office.channel()
    lapor = office.channel(ChannelKind.SP4N_LAPOR)
    assert value(facts.online_channels_count) == 0
    actions.check_channel(
        box,
        way=CheckWay.DIBUKA,
        checked_on=date(2021, 10, 4),
        sheets_count=0,
        second=office.ani,
        by=office.budi,
        at=NOON,
    )
    for channel in (web, lapor):
        actions.check_channel(
            channel,
            way=CheckWay.DIUJI,
            checked_on=date(2021, 9, 30),
            by=office.budi,
            at=NOON,
        )

    # On 31 December the test of 30 September is three months old: no longer within them.
    assert value(facts.offline_channels_count) == 1
    assert value(facts.online_channels_count) == 0
    day_before = Period(date(2021, 10, 1), date(2021, 12, 29))
    assert value(facts.online_channels_count, day_before) == 2
    assert value(facts.sp4n_exists) is True


def test_a_channel_lives_by_its_use(office: Office) -> None:
    office.channel(ChannelKind.TATAP_MUKA)
    submitted(office.budi)

    assert value(facts.offline_channels_count) == 1


def test_decrees_and_innovations_are_read_from_their_registers(office: Office) -> None:
    for kind in ("officers", "unit", "sp4n"):
        register_policy(
            unit=satker(),
            kind=f"complaints.{kind}",
            title="Keputusan",
            number=kind,
            dated_on=date(2021, 1, 4),
            first_day=date(2021, 1, 4),
            by=office.budi,
            at=NOON,
        )
    record_innovation(
        unit=satker(),
        kind="complaints.handling",
        title="Kode QR",
        before="Tanpa",
        after="Dengan",
        approved_on=date(2021, 10, 4),
        by=office.citra,
        at=NOON,
    )

    assert value(facts.officers_exists) is True
    assert value(facts.unit_exists) is True
    assert value(facts.sp4n_assignment_exists) is True
    assert value(facts.innovations_count) == 1
    assert value(facts.policy_percent) == 20


def evaluate(office: Office) -> None:
    report = reports.make_report(
        "complaints.evaluation",
        unit=satker(),
        period=QUARTER,
        nothing_needed=True,
        impact="Tidak ada",
        obstacles="Tidak ada",
        by=office.budi,
        at=at(2022, 1, 4),
    )
    reports.check_report(report, by=office.budi, at=at(2022, 1, 4))
    reports.sign_report(report, by=office.citra, at=at(2022, 1, 4))


def test_a_quiet_quarter_is_evaluated_only_with_a_tested_channel(
    office: Office,
) -> None:
    with pytest.raises(Refused, match="Uji sedikitnya satu kanal"):
        evaluate(office)
    web = office.channel()
    actions.check_channel(
        web, way=CheckWay.DIUJI, checked_on=date(2021, 10, 4), by=office.budi, at=NOON
    )

    assert duties()["complaints.evaluation"].hindrance(satker(), QUARTER) == ""


def test_an_evaluation_counts_for_complaints_and_consultations(office: Office) -> None:
    office.closed()
    evaluate(office)

    cut = Period(date(2021, 10, 1), date(2021, 12, 31))
    assert value(facts.evaluation_quarters_count, cut) == 1
    assert value(facts.consultation_quarters_count, cut) == 1
    assert value(facts.evaluation_followed_percent, cut) == 100


def test_what_duties_say_of_a_stretch(office: Office) -> None:
    october = Period(date(2021, 10, 1), date(2021, 10, 31))
    assert monthly.read(satker(), october).is_nil
    office.closed(text="Tanya", classification=Classification.PERMINTAAN_INFORMASI)
    asked = monthly.read(satker(), october)
    assert asked.is_nil  # a question is listed, and still no complaint
    assert asked.tables[0].rows[0][3] == "1"

    case = office.closed()
    actions.rate(case, rating=Rating.PUAS, at=NOON)
    found = evaluation.read(satker(), QUARTER)
    assert not found.is_nil
    assert found.tables[1].rows == (("Alat rusak", "2"),)
    assert "Indeks kepuasan pelapor 75,00." in found.sentences
    assert yearly.read(satker(), Period.year(2021)).tables[0].rows
    due = [
        duties()[f"complaints.{name}"].due_on(satker(), period)
        for name, period in (
            ("monthly", october),
            ("evaluation", QUARTER),
            ("yearly", Period.year(2021)),
        )
    ]
    assert due == [date(2021, 11, 5), date(2022, 1, 15), date(2022, 1, 31)]


def test_the_public_sees_no_small_number(office: Office) -> None:
    for number in range(4):
        submitted(office.budi, text=f"Cerita {number}")
    submitted(office.budi, text="Lain", channel=ChannelKind.SURAT)
    shown = queries.public_figures(satker(), 2021, date(2021, 12, 31))

    assert dict(shown.by_channel) == {"Tatap muka": "disembunyikan", "Surat": "<3"}
    assert shown.total == "5"
    assert shown.index is None
    office.closed(text="Beres")
    again = queries.public_figures(satker(), 2021, date(2021, 12, 31))
    assert dict(again.by_state) == {"Ditangani": "disembunyikan", "Selesai": "<3"}


def test_the_agenda_tells_each_person_his_step(office: Office) -> None:
    day = date(2021, 10, 5)
    office.channel(ChannelKind.KOTAK_SARAN)
    case = submitted(office.budi).complaint

    titles = [task.title for task in agenda_for(office.budi, day)]
    assert f"Pengaduan {case.number}: akui penerimaan" in titles
    assert any(title.startswith("Buka kanal") for title in titles)
    assert not _cases(office, "ani", day)
    drafted = office.drafted(text="Kedua")
    assert _cases(office, "citra", day) == [
        f"Pengaduan {drafted.number}: setujui tanggapan"
    ]
    late = [
        task
        for task in agenda_for(office.citra, date(2021, 12, 31))
        if drafted.number in task.title
    ]
    assert "target sudah lewat" in late[0].why


def _cases(office: Office, name: str, day: date) -> list[str]:
    found = agenda_for(getattr(office, name), day)
    return [task.title for task in found if task.title.startswith("Pengaduan")]
