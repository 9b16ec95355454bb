"""The sample office as a whole: what the seed's quarter holds, and what it lacks."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from zona.core.documents.plain import plain
from zona.core.documents.prepare import prepare
from zona.core.duties import Kind, Rhythm
from zona.core.duties.actions import check_report, make_report, sign_report
from zona.core.duties.queries import nil_covers
from zona.core.duties.registry import duties
from zona.core.duties.rules import stretch_from
from zona.core.facts import Period, Value, read
from zona.core.people.models import Unit
from zona.core.people.queries import holders
from zona.core.sample import load_all
from zona.modules.assessment import queries as assessment
from zona.modules.assessment.models import Instrument, Lke
from zona.modules.complaints.models import Complaint
from zona.modules.conflicts.models import Case
from zona.modules.predicate import queries as predicate
from zona.modules.predicate.models import Award, Proposal
from zona.modules.reports.documents import compose
from zona.modules.reports.models import Report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
QUARTER = Period.quarter(2021, 4)
EVALUATED = ("WBS", "benturan kepentingan")
NEXT = Period.quarter(2022, 1)


@pytest.fixture(scope="module")
def loaded(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Load the sample once for all; what a test changes there is undone after it."""
    with (
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("berkas")),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        assert list(load_all())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def unit() -> Unit:
    return Unit.objects.get(code="bppsi-pekanbaru")


def _value(code: str, unit: Unit) -> Value:
    reading = read(code, unit.pk, QUARTER)
    assert reading is not None
    return reading.value


def test_the_predicate_is_prepared_and_not_held(unit: Unit) -> None:
    assert not Proposal.objects.of(unit.pk).exists()
    assert Proposal.objects.get().state == "disiapkan"
    assert not Award.objects.exists()
    checks = predicate.checks(unit, 2022)
    assert sum(check.tone == "good" for check in checks) == 3


def test_there_are_questions_and_no_complaint() -> None:
    cases = Complaint.objects.values_list("classification", "state", "received_on")

    assert len(cases) == 3
    assert {kind for kind, _, _ in cases} == {"permintaan_informasi"}
    assert {state for _, state, _ in cases} == {"selesai"}
    assert date(2021, 10, 1) <= min(day for _, _, day in cases)


def test_three_months_without_conflicts_are_signed(unit: Unit) -> None:
    assert nil_covers(unit.pk, "conflicts.monthly", Period(QUARTER.start, QUARTER.end))
    assert not nil_covers(unit.pk, "conflicts.monthly", Period(QUARTER.start, NEXT.end))
    assert not Case.objects.of(unit.pk).exists()
    assert _value("conflicts.activities_informed_percent", unit) == 100
    mapped = _value("conflicts.activities_mapped_percent", unit)
    assert isinstance(mapped, Decimal)
    assert 0 < mapped < 100
    assert _value("conflicts.evaluation_quarters_count", unit) == 0
    assert _value("conflicts.evaluation_followed_percent", unit) is None


def test_gratification_keeps_the_gap_of_its_quarter(unit: Unit) -> None:
    assert _value("gratification.campaign_quarters_count", unit) == 0
    assert _value("gratification.unit_exists", unit) is False
    assert _value("gratification.procedure_exists", unit) is False
    assert _value("gratification.months_reported_percent", unit) == 0
    monthly = duties()["gratification.monthly"]
    assert monthly.read(unit, QUARTER).is_nil
    assert monthly.read(unit, NEXT).is_nil is False


@pytest.mark.parametrize(
    ("instrument", "questions"),
    [
        ("lke-zi-2021", ("PM.PW.4.b", "PM.PW.4.c", "PM.PW.5.d", "PM.PW.5.e")),
        ("lke-zi-2019", ("PU.PW.4.c", "PU.PW.4.d", "PU.PW.5.d", "PU.PW.5.e")),
    ],
)
def test_signing_the_evaluations_closes_the_gap_and_changes_the_answers(
    unit: Unit, instrument: str, questions: tuple[str, ...]
) -> None:
    assert _suggested(unit, instrument, questions) == ["C", "C", "C", "C"]
    assert _evaluated(unit) == dict.fromkeys(EVALUATED, "0")

    _sign(unit, "whistleblowing.evaluation", QUARTER)
    for month in (7, 8, 9):
        _sign(
            unit,
            "conflicts.monthly",
            stretch_from(Rhythm.BULANAN, date(2021, month, 1)),
        )
    _sign(unit, "conflicts.evaluation", Period(date(2021, 7, 1), QUARTER.end))

    assert _suggested(unit, instrument, questions) == ["B", "A", "B", "A"]
    assert _evaluated(unit) == dict.fromkeys(EVALUATED, "1")


def _suggested(unit: Unit, code: str, questions: tuple[str, ...]) -> list[str | None]:
    """Return the answers that the records suggest at the end of the quarter."""
    instrument = Instrument.objects.get(code=code)
    lke = Lke(unit=unit, instrument=instrument, period_end=QUARTER.end)
    form = assessment.plan_of(instrument).instrument
    known = (
        assessment.knowledge(lke, form.question(each), QUARTER.end)
        for each in questions
    )
    return [each.suggestion.answer for each in known if each]


def _evaluated(unit: Unit) -> dict[str, str]:
    """Return the quarters with an evaluation, by system, as the report prints them."""
    report = Report.objects.get(unit=unit, year=2021, quarter=4)
    printed = str(plain(prepare(compose(report))))
    found = re.findall(
        r"Triwulan dengan evaluasi (.+?): '[^\]]*?'text': '(\d+)'", printed
    )
    return {system: figure for system, figure in found if system in EVALUATED}


def _sign(unit: Unit, code: str, period: Period) -> None:
    """Make, check and sign a report in January, as its people do."""
    duty = duties()[code]
    signer = holders(duty.sign, unit)[0]
    maker = next(each for each in holders(duty.prepare, unit) if each != signer)
    at = datetime(2022, 1, 20, 9, tzinfo=UTC)
    report = make_report(
        code,
        unit=unit,
        period=period,
        nothing_needed=duty.kind == Kind.EVALUASI,
        by=maker,
        at=at,
    )
    check_report(report, by=maker, at=at)
    sign_report(report, by=signer, at=at)
