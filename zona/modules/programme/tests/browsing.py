"""Walking the pages of the programme as one of the standing people."""

from datetime import date

from django.test import Client
from django.urls import reverse

from zona.core.people.models import User
from zona.modules.programme import actions
from zona.modules.programme.models import (
    TeamMember,
)
from zona.modules.programme.tests.records import (
    AT,
    action,
    agent,
    meeting,
    plan,
    recommendation,
    target,
    team,
)


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def records(budi: User) -> dict[str, int]:
    """Fill the programme with one record of each kind; return their keys."""
    found = plan(budi)
    each = agent(budi)
    change = actions.add_change(
        each, title="Pesan", made_on=date(2021, 9, 8), by=budi, at=AT
    )
    model = actions.name_role_model(
        unit=budi.unit,
        post="Kepala Balai",
        decree_number="21/2021",
        decided_on=date(2021, 9, 6),
        by=budi,
        at=AT,
    )
    outreach = actions.record_outreach(
        unit=budi.unit,
        held_on=date(2021, 10, 1),
        subject="Target ZI",
        medium="Spanduk",
        audience="Pelanggan",
        by=budi,
        at=AT,
    )
    decreed = team(budi)
    return {
        "plan": found.pk,
        "target": target(found, budi).pk,
        "action": action(found, budi).pk,
        "team": decreed.pk,
        "member": TeamMember.objects.get(post="Arsiparis").pk,
        "meeting": meeting(budi).pk,
        "outreach": outreach.pk,
        "recommendation": recommendation(budi).pk,
        "role_model": model.pk,
        "agent": each.pk,
        "change": change.pk,
    }


def url(name: str, *args: object) -> str:
    return reverse(f"programme:{name}", args=args)
