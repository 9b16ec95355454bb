"""What waits for the team in the worksheet: blank questions, evidence that runs out."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format

from zona.core.agenda import Task, agenda
from zona.core.people.models import User
from zona.core.roles import Role
from zona.modules.assessment import queries
from zona.modules.assessment.models import Evidence, Lke, Review
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.queries import Worksheet
from zona.modules.assessment.rules.reviewing import REVIEW_FLOW
from zona.modules.assessment.rules.scoring import State

AHEAD = timedelta(days=30)  # what runs out later does not press yet


@agenda
def worksheet_work(user: User, on: date) -> Iterator[Task]:
    """Blank questions and ageing evidence of the areas that the person answers for."""
    if not user.has(Perm.ANSWER):
        return
    found = Lke.objects.answerable_by(user).select_related("unit", "instrument")
    latest = queries.latest_of_units(found.defer("instrument__content"))
    for sheet in queries.worksheets(latest):
        owed = _owed(user, sheet)
        yield from _blanks(user, sheet, owed)
        yield from _ageing(sheet, owed, on)


def _owed(user: User, sheet: Worksheet) -> set[str]:
    """Return the keys of the areas that the person owes in this worksheet."""
    keys = queries.areas(sheet.instrument)
    owners = queries.owners(sheet.lke.unit, keys)
    return {key for key in keys if user in owners[key]}


def _blanks(user: User, sheet: Worksheet, owed: set[str]) -> Iterator[Task]:
    """One task for each own area with blanks, and for the chair one for the whole."""
    lke, blank = sheet.lke, sheet.score().in_state(State.BLANK)
    until = date_format(lke.period_end, "j F Y")
    counts = Counter(_area(sheet, code) for code in blank)
    for key, title in queries.areas(sheet.instrument).items():
        if key in owed and counts[key]:
            yield Task(
                f"Jawab {counts[key]} pertanyaan: {title}",
                queries.area_url(lke, key),
                lke.period_end,
                f"Belum dijawab dalam {lke.title}; periode berakhir {until}",
            )
    others = sum(count for key, count in counts.items() if key not in owed)
    if others and user.holds(Role.ZI_LEAD, lke.unit):
        yield Task(
            f"{others} pertanyaan LKE menunggu jawaban anggota tim",
            reverse("assessment:readiness_view", args=[lke.pk]) + "#kosong",
            lke.period_end,
            f"Ingatkan penanggung jawab areanya; periode berakhir {until}",
        )


def _ageing(sheet: Worksheet, owed: set[str], on: date) -> Iterator[Task]:
    """Evidence that has expired, or will within a month, and still proves an answer."""
    answered = {code for code, answer in sheet.answers.items() if not answer.is_blank}
    uses = queries.expiring(sheet.lke, on + AHEAD)
    for evidence, codes in uses:
        proves = [
            code for code in codes if code in answered and _area(sheet, code) in owed
        ]
        if proves:
            yield _renewal(evidence, proves, on)


def _renewal(evidence: Evidence, proves: list[str], on: date) -> Task:
    until = evidence.valid_until or date.max
    word = "habis masa berlakunya" if until < on else "segera habis masa berlakunya"
    return Task(
        f"Perbarui bukti: {evidence.title}",
        reverse("assessment:evidence_view", args=[evidence.pk]),
        evidence.valid_until,
        f"Bukti {word}, padahal dipakai pada {', '.join(proves)}",
    )


def _area(sheet: Worksheet, code: str) -> str:
    return sheet.instrument.area_of(code) or queries.OUTCOME


@agenda
def review_work(user: User, on: date) -> Iterator[Task]:
    """Rounds of assessment whose next step is this person's."""
    if not user.has(Perm.VIEW):
        return
    rows = Review.objects.visible_to(user).exclude(state="ditutup")
    related = rows.select_related("team", "unit", "lke__instrument", "lke__unit")
    for review in related.defer("lke__instrument__content").order_by("pk"):
        found = queries.review_round(review)
        is_unit = review.state in ("dibuka", "diserahkan")
        manages = is_unit and user.has(Perm.MANAGE, review.unit)
        if manages or found.acts_as(user):
            state = REVIEW_FLOW.state(review.state)
            yield Task(
                f"{state.label}: {review.unit.short_name}",
                reverse("assessment:review_view", args=[review.pk]),
                queries.due_on(review),
                f"{review}",
            )
