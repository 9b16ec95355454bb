"""What the page tests share: a signed-in client, addresses, an answer as htmx sends it."""

from typing import Any

from django.test import Client
from django.urls import reverse

from zona.core.people.models import User
from zona.modules.assessment.models import Lke

CODE, RATIO, HTMX = "PM.PW.1.a", "RF.PW.2.a", {"HX-Request": "true"}


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="zona.core.people.sign_in.Backend")
    return client


def area(lke: Lke, key: str = "PW") -> str:
    return reverse("assessment:worksheet_area", args=[lke.pk, key])


def answer_url(lke: Lke, code: str = CODE) -> str:
    return reverse("assessment:answer_save", args=[lke.pk, code])


def question(lke: Lke, code: str = CODE) -> str:
    return reverse("assessment:question_view", args=[lke.pk, code])


def save(client: Client, url: str, status: int = 200, **given: Any) -> str:
    """Send an answer as htmx does."""
    response = client.post(url, {"version": 0, **given}, headers=HTMX)
    assert response.status_code == status
    return response.content.decode()
