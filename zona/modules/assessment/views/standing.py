"""What the readiness page is made of: verdict, gates, scores, steps, owners."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zona.core.people.models import User
from zona.core.ui.parts import Chart, Column, Gate, Series, Tone
from zona.core.ui.templatetags.ui_data import number, percent
from zona.modules.assessment import queries
from zona.modules.assessment.queries import OUTCOME, Readiness
from zona.modules.assessment.rules.instrument import (
    EACH_AREA,
    PREDICATE,
    TOTAL,
    Kind,
    Level,
    Question,
)
from zona.modules.assessment.rules.leverage import Leverage
from zona.modules.assessment.rules.scoring import GateResult, Mark, State, display
from zona.modules.assessment.views import base

QUESTIONS_SHOWN = 6

# --- the answer in one sentence -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Verdict:
    """The big answer: ready for what, by how many gates, and how far at most."""

    title: str
    tone: Tone
    words: str


def verdict(found: Readiness) -> Verdict:
    names = found.sheet.instrument.predicates
    ahead = next((name for name in names if not found.score.passed(name)), None)
    if ahead is None:
        return Verdict(f"Siap {names[-1]}: semua ambang terpenuhi", "good", "")
    gates = found.score.gates_of(ahead)
    passed = sum(gate.passed for gate in gates)
    counted = f"{passed} dari {len(gates)} ambang terpenuhi"
    reached = names[: names.index(ahead)]
    title = f"Belum siap {ahead}: {counted}"
    if reached:
        title = f"Siap {reached[-1]}; belum siap {ahead}: {counted}"
    return Verdict(
        title, "warn" if reached else "bad", _to_total(gates) + _furthest(gates)
    )


def _to_total(gates: Iterable[GateResult]) -> str:
    gate = next((gate for gate in gates if gate.target == TOTAL), None)
    if gate is None or gate.distance is None:
        return ""
    have, need = number(_shown(gate.value)), number(_shown(gate.needed))
    if gate.passed:
        return f"Nilai total {have} sudah melewati ambang {need}. "
    short = number(display(-gate.distance))
    return f"Nilai total {have}, kurang {short} dari ambang {need}. "


def _furthest(gates: Iterable[GateResult]) -> str:
    """Say which gate is furthest away, as a share of what it asks."""
    short = [
        (gate.distance / gate.needed, gate)
        for gate in gates
        if not gate.passed
        and gate.distance is not None
        and isinstance(gate.needed, Fraction)
    ]
    if not short:
        return ""
    _, gate = min(short, key=lambda pair: pair[0])
    write: Callable[[Decimal], str] = percent if gate.metric == "percent" else number
    value, needed = _shown(gate.value), _shown(gate.needed)
    return (
        f"Yang paling jauh: {gate.title}, {write(value)} dari {write(needed)} "
        "yang disyaratkan."
    )


# --- gates ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ladder:
    """The gates of one predicate, in points and in percent."""

    predicate: str
    passed: int
    count: int
    points: list[Gate]
    areas: list[Gate]
    held: GateResult | None

    @property
    def title(self) -> str:
        return f"Ambang {self.predicate}"

    @property
    def subtitle(self) -> str:
        return f"{self.passed} dari {self.count} terpenuhi; semuanya harus terpenuhi"


def ladder(found: Readiness, predicate: str) -> Ladder:
    gates = found.score.gates_of(predicate)
    measured = [gate for gate in gates if gate.target != PREDICATE]
    return Ladder(
        predicate=predicate,
        passed=sum(gate.passed for gate in gates),
        count=len(gates),
        points=[_gate(found, g) for g in measured if g.metric != "percent"],
        areas=[_gate(found, g) for g in measured if g.metric == "percent"],
        held=next((gate for gate in gates if gate.target == PREDICATE), None),
    )


def _gate(found: Readiness, gate: GateResult) -> Gate:
    is_percent = gate.metric == "percent"
    value, needed = _shown(gate.value), _shown(gate.needed)
    deciding = _deciding(found, gate)
    survey = gate.plan.gate.survey_index
    notes = [f"setara survei {number(survey)}"] if survey else []
    if not gate.passed and value == needed:
        notes.append("kurang sedikit; dibandingkan tanpa pembulatan")
    if deciding and not gate.passed and deciding.code != gate.target:
        notes.append(f"mulai dari: {deciding.title}")
    return Gate(
        name=gate.title,
        value=value,
        needed=needed,
        passed=gate.passed,
        maximum=100
        if is_percent
        else _shown(found.sheet.instrument.weight(gate.target)),
        url=_gate_url(found, gate, deciding),
        note="; ".join(notes),
    )


def _deciding(found: Readiness, gate: GateResult) -> Question | None:
    """Return the question under a gate that still has the most points to give."""
    instrument, target = found.sheet.instrument, gate.target
    if target == TOTAL:
        codes = {question.code for question in instrument.questions}
    else:
        members = instrument.area_groups.get(target, (target,))
        codes = {q.code for code in members for q in instrument.questions_under(code)}
    return next(
        (each.question for each in found.leverage if each.question.code in codes), None
    )


def _gate_url(found: Readiness, gate: GateResult, deciding: Question | None) -> str:
    if deciding and not gate.passed:
        return question_url(found, deciding)
    instrument, target = found.sheet.instrument, gate.target
    if target in instrument.area_groups:
        return queries.area_url(found.sheet.lke, target)
    if instrument.has_question(target):
        return question_url(found, instrument.question(target))
    return queries.area_url(found.sheet.lke, OUTCOME) if target != TOTAL else ""


# --- scores -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Part:
    """A component or half with its score of its weight."""

    title: str
    value: Decimal
    weight: Decimal
    gate: Decimal | None


def parts(found: Readiness) -> Iterator[Part]:
    """Yield the whole, the components and their halves."""
    instrument = found.sheet.instrument
    wbk = {
        gate.target: _shown(gate.needed)
        for gate in found.score.gates_of(instrument.predicates[0])
        if gate.metric == "score"
    }
    yield _part(found, TOTAL, "Nilai total", wbk.get(TOTAL))
    for node in instrument.nodes:
        if node.level in {Level.KOMPONEN, Level.SUBKOMPONEN}:
            yield _part(found, node.code, node.title, wbk.get(node.code))


def _part(found: Readiness, code: str, title: str, gate: Decimal | None) -> Part:
    weight = found.sheet.instrument.weight(code)
    return Part(title, display(found.score.node(code).score), display(weight), gate)


@dataclass(frozen=True, slots=True)
class Halves:
    """Both halves of each area beside the whole of it."""

    columns: list[Column]
    rows: list[tuple[str, str, list[str], bool]]


def halves(found: Readiness) -> Halves:
    instrument, predicate = found.sheet.instrument, found.sheet.instrument.predicates[0]
    floor = _area_gates(found).get(predicate)
    members = next(iter(instrument.area_groups.values()))
    names = [_parent_title(found, code) for code in members] if len(members) > 1 else []
    numeric = [*names, "Jumlah", "Persen"]
    rows = []
    for mark in found.score.areas:
        codes = instrument.area_groups[mark.code]
        cells = [_of(found.score.node(code)) for code in codes] if names else []
        cells += [_of(mark), percent(display(mark.percent), 2)]
        passed = floor is None or mark.percent >= floor
        url = queries.area_url(found.sheet.lke, mark.code)
        rows.append((instrument.area_title(mark.code), url, cells, passed))
    columns = [Column("Area"), *(Column(name, numeric=True) for name in numeric)]
    return Halves([*columns, Column(f"Ambang {predicate}")], rows)


def _parent_title(found: Readiness, code: str) -> str:
    instrument = found.sheet.instrument
    return instrument.node(instrument.node(code).parent or "").title


def _of(mark: Mark) -> str:
    return f"{number(display(mark.score))} / {number(display(mark.weight))}"


def radar(found: Readiness) -> Chart:
    """The six areas in percent, with the floor of each predicate drawn in."""
    marks = found.score.areas
    count = len(marks)
    rings = [
        Series(f"Ambang {name} {number(display(floor), 0)}%", [display(floor)] * count)
        for name, floor in _area_gates(found).items()
    ]
    values = [display(mark.percent) for mark in marks]
    titles = [found.sheet.instrument.area_title(mark.code) for mark in marks]
    return Chart("radar", titles, [Series("Nilai unit", values), *rings], maximum=100)


def _area_gates(found: Readiness) -> dict[str, Fraction]:
    return {
        gate.predicate: gate.min
        for gate in found.sheet.instrument.gates
        if gate.target == EACH_AREA and gate.min is not None
    }


# --- what to do next, and who does it ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """One question: where it stands, the next rung, what it adds, who owes it."""

    question: Question
    url: str
    now: str
    next: str
    points: Decimal | None
    remaining: Decimal
    area: str
    owners: str


def step(found: Readiness, entry: Leverage) -> Step:
    question, area = entry.question, found.area(entry.question)
    answer = found.sheet.answers.get(question.code)
    held = question.option(answer.value) if answer else None
    if entry.state == State.BLANK:
        now = "Belum dijawab"
    elif held:
        now = held.label
    else:
        mark = found.score.node(question.code)
        now = f"{number(display(mark.percent))}% dari nilai penuh"
    return Step(
        question=question,
        url=question_url(found, question),
        now=now,
        next=entry.next.option.label if entry.next else _towards(question),
        points=display(entry.next.points) if entry.next else None,
        remaining=display(entry.remaining),
        area=queries.areas(found.sheet.instrument)[area],
        owners=_posts(found, area),
    )


def _towards(question: Question) -> str:
    """Say what raises a question that is answered by figures."""
    if question.kind == Kind.INDEX:
        return "Naikkan indeks survei eksternal"
    return "Tuntaskan yang belum, lalu perbarui angkanya"


@dataclass(frozen=True, slots=True)
class Group:
    """Questions of one area with the people who owe them."""

    title: str
    url: str
    owners: str
    count: int
    questions: list[tuple[Question, str, str]]

    @property
    def more(self) -> int:
        return self.count - len(self.questions)


def groups(found: Readiness, listed: Iterable[tuple[Question, str]]) -> list[Group]:
    """Sort questions into areas, in the order of the instrument."""
    by_area: dict[str, list[tuple[Question, str, str]]] = {}
    for question, reason in listed:
        # What lacks proof is mended where the evidence stands.
        url = base.question_url(found.sheet.lke, question.code)
        entry = (question, url if reason else question_url(found, question), reason)
        by_area.setdefault(found.area(question), []).append(entry)
    return [
        Group(
            title=title,
            url=queries.area_url(found.sheet.lke, area),
            owners=_posts(found, area),
            count=len(by_area[area]),
            questions=by_area[area][:QUESTIONS_SHOWN],
        )
        for area, title in queries.areas(found.sheet.instrument).items()
        if area in by_area
    ]


def _posts(found: Readiness, area: str) -> str:
    """Name posts, never persons: the page is printed and passed around."""
    return posts(found.owners.get(area, ()))


def posts(people: Iterable[User]) -> str:
    """Return the posts of people, each once."""
    titles = [p.position.title if p.position else "Anggota tim" for p in people]
    return "; ".join(dict.fromkeys(titles)) or "Belum ada anggota tim"


def question_url(found: Readiness, question: Question) -> str:
    lke = found.sheet.lke
    return queries.area_url(lke, found.area(question), question.code)


# --- policies ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PolicyUse:
    """A policy in force and the questions that it touched."""

    name: str
    words: str
    touched: list[tuple[Question, str]]


def policies(found: Readiness) -> list[PolicyUse]:
    lke, instrument = found.sheet.lke, found.sheet.instrument
    without_due = [
        instrument.question(code) for code in queries.zero_denominators(found.sheet)
    ]
    return [
        _use(found, "Jawaban kosong", lke.get_blank_policy_display(), found.unanswered),
        _use(found, "Penyebut nol", lke.get_zero_policy_display(), without_due),
    ]


def _use(
    found: Readiness, name: str, words: str, touched: Iterable[Question]
) -> PolicyUse:
    return PolicyUse(name, words, [(q, question_url(found, q)) for q in touched])


def _shown(value: Fraction | str | None) -> Decimal:
    return display(value) if isinstance(value, Fraction) else Decimal(0)
