"""A flow says what may follow, refuses the rest, and names its own faults."""

import pytest

from zona.core.flow import Flow, State, Transition
from zona.core.refused import Refused
from zona.core.roles import Permission


class Perm(Permission):
    ASK = "test.ask"
    DECIDE = "test.decide"


FLOW = Flow(
    states=(
        State("draf", "Draf"),
        State("diajukan", "Diajukan"),
        State("selesai", "Selesai"),
    ),
    transitions=(
        Transition("draf", "diajukan", "submit", "Ajukan", Perm.ASK),
        Transition("diajukan", "draf", "return", "Kembalikan", Perm.DECIDE),
        Transition("diajukan", "selesai", "decide", "Putuskan", Perm.DECIDE, days=5),
    ),
)


def test_the_first_state_is_where_a_case_begins() -> None:
    assert FLOW.initial.code == "draf"
    assert FLOW.choices() == [
        ("draf", "Draf"),
        ("diajukan", "Diajukan"),
        ("selesai", "Selesai"),
    ]


def test_a_person_is_offered_only_the_moves_he_may_make() -> None:
    moves = FLOW.moves("diajukan", lambda permission: permission == Perm.DECIDE)

    assert [move.verb for move in moves] == ["return", "decide"]
    assert FLOW.moves("diajukan", lambda permission: permission == Perm.ASK) == ()


def test_a_move_that_is_not_in_the_table_is_refused_in_the_states_words() -> None:
    assert FLOW.step("draf", "submit").target == "diajukan"
    with pytest.raises(Refused, match="status “Selesai”"):
        FLOW.step("selesai", "submit")


def test_an_unknown_state_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        FLOW.state("hilang")


def test_a_sound_flow_has_no_problems_and_ends_somewhere() -> None:
    assert FLOW.problems() == ()
    assert [state.code for state in FLOW.ends()] == ["selesai"]


def test_ghosts_strays_and_dead_ends_are_named() -> None:
    states = (State("a", "A"), State("b", "B"), State("c", "C"), State("d", "D"))
    flow = Flow(
        states,
        (
            Transition("a", "b", "go", "Maju", Perm.ASK),
            Transition("b", "a", "back", "Mundur", Perm.ASK),
            Transition("a", "x", "ghost", "Hantu", Perm.ASK),
            Transition("c", "d", "stray", "Sesat", Perm.ASK),
        ),
    )

    problems = " ".join(flow.problems())

    assert "ghost: x is no state" in problems
    assert "c is out of reach" in problems
    assert "a never ends" in problems


def test_the_diagram_draws_every_state_and_move() -> None:
    diagram = FLOW.diagram()

    assert diagram.startswith("stateDiagram-v2\n    [*] --> draf")
    assert "diajukan --> selesai : Putuskan" in diagram
    assert diagram.endswith("selesai --> [*]")


def test_a_flow_names_states_and_moves_that_stand_twice() -> None:
    again = Transition("draf", "selesai", "submit", "Selesaikan", Perm.ASK)
    twice = Flow((*FLOW.states, State("draf", "Rancangan")), (*FLOW.transitions, again))

    assert set(twice.problems()) == {
        "draf stands twice",
        "submit from draf stands twice",
    }
