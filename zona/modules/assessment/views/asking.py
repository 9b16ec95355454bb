"""What worksheet pages are made of: questions, areas, and the score that moves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cache, cached_property, lru_cache
from typing import Any

from django.urls import reverse

from zona.core.flow import Tone
from zona.core.people.models import User
from zona.core.ui.worksheet import Ask, Figure, Ladder, Part, Standing, Tab
from zona.modules.assessment import queries
from zona.modules.assessment.models import Answer, BlankPolicy
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.queries import OUTCOME, Worksheet
from zona.modules.assessment.rules.compiling import Plan
from zona.modules.assessment.rules.instrument import (
    TOTAL,
    Decline,
    Index,
    Instrument,
    Node,
    Question,
    Ratio,
)
from zona.modules.assessment.rules.scoring import (
    GateResult,
    Mark,
    Score,
    State,
    display,
)

LEVERS = "PU"  # the component of the six areas
ROWS = "Isi tiap baris sendiri-sendiri; baris tidak saling tumpang tindih."


def shown(value: Fraction) -> str:
    """Two decimals in Indonesian writing."""
    return f"{display(value):.2f}".replace(".", ",")


def words(question: Question, value: str, inputs: dict[str, str]) -> str:
    """An answer as people say it."""
    if chosen := question.option(value):
        return f"{chosen.value} – {chosen.label}"
    labels = {figure.key: figure.label for figure in question.inputs}
    return "; ".join(
        f"{labels.get(key, key)}: {figure.replace('.', ',')}"
        for key, figure in inputs.items()
    )


# --- the blank form: the same for everybody, so it is written out once ------------------


@dataclass(frozen=True, slots=True)
class Group:
    """An indicator, or a part of the outcome, with its questions."""

    node: Node
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two halves of an area, or one part of the outcome."""

    node: Node
    groups: tuple[Group, ...]


@cache
def halves(plan: Plan, area: str) -> tuple[Half, ...]:
    """The parts of an area in the order of the instrument."""
    form = plan.instrument
    roots: Iterable[str] = form.area_groups.get(area) or (
        part.code for part in form.children(OUTCOME)
    )
    return tuple(Half(form.node(root), tuple(_groups(form, root))) for root in roots)


def _groups(form: Instrument, root: str) -> Iterator[Group]:
    for node in form.nodes:
        if node.code == root or root in {
            each.code for each in form.ancestors(node.code)
        }:
            below = form.children(node.code)
            questions = tuple(part for part in below if isinstance(part, Question))
            if questions:
                yield Group(node, questions)


@cache
def in_order(plan: Plan) -> tuple[Question, ...]:
    """All questions in the order in which the pages of the areas show them."""
    return tuple(
        question
        for area in queries.areas(plan.instrument)
        for half in halves(plan, area)
        for group in half.groups
        for question in group.questions
    )


@dataclass(frozen=True, slots=True)
class Still:
    """The words of a question that no answer changes."""

    rungs: tuple[Ladder, ...]
    formula: str
    asked: str


@cache
def _stills(plan: Plan) -> dict[str, Still]:
    return {
        question.code: Still(
            tuple(_ladder(question)), _formula(question), "; ".join(question.evidence)
        )
        for question in plan.instrument.questions
    }


def _ladder(question: Question) -> Iterator[Ladder]:
    for option in question.options:
        is_bare = option.label == option.value
        sentence = option.label if is_bare else f"{option.value} – {option.label}"
        points = f"{shown(question.weight * option.score)} poin"
        yield Ladder(option.value, sentence, points)


def _formula(question: Question) -> str:
    """How the figures become points, in words."""
    labels = {figure.key: figure.label for figure in question.inputs}
    match question.formula:
        case Ratio(numerator, denominator):
            above = " + ".join(labels[key] for key in numerator)
            below = " + ".join(labels[key] for key in denominator)
            return f"Nilai: ({above}) dibagi ({below}), paling tinggi 100%. {ROWS}"
        case Decline(previous, current):
            fall = f"dari “{labels[previous]}” ke “{labels[current]}”"
            return f"Nilai: penurunan {fall}. {ROWS}"
        case Index(_, ceiling):
            return f"Nilai: indeks dibagi {ceiling}; boleh memakai koma, misalnya 3,60."
    return ""


