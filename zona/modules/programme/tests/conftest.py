"""What several tests of the programme share."""

import pytest

from zona.core import facts as core_facts
from zona.core.facts import Fact, Period, Reading, Table
from zona.core.people.models import Unit

COLUMNS = ("Laporan", "Nomor", "Saran", "Indikator", "Tenggat", "Alamat")
SUGGESTIONS = (
    ("Laporan TW III 2021", "1", "Lengkapi", "PU.MP.3", "2022-12-30", "/laporan/1/"),
    ("Laporan TW III 2021", "2", "Latih pegawai", "", "", "/laporan/1/"),
)


@pytest.fixture
def signed_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish two suggestions, as the reports do when the head has signed."""

    def read(unit_id: int, period: Period) -> Reading:
        if not Unit.objects.filter(pk=unit_id, code="balai-uji").exists():
            return Reading(0)
        return Reading(2, (), Table(COLUMNS, SUGGESTIONS))

    fact = Fact("reports.suggestions_count", "Saran", read)
    found = {**core_facts.facts(), fact.code: fact}
    monkeypatch.setattr(core_facts, "facts", lambda: found)
