"""The shortest way: as cheap as exhaustive search, and it passes when applied."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from zona.modules.assessment import rules
from zona.modules.assessment.rules import shipped
from zona.modules.assessment.rules.climbing import (
    Effort,
    Efforts,
)
from zona.modules.assessment.rules.instrument import (
    EACH_AREA,
    Instrument,
    Kind,
    Level,
)
from zona.modules.assessment.rules.route import Search, shortest, way_of
from zona.modules.assessment.tests.answer_sets import (
    NEW,
    Answers,
    best,
    choice,
    figures,
)

LADDERS = (
    (("A", 1), ("B", 0)),
    (("A", 1), ("B", "1/2"), ("C", 0)),
    (("A", 1), ("B", "0.67"), ("C", "0.33"), ("D", 0)),
)
INDEX = rules.Input("indeks", "Indeks", False, Decimal(0), Decimal(4))
COUNTS = (rules.Input("harus", "Harus", True), rules.Input("selesai", "Selesai", True))


def question(
    parent: str, number: int, share: Fraction, weight: Fraction, kind: int, own: bool
) -> rules.Question:
    """A question with a ladder (0–2), with figures (3) or with an index (4)."""
    forms: dict[
        int, tuple[Kind, tuple[rules.Input, ...], rules.Ratio | rules.Index | None]
    ] = {
        3: (Kind.RATIO, COUNTS, rules.Ratio(("selesai",), ("harus",))),
        4: (Kind.INDEX, (INDEX,), rules.Index("indeks", Fraction(4))),
    }
    sort, inputs, formula = forms.get(kind, (Kind.CHOICE, (), None))
    ladder = LADDERS[kind] if kind < len(LADDERS) else ()
    return rules.Question(
        code=f"{parent}.{number}",
        parent=parent,
        number=str(number),
        title=f"Pertanyaan {number}",
        description="",
        answer_type="",
        kind=sort,
        share=share,
        weight=weight,
        own_weight=own,
        options=tuple(rules.Option(v, Fraction(s), v) for v, s in ladder),
        inputs=inputs,
        formula=formula,
    )


def node(
    code: str, parent: str | None, weight: Fraction, area: str | None
) -> rules.Node:
    level = Level.AREA if area else Level.KOMPONEN
    return rules.Node(code, parent, level, code, f"Bagian {code}", weight, area)


def gate(name: str, target: str, metric: str, least: Fraction) -> rules.Gate:
    return rules.Gate(name, "WBK", target, metric, least)


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    """Two areas and a result, with one to three questions each."""
    nodes, questions = [], []
    for name in ("X", "Y", "H"):
        weight = Fraction(draw(st.integers(2, 12)))
        is_mean = draw(st.booleans()) if name == "H" else True
        kinds = draw(
            st.lists(st.integers(0, 4), min_size=1, max_size=2 if name == "H" else 3)
        )
        area = None if name == "H" else name
        nodes.append(node(name, None, weight, area))
        share = Fraction(1, len(kinds))
        questions += [
            question(name, at, share, weight * share, kind, not is_mean)
            for at, kind in enumerate(kinds)
        ]
    total = sum((each.weight for each in nodes), Fraction(0))
    percent = st.integers(0, 20).map(lambda n: Fraction(5 * n))
    gates = (
        gate("total", rules.TOTAL, "score", total * draw(percent) / 100),
        gate("area", EACH_AREA, "percent", draw(percent)),
        gate("hasil", "H", "score", nodes[-1].weight * draw(percent) / 200),
        gate("satu", "H.0", "score", nodes[-1].weight * draw(percent) / 400),
        rules.Gate("dipegang", "WBK", rules.PREDICATE, "held", None, "WBK"),
    )
    return Instrument(
        code="kecil",
        title="Kecil",
        legal_basis=(),
        effective_from=None,
        effective_until=None,
        total_weight=total,
        nodes=tuple(nodes),
        questions=tuple(questions),
        area_groups={"X": ("X",), "Y": ("Y",)},
        gates=gates,
        prerequisites=(),
    )


def answer_of(draw: st.DrawFn, asked: rules.Question) -> rules.Answer:
    if asked.options:
        return choice(draw(st.sampled_from(asked.options)).value)
    if asked.kind == Kind.INDEX:
        return figures(indeks=draw(st.sampled_from(["3.7", "3.85", "4"])))
    due = draw(st.integers(0, 3))
    return figures(harus=due, selesai=draw(st.integers(0, due + 1)))


@st.composite
def cases(
    draw: st.DrawFn,
) -> tuple[Instrument, Answers, dict[str, Effort], rules.Policies]:
    instrument = draw(instruments())
    answers = {
        each.code: answer_of(draw, each)
        for each in instrument.questions
        if draw(st.integers(0, 3))
    }
    # A blank index has forty targets: too many to try them all.
    efforts = {
        each.code: Effort(
            draw(st.integers(1, 5)),
            draw(st.integers(0, 4)) == 0
            or (each.kind == Kind.INDEX and each.code not in answers),
        )
        for each in instrument.questions
    }
    policies = rules.Policies(
        draw(st.sampled_from(["zero", "exclude"])),
        draw(st.sampled_from(["zero", "exclude", "full"])),
    )
    return instrument, answers, efforts, policies


def every_way(search: Search) -> Iterator[tuple[int, Answers]]:
    """All combinations of answers with their effort."""
    options = [
        [(0, each.answer), *((t.effort, t.answer) for t in each.targets)]
        for each in search.reaches
    ]
    codes = [each.question.code for each in search.reaches]
    for combination in product(*options):
        answers = {c: a for c, (_, a) in zip(codes, combination, strict=True)}
        yield sum(effort for effort, _ in combination), answers


def passes(score: rules.Score) -> bool:
    gates = score.gates_of("WBK")
    return all(each.passed for each in gates if each.target != rules.PREDICATE)


@settings(max_examples=150, deadline=None)
@given(cases())
def test_the_shortest_way_is_as_cheap_as_exhaustive_search(
    case: tuple[Instrument, Answers, dict[str, Effort], rules.Policies],
) -> None:
    instrument, answers, efforts, policies = case
    plan = rules.compile_instrument(instrument)

    search = shortest(plan, answers, "WBK", efforts, policies=policies, count=3)

    costs = [
        effort
        for effort, tried in every_way(search)
        if passes(rules.score(plan, tried, policies))
    ]
    assert bool(search.ways) == bool(costs)
    assert bool(search.blocked) != bool(search.ways)
    assert search.is_proven
    if costs:
        assert search.ways[0].effort == min(costs)
    for way in search.ways:
        applied = {**answers, **{each.code: each.answer for each in way.climbs}}
        assert passes(rules.score(plan, applied, policies))
        assert passes(way.score)


@settings(max_examples=50, deadline=None)
@given(cases())
def test_alternatives_never_get_cheaper_and_each_spares_something(
    case: tuple[Instrument, Answers, dict[str, Effort], rules.Policies],
) -> None:
    instrument, answers, efforts, policies = case
    plan = rules.compile_instrument(instrument)

    ways = shortest(plan, answers, "WBK", efforts, policies=policies, count=4).ways

    assert [way.effort for way in ways] == sorted(way.effort for way in ways)
    for at, way in enumerate(ways):
        spent = {each.code: each.effort for each in way.climbs}
        for before in ways[:at]:
            assert any(spent.get(c.code, 0) < c.effort for c in before.climbs)


# --- the real instrument -----------------------------------------------------------------


def default_efforts(**changes: Effort) -> dict[str, Effort]:
    table = Efforts(3, {"PM": 2, "RF": 5, "HS": 10})
    efforts = {each.code: table.of(each) for each in shipped.instrument(NEW).questions}
    return efforts | {code.replace("_", "."): each for code, each in changes.items()}


def found(answers: Answers, predicate: str = "WBK", **changes: Effort) -> Search:
    return shortest(shipped.plan(NEW), answers, predicate, default_efforts(**changes))


def test_whoever_passes_already_has_nothing_to_climb() -> None:
    search = found(best(NEW))

    [way] = search.ways
    assert way.climbs == ()
    assert way.effort == 0


def test_one_missing_rung_is_the_whole_way() -> None:
    answers = best(NEW)
    # 2,5 of 5 points are needed in the second half of HS.BA; this leaves 0.
    answers["HS.BA.b"] = choice("E")

    search = found(answers)

    [way] = search.ways
    assert [each.code for each in way.climbs] == ["HS.BA.b"]
    assert way.score.passed("WBK")


def test_a_locked_survey_below_its_gate_blocks_with_the_distance() -> None:
    answers = {**best(NEW), "HS.BA.a": figures(indeks="3.5")}

    search = found(answers)

    assert search.ways == ()
    # 3,5 of 4 gives 15,3125 of 17,5; the gate is 15,75.
    ipak = next(each for each in search.blocked if each.target == "HS.BA.a")
    assert ipak.distance == Fraction("15.3125") - Fraction("15.75")


def test_an_unlocked_survey_climbs_by_tenths() -> None:
    answers = {**best(NEW), "HS.BA.a": figures(indeks="3.55")}

    search = found(answers, HS_BA_a=Effort(10))

    [climb] = search.ways[0].climbs
    assert climb.answer.inputs["indeks"] == Decimal("3.6")
    assert climb.effort == 10


def test_a_predicate_that_must_be_held_is_told_apart() -> None:
    search = found(best(NEW), "WBBM")

    assert search.blocked == ()
    assert [each.plan.gate.held for each in search.held] == ["WBK"]
    assert search.ways[0].climbs == ()


def test_no_time_leaves_the_way_unproven() -> None:
    answers = {c: a for c, a in best(NEW).items() if c.startswith("HS")}

    search = shortest(
        shipped.plan(NEW),
        answers,
        "WBK",
        default_efforts(),
        policies=rules.DEFAULT,
        count=3,
        seconds=0.0,
    )

    assert not search.is_proven


def test_tolerance_never_passes_a_gate() -> None:
    # One in 999.999.999 short of the floor: less than the solver can see.
    base = {**best(NEW)}
    base["RF.AK.1.a"] = figures(sasaran=10**9, tercapai=10**9 - 1)
    instrument = shipped.instrument(NEW)
    total = rules.score(shipped.plan(NEW), best(NEW)).total.score
    gates = (rules.Gate("total", "WBK", rules.TOTAL, "score", total),)
    strict = Instrument(
        code="ketat",
        title="",
        legal_basis=(),
        effective_from=None,
        effective_until=None,
        total_weight=instrument.total_weight,
        nodes=instrument.nodes,
        questions=instrument.questions,
        area_groups=instrument.area_groups,
        gates=gates,
        prerequisites=(),
    )

    search = shortest(rules.compile_instrument(strict), base, "WBK", default_efforts())

    [climb] = search.ways[0].climbs
    assert climb.code == "RF.AK.1.a"
    assert climb.answer.inputs["tercapai"] == 10**9


def test_a_way_by_hand_tells_what_each_climb_adds() -> None:
    answers = {**best(NEW), "PM.MP.1.a": choice("Tidak")}
    now = rules.score(shipped.plan(NEW), answers, predicate="WBK")

    way = way_of(now, answers, {"PM.MP.1.a": (choice("Ya"), 4)})

    [climb] = way.climbs
    assert climb.points == shipped.instrument(NEW).question("PM.MP.1.a").weight
    assert way.effort == 4
    assert way.score.passed("WBBM")  # the predicate held stays held
