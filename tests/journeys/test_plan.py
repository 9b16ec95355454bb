"""The work plan: months instead of quarters, and what anyone may read of it."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import plan_steps
from tests.journeys.conftest import Door
from tests.journeys.visitor import Visitor

LEAD, HEAD = "ketua-zi", "kepala"
PUBLIC = "/publik/program/bppsi-pekanbaru/"
ACTION = "Menyosialisasikan rencana kerja uji jalan"


@pytest.mark.parametrize("width", [360])  # a side path: one screen is enough
def test_a_plan_is_read_by_month_and_by_the_public(visitors: Door) -> None:
    lead, citizen = visitors.enter(LEAD), visitors.enter()
    with citizen.expecting(404):
        citizen.go(PUBLIC)
    expect(citizen.main).to_contain_text("Belum ada rencana kerja")
    citizen.look()

    plan_steps.adds_an_action(lead, ACTION)
    _reads_it_by_month(lead)
    plan_steps.is_approved(lead, visitors.enter(HEAD))
    plan_steps.is_made_known(lead)

    citizen.page.reload()
    expect(citizen.main).to_contain_text(ACTION)
    expect(citizen.main).to_contain_text(plan_steps.OUTREACH)
    expect(citizen.main).not_to_contain_text("Arsiparis (contoh)")  # posts, no names
    citizen.look()


def _reads_it_by_month(lead: Visitor) -> None:
    lead.menu("Rencana kerja")
    views = lead.page.get_by_role("navigation", name="Tampilan rencana")
    lead.follow("Kalender", within=views)
    lead.look()
    lead.follow(re.compile("^2022$"))
    expect(lead.main.get_by_role("heading", name="Maret 2022")).to_be_visible()
    lead.look()
    lead.follow(ACTION)
    expect(lead.main).to_contain_text("31 Maret 2022")