# --- the worksheet as one person meets it -----------------------------------------------


@dataclass(frozen=True)
class Desk:
    """A worksheet with its score, before one person, on one day."""

    sheet: Worksheet
    user: User
    on: date

    @cached_property
    def score(self) -> Score:
        return self.sheet.score()

    @cached_property
    def states(self) -> dict[str, State]:
        codes = (question.code for question in self.sheet.plan.questions)
        return dict(zip(codes, self.score.states, strict=True))

    @cached_property
    def proofs(self) -> dict[str, tuple[int, int]]:
        day = min(self.sheet.lke.period_end, self.on)
        return queries.proof_counts(self.sheet.lke, day)

    def area_of(self, code: str) -> str:
        return self.sheet.instrument.area_of(code) or OUTCOME

    def works_on(self, area: str) -> bool:
        return self.user.works_on(area, Perm.ANSWER, self.sheet.lke.unit)

    def ask(self, question: Question, *, with_proof: bool = True) -> Ask:
        """A question with what is answered to it."""
        code, pk = question.code, self.sheet.lke.pk
        still = _stills(self.sheet.plan)[code]
        proof, tone = self._proof(question) if with_proof else ("", "")
        return Ask(
            code=code,
            number=question.number,
            title=question.title,
            description=question.description,
            rungs=still.rungs,
            formula=still.formula,
            url=_address("assessment:question_view", pk, code),
            save_url=_address("assessment:answer_save", pk, code),
            is_uncertain=question.uncertain,
            is_locked=self.sheet.lke.is_locked or not self.works_on(self.area_of(code)),
            asked=still.asked,
            proof=proof,
            proof_tone=tone,
            **self._said(question),
        )

    def _said(self, question: Question) -> dict[str, Any]:
        """What is answered, by whom, and how it stands."""
        answer = self.sheet.answers.get(question.code)
        said = {
            "figures": _figures(question, answer),
            "standing": self.standing(question, answer),
        }
        if answer is None:
            return {"version": 0, **said}
        return {
            "version": answer.version,
            "value": answer.value,
            "note": answer.note,
            **said,
        }

    def _proof(self, question: Question) -> tuple[str, str]:
        """How much evidence there is, and whether points stand on none."""
        count, valid = self.proofs.get(question.code, (0, 0))
        earns = self.score.node(question.code).points > 0
        return _proof_words(count, valid), "warn" if earns and not valid else ""

    def standing(self, question: Question, answer: Answer | None) -> Standing:
        """Whether a question is answered, what it earns, what the next rung adds."""
        state = self.states[question.code]
        mark = self.score.node(question.code)
        label, tone, why = _state_words(state, self.sheet.lke.blank_policy)
        return Standing(
            label=label,
            tone=tone,
            why=why,
            points=f"{shown(mark.score)} dari {shown(mark.weight)} poin"
            if state == State.ANSWERED
            else "",
            who=answer.answered_by.full_name if answer else "",
            at=answer.answered_at if answer else None,
            next=_next_words(question, answer, mark),
        )


@lru_cache(maxsize=8192)
def _address(name: str, pk: int, code: str) -> str:
    """Addresses stand still, and a page needs dozens."""
    return reverse(name, args=[pk, code])


def _figures(question: Question, answer: Answer | None) -> list[Figure]:
    inputs = answer.inputs if answer else {}
    return [
        Figure(
            each.key,
            each.label,
            each.is_count,
            inputs.get(each.key, "").replace(".", ","),
        )
        for each in question.inputs
    ]


def _proof_words(count: int, valid: int) -> str:
    if not count:
        return "Belum ada bukti"
    lapsed = f", {count - valid} tidak berlaku" if valid < count else ""
    return f"{count} bukti{lapsed}"


def _state_words(state: State, blank_policy: str) -> tuple[str, Tone, str]:
    if state == State.ANSWERED:
        return "Dijawab", "good", ""
    if state == State.EXCLUDED:
        why = "Penyebutnya nol; kebijakan periode: tidak ikut dinilai."
        return "Tidak ikut dinilai", "info", why
    zero = blank_policy == BlankPolicy.ZERO
    why = "dinilai nol" if zero else "tidak ikut dirata-ratakan"
    return "Belum dijawab", "warn", f"Kebijakan periode: {why}."


