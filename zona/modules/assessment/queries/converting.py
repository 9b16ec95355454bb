"""What an earlier worksheet would bring to this one: answers, notes, proofs, points."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from zona.core.people.models import User
from zona.modules.assessment.models import Answer, EvidenceUse, Lke, LkeRows
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.queries.readiness import OUTCOME
from zona.modules.assessment.queries.sheets import Worksheet, worksheets
from zona.modules.assessment.rules.answers import BLANK
from zona.modules.assessment.rules.converting import Mapped, Pair, Shift, pair, shifts
from zona.modules.assessment.rules.instrument import Question
from zona.modules.assessment.rules.scoring import score


@dataclass(frozen=True, slots=True)
class Bringing:
    """What is brought to one question; nothing where it is answered already."""

    pair: Pair
    note: str
    answers: bool  # an answer or a note is written
    uses: Sequence[EvidenceUse]  # proofs that do not serve it yet


@dataclass(frozen=True, slots=True)
class Conversion:
    """Everything that carrying over would do, before it is done."""

    old: Worksheet
    new: Worksheet
    mapped: Mapped
    brought: tuple[Bringing, ...]
    shifts: tuple[Shift, ...]
    before: Fraction  # the total as claimed in the old worksheet
    now: Fraction  # of the new one as it stands
    after: Fraction  # of the new one once carried over

    @property
    def unlike(self) -> tuple[Bringing, ...]:
        """Return what must be answered anew, because the scale means something else."""
        return tuple(b for b in self.brought if b.answers and b.pair.answer == BLANK)

    @property
    def answered(self) -> int:
        """Return how many answers are carried over."""
        return sum(b.answers and b.pair.answer != BLANK for b in self.brought)

    @property
    def proofs(self) -> int:
        """Return how many uses of evidence are carried over."""
        return sum(len(b.uses) for b in self.brought)


def earlier(lke: Lke, user: User) -> LkeRows:
    """Return the unit's other worksheets from which answers may be carried over."""
    rows = Lke.objects.visible_to(user).filter(unit=lke.unit_id)
    rows = rows.filter(period_end__lte=lke.period_end).exclude(pk=lke.pk)
    rows = rows.select_related("instrument", "unit").defer("instrument__content")
    return rows.order_by("-period_end", "-pk")


def conversion(old: Lke, new: Lke, user: User) -> Conversion:
    """Weigh what carrying over fills, where the person answers: three queries."""
    before, now = worksheets([old, new])
    mapped = pair(before.instrument, now.instrument, before.score_answers())
    brought = tuple(_brought(before, now, mapped, user))
    carried = {b.pair.new.code: b.pair.answer for b in brought if b.answers}
    filled = {code: each for code, each in carried.items() if each != BLANK}
    claimed, standing = before.score(), now.score()
    held = new.predicate or None
    after = score(now.plan, {**now.score_answers(), **filled}, now.policies, held)
    return Conversion(
        old=before,
        new=now,
        mapped=mapped,
        brought=brought,
        shifts=shifts(
            mapped,
            now.instrument,
            {q.code: claimed.node(q.code).score for q in before.instrument.questions},
            {q.code: after.node(q.code).score for q in now.instrument.questions},
        ),
        before=claimed.total.score,
        now=standing.total.score,
        after=after.total.score,
    )


def _brought(
    before: Worksheet, now: Worksheet, mapped: Mapped, user: User
) -> list[Bringing]:
    uses: dict[str, list[EvidenceUse]] = defaultdict(list)
    rows = EvidenceUse.objects.filter(lke=before.lke).select_related("evidence")
    for use in rows.order_by("evidence__happened_on", "pk"):
        uses[use.code].append(use)
    here = EvidenceUse.objects.filter(lke=now.lke).values_list("evidence", "code")
    taken = set(here)
    found = []
    for each in mapped.pairs:
        if not _answers(now, each.new, user):
            continue
        former = before.answers.get(each.old.code)
        code = each.new.code
        is_missing = _is_empty(now.answers.get(code))
        note = _note(before.lke, each, former) if former else ""
        bringing = Bringing(
            each,
            note,
            is_missing and (each.answer != BLANK or bool(note)),
            [u for u in uses[each.old.code] if (u.evidence_id, code) not in taken],
        )
        if bringing.answers or bringing.uses:
            found.append(bringing)
    return found


def _answers(sheet: Worksheet, question: Question, user: User) -> bool:
    area = sheet.instrument.area_of(question.code) or OUTCOME
    return user.works_on(area, Perm.ANSWER, sheet.lke.unit)


def _is_empty(answer: Answer | None) -> bool:
    """Tell whether nobody has said anything to the question."""
    return answer is None or (answer.is_blank and not answer.note)


def _note(lke: Lke, found: Pair, former: Answer) -> str:
    """Return the note as it was, before it what was answered on another scale."""
    if found.answer != BLANK or not found.words:
        return former.note
    told = (
        f"Jawaban pada {lke.title}: {found.words}. "
        "Skalanya berbeda, sehingga perlu dijawab kembali."
    )
    return f"{told}\n{former.note}".strip()[:4000]
