"""What gratification proves, and what it owes; each with its empty case."""

from datetime import date
from decimal import Decimal

import pytest

from zona.core.agenda import Agenda
from zona.core.duties import duties
from zona.core.duties.actions import check_report, make_report, sign_report
from zona.core.facts import Period, Value, read
from zona.core.people.models import Unit, User
from zona.core.people.tests.people import person, satker
from zona.core.roles import Role
from zona.core.upkeep.actions import record_briefing, register_policy
from zona.core.upkeep.rules import Audience, Medium
from zona.modules.gratification import actions, agenda
from zona.modules.gratification.rules import Kind
from zona.modules.gratification.tests import people
from zona.modules.gratification.tests.people import NOON, at, proof, report

pytestmark = pytest.mark.django_db
YEAR = Period.year(2021)
MONTHLY, YEARLY = duties()["gratification.monthly"], duties()["gratification.yearly"]


def value(code: str, unit: Unit, period: Period = YEAR) -> Value:
    reading = read(f"gratification.{code}", unit.pk, period)
    assert reading is not None
    assert reading.sources[0].url.startswith("/")
    return reading.value


def admin() -> User:
    return person("hadi", Role.EMPLOYEE, Role.ADMIN_HEAD)


def test_an_empty_office_proves_nothing() -> None:
    unit = satker()

    assert value("campaign_quarters_count", unit) == 0
    assert value("unit_exists", unit) is False
    assert value("procedure_exists", unit) is False
    assert value("months_reported_percent", unit) == Decimal(0)
    early = Period(date(2021, 1, 1), date(2021, 1, 3))
    reading = read("gratification.months_reported_percent", unit.pk, early)
    assert reading is not None


@pytest.mark.parametrize(
    ("audience", "has_proof", "count"),
    [
        (Audience.PUBLIC, True, 2),
        (Audience.PUBLIC, False, 0),
        (Audience.INTERNAL, True, 0),
    ],
)
def test_a_campaign_counts_when_the_public_could_see_it_and_it_is_proven(
    audience: Audience, has_proof: bool, count: int
) -> None:
    hadi = admin()
    for day in (date(2021, 2, 1), date(2021, 3, 1), date(2021, 11, 1)):
        record_briefing(
            unit=hadi.unit,
            topic="gratification",
            title="Tolak gratifikasi",
            held_on=day,
            medium=Medium.BANNER,
            audience=audience,
            upload=proof() if has_proof else None,
            by=hadi,
            at=at(day),
        )

    assert value("campaign_quarters_count", hadi.unit) == count


@pytest.mark.parametrize("kind", ["decree", "procedure"])
def test_a_policy_in_force_counts_also_of_the_unit_whose_upg_serves(kind: str) -> None:
    citra, unit = people.citra(), satker()
    code = "unit_exists" if kind == "decree" else "procedure_exists"
    register_policy(
        unit=citra.unit,
        kind=f"gratification.{kind}",
        title="Naskah",
        number="1",
        dated_on=date(2021, 5, 1),
        first_day=date(2021, 5, 1),
        last_day=date(2021, 12, 31),
        by=citra,
        at=NOON,
    )

    assert value(code, unit, Period.quarter(2021, 1)) is False
    assert value(code, unit) is True
    assert value(code, unit, Period.quarter(2022, 1)) is False


def test_a_signed_nil_recap_counts() -> None:
    hadi, budi = admin(), people.budi()
    period = Period(date(2021, 11, 1), date(2021, 11, 30))
    made = make_report(
        "gratification.monthly", unit=hadi.unit, period=period, by=hadi, at=NOON
    )
    check_report(made, by=hadi, at=NOON)
    sign_report(made, by=budi, at=NOON)

    found = value("months_reported_percent", hadi.unit)

    assert found == Decimal(100) / 11  # December is due in January
    reading = read("gratification.months_reported_percent", hadi.unit.pk, YEAR)
    assert reading is not None
    assert reading.table is not None
    assert reading.table.rows == (("2021-11-01", "2021-11-30", "Nihil"),)


def test_the_recap_counts_without_names() -> None:
    people.citra()
    ani = people.ani()
    report(ani)
    report(ani, kind=Kind.PENOLAKAN, item="Kue")
    people.visit(people.fani())
    period = Period(date(2021, 12, 1), date(2021, 12, 31))

    content = MONTHLY.read(ani.unit, period)

    assert not content.is_nil
    assert "1 penerimaan senilai Rp 250.000 dan 1 penolakan" in content.sentences[0]
    words = str(content)
    assert "Ani" not in words
    assert "Toko Contoh" not in words
    assert ("Tamu yang menawarkan pemberian", "1") in content.tables[-1].rows
    assert MONTHLY.read(satker("balai-lain"), period).is_nil
    assert MONTHLY.due_on(ani.unit, period) == date(2022, 1, 7)


