"""Rules of comments, of what moved, and of a proof that was edited."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zona.modules.reports.rules import (
    COMMENT_FLOW,
    Change,
    Choose,
    CommentState,
    FigureChange,
    Movement,
    Standpoint,
    ThreeWay,
    compared,
    fingerprint,
    items,
    may_settle,
)

SAME = Standpoint(("Tim dibentuk.",), False, {"a.b": ("Rapat", "3")}, ("SK 1",))
PIECES = st.lists(st.sampled_from(["SK 1", "SK 2", "Foto", "Notula"]), unique=True)


def test_every_comment_can_be_settled() -> None:
    assert COMMENT_FLOW.problems() == ()
    assert [state.code for state in COMMENT_FLOW.ends()] == [CommentState.SELESAI]


@pytest.mark.parametrize(
    ("is_author", "has_answered", "may"),
    [(1, 0, True), (1, 1, True), (0, 0, True), (0, 1, False)],
)
def test_nobody_settles_his_own_answer_to_another(
    is_author: int, has_answered: int, may: bool
) -> None:
    found = may_settle(is_author=bool(is_author), has_answered=bool(has_answered))

    assert found is may


@pytest.mark.parametrize(
    ("before", "now", "movement"),
    [
        (None, SAME, Movement.TANPA_BANDING),
        (SAME, SAME, Movement.SALINAN),
        (SAME, Standpoint(("tim  DIBENTUK.",), False), Movement.SALINAN),
        (SAME, Standpoint(("Tim bekerja.",), False), Movement.KALIMAT),
        (Standpoint(("",), False), Standpoint(("",), False), Movement.TETAP),
        (SAME, Standpoint(SAME.texts, True), Movement.BERGERAK),
    ],
)
def test_an_indicator_moves_by_records_not_by_words(
    before: Standpoint | None, now: Standpoint, movement: Movement
) -> None:
    assert compared(before, now).movement == movement
    assert movement.tone


def test_a_change_names_figures_evidence_and_gaps() -> None:
    now = Standpoint(
        SAME.texts,
        False,
        {"a.b": ("Rapat", "4"), "c.d": ("Agen", "2")},
        ("SK 2",),
    )
    before = Standpoint(SAME.texts, True, SAME.figures, SAME.evidence)

    assert compared(before, now) == Change(
        Movement.BERGERAK,
        (FigureChange("Rapat", "3", "4"), FigureChange("Agen", "–", "2")),
        ("SK 2",),
        ("SK 1",),
        gap_closed=True,
        text_same=True,
    )


def test_the_fingerprint_depends_on_content_not_on_order() -> None:
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    assert fingerprint({"a": 1}) != fingerprint({"a": 2})


@given(PIECES, PIECES, PIECES)
def test_a_merge_loses_nothing_of_the_persons_and_has_all_news(
    base: list[str], fresh: list[str], mine: list[str]
) -> None:
    ways = ThreeWay("; ".join(base), "; ".join(fresh), "\n".join(mine))
    merged = items(ways.merged)

    own = set(mine) - set(base)
    assert own | (set(fresh) - set(base)) <= set(merged)
    assert not set(merged) & (set(base) - set(fresh))
    settled = ThreeWay(ways.fresh, ways.fresh, ways.merged)
    assert not settled.is_waiting


def test_a_person_chooses_between_record_and_text() -> None:
    ways = ThreeWay("SK 1", "SK 1; SK 2", "SK 1; Foto")

    assert ways.is_edited
    assert ways.is_waiting
    assert ways.chosen(Choose.CATATAN) == "SK 1; SK 2"
    assert ways.chosen(Choose.TULISAN) == "SK 1; Foto"
    assert ways.chosen(Choose.GABUNG) == "SK 1; Foto; SK 2"