def _next_words(question: Question, answer: Answer | None, mark: Mark) -> str:
    """The nearest better rung and what it adds."""
    held = question.option(answer.value) if answer else None
    above = [
        option
        for option in question.options
        if option.score > (held.score if held else 0)
    ]
    if not above:
        return ""
    # A blank that is left out weighs nothing now; answered, it has its weight by law.
    gain = (mark.weight or question.weight) * above[-1].score - mark.score
    return f"Naik ke {above[-1].value}: +{shown(gain)} poin."


# --- the score that moves ---------------------------------------------------------------


def aim(desk: Desk) -> str:
    """The predicate that the unit works towards: the first it does not hold."""
    names = desk.sheet.instrument.predicates
    held = desk.sheet.lke.predicate
    return next((name for name in names if name != held), names[-1])


def _gates(desk: Desk, area: str) -> list[GateResult]:
    return [
        gate
        for gate in desk.score.gates_of(aim(desk))
        if gate.target == area or (area == OUTCOME and gate.target.startswith(area))
    ]


def _marks(desk: Desk) -> dict[str, Mark]:
    marks = {mark.code: mark for mark in desk.score.areas}
    return {**marks, OUTCOME: desk.score.node(OUTCOME)}


def tabs(desk: Desk, current: str) -> list[Tab]:
    """The areas, each with its percent and whether it passes the gate ahead."""
    marks, name = _marks(desk), aim(desk)
    found = []
    for area, title in queries.areas(desk.sheet.instrument).items():
        passed = all(gate.passed for gate in _gates(desk, area))
        found.append(
            Tab(
                label=title,
                url=queries.area_url(desk.sheet.lke, area),
                score=f"{shown(marks[area].percent)}%",
                word=f"Lulus {name}" if passed else f"Belum {name}",
                tone="good" if passed else "warn",
                is_current=area == current,
            )
        )
    return found


def strip(desk: Desk, area: str) -> list[Part]:
    """The area, the levers, the whole, and the gates of each predicate."""
    passed = all(gate.passed for gate in _gates(desk, area))
    own = "Hasil" if area == OUTCOME else "Area ini"
    whole = [
        (own, _marks(desk)[area], "good" if passed else "warn"),
        ("Pengungkit", desk.score.node(LEVERS), "neutral"),
        ("Nilai total", desk.score.node(TOTAL), "neutral"),
    ]
    parts = [
        Part(
            label,
            shown(mark.score),
            f"dari {shown(mark.weight)}",
            tone,  # type: ignore[arg-type]  # all three are tones
            f"{shown(mark.percent)}%",
        )
        for label, mark, tone in whole
    ]
    for name in desk.sheet.instrument.predicates:
        gates = desk.score.gates_of(name)
        done = sum(gate.passed for gate in gates)
        tone = "good" if done == len(gates) else "warn"
        parts.append(Part(f"Ambang {name}", f"{done}", f"dari {len(gates)}", tone))  # type: ignore[arg-type]  # as above
    return parts


def part_words(desk: Desk, node: Node) -> str:
    """The score of a part beside its heading."""
    mark = desk.score.node(node.code)
    return f"{shown(mark.score)} dari {shown(mark.weight)}"


def part_key(node: Node) -> str:
    return f"n-{node.code.replace('.', '-')}"


def moved(desk: Desk, code: str) -> dict[str, object]:
    """What one saved answer changes on the page of its area."""
    area = desk.area_of(code)
    question = desk.sheet.instrument.question(code)
    above = [
        half.node
        for half in halves(desk.sheet.plan, area)
        if any(code == each.code for group in half.groups for each in group.questions)
    ]
    nodes = {
        node.code: node for node in (desk.sheet.instrument.indicator_of(code), *above)
    }
    ask = desk.ask(question, with_proof=False)
    why = f"Tersimpan. {ask.standing.why}".rstrip()
    return {
        "ask": replace(ask, standing=replace(ask.standing, why=why)),
        "strip": strip(desk, area),
        "tabs": tabs(desk, area),
        "scores": [(part_key(node), part_words(desk, node)) for node in nodes.values()],
    }
