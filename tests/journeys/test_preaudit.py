"""The pre-audit: what an assessor will ask, the records it means, what is in order."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Door
from tests.journeys.visitor import Visitor

REASON = "Keputusan lama masih berlaku sampai keputusan baru terbit."


@pytest.mark.parametrize("width", [1280])  # a side path: one screen is enough
def test_a_finding_leads_to_its_records_and_is_explained(visitors: Door) -> None:
    lead = visitors.enter("ketua-zi")
    lead.menu("Kesiapan")
    lead.follow("Pra-audit")
    findings = lead.main.get_by_role("table", name="Temuan", exact=True)
    expect(findings.get_by_role("row").nth(1)).to_be_visible()
    assert lead.download("Unduh PDF").startswith(b"%PDF")
    lead.picture("pra-audit")
    lead.look()

    _reads_a_record(lead)
    _explains(lead)


def _reads_a_record(lead: Visitor) -> None:
    """The first record that the first finding means."""
    record = lead.main.get_by_role("table").first.get_by_role("listitem").first
    with lead.page.expect_navigation():
        record.get_by_role("link").click()
    expect(lead.page.get_by_role("heading", level=1)).to_be_visible()
    lead.look()
    lead.page.go_back()


def _explains(lead: Visitor) -> None:
    findings = lead.main.get_by_role("table", name="Temuan", exact=True)
    told = findings.get_by_role("row").nth(1)
    rule = told.get_by_role("rowheader").inner_text()
    lead.follow("Anggap wajar", within=told)
    lead.main.get_by_label("Alasan").fill(REASON)
    lead.look()
    lead.press("Anggap wajar")
    settled = lead.main.locator("#wajar")
    expect(settled).to_contain_text(rule)
    expect(settled).to_contain_text(REASON)
    lead.look()
