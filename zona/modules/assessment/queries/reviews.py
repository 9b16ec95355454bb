"""Reading rounds of assessment: marks, score of each stage, findings, deadlines."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.timezone import get_current_timezone

from zona.core.law import in_force
from zona.core.people.models import Unit, User
from zona.core.workdays.queries import calendar_near, calendars_for
from zona.core.workdays.rules import Calendar, add_working_days
from zona.modules.assessment.models import (
    Answer,
    ConflictDeclaration,
    Finding,
    Lke,
    Review,
    ReviewAnswer,
    ReviewTeam,
)
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.queries.sheets import Worksheet, plan_of
from zona.modules.assessment.rules.reviewing import (
    RELEASED,
    Deadlines,
    Place,
    Stage,
    acts_as,
    changed,
    ruling,
)
from zona.modules.assessment.rules.scoring import Score


def partiality(user: User, unit: Unit) -> str:
    """Return why a person may not assess a unit; empty where nothing stands against it."""
    grants = user.grants.select_related("unit")
    roots = [user.unit, *(g.unit for g in grants if g.unit_id == unit.pk)]
    if any(root.pk == unit.pk for root in roots):
        return (
            f"{user} berasal dari {unit.short_name}, sehingga tidak dapat menilainya."
        )
    found = ConflictDeclaration.objects.filter(user=user, unit=unit).first()
    if found:
        return f"{user} menyatakan benturan kepentingan: {found.reason}"
    return ""


@dataclass(frozen=True)
class Round:
    """A round with the unit's frozen answers and what each place of the team gave."""

    review: Review
    unit_sheet: Worksheet  # as handed in; as it stands before that
    given: Mapping[str, Mapping[Place, ReviewAnswer]]
    places: Mapping[int, str]
    findings: tuple[Finding, ...]
    changed: frozenset[str]  # since the round before

    @property
    def lke(self) -> Lke:
        return self.review.lke

    def mark(self, code: str) -> ReviewAnswer | None:
        """Return the value that counts: the last place that spoke."""
        given = self.given.get(code, {})
        place = ruling(given)
        return given[Place(place)] if place else None

    def team_sheet(self) -> Worksheet:
        """Return the worksheet as the team answers it; nothing falls back to the unit."""
        marks = {code: self.mark(code) for code in self.given}
        answers = {code: _as_answer(mark) for code, mark in marks.items() if mark}
        return replace(self.unit_sheet, answers=answers)

    def score(self) -> Score:
        return self.team_sheet().score()

    def unmarked(self) -> list[str]:
        """Return the questions that the unit answered and the team did not."""
        sheet = self.team_sheet()
        return [
            code
            for code, answer in self.unit_sheet.answers.items()
            if not answer.is_blank
            and (code not in sheet.answers or sheet.answers[code].is_blank)
        ]

    def acts_as(self, user: User) -> Place | None:
        """Return the place in which the person acts now."""
        if user.pk not in self.places or partiality(user, self.review.unit):
            return None
        return acts_as(self.review.state, self.places, user.pk)

    def findings_of(self, code: str) -> list[Finding]:
        return [each for each in self.findings if each.code == code]


def _as_answer(mark: ReviewAnswer) -> Answer:
    return Answer(
        unit_id=mark.unit_id,
        code=mark.code,
        value=mark.value,
        inputs=mark.inputs,
        note=mark.note,
        version=mark.version,
        answered_by=mark.answered_by,
        answered_at=mark.answered_at,
    )


def review_round(review: Review) -> Round:
    """Return a round with all that its pages show; the queries do not grow."""
    given: dict[str, dict[Place, ReviewAnswer]] = defaultdict(dict)
    for row in review.answers.select_related("answered_by"):
        given[row.code][Place(row.place)] = row
    members = review.team.members.all()
    return Round(
        review=review,
        unit_sheet=_frozen(review),
        given=given,
        places={each.user_id: each.place for each in members},
        findings=tuple(review.findings.order_by("number")),
        changed=_changed(review),
    )


def _frozen(review: Review) -> Worksheet:
    """Return the unit's answers as handed in, else (not yet) as none."""
    kept: Mapping[str, Any] = review.snapshot.get("answers", {})
    answers = {
        code: Answer(
            code=code,
            value=said["value"],
            inputs=said["inputs"],
            note=said["note"],
            unit_id=review.unit_id,
        )
        for code, said in kept.items()
    }
    return Worksheet(review.lke, plan_of(review.lke.instrument), answers)


