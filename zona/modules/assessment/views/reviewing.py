"""What the pages of a round are made of: rows that set the unit and the team side by side."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from django.urls import reverse

from zona.core.people.models import User
from zona.core.ui.worksheet import Ask, Standing, Tab
from zona.modules.assessment import queries
from zona.modules.assessment.models import Answer, Finding
from zona.modules.assessment.queries import Round
from zona.modules.assessment.rules.instrument import Question
from zona.modules.assessment.rules.reviewing import LOCKING, Place, Stage
from zona.modules.assessment.rules.scoring import Score
from zona.modules.assessment.views import asking
from zona.modules.assessment.views.asking import Desk, shown


@dataclass(frozen=True, slots=True)
class Item:
    """One question: what the unit said and shows, what the team gives, what was lost."""

    ask: Ask
    said: str
    note: str
    evidence: tuple[str, ...]
    levels: tuple[tuple[str, str], ...]
    lost: str
    is_changed: bool
    findings: tuple[Finding, ...]
    finding_url: str


@dataclass(frozen=True)
class Table:
    """A round before one person."""

    found: Round
    user: User
    on: date
    unit_score: Score
    desk: Desk

    @classmethod
    def of(cls, found: Round, user: User, on: date) -> "Table":
        desk = Desk(found.team_sheet(), user, on)
        return cls(found, user, on, found.unit_sheet.score(), desk)

    def lost(self, code: str) -> Fraction:
        """Return the points that the unit claims and the team does not give."""
        theirs = self.unit_score.node(code).score
        return theirs - self.desk.score.node(code).score

    def ask(self, question: Question) -> Ask:
        """Return the question as the person scores it in his place."""
        review, code = self.found.review, question.code
        place = self.found.acts_as(self.user)
        mine = self.found.given.get(code, {}).get(place) if place else None
        ask = self.desk.ask(question, with_proof=False)
        return replace(
            ask,
            url=reverse("assessment:question_view", args=[self.found.lke.pk, code]),
            save_url=reverse("assessment:review_mark", args=[review.pk, code]),
            version=mine.version if mine else 0,
            is_locked=place is None or review.state not in LOCKING,
            standing=self._standing(ask, code),
        )

    def _standing(self, ask: Ask, code: str) -> Standing:
        label, tone = ("Belum dinilai", "warn")
        if self.is_marked(code):
            label, tone = ("Dinilai", "good")
        bare = replace(ask.standing, label=label, why="", next="")
        return replace(bare, tone=tone)  # type: ignore[arg-type]  # both are tones

    def is_marked(self, code: str) -> bool:
        mark = self.found.mark(code)
        return mark is not None and not mark.is_blank

    def is_waiting(self, code: str) -> bool:
        return not self.is_marked(code)

    def differs(self, code: str) -> bool:
        """Tell whether the team gives another value than the unit."""
        mark, said = self.found.mark(code), self.found.unit_sheet.answers.get(code)
        if mark is None or mark.is_blank:
            return False
        theirs = (said.value, said.inputs) if said else ("", {})
        return (mark.value, mark.inputs) != theirs

    def item(self, question: Question) -> Item:
        code = question.code
        said = self.found.unit_sheet.answers.get(code)
        lost = self.lost(code) if self.is_marked(code) else Fraction(0)
        return Item(
            ask=self.ask(question),
            said=words(question, said),
            note=said.note if said else "",
            evidence=tuple(
                each["title"]
                for each in queries.evidence_titles(self.found.review, code)
            ),
            levels=self._levels(question),
            lost=f"Hilang {shown(lost)} poin" if lost > 0 else "",
            is_changed=code in self.found.changed,
            findings=tuple(self.found.findings_of(code)),
            finding_url=reverse(
                "assessment:finding_new", args=[self.found.review.pk, code]
            ),
        )

    def _levels(self, question: Question) -> tuple[tuple[str, str], ...]:
        """Return what each place of the team gave, the first place first."""
        given = self.found.given.get(question.code, {})
        return tuple(
            (
                f"{place.label} ({given[place].answered_by})",
                asking.words(question, given[place].value, given[place].inputs)
                or "belum dinilai",
            )
            for place in Place
            if place in given
        )

    def items(self, area: str, wanted: str) -> list[Item]:
        """Return the questions of an area, all or those that the filter keeps."""
        tests: dict[str, Callable[[str], bool]] = {
            "belum": self.is_waiting,
            "berbeda": self.differs,
            "berubah": self.found.changed.__contains__,
        }
        keep = tests.get(wanted)
        return [
            self.item(question)
            for half in asking.halves(self.desk.sheet.plan, area)
            for group in half.groups
            for question in group.questions
            if keep is None or keep(question.code)
        ]

    def tabs(self, current: str) -> list[Tab]:
        pk = self.found.review.pk
        keys = queries.areas(self.desk.sheet.instrument)
        return [
            replace(tab, url=reverse("assessment:review_area", args=[pk, key]))
            for key, tab in zip(keys, asking.tabs(self.desk, current), strict=True)
        ]


def words(question: Question, said: Answer | None) -> str:
    """Return an answer in words."""
    found = asking.words(question, said.value, said.inputs) if said else ""
    return found or "Belum dijawab"


# --- the comparison -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Compared:
    """One question with what each side gave, the points lost, and why."""

    code: str
    title: str
    unit: str
    values: tuple[str, ...]
    lost: str
    why: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The unit's score beside each stage's; the last stage's word counts."""

    stages: tuple[str, ...]
    totals: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[Compared, ...]


def comparison(rounds: dict[Stage, Round]) -> Comparison:
    """Compare the frozen answers of the last stage's round with every stage."""
    last = list(rounds.values())[-1]
    scores = [last.unit_sheet.score(), *(each.score() for each in rounds.values())]
    form = last.unit_sheet.instrument
    totals = [("Nilai total", tuple(shown(s.total.score) for s in scores))]
    for key, title in queries.areas(form).items():
        marks = [
            next((m for m in score.areas if m.code == key), None) or score.node(key)
            for score in scores
        ]
        totals.append((title, tuple(f"{shown(mark.percent)}%" for mark in marks)))
    for name in form.predicates:
        cells = (score.gates_of(name) for score in scores)
        done = tuple(f"{sum(g.passed for g in gates)}/{len(gates)}" for gates in cells)
        totals.append((f"Ambang {name} terpenuhi", done))
    rows = [_compared(question, rounds, scores) for question in form.questions]
    return Comparison(
        tuple(stage.label for stage in rounds),
        tuple(totals),
        tuple(row for row in rows if row),
    )


def _compared(
    question: Question, rounds: dict[Stage, Round], scores: list[Score]
) -> Compared | None:
    """Return the row of a question on which somebody differs; None where all agree."""
    code, last = question.code, list(rounds.values())[-1]
    given = [
        (mark.value, mark.inputs) if mark else ("", {})
        for mark in (found.mark(code) for found in rounds.values())
    ]
    said = last.unit_sheet.answers.get(code)
    own = (said.value, said.inputs) if said else ("", {})
    if all(each == own for each in given):
        return None
    lost = scores[0].node(code).score - scores[-1].node(code).score
    mark = last.mark(code)
    why = [each.text for each in last.findings_of(code)] or [mark.note if mark else ""]
    return Compared(
        code,
        f"{code} {question.title}",
        words(question, said),
        tuple(asking.words(question, *each) or "Belum dinilai" for each in given),
        shown(lost),
        "; ".join(filter(None, why)),
    )
