"""The sample worksheets: their scores, their admitted gaps, their evidence."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from zona.core.modules import modules
from zona.modules.assessment import queries
from zona.modules.assessment.models import Evidence, EvidenceUse, Lke, LocalItem
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.queries import OUTCOME, Worksheet
from zona.modules.assessment.rules.scoring import display

pytestmark = pytest.mark.django_db

# What the source report admits is missing, and the best that may be claimed for it.
ADMITTED = {
    "PU.MP.1.b": "0.5",
    "PU.MP.2.c": "0",
    "PU.MP.3.a": "0.33",
    "PU.MP.4.d": "0.33",
    "PU.SDM.1.b": "0.67",
    "PU.SDM.2.b": "0.5",
    "PU.AK.2.g": "0",
    "PU.AK.2.h": "0.5",
    "PU.PW.1.a": "0",
    "PU.PW.1.b": "0",
    "PU.PW.3.a": "0.5",
    "PU.PW.3.c": "0.5",
    "PU.PW.3.d": "0",
    "PU.PW.4.c": "0",
    "PU.PW.4.d": "0",
    "PU.PW.5.d": "0",
    "PU.PW.5.e": "0",
    "PU.PP.2.a": "0.33",
}
SHARES = {module.label: module for module in modules()}
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="module", autouse=True)
def _sample(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Load the office and the worksheets once, and take them back at the end."""
    folder: Path = tmp_path_factory.mktemp("contoh")
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=folder, PASSWORD_HASHERS=QUICK):
            for name in ("administration", "assessment"):
                share = SHARES[name].part("sample")
                assert share is not None
                share.load()
        yield
        transaction.set_rollback(True)


def sheets() -> list[Worksheet]:
    found = Lke.objects.select_related("unit", "instrument").order_by("pk")
    return queries.worksheets(list(found))


def report_year() -> Worksheet:
    return sheets()[0]


def test_each_worksheet_has_its_known_score_and_gates() -> None:
    found = [
        (
            sheet.lke.unit.code,
            sheet.lke.instrument.code,
            str(display(sheet.score().total.score)),
            [sum(gate.passed for gate in sheet.score().gates_of("WBK"))],
        )
        for sheet in sheets()
    ]

    assert found == [
        ("bppsi-pekanbaru", "lke-zi-2019", "46.08", [7]),
        ("bppsi-pekanbaru", "lke-zi-2021", "34.20", [1]),
        ("balai-contoh-timur", "lke-zi-2021", "81.78", [10]),
        ("balai-contoh-selatan", "lke-zi-2021", "48.41", [0]),
    ]


def test_the_policies_of_each_period_are_recorded() -> None:
    assert {
        (sheet.lke.blank_policy, sheet.lke.zero_policy, sheet.lke.predicate)
        for sheet in sheets()
    } == {("zero", "exclude", "")}


@pytest.mark.parametrize(("code", "most"), ADMITTED.items())
def test_an_admitted_gap_is_a_low_rung(code: str, most: str) -> None:
    sheet = report_year()
    answer = sheet.answers[code]

    option = sheet.instrument.question(code).option(answer.value)

    assert option is not None
    assert option.score <= Fraction(most)
    assert answer.note, "a low rung says what is missing"


def test_nobody_answers_outside_his_area() -> None:
    strays = [
        (answer.code, answer.answered_by.username)
        for sheet in sheets()
        for answer in sheet.answers.values()
        if not answer.answered_by.works_on(
            sheet.instrument.area_of(answer.code) or OUTCOME,
            Perm.ANSWER,
            sheet.lke.unit,
        )
    ]

    assert strays == []


def test_every_question_has_an_answer_or_says_why_not() -> None:
    for sheet in sheets():
        codes = {question.code for question in sheet.instrument.questions}
        assert sheet.answers.keys() <= codes
    bare = [a.code for a in report_year().answers.values() if a.is_blank and not a.note]
    assert bare == []


def test_evidence_is_marked_as_sample_and_serves_questions() -> None:
    assert Evidence.objects.count() == 80
    assert not Evidence.objects.filter(is_sample=False).exists()
    assert not Evidence.objects.filter(attachment=None).exists()
    assert not Evidence.objects.filter(uses=None).exists()
    uses = [EvidenceUse.objects.filter(lke=sheet.lke).count() for sheet in sheets()]
    assert uses == [116, 123, 0, 0]


def test_gaps_that_the_report_admits_have_no_evidence() -> None:
    bare = {code for code, most in ADMITTED.items() if most == "0"} - {"PU.AK.2.g"}
    proven = EvidenceUse.objects.filter(
        lke=report_year().lke, code__in=bare - {"PU.PW.1.b"}
    )

    assert list(proven.values_list("code", flat=True)) == []


def test_the_year_s_unproven_answers_are_few_and_known() -> None:
    sheet = report_year()

    found = queries.proven(sheet, sheet.lke.period_end).unproven

    assert [question.code for question, _ in found] == [
        "PU.SDM.3.c",
        "PU.AK.2.h",
        "HS.KKN.b",
    ]


def test_the_local_item_stands_in_the_report_s_year() -> None:
    item = LocalItem.objects.get()

    assert (item.lke, item.area, item.state) == (report_year().lke, "PW", "ada")
