"""Writes about evidence and local items: what they keep, refuse and put on record."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from zona.core.audit.models import Entry
from zona.core.files.tests.samples import EXECUTABLE, pdf
from zona.core.refused import Refused
from zona.modules.assessment import actions
from zona.modules.assessment.models import (
    Evidence,
    EvidenceKind,
    EvidenceUse,
    Lke,
    LocalItem,
    LocalState,
)
from zona.modules.assessment.tests.team import AT, Team, opened, proven, team

pytestmark = pytest.mark.django_db

CODE = "PM.PW.1.a"


@pytest.fixture
def people() -> Team:
    return team()


@pytest.fixture
def lke(people: Team) -> Lke:
    return opened(people.citra)


def last() -> Entry:
    entry = Entry.objects.order_by("-pk").first()
    assert entry
    return entry


# --- evidence -----------------------------------------------------------------------


def proof(**changes: Any) -> actions.Proof:
    given: dict[str, Any] = {
        "title": "Notula",
        "kind": EvidenceKind.NOTULA,
        "shows": "Rapat diadakan",
        "happened_on": date(2021, 3, 1),
        "received_on": date(2021, 3, 2),
    }
    return actions.Proof(**(given | changes))


def test_a_file_becomes_evidence_of_several_questions(people: Team, lke: Lke) -> None:
    evidence = actions.add_evidence(
        unit=lke.unit,
        proof=proof(),
        file_name="notula.pdf",
        content=pdf(),
        uses=[(lke, CODE), (lke, "PM.PW.1.b")],
        by=people.ani,
        at=AT,
    )

    assert evidence.attachment
    assert set(evidence.uses.values_list("code", flat=True)) == {CODE, "PM.PW.1.b"}
    entry = Entry.objects.get(verb="assessment.evidence_added")
    assert entry.detail["sha256"] == evidence.attachment.sha256


def test_a_refused_file_leaves_nothing(people: Team, lke: Lke) -> None:
    with pytest.raises(Refused):
        actions.add_evidence(
            unit=lke.unit,
            proof=proof(),
            file_name="notula.pdf",
            content=EXECUTABLE,
            by=people.ani,
            at=AT,
        )

    assert not Evidence.objects.exists()


def test_evidence_is_a_file_or_a_record(people: Team, lke: Lke) -> None:
    with pytest.raises(ValidationError, match="Lampirkan berkas"):
        actions.add_evidence(unit=lke.unit, proof=proof(), by=people.ani, at=AT)


def test_only_the_team_adds_and_corrects_evidence(people: Team, lke: Lke) -> None:
    evidence = proven(lke, people.ani)

    for stranger in (people.dewi, people.budi):
        with pytest.raises(PermissionDenied):
            actions.add_evidence(
                unit=lke.unit, proof=proof(record_url="/x/"), by=stranger, at=AT
            )
        with pytest.raises(PermissionDenied):
            actions.edit_evidence(evidence, proof=proof(), by=stranger, at=AT)


def test_a_correction_keeps_the_file_and_says_what_stood(
    people: Team, lke: Lke
) -> None:
    evidence = proven(lke, people.ani)

    said = proof(title="Keputusan baru", valid_until=date(2022, 1, 1))
    actions.edit_evidence(evidence, proof=said, by=people.ani, at=AT)

    evidence.refresh_from_db()
    assert evidence.title == "Keputusan baru"
    assert evidence.record_url == "/program/tim/"
    assert last().detail["before"]["title"] == "Keputusan tim"


def test_a_proof_serves_its_own_unit_only(people: Team, lke: Lke) -> None:
    theirs = proven(opened(people.dewi), people.dewi)

    with pytest.raises(Refused, match="unit lain"):
        actions.use_evidence(theirs, lke=lke, code=CODE, by=people.ani, at=AT)


def test_a_proof_serves_a_known_question_of_his_area(people: Team, lke: Lke) -> None:
    evidence = proven(lke, people.ani)

    with pytest.raises(Refused, match=r"XX\.1"):
        actions.use_evidence(evidence, lke=lke, code="XX.1", by=people.ani, at=AT)
    with pytest.raises(PermissionDenied):
        actions.use_evidence(evidence, lke=lke, code="PM.MP.1.a", by=people.ani, at=AT)


def test_a_proof_serves_a_question_once(people: Team, lke: Lke) -> None:
    evidence = proven(lke, people.ani, CODE)

    with pytest.raises(ValidationError, match="sudah dipakai"):
        actions.use_evidence(evidence, lke=lke, code=CODE, by=people.ani, at=AT)


def test_a_record_is_kept_once_for_many_questions(people: Team, lke: Lke) -> None:
    record = proof(
        kind=EvidenceKind.CATATAN, fact_code="programme.x", record_url="/tim/"
    )

    for code in (CODE, "PM.PW.1.b"):
        actions.use_record(lke, code, proof=record, by=people.ani, at=AT)

    assert Evidence.objects.count() == 1
    assert EvidenceUse.objects.count() == 2


def test_a_released_proof_is_kept(people: Team, lke: Lke) -> None:
    evidence = proven(lke, people.ani, CODE)
    use = evidence.uses.get()

    with pytest.raises(PermissionDenied):
        actions.release_evidence(use, by=people.budi, at=AT)
    actions.release_evidence(use, by=people.ani, at=AT)

    assert not EvidenceUse.objects.exists()
    assert Evidence.objects.exists()
    assert last().detail["code"] == CODE


# --- local items --------------------------------------------------------------------


def local_item(lke: Lke, people: Team, area: str = "PW") -> LocalItem:
    return actions.add_local_item(
        lke,
        area=area,
        title="Laporan harta kekayaan",
        description="",
        state=LocalState.SEBAGIAN,
        note="",
        by=people.ani,
        at=AT,
    )


def test_a_local_item_belongs_to_its_area_once(people: Team, lke: Lke) -> None:
    local_item(lke, people)

    with pytest.raises(ValidationError, match="sudah ada"):
        local_item(lke, people)
    with pytest.raises(PermissionDenied):
        local_item(lke, people, area="MP")


def test_a_local_item_is_not_overwritten_unseen(people: Team, lke: Lke) -> None:
    item = local_item(lke, people)
    said: dict[str, Any] = {"note": "Semua sudah", "by": people.ani, "at": AT}

    actions.edit_local_item(item, state=LocalState.ADA, version=1, **said)
    with pytest.raises(actions.ItemConflict) as conflict:
        actions.edit_local_item(item, state=LocalState.BELUM, version=1, **said)

    item.refresh_from_db()
    assert (item.state, item.version) == ("ada", 2)
    assert conflict.value.current == item
    with pytest.raises(PermissionDenied):
        actions.edit_local_item(
            item, state=LocalState.ADA, version=2, note="", by=people.budi, at=AT
        )
