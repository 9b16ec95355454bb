"""A sample round of the inspectorate on the sample office's worksheet of 2021."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from zona.core.people.models import Unit, User
from zona.core.sample import content, on
from zona.modules.assessment import actions, queries
from zona.modules.assessment.models import Lke, Review
from zona.modules.assessment.rules.reviewing import Place, Severity, Stage


def load() -> None:
    """Load the team, its round, and the findings that wait for the unit's reply."""
    sample = content("zona.modules.assessment", "reviews.yaml")
    people = {user.username: user for user in User.objects.all()}
    chief, formed = people[sample["chief"]], on(sample["formed_on"])
    team = actions.form_team(
        unit=chief.unit,
        stage=Stage(sample["stage"]),
        title=sample["title"],
        by=chief,
        at=formed,
    )
    for name, place in sample["members"].items():
        actions.seat_member(
            team, user=people[name], place=Place(place), by=chief, at=formed
        )
    for code in sample["units"]:
        unit = Unit.objects.get(code=code)
        actions.assign_unit(team, unit=unit, by=chief, at=formed)
    lke = Lke.objects.get(
        unit__code=sample["unit"], instrument__code=sample["instrument"]
    )
    by = people[sample["opened_by"]]
    review = actions.open_review(lke, team, by=by, at=on(sample["opened_on"]))
    _course(review, sample, people)


def _course(
    review: Review, sample: Mapping[str, Any], people: Mapping[str, User]
) -> None:
    """Hand in, score, and take the round step by step to the unit."""
    steps = sample["steps"]
    for step in steps:
        at = on(step["day"])
        if step["verb"] == "score":
            _marks(review, sample, people[step["by"]])
        actions.move_review(review, step["verb"], by=people[step["by"]], at=at)


def _marks(review: Review, sample: Mapping[str, Any], by: User) -> None:
    """Agree with the unit, but for what the findings say."""
    at = on(sample["scored_on"])
    findings = {row["code"]: row for row in sample["findings"]}
    found = queries.review_round(Review.objects.get(pk=review.pk))
    for code, said in found.unit_sheet.answers.items():
        row = findings.get(code)
        if said.is_blank and row is None:
            continue
        inputs = {key: Decimal(value) for key, value in said.inputs.items()}
        reply = actions.Reply(
            value=row["value"] if row else said.value,
            inputs=inputs,
            note=row["text"] if row else "",
        )
        actions.give_mark(review, code, reply, version=0, by=by, at=at)
    for code, row in findings.items():
        actions.add_finding(
            review,
            code,
            text=row["text"],
            improvement=row["improvement"],
            severity=Severity(row["severity"]),
            by=by,
            at=at,
        )
