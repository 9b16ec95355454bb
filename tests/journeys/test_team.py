"""The team: a procedure, a selection by criteria, the decree; a pakta signed by phone."""

from playwright.sync_api import expect

from tests.journeys import team_steps
from tests.journeys.conftest import Door

CHAIR, HEAD, CLERK = "ketua-zi", "kepala", "arsiparis"


def test_a_team_is_chosen_by_criteria_and_decreed(visitors: Door) -> None:
    team_steps.is_chosen_and_decreed(visitors.enter(HEAD), visitors.enter(CHAIR))


def test_an_employee_signs_the_pakta(visitors: Door) -> None:
    clerk = visitors.enter(CLERK)
    clerk.menu("Pakta integritas")
    clerk.look()
    clerk.page.get_by_label("Saya sudah membaca").check()
    clerk.press("Tandatangani")

    expect(clerk.page.get_by_text("Pakta integritas Anda tersimpan.")).to_be_visible()
    expect(clerk.page.get_by_text("Berlaku", exact=True)).to_be_visible()
    clerk.look()