def test_the_evaluation_waits_for_the_recaps_and_tells_punctuality() -> None:
    people.citra()
    ani = people.ani()
    assert YEARLY.read(ani.unit, YEAR).is_nil
    report(ani)

    content = YEARLY.read(ani.unit, YEAR)

    assert "Laporan yang sampai ke UPG tepat waktu: 100,00 %." in content.sentences
    assert "12 dari 12 bulan" in YEARLY.hindrance(ani.unit, YEAR)
    assert YEARLY.due_on(ani.unit, YEAR) == date(2022, 1, 28)


def test_the_evaluation_may_be_signed_when_every_month_is() -> None:
    hadi, budi = admin(), people.budi()
    for month in range(1, 13):
        first = date(2020, month, 1)
        after = date(2020 + month // 12, month % 12 + 1, 1)
        period = Period(first, date.fromordinal(after.toordinal() - 1))
        made = make_report(
            "gratification.monthly", unit=hadi.unit, period=period, by=hadi, at=NOON
        )
        check_report(made, by=hadi, at=NOON)
        sign_report(made, by=budi, at=NOON)

    assert YEARLY.hindrance(hadi.unit, Period.year(2020)) == ""


def titles(asker: Agenda, user: User, on: date) -> list[str]:
    return [task.title for task in asker(people.fresh(user), on)]


def test_the_agenda_tells_the_upg_the_reporter_and_the_host() -> None:
    citra, ani, fani = people.citra(), people.ani(), people.fani()
    found = report(ani)
    visit = people.visit(fani, host=ani)
    day = date(2021, 12, 13)

    [task] = list(agenda.reports(citra, day))
    assert task.due_on == found.forward_due_on
    assert "9 hari kerja lagi" in task.why
    [late] = list(agenda.reports(citra, date(2022, 1, 10)))
    assert "batas sudah lewat" in late.why
    assert titles(agenda.reports, ani, day) == []
    assert titles(agenda.offers, ani, day) == ["Catat penolakan: Satu parsel"]
    assert titles(agenda.offers, citra, day) == []
    report(ani, kind=Kind.PENOLAKAN, item="Satu parsel lain", visit=visit)
    assert titles(agenda.offers, ani, day) == []


def test_the_agenda_follows_a_request_and_what_would_spoil() -> None:
    citra, ani = people.citra(), people.ani()
    found = report(ani, giver_agency="PT Lain")
    actions.move_report(found, "verify", by=citra, at=NOON)
    asked = actions.ask_supplement(found, asked="Foto", by=citra, at=NOON)
    actions.take_deposit(
        found,
        item="Kue",
        quantity="1",
        condition="Baik",
        is_perishable=True,
        kept_where="UPG",
        received_on=NOON.date(),
        by=citra,
        at=NOON,
    )

    assert titles(agenda.reports, citra, NOON.date()) == []
    assert titles(agenda.supplements, ani, NOON.date()) == [f"Lengkapi laporan {found}"]
    assert titles(agenda.perishables, citra, NOON.date()) == ["Salurkan Kue"]
    actions.answer_supplement(asked, answer="Ini", by=ani, at=NOON)
    assert titles(agenda.supplements, ani, NOON.date()) == []
    assert titles(agenda.reports, citra, NOON.date()) == [f"Gratifikasi {found}"]


def test_campaign_and_circular_are_called_to_mind() -> None:
    hadi = admin()

    assert titles(agenda.campaigns, hadi, date(2021, 11, 1)) == []
    assert titles(agenda.campaigns, hadi, date(2021, 12, 10)) == [
        "Adakan kampanye antigratifikasi"
    ]
    [task] = list(agenda.circulars(hadi, date(2021, 12, 1)))
    assert task.title == "Terbitkan edaran gratifikasi Natal 2021"
    assert task.due_on == date(2021, 12, 13)
    assert titles(agenda.circulars, people.ani(), date(2021, 12, 1)) == []
    assert titles(agenda.circulars, hadi, date(2022, 4, 15)) == [
        "Terbitkan edaran gratifikasi Idulfitri 2022"
    ]
