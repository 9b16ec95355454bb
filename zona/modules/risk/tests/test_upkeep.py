"""Monitoring, incidents, decrees and checks: what may be written down and what not."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from zona.core.notices.models import Notice
from zona.core.people.models import User
from zona.core.refused import Refused
from zona.modules.risk import actions, queries
from zona.modules.risk.forms import ScaleForm
from zona.modules.risk.models import Incident, MaturityCheck, Risk
from zona.modules.risk.rules import Category, MechanismKind, Mode, Trend
from zona.modules.risk.tests import people
from zona.modules.risk.tests.people import (
    NOON,
    approved,
    at,
    context,
    monitoring,
    risk,
    row_words,
)

pytestmark = pytest.mark.django_db
LATER = at(2021, 12, 1)


@pytest.fixture
def budi() -> User:
    return people.budi()


@pytest.fixture
def citra() -> User:
    return people.citra()


def test_a_monitoring_is_signed_when_it_covers_every_open_risk(
    budi: User, citra: User
) -> None:
    first = approved(budi, citra)
    made = monitoring(budi)
    second = approved(budi, citra)
    with pytest.raises(Refused, match=second.code):
        actions.sign_monitoring(made, by=budi, at=LATER)
    actions.keep_row(made, second, **row_words(), by=budi, at=LATER)
    actions.keep_row(made, second, **row_words(impact=2), by=budi, at=LATER)

    made = actions.sign_monitoring(made, by=budi, at=LATER)

    first.refresh_from_db()
    assert first.state == "dipantau"
    assert (made.signed_on, made.signed_by) == (date(2021, 12, 1), budi)
    assert Notice.objects.filter(recipient=citra, title__contains="keputusan").exists()
    with pytest.raises(Refused, match="sudah ditandatangani"):
        actions.keep_row(made, first, **row_words(), by=budi, at=LATER)


def test_an_empty_register_gives_nothing_to_sign(budi: User) -> None:
    made = monitoring(budi)

    with pytest.raises(Refused, match="belum memuat"):
        actions.sign_monitoring(made, by=budi, at=LATER)


def test_a_quarter_is_monitored_once_and_not_before_it_begins(budi: User) -> None:
    monitoring(budi)

    with pytest.raises(ValidationError, match="sudah ada"):
        monitoring(budi)
    with pytest.raises(ValidationError, match="belum dimulai"):
        actions.begin_monitoring(context=context(budi), quarter=2, by=budi, at=NOON)


def test_only_open_risks_of_the_year_are_monitored(budi: User, citra: User) -> None:
    approved(budi, citra)
    made = monitoring(budi)

    with pytest.raises(Refused, match="terbuka"):
        actions.keep_row(made, risk(budi), **row_words(), by=budi, at=LATER)
    with pytest.raises(Refused, match="terbuka"):
        other = risk(budi, year=2022)
        actions.keep_row(made, other, **row_words(), by=budi, at=LATER)


def test_the_head_returns_or_decides_and_mechanisms_follow(
    budi: User, citra: User
) -> None:
    approved(budi, citra)
    made = monitoring(budi)
    words: dict[str, Any] = {
        "kind": MechanismKind.SOP,
        "title": "Pemeriksaan alat",
        "number": "SOP-7/2021",
        "set_on": date(2021, 11, 30),
    }
    with pytest.raises(Refused, match="setelah pemantauan"):
        actions.record_mechanism(made, **words, by=budi, at=LATER)
    actions.sign_monitoring(made, by=budi, at=LATER)
    made = actions.return_monitoring(made, note="Lengkapi", by=citra, at=LATER)
    assert (made.state, made.signed_on) == ("disusun", None)
    actions.sign_monitoring(made, by=budi, at=LATER)
    with pytest.raises(Refused, match="wewenang"):
        actions.decide_monitoring(made, decision="Ya", by=budi, at=LATER)
    made = actions.decide_monitoring(made, decision="Lanjut", by=citra, at=LATER)
    actions.record_mechanism(made, **words, by=budi, at=LATER)

    assert (made.decision, made.decided_by) == ("Lanjut", citra)
    with pytest.raises(ValidationError, match="masa depan"):
        late = words | {"set_on": date(2022, 1, 1)}
        actions.record_mechanism(made, **late, by=budi, at=LATER)


def test_a_trend_is_told_against_the_plan_and_then_against_the_last_quarter(
    budi: User, citra: User
) -> None:
    found = approved(budi, citra)
    first = monitoring(budi)
    actions.sign_monitoring(first, by=budi, at=LATER)
    second = actions.begin_monitoring(
        context=context(budi), quarter=2, by=budi, at=LATER
    )
    words = row_words(likelihood=4)
    actions.keep_row(second, Risk.objects.get(pk=found.pk), **words, by=budi, at=LATER)

    (before,) = queries.monitoring_lines(first)
    (after,) = queries.monitoring_lines(second)

    assert (before.trend, before.tone) == (Trend.TURUN, "good")
    assert (after.trend, after.tone) == (Trend.NAIK, "bad")


def _incident(by: User, **words: Any) -> Incident:
    first: dict[str, Any] = {
        "title": "Tungku berhenti",
        "happened_on": date(2021, 1, 20),
        "category": Category.OPERASIONAL,
        "description": "Elemen putus",
        "loss_rupiah": 1_000_000,
    }
    return actions.report_incident(unit=by.unit, **first | words, by=by, at=NOON)


def test_an_incident_is_reported_assessed_and_settled(budi: User) -> None:
    ani = people.ani()
    made, found = _incident(ani), risk(budi)
    assert Notice.objects.filter(recipient=budi).count() == 1
    with pytest.raises(Refused, match="penanganannya"):
        actions.settle_incident(made, settled_on=date(2021, 1, 25), by=budi, at=NOON)
    words: dict[str, Any] = {
        "category": Category.OPERASIONAL,
        "risk": found,
        "loss_rupiah": 2_000_000,
        "handling": "Elemen diganti",
    }
    actions.assess_incident(made, **words, by=budi, at=NOON)
    done = actions.settle_incident(made, settled_on=date(2021, 1, 25), by=budi, at=NOON)

    assert (done.risk, done.loss_rupiah) == (found, 2_000_000)
    with pytest.raises(Refused, match="sudah selesai"):
        actions.assess_incident(made, **words, by=budi, at=NOON)


def test_an_incident_is_refused_twice_in_the_future_and_on_a_foreign_risk(
    budi: User,
) -> None:
    made = _incident(budi)
    with pytest.raises(Refused, match="sudah Anda laporkan"):
        _incident(budi, title="TUNGKU BERHENTI")
    with pytest.raises(ValidationError, match="masa depan"):
        _incident(budi, happened_on=date(2021, 2, 2))
    dewi = people.dewi()
    with pytest.raises(Refused, match="bukan milik"):
        actions.assess_incident(
            made,
            category=Category.OPERASIONAL,
            risk=risk(dewi),
            loss_rupiah=0,
            handling="–",
            by=budi,
            at=NOON,
        )


def test_a_fraud_is_told_to_the_few_and_seen_by_them_only(
    budi: User, citra: User
) -> None:
    ani = people.ani()
    made = _incident(ani, category=Category.KECURANGAN)
    told = set(Notice.objects.values_list("recipient__username", flat=True))

    assert told == {"budi", "citra"}
    assert not Incident.objects.visible_to(ani).exists()
    assert Incident.objects.visible_to(citra).get() == made
    assert "Tungku" not in Notice.objects.filter(recipient=budi).get().title


def test_a_task_force_has_each_person_once_in_the_highest_duty(
    budi: User, citra: User
) -> None:
    words: dict[str, Any] = {
        "unit": budi.unit,
        "title": "Satgas",
        "chair": citra,
        "by": budi,
        "at": NOON,
    }
    first = actions.record_taskforce(
        decree_number="6/2021", first_day=date(2021, 1, 1), **words
    )
    second = actions.record_taskforce(
        decree_number="27/2021",
        first_day=date(2021, 8, 1),
        changes=first,
        secretary=budi,
        members=[citra, budi, people.ani()],
        upload=people.upload(),
        **words,
    )

    duties = dict(second.members.values_list("user__username", "duty"))
    assert duties == {"citra": "ketua", "budi": "sekretaris", "ani": "anggota"}
    assert first.members.count() == 1
    with pytest.raises(ValidationError, match="sudah dicatat"):
        actions.record_taskforce(
            decree_number="6/2021", first_day=date(2021, 1, 1), **words
        )


def test_the_scale_of_a_year_stays_once_risks_stand_on_it(
    budi: User, citra: User
) -> None:
    row = context(budi)
    words: dict[str, Any] = {
        "unit": budi.unit,
        "year": 2021,
        "objectives": "Baru",
        "activities": "Baru",
        "context": row,
        "by": budi,
        "at": NOON,
    }
    row = actions.set_context(scale_on=date(2021, 1, 2), **words)
    approved(budi, citra)

    actions.set_context(scale_on=date(2021, 1, 2), **words)
    with pytest.raises(Refused, match="sudah dipakai"):
        actions.set_context(scale_on=date(2021, 1, 3), **words)


def test_a_party_is_informed_on_a_day_that_has_come(budi: User) -> None:
    party = actions.add_stakeholder(
        context(budi), name="BSKJI", interest="Bina", must_know=True, by=budi, at=NOON
    )
    words: dict[str, Any] = {"informed_by_means": "surat", "by": budi, "at": NOON}

    with pytest.raises(ValidationError, match="masa depan"):
        actions.inform_stakeholder(party, informed_on=date(2021, 3, 1), **words)
    told = actions.inform_stakeholder(party, informed_on=date(2021, 1, 31), **words)
    assert told.informed_by_means == "surat"


def _decree(by: User, **changes: Any) -> dict[str, Any]:
    scale = queries.scale_on(by.unit, date(2021, 1, 1))
    first = {"number": "9/2021", "first_day": "01-01-2021"}
    form = ScaleForm(ScaleForm.initial_of(scale) | first | changes, scale=scale)
    assert form.is_valid(), form.errors
    return form.values()


def test_an_office_judges_by_its_own_decree_and_those_below_it_too(budi: User) -> None:
    values = _decree(budi, mode=Mode.PRODUCT)
    agency, day = budi.unit.parent, date(2021, 1, 1)
    words: dict[str, Any] = {"first_day": day, "by": budi, "at": NOON}
    assert agency
    actions.record_scale_decree(unit=agency, number="1", values=values, **words)
    assert queries.scale_in(budi.unit, 2021).score(1, 5) == 5
    own = values | {"mode": "MATRIX"}
    actions.record_scale_decree(unit=budi.unit, number="2", values=own, **words)

    assert queries.scale_in(budi.unit, 2021).score(1, 5) == 20
    assert queries.scale_in(budi.unit, 2021).source == "Keputusan 2"
    assert queries.scale_in(budi.unit, 2020).source.startswith("Skala bawaan")
    assert queries.scale_on(agency, day).score(1, 5) == 5


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"appetite": "lapar"}, "selera"),
        ({"matrix": [[1] * 5] * 4}, "matriks"),
        ({"matrix": [[5, 4, 3, 2, 1]] * 5}, "turun"),
        ({"matrix": [[99] * 5] * 5}, "tingkat"),
    ],
)
def test_an_absurd_decree_is_refused_in_plain_words(
    budi: User, changes: dict[str, Any], words: str
) -> None:
    values = _decree(budi) | changes

    with pytest.raises(ValidationError, match=words):
        actions.record_scale_decree(
            unit=budi.unit,
            number="3",
            first_day=date(2021, 1, 1),
            values=values,
            by=budi,
            at=NOON,
        )


def test_a_sub_element_is_kept_with_proof_of_its_year(budi: User) -> None:
    words: dict[str, Any] = {
        "unit": budi.unit,
        "year": 2021,
        "key": "integritas",
        "owner": budi,
        "practice": "Apel",
        "proof_title": "Pakta",
        "by": budi,
        "at": NOON,
    }
    row = actions.keep_environment(**words)
    assert not row.is_built
    row = actions.keep_environment(
        **words, proof_on=date(2021, 1, 20), upload=people.upload()
    )

    assert row.is_built
    with pytest.raises(ValidationError, match="tahun 2021"):
        actions.keep_environment(**words, proof_on=date(2020, 12, 31))
    with pytest.raises(ValidationError, match="masa depan"):
        actions.keep_environment(**words, proof_on=date(2021, 2, 2))
    with pytest.raises(Refused, match="tidak ada"):
        actions.keep_environment(**words | {"key": "lain"})


def test_the_self_check_of_a_year_is_replaced_and_bound_to_the_law(budi: User) -> None:
    words: dict[str, Any] = {
        "unit": budi.unit,
        "goals": Decimal("3.2"),
        "process": Decimal("2.9"),
        "by": budi,
        "at": NOON,
    }
    actions.keep_maturity(year=2021, results=Decimal(3), **words)
    actions.keep_maturity(year=2021, results=Decimal("3.5"), **words)

    assert MaturityCheck.objects.get().results == Decimal("3.5")
    with pytest.raises(ValidationError, match="aturan"):
        actions.keep_maturity(year=2020, results=Decimal(3), **words)
    with pytest.raises(ValidationError):
        actions.keep_maturity(year=2021, results=Decimal(6), **words)
