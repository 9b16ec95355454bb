"""What people do with risks and control actions, and what they may not."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from zona.core.audit.models import Entry
from zona.core.notices.models import Notice
from zona.core.people.models import User
from zona.core.refused import Refused
from zona.modules.risk import actions
from zona.modules.risk.models import ControlAction, Risk
from zona.modules.risk.rules import Category, Response
from zona.modules.risk.tests import people
from zona.modules.risk.tests.people import NOON, analysed, approved, at, control, risk

pytestmark = pytest.mark.django_db


@pytest.fixture
def ani() -> User:
    return people.ani()


@pytest.fixture
def budi() -> User:
    return people.budi()


@pytest.fixture
def citra() -> User:
    return people.citra()


def test_a_risk_goes_from_its_finder_to_the_head(
    ani: User, budi: User, citra: User
) -> None:
    found = analysed(ani)
    control(found, ani)

    actions.move_risk(found, "validate", by=budi, at=NOON)
    found = actions.move_risk(found, "approve", by=citra, at=NOON)

    assert (found.state, found.approved_on) == ("disetujui", date(2021, 2, 1))
    told = Notice.objects.values_list("recipient__username", flat=True)
    assert set(told) == {"citra", "ani"}


def test_codes_follow_each_other_and_skip_what_is_taken(ani: User) -> None:
    codes = [risk(ani).code, risk(ani, code="R-03").code, risk(ani).code]

    assert codes == ["R-01", "R-03", "R-04"]
    with pytest.raises(ValidationError, match="sudah dipakai"):
        risk(ani, code="R-01")


@pytest.mark.parametrize("verb", ["validate", "approve"])
def test_a_risk_above_the_appetite_needs_a_plan_of_control(
    ani: User, budi: User, citra: User, verb: str
) -> None:
    found = analysed(ani)
    if verb == "approve":
        control(found, ani)
        actions.move_risk(found, "validate", by=budi, at=NOON)
        ControlAction.objects.all().delete()

    with pytest.raises(Refused, match="rencana"):
        actions.move_risk(found, verb, by=citra if verb == "approve" else budi, at=NOON)


def test_a_low_risk_needs_none_but_a_low_fraud_does(budi: User) -> None:
    low = analysed(budi, (1, 1))
    fraud = analysed(budi, (1, 1), category=Category.KECURANGAN)

    assert actions.move_risk(low, "validate", by=budi, at=NOON).state == "divalidasi"
    with pytest.raises(Refused, match="kecurangan"):
        actions.move_risk(fraud, "validate", by=budi, at=NOON)


def test_the_wrong_person_or_state_moves_nothing(
    ani: User, budi: User, citra: User
) -> None:
    found = analysed(ani, (1, 1))

    with pytest.raises(Refused, match="wewenang"):
        actions.move_risk(found, "validate", by=ani, at=NOON)
    with pytest.raises(Refused, match="Dianalisis"):
        actions.move_risk(found, "approve", by=citra, at=NOON)
    actions.move_risk(found, "validate", by=budi, at=NOON)
    with pytest.raises(Refused, match="sudah divalidasi"):
        actions.analyse_risk(found, **people.grades(), by=ani, at=NOON)


def test_steps_back_and_ends_need_a_reason_and_tell_it(
    ani: User, budi: User, citra: User
) -> None:
    found = analysed(ani, (1, 1))
    with pytest.raises(ValidationError, match="alasannya"):
        actions.move_risk(found, "return", by=budi, at=NOON)

    actions.move_risk(found, "return", note="Sebab kurang jelas", by=budi, at=NOON)
    again = actions.analyse_risk(
        found, **people.grades((2, 2), (1, 1)), by=ani, at=NOON
    )
    actions.move_risk(again, "validate", by=budi, at=NOON)
    back = actions.move_risk(again, "refuse", note="Dampak?", by=citra, at=NOON)
    assert back.state == "dianalisis"
    other = actions.move_risk(risk(ani), "drop", note="Rangkap", by=budi, at=NOON)

    assert other.state == "dihentikan"
    assert Entry.objects.filter(detail__note="Sebab kurang jelas").exists()
    assert Notice.objects.filter(recipient=ani, title__contains="R-01").exists()


def test_an_analysis_must_be_whole_and_honest(ani: User) -> None:
    found = risk(ani)

    with pytest.raises(ValidationError, match="melebihi"):
        actions.analyse_risk(found, **people.grades((1, 1), (4, 4)), by=ani, at=NOON)
    with pytest.raises(ValidationError, match="di atas selera"):
        bad = people.grades(response=Response.TERIMA)
        actions.analyse_risk(found, **bad, by=ani, at=NOON)
    with pytest.raises(ValidationError):
        actions.analyse_risk(found, **people.grades((6, 1)), by=ani, at=NOON)
    with pytest.raises(ValidationError, match="sesudah"):
        half = people.grades() | {"impact_after": None}
        actions.analyse_risk(found, **half, by=ani, at=NOON)
    found.refresh_from_db()
    assert found.state == "diidentifikasi"


def test_an_analysis_may_be_done_again_until_it_is_validated(
    ani: User, budi: User
) -> None:
    found = analysed(ani)

    again = actions.analyse_risk(
        found, **people.grades((2, 2), (1, 1)), by=ani, at=NOON
    )

    assert (again.state, again.likelihood_before) == ("dianalisis", 2)
    actions.move_risk(again, "validate", by=budi, at=NOON)
    with pytest.raises(Refused, match="sudah divalidasi"):
        actions.analyse_risk(again, **people.grades(), by=ani, at=NOON)


def test_words_change_until_the_head_has_approved(
    ani: User, budi: User, citra: User
) -> None:
    found = risk(ani)
    words = people.described(ani, statement="Hasil uji sangat terlambat")

    edited = actions.edit_risk(found, **words, by=ani, at=NOON)
    assert (edited.code, edited.statement) == ("R-01", "Hasil uji sangat terlambat")
    fixed = approved(budi, citra)
    with pytest.raises(Refused, match="sudah disetujui"):
        actions.edit_risk(fixed, **words, by=budi, at=NOON)


def test_a_fraud_risk_is_kept_among_those_who_may_know(ani: User, budi: User) -> None:
    with pytest.raises(ValidationError, match="rahasia"):
        risk(ani, category=Category.KECURANGAN)
    open_risk = analysed(ani)
    control(open_risk, ani)
    with pytest.raises(ValidationError, match="rahasia"):
        words = people.described(budi, category=Category.KECURANGAN)
        actions.edit_risk(open_risk, **words, by=budi, at=NOON)
    secret = analysed(budi, category=Category.KECURANGAN)
    words = people.described(budi, category=Category.KECURANGAN, cause="Petugas lama")
    assert actions.edit_risk(secret, **words, by=budi, at=NOON).cause == "Petugas lama"
    with pytest.raises(ValidationError, match="rahasia"):
        actions.plan_control(
            secret,
            text="Rotasi",
            officer=ani,
            due_on=date(2021, 6, 30),
            output="SK",
            by=budi,
            at=NOON,
        )
    told = actions.move_risk(secret, "return", note="Petugas loket", by=budi, at=NOON)

    assert told.note == "Petugas loket"
    assert not Entry.objects.filter(detail__note="Petugas loket").exists()
    assert list(Risk.objects.visible_to(ani)) == [open_risk]


def test_a_control_action_is_planned_carried_out_and_judged(
    ani: User, budi: User
) -> None:
    found = analysed(budi)
    made = actions.plan_control(
        found,
        text="Kontrak perawatan",
        officer=ani,
        due_on=date(2021, 6, 30),
        output="Kontrak",
        cost_rupiah=5_000_000,
        by=budi,
        at=NOON,
    )
    actions.move_control(made, "start", by=ani, at=NOON)
    with pytest.raises(ValidationError, match="hasil"):
        actions.move_control(made, "finish", by=ani, at=NOON)
    done = actions.move_control(
        made,
        "finish",
        result="Kontrak 12/2021",
        upload=people.upload(),
        by=ani,
        at=NOON,
    )
    assert done.finished_on == date(2021, 2, 1)
    assert done.proof is not None
    back = actions.move_control(made, "return", result="Kurang", by=budi, at=NOON)
    assert back.finished_on is None
    actions.move_control(made, "finish", result="Lengkap", by=ani, at=NOON)
    with pytest.raises(Refused, match="wewenang"):
        actions.move_control(made, "prove", result="Baik", by=ani, at=NOON)
    judged = actions.move_control(made, "disprove", result="Tetap", by=budi, at=NOON)

    assert judged.state == "tidak_efektif"
    assert Notice.objects.filter(recipient=ani, title__contains="RTP R-01").exists()
    with pytest.raises(Refused, match="tidak diubah"):
        actions.edit_control(made, **_words(made), by=budi, at=NOON)


def _words(made: ControlAction) -> dict[str, Any]:
    return {
        "text": made.text,
        "officer": made.officer,
        "due_on": date(2021, 9, 30),
        "output": made.output,
    }


def test_a_moved_target_leaves_its_trace(budi: User) -> None:
    made = control(analysed(budi), budi)

    actions.edit_control(made, **_words(made), by=budi, at=NOON)

    note = "Target 30-06-2021 menjadi 30-09-2021"
    assert Entry.objects.filter(detail__note=note).exists()


def test_an_action_is_planned_on_a_judged_open_risk_for_a_day_to_come(
    ani: User, budi: User
) -> None:
    with pytest.raises(Refused, match="dianalisis"):
        control(risk(ani), ani)
    with pytest.raises(ValidationError, match="sudah lewat"):
        control(analysed(ani), ani, date(2021, 1, 31))


def test_only_the_officer_or_the_task_force_moves_an_action(
    ani: User, budi: User, citra: User
) -> None:
    made = control(analysed(ani), ani)

    with pytest.raises(Refused, match="penanggung jawab"):
        actions.move_control(made, "start", by=citra, at=NOON)
    assert actions.move_control(made, "start", by=budi, at=NOON).state == "berjalan"


def test_no_file_is_kept_for_a_secret_risk(budi: User) -> None:
    secret = analysed(budi, category=Category.KECURANGAN)
    made = control(secret, budi)
    actions.move_control(made, "start", by=budi, at=NOON)

    with pytest.raises(ValidationError, match="tidak disimpan"):
        actions.move_control(
            made, "finish", result="SK", upload=people.upload(), by=budi, at=NOON
        )
    actions.move_control(made, "finish", result="SK 5/2021", by=budi, at=NOON)
    assert not Entry.objects.filter(detail__note="SK 5/2021").exists()


def test_open_risks_go_into_the_next_year_to_be_judged_anew(
    budi: User, citra: User
) -> None:
    old = approved(budi, citra)
    context = old.context
    actions.add_stakeholder(
        context, name="Inspektorat", interest="Awasi", must_know=True, by=budi, at=NOON
    )
    risk(budi)

    following = actions.carry_forward(context=context, by=budi, at=at(2022, 1, 5))

    new = Risk.objects.get(context=following)
    old.refresh_from_db()
    assert (old.state, new.state) == ("dibawa", "diidentifikasi")
    assert (new.code, new.carried_from, new.likelihood_after) == ("R-01", old, 4)
    assert new.controls.get().due_on == date(2021, 6, 30)
    assert following.stakeholders.get().informed_on is None
    assert ControlAction.objects.late(date(2022, 1, 5)).get().risk == new
    with pytest.raises(Refused, match="Tidak ada risiko"):
        actions.carry_forward(context=context, by=budi, at=at(2022, 1, 5))


def test_a_carried_risk_gets_a_code_that_is_free(budi: User, citra: User) -> None:
    approved(budi, citra)
    risk(budi, year=2022)

    following = actions.carry_forward(
        context=people.context(budi), by=budi, at=at(2022, 1, 5)
    )

    codes = Risk.objects.filter(context=following).order_by("code")
    assert [each.code for each in codes] == ["R-01", "R-02"]
