"""Papers offered by other modules, and the revisions that evidence grows by."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from zona.core.audit.models import Entry
from zona.core.files.actions import store
from zona.core.files.models import Attachment
from zona.core.files.tests.samples import pdf
from zona.core.people.models import User
from zona.core.proofs import Paper, offer
from zona.core.refused import Refused
from zona.core.roles import Secrecy
from zona.modules.assessment import actions
from zona.modules.assessment.models import Evidence, EvidenceUse, Lke
from zona.modules.assessment.tests.desk import CODE
from zona.modules.assessment.tests.team import AT, OLD, Team, opened, proven, team

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Team:
    return team()


@pytest.fixture
def lke(people: Team) -> Lke:
    return opened(people.citra)


def kept(by: User, pages: int = 1) -> Attachment:
    content = pdf(pages=pages)
    common: dict[str, Any] = {
        "unit": by.unit,
        "secrecy": Secrecy.INTERNAL,
        "by": by,
        "at": AT,
    }
    return store(name="bundel.pdf", content=content, **common)


def paper(by: User, **changes: object) -> Paper:
    given = Paper(
        unit=by.unit,
        title="Bundel rapat",
        kind="notula",
        shows="Rapat diadakan",
        happened_on=date(2021, 5, 3),
        url="/program/rapat/1/",
        attachment=kept(by),
        codes=(CODE, "PM.MP.1.a", "XX.1", CODE),
    )
    return replace(given, **changes)  # type: ignore[arg-type]  # fields of the paper


def test_a_paper_serves_what_the_worksheets_of_its_day_ask(
    people: Team, lke: Lke
) -> None:
    opened(people.citra, year=2022)
    opened(people.citra, code=OLD)

    served = offer(paper(people.budi), by=people.budi, at=AT)

    assert served == 2
    uses = EvidenceUse.objects.values_list("lke", "code")
    assert set(uses) == {(lke.pk, CODE), (lke.pk, "PM.MP.1.a")}
    entry = Entry.objects.get(verb="assessment.evidence_added")
    assert entry.by == people.budi


def test_a_paper_offered_again_is_a_newer_revision(people: Team, lke: Lke) -> None:
    offer(paper(people.citra), by=people.citra, at=AT)
    newer = paper(people.citra, title="Bundel baru", attachment=kept(people.citra, 2))

    assert offer(newer, by=people.citra, at=AT) == 2

    evidence = Evidence.objects.get()
    assert evidence.title == "Bundel baru"
    assert evidence.attachment == newer.attachment
    assert [each.number for each in evidence.revisions.order_by("number")] == [1, 2]
    assert EvidenceUse.objects.count() == 2


def test_a_closed_worksheet_is_passed_over(
    people: Team, lke: Lke, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: object) -> None:
        raise Refused("Putaran ini sudah ditutup.")

    monkeypatch.setattr(
        "zona.modules.assessment.actions.papers.require_question", closed
    )

    assert offer(paper(people.citra), by=people.citra, at=AT) == 0
    assert Evidence.objects.exists()


# --- revisions ----------------------------------------------------------------------


def test_a_revision_follows_and_the_older_files_stay(people: Team, lke: Lke) -> None:
    evidence = proven(lke, people.ani, CODE)
    files = [("satu.pdf", pdf()), ("dua.pdf", pdf(pages=2))]
    for note in ("", "Ditandatangani"):
        actions.revise_evidence(
            evidence,
            files=files,
            received_on=date(2021, 4, 1),
            note=note,
            valid_until=date(2022, 1, 1),
            by=people.ani,
            at=AT,
        )
        files = files[1:]

    first, second = evidence.revisions.order_by("number")
    assert [each.attachment.name for each in first.files.all()] == [
        "satu.pdf",
        "dua.pdf",
    ]
    evidence.refresh_from_db()
    assert evidence.attachment == second.files.get().attachment
    assert evidence.valid_until == date(2022, 1, 1)


def test_a_revision_is_refused_without_files_before_the_event_or_by_others(
    people: Team, lke: Lke
) -> None:
    evidence = proven(lke, people.ani, CODE)
    common: dict[str, Any] = {
        "received_on": date(2021, 4, 1),
        "by": people.ani,
        "at": AT,
    }

    with pytest.raises(Refused, match="Lampirkan"):
        actions.revise_evidence(evidence, files=[], **common)
    with pytest.raises(Refused, match="sebelum"):
        early = common | {"received_on": date(2021, 1, 1)}
        actions.revise_evidence(evidence, files=[("a.pdf", pdf())], **early)
    with pytest.raises(PermissionDenied):
        actions.revise_evidence(evidence, files=[], **(common | {"by": people.budi}))


# --- slots --------------------------------------------------------------------------


def test_a_proof_fills_a_document_that_the_question_asks_for(
    people: Team, lke: Lke
) -> None:
    use = proven(lke, people.citra, "PM.MP.1.a").uses.get()
    by: dict[str, Any] = {"by": people.citra, "at": AT}

    actions.fill_slot(use, slot="SK tim kerja ZI", **by)

    use.refresh_from_db()
    assert use.slot == "SK tim kerja ZI"
    with pytest.raises(Refused, match="tidak diminta"):
        actions.fill_slot(use, slot="Lainnya", **by)
