"""The whole path: a team, its plan, a meeting, its proof, its advice, the next report."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.journeys import meeting_steps, plan_steps, team_steps
from tests.journeys.conftest import Door
from tests.journeys.meeting_steps import DECISION, TITLE
from tests.journeys.visitor import Visitor

LEAD, HEAD, OWNER, EMPLOYEE = "ketua-zi", "kepala", "arsiparis", "pegawai"
SERVED = "PM.MP.3.b"  # what a monev meeting proves
DONE = "Bukti area MP dilengkapi dan diperiksa satu per satu."


# Team, meeting and report are walked on both screens by journeys of their own.
@pytest.mark.parametrize("width", [1280])
def test_from_the_choice_of_a_team_to_the_next_report(visitors: Door) -> None:
    lead, head = visitors.enter(LEAD), visitors.enter(HEAD)
    team_steps.is_chosen_and_decreed(head, lead)

    plan_steps.adds_an_action(lead, "Menyosialisasikan rencana kerja uji jalan")
    plan_steps.is_approved(lead, head)
    plan_steps.is_made_known(lead)
    plan_steps.begins(lead)

    _opens_the_worksheet(lead)
    _meets(lead, visitors.enter(EMPLOYEE))
    meeting_steps.becomes_proof(lead)
    _stands_at_the_question(visitors.enter(OWNER))
    _opens_the_meeting(lead)
    meeting_steps.becomes_work(lead)

    number = _is_accepted(lead)
    _is_followed_up(visitors.enter(OWNER), number)
    _is_verified(lead, number)
    _is_in_the_next_report(lead, number)


def _opens_the_worksheet(lead: Visitor) -> None:
    """The year's worksheet by the instrument in force takes the year's proof."""
    lead.menu("Lembar kerja (LKE)")
    lead.follow("LKE", within=lead.page.get_by_role("navigation", name="Jejak halaman"))
    lead.follow("Buka LKE baru")
    field = lead.main.get_by_label("Instrumen")
    label = field.locator("option", has_text="– berlaku").first.inner_text()
    field.select_option(label=label)
    lead.look()
    lead.press("Buka LKE")
    expect(lead.main).to_contain_text("LKE dibuka.")


def _meets(lead: Visitor, employee: Visitor) -> None:
    meeting_steps.plans(lead)
    meeting_steps.invites(lead)
    meeting_steps.attends(employee, meeting_steps.shows_the_code(lead))
    owner, day = "Arsiparis (contoh)", plan_steps.today()
    meeting_steps.writes_minutes(lead, owner=owner, due_on=day)


def _stands_at_the_question(owner: Visitor) -> None:
    """The bundle waits at the worksheet's question; one press makes it its proof."""
    owner.menu("Lembar kerja (LKE)")
    ask = owner.main.locator(f'[id="{SERVED}"]')
    owner.follow(re.compile("bukti", re.IGNORECASE), within=ask)
    expect(owner.main.locator("#bukti")).to_contain_text(TITLE)
    owner.look()


def _opens_the_meeting(lead: Visitor) -> None:
    lead.menu("Rapat dan monev")
    lead.follow(TITLE)


def _is_accepted(lead: Visitor) -> str:
    """Return the number of the recommendation that the decision became."""
    lead.press("Terima")
    expect(lead.main).to_contain_text("Status kini “Diterima”")
    return (
        lead.page.get_by_role("navigation", name="Jejak halaman")
        .get_by_text(re.compile("^R-"))
        .inner_text()
    )


def _is_followed_up(owner: Visitor, number: str) -> None:
    """Who is responsible says what was done; he cannot verify it himself."""
    owner.menu("Rekomendasi")
    owner.follow(number)
    owner.follow("Nyatakan selesai")
    owner.main.get_by_label("Apa yang dikerjakan").fill(DONE)
    owner.look()
    owner.press("Nyatakan selesai")
    expect(owner.main).to_contain_text("Status kini “Selesai”")
    verify = owner.main.get_by_role("button", name="Verifikasi")
    expect(verify).to_have_count(0)


def _is_verified(lead: Visitor, number: str) -> None:
    lead.menu("Rekomendasi")
    lead.follow(number)
    lead.press("Verifikasi")
    expect(lead.main).to_contain_text("Status kini “Diverifikasi”")
    lead.look()


def _is_in_the_next_report(lead: Visitor, number: str) -> None:
    """The report of the present quarter carries the advice without being told."""
    today = date.fromisoformat(plan_steps.today())
    lead.menu("Laporan triwulan")
    lead.follow("Buka laporan")
    page = lead.page
    page.get_by_label("Tahun").fill(str(today.year))
    page.get_by_label("Triwulan").select_option(str((today.month + 2) // 3))
    page.get_by_label("Ditujukan kepada").fill("Kepala Biro Keuangan (contoh)")
    lead.look()
    lead.press("Buka laporan")
    lead.follow("Pratinjau")
    row = lead.main.get_by_role("row").filter(has_text=number)
    expect(row).to_contain_text(DECISION)
    expect(row).to_contain_text("Diverifikasi")
    expect(row).to_contain_text(DONE)
    lead.look()
