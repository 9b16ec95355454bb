"""Out, through LibreOffice, and in again: nothing changes, whatever was moved about."""

from collections.abc import Callable
from pathlib import Path

import pytest

from zona.modules.assessment import actions, queries
from zona.modules.assessment.models import Lke, Standing
from zona.modules.assessment.sheets.exporting import export
from zona.modules.assessment.sheets.importing import Held, hold
from zona.modules.assessment.tests import books
from zona.modules.assessment.tests.answer_sets import NEW, best
from zona.modules.assessment.tests.office_suite import resaved
from zona.modules.assessment.tests.team import AT, Team, opened, proven, team

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Team:
    return team()


def filled(people: Team) -> Lke:
    """Return a worksheet that a ministry's workbook filled, two questions with proof."""
    lke = opened(people.citra)
    content = books.saved(books.fill(books.blank(), best(NEW), NEW))
    held = hold(lke, "lke.xlsx", content)
    actions.apply_workbook(
        actions.bring_workbook(
            lke, name="lke.xlsx", content=content, by=people.citra, at=AT
        ),
        outcome=held.preview.outcome(is_replacing=False),
        seen=held.seen,
        is_replacing=False,
        by=people.citra,
        at=AT,
    )
    proven(lke, people.citra, "PM.PW.1.a", "RF.PW.3.a")
    return lke


def test_the_list_shows_the_score_of_what_was_brought(people: Team) -> None:
    lke = filled(people)

    total = queries.worksheet(lke).score().total.score
    assert Standing.objects.get(lke=lke).total == round(total, 2)
    assert total > 0


def as_it_is(content: bytes) -> bytes:
    return content


@pytest.mark.parametrize("moved", [as_it_is, books.reordered])
def test_what_libreoffice_recalculated_changes_nothing(
    people: Team, tmp_path: Path, moved: Callable[[bytes], bytes]
) -> None:
    lke = filled(people)
    exported = export(lke, site="https://zona.test")

    saved = resaved({"lke": exported}, tmp_path)["lke"]
    held: Held = hold(lke, "lke.xlsx", moved(saved))

    assert saved != exported
    assert len(held.reading.entries) == 113
    assert held.reading.missing == ()
    preview = held.preview
    assert (preview.problems, preview.filled, preview.replaced) == ((), {}, {})
    assert held.score(is_replacing=True) == held.sheet.score()


def test_a_row_changed_in_libreoffice_is_the_only_difference(
    people: Team, tmp_path: Path
) -> None:
    lke = filled(people)
    saved = resaved({"lke": export(lke, site="https://zona.test")}, tmp_path)["lke"]

    changed = books.changed(saved, books.line("PM.PW.1.b"), "C")
    preview = hold(lke, "lke.xlsx", changed).preview

    assert preview.problems == ()
    assert set(preview.replaced) == {"PM.PW.1.b"}