def before(review: Review) -> Review | None:
    """Return the team's round before this one."""
    return Review.objects.filter(
        lke_id=review.lke_id, team_id=review.team_id, number=review.number - 1
    ).first()


def _changed(review: Review) -> frozenset[str]:
    former = before(review) if review.number > 1 else None
    return changed(former.snapshot, review.snapshot) if former else frozenset()


def evidence_titles(review: Review, code: str) -> list[Mapping[str, Any]]:
    """Return the frozen evidence of one question."""
    found: list[Mapping[str, Any]] = review.snapshot.get("evidence", {}).get(code, [])
    return found


def moved_on(review: Review) -> date:
    """Return the day of the round's last step."""
    return review.moved_at.astimezone(get_current_timezone()).date()


def due_on(review: Review) -> date | None:
    """Return the day until which the present step should be done."""
    return _due(review, calendar_near(review.unit, moved_on(review)))


def due_days(reviews: Iterable[Review]) -> dict[int, date | None]:
    """Return that day for each of many rounds, by id; one query for all."""
    found = list(reviews)
    if not found:
        return {}
    years = [moved_on(each).year for each in found]
    units = {each.unit_id: each.unit for each in found}.values()
    calendars = calendars_for(units, range(min(years) - 1, max(years) + 2))
    return {each.pk: _due(each, calendars[each.unit_id]) for each in found}


def _due(review: Review, calendar: Calendar) -> date | None:
    day = moved_on(review)
    days = in_force("assessment", "review_deadlines", day, Deadlines).days(review.state)
    return None if days is None else add_working_days(day, days, calendar)


def latest_rounds(lke: Lke) -> dict[Stage, Round]:
    """Return of each stage the last round that the team handed to the unit."""
    found = Review.objects.filter(lke=lke, state__in=RELEASED)
    rows = found.select_related("team", "lke__instrument", "lke__unit", "unit")
    latest = {Stage(row.team.stage): row for row in rows.order_by("number", "pk")}
    return {stage: review_round(latest[stage]) for stage in Stage if stage in latest}


def open_findings(unit_id: int, until: date) -> list[Finding]:
    """Return the findings of released rounds that nobody has settled, the latest word."""
    rows = Finding.objects.filter(
        review__unit_id=unit_id,
        review__state__in=RELEASED,
        review__moved_at__date__lte=until,
    ).select_related("review__team", "review__lke__instrument", "review__unit")
    newest: dict[tuple[int, int], int] = {}
    for row in rows:
        key = (row.review.lke_id, row.review.team_id)
        newest[key] = max(newest.get(key, 0), row.review.number)
    return [
        row
        for row in sorted(rows, key=lambda row: (row.review_id, row.number))
        if not row.is_settled
        and newest[row.review.lke_id, row.review.team_id] == row.review.number
    ]


def has_rounds(unit_id: int) -> bool:
    """Tell whether a team has handed any round to the unit."""
    return Review.objects.filter(unit_id=unit_id, state__in=RELEASED).exists()


def assessable(user: User) -> Iterable[tuple[ReviewTeam, Lke]]:
    """Yield the worksheets of the person's units on which a round may be opened."""
    teams = ReviewTeam.objects.filter(members__user=user).distinct()
    busy = set(Review.objects.exclude(state="ditutup").values_list("lke_id", flat=True))
    for team in teams.order_by("pk"):
        units = team.assignments.values("unit")
        sheets = Lke.objects.filter(unit__in=units).select_related("unit", "instrument")
        for lke in sheets.defer("instrument__content").order_by("-period_end", "pk"):
            if lke.pk not in busy:
                yield team, lke


def teams_with_people(user: User) -> list[ReviewTeam]:
    """Return the teams that the person may see, with members and units."""
    teams = ReviewTeam.objects.visible_to(user).order_by("title", "pk")
    return list(teams.prefetch_related("members__user", "assignments__unit"))


def declarations(users: Iterable[User]) -> list[ConflictDeclaration]:
    """Return the conflicts of interest that people declared."""
    rows = ConflictDeclaration.objects.filter(user__in=list(users))
    return list(rows.select_related("unit", "user").order_by("pk"))


def may_send_teams(user: User) -> bool:
    """Tell whether a person forms teams and has a unit below to send them to."""
    return Unit.objects.filter(user.within(Perm.ASSIGN, "parent")).exists()


def people_of(unit: Unit) -> list[User]:
    """Return who answers for a unit's worksheet: those who may hand it in."""
    people = User.objects.filter(grants__unit=unit, is_active=True).distinct()
    return [each for each in people if each.has(Perm.MANAGE, unit)]
