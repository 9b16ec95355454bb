"""Worksheets that lack a few climbs, and the pages about the way through them."""

from collections.abc import Sequence
from decimal import Decimal

from django.urls import reverse

from zona.core.people.models import User
from zona.modules.assessment import actions, queries
from zona.modules.assessment.models import Lke, Route
from zona.modules.assessment.rules.answers import Answer
from zona.modules.assessment.rules.climbing import Effort
from zona.modules.assessment.tests.answer_sets import best
from zona.modules.assessment.tests.desk import as_
from zona.modules.assessment.tests.team import AT, Team, opened
from zona.modules.assessment.views import ways


def filled(lke: Lke, by: User, without: Sequence[str] = ()) -> Lke:
    """Give every question its best answer, but the lowest index to the survey."""
    sheet = queries.worksheet(lke)
    for code, answer in best(lke.instrument.code).items():
        given = Answer(inputs={"indeks": Decimal(3)}) if code == "HS.PL.a" else answer
        if code not in without:
            reply = actions.Reply(value=given.value or "", inputs=given.inputs)
            sheet = actions.answer_question(sheet, code, reply, version=0, by=by, at=AT)
    return lke


def almost(people: Team) -> Lke:
    """A worksheet that lacks one unlocked step of the survey's index."""
    lke = filled(opened(people.citra), people.citra)
    unlocked = {"HS.PL.a": Effort(4)}
    actions.set_efforts(lke, efforts=unlocked, by=people.citra, at=AT)
    return lke


def find(user: User, lke: Lke, predicate: str = "WBK", status: int = 200) -> str:
    url = reverse("assessment:route_find", args=[lke.pk])
    response = as_(user).get(url, {"predikat": predicate} if predicate else {})
    assert response.status_code == status
    return response.content.decode()


def sealed(lke: Lke, predicate: str = "WBK") -> str:
    sheet = queries.worksheet(lke)
    found = queries.search(sheet, predicate, queries.efforts(sheet))
    return ways.seal(sheet, predicate, found.ways[0])


def choose(user: User, lke: Lke, seal: str, status: int = 302) -> str:
    url = reverse("assessment:route_choose", args=[lke.pk])
    response = as_(user).post(url, {"pilihan": seal})
    assert response.status_code == status
    return response.content.decode()


def chosen(people: Team) -> Route:
    lke = almost(people)
    choose(people.citra, lke, sealed(lke))
    return Route.objects.get()


def page(user: User, route: Route, status: int = 200) -> str:
    response = as_(user).get(reverse("assessment:route_view", args=[route.pk]))
    assert response.status_code == status
    return response.content.decode()


def listed(user: User, lke: Lke, status: int = 200) -> str:
    response = as_(user).get(reverse("assessment:route_list", args=[lke.pk]))
    assert response.status_code == status
    return response.content.decode()
