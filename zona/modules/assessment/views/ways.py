"""What the pages about the way to a predicate are made of: climbs, gates, what blocks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.core import signing
from django.urls import reverse

from zona.core.refused import Refused
from zona.core.ui.templatetags.ui_data import number, percent
from zona.modules.assessment import queries
from zona.modules.assessment.queries import OUTCOME, Worksheet
from zona.modules.assessment.rules.answers import Answer
from zona.modules.assessment.rules.climbing import Stay
from zona.modules.assessment.rules.fronts import inside
from zona.modules.assessment.rules.instrument import PREDICATE, Question
from zona.modules.assessment.rules.route import Climb, Search, Way
from zona.modules.assessment.rules.scoring import GateResult, Score, display
from zona.modules.assessment.views import standing

SALT = "zona.assessment.route"
STAYS_SHOWN = 8
WHY = {
    Stay.LOCKED: "dikunci, atau hasil ukur pihak lain",
    Stay.UNCOUNTED: "angkanya belum diisi",
    Stay.PAST: "kejadian tahun ini tidak dapat dibatalkan",
    Stay.NOT_MEASURED: "tidak dinilai pada periode ini",
}
UNREADABLE = "Pilihan jalur ini tidak dapat dibaca. Cari jalur sekali lagi, lalu pilih."


@dataclass(frozen=True, slots=True)
class Rise:
    """One climb as a person reads it, with who does it and what proof it lacks."""

    question: Question
    url: str
    before: str
    after: str
    points: Decimal
    effort: int
    owners: str
    missing: str


@dataclass(frozen=True, slots=True)
class GateMove:
    """One gate before the climbs and after them."""

    name: str
    needed: str
    before: str
    after: str
    was_passed: bool
    is_passed: bool


@dataclass(frozen=True, slots=True)
class Option:
    """One alternative, sealed so that what is chosen is what was found."""

    number: int
    way: Way
    rises: list[Rise]
    gates: list[GateMove]
    before: Decimal
    after: Decimal
    seal: str

    @property
    def title(self) -> str:
        return f"Pilihan {self.number}: upaya {self.way.effort}"

    @property
    def subtitle(self) -> str:
        before, after = number(self.before), number(self.after)
        return f"{len(self.rises)} kenaikan; nilai total {before} menjadi {after}"


@dataclass(frozen=True, slots=True)
class Blocked:
    """A gate out of reach: how far one comes, and the questions that stay."""

    name: str
    needed: str
    furthest: str
    stays: list[tuple[Question, str, str]]
    more: int


def options(sheet: Worksheet, found: Search, predicate: str, day: date) -> list[Option]:
    """Return the alternatives that were found, ready for the page."""
    codes = {climb.code for way in found.ways for climb in way.climbs}
    teller = Teller(sheet, codes, day)
    return [
        Option(
            number=at,
            way=way,
            rises=teller.rises(way.climbs),
            gates=gate_moves(found.now, way.score, predicate),
            before=display(found.now.total.score),
            after=display(way.score.total.score),
            seal=seal(sheet, predicate, way),
        )
        for at, way in enumerate(found.ways, start=1)
    ]


class Teller:
    """Tells climbs of a worksheet: reads owners and missing proof once for all."""

    def __init__(self, sheet: Worksheet, codes: set[str], day: date) -> None:
        self.sheet = sheet
        self.answers = sheet.score_answers()
        areas = queries.areas(sheet.instrument)
        self.owners = queries.owners(sheet.lke.unit, areas)
        self.missing = queries.missing_proof(sheet, codes, day)

    def rises(self, climbs: Sequence[Climb]) -> list[Rise]:
        """Return the climbs in the order of the instrument."""
        order = {
            each.code: at for at, each in enumerate(self.sheet.instrument.questions)
        }
        return [
            self._rise(each) for each in sorted(climbs, key=lambda c: order[c.code])
        ]

    def _rise(self, climb: Climb) -> Rise:
        form = self.sheet.instrument
        question = form.question(climb.code)
        return Rise(
            question=question,
            url=reverse(
                "assessment:question_view", args=[self.sheet.lke.pk, climb.code]
            ),
            before=queries.words(question, self.answers.get(climb.code)),
            after=queries.words(question, climb.answer),
            points=display(climb.points),
            effort=climb.effort,
            owners=standing.posts(
                self.owners.get(form.area_of(climb.code) or OUTCOME, ())
            ),
            missing=self.missing.get(climb.code, ""),
        )


def gate_moves(before: Score, after: Score, predicate: str) -> list[GateMove]:
    """Return every gate that answers can move, before and after."""
    pairs = zip(before.gates_of(predicate), after.gates_of(predicate), strict=True)
    return [
        GateMove(
            one.title,
            _worded(one, one.needed),
            _worded(one, one.value),
            _worded(other, other.value),
            one.passed,
            other.passed,
        )
        for one, other in pairs
        if one.target != PREDICATE
    ]


def blocked(sheet: Worksheet, found: Search) -> list[Blocked]:
    """Return the gates that no climb reaches, with what does not move below them."""
    return [_blocked(sheet, found, gate) for gate in found.blocked]


def _blocked(sheet: Worksheet, found: Search, gate: GateResult) -> Blocked:
    stays = list(_stays(sheet, found, gate.target))
    return Blocked(
        gate.title,
        _worded(gate, gate.needed),
        _worded(gate, gate.value),
        stays[:STAYS_SHOWN],
        max(len(stays) - STAYS_SHOWN, 0),
    )


def _stays(
    sheet: Worksheet, found: Search, target: str
) -> Iterator[tuple[Question, str, str]]:
    codes = inside(sheet.instrument, target)
    for each in found.reaches:
        question = each.question
        if each.stay in WHY and {question.code, question.parent} & codes:
            args = [sheet.lke.pk, question.code]
            url = reverse("assessment:question_view", args=args)
            yield question, url, WHY[each.stay]


def _worded(gate: GateResult, value: Fraction | str | None) -> str:
    shown = display(Fraction(value or 0))
    return percent(shown, 2) if gate.metric == "percent" else number(shown)


# --- what is chosen is what was found -----------------------------------------------------


def seal(sheet: Worksheet, predicate: str, way: Way) -> str:
    """Return the way as text that only this server can have made."""
    targets = {
        climb.code: [climb.answer.value, _figures(climb.answer)] for climb in way.climbs
    }
    content = [sheet.lke.pk, predicate, targets]
    return signing.dumps(content, salt=SALT, compress=True)


def unseal(text: str, lke_id: int) -> tuple[str, dict[str, Answer]]:
    """Return the predicate and the targets of a sealed way of this worksheet."""
    try:
        found_id, predicate, targets = signing.loads(text, salt=SALT)
    except signing.BadSignature as error:
        raise Refused(UNREADABLE) from error
    if found_id != lke_id:
        raise Refused(UNREADABLE)
    return predicate, {
        code: Answer(value, {key: Decimal(each) for key, each in figures.items()})
        for code, (value, figures) in targets.items()
    }


def _figures(answer: Answer) -> Mapping[str, str]:
    return {key: str(value) for key, value in answer.inputs.items()}
