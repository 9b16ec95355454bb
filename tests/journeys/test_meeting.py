"""A meeting that leaves proof: asked, attended by code, written down, turned into work."""

from tests.journeys import meeting_steps
from tests.journeys.conftest import Door


def test_a_meeting_becomes_proof_and_its_decision_becomes_work(visitors: Door) -> None:
    lead = visitors.enter("ketua-zi")
    meeting_steps.plans(lead)
    meeting_steps.invites(lead)
    address = meeting_steps.shows_the_code(lead)
    meeting_steps.attends(visitors.enter("pegawai"), address)

    meeting_steps.writes_minutes(lead, owner="Arsiparis (contoh)", due_on="2030-12-16")
    meeting_steps.becomes_proof(lead)
    meeting_steps.becomes_work(lead)
