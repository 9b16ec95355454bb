"""The way of a report as its page draws it."""

import pytest

from zona.modules.gratification import queries, rules
from zona.modules.gratification.models import Report


@pytest.mark.parametrize(
    ("state", "ruling", "kind", "labels"),
    [
        ("dilengkapi", "", "penerimaan", ["Verifikasi", "Menunggu kelengkapan"]),
        (
            "dikembalikan",
            "milik_penerima",
            "penerimaan",
            ["Dikembalikan kepada penerima"],
        ),
        ("penetapan", "milik_negara", "penerimaan", ["Diserahkan"]),
        ("selesai", "", "penolakan", ["Diteruskan ke KPK", "Selesai"]),
        ("tidak_lengkap", "", "penerimaan", ["Ditutup karena tidak dilengkapi"]),
    ],
)
def test_the_way_shows_only_what_the_report_passes(
    state: str, ruling: str, kind: str, labels: list[str]
) -> None:
    found = Report(state=state, ruling=ruling, kind=kind)

    way = queries.steps(found)

    assert set(labels) <= {step.label for step in way}
    assert [step.label for step in way if step.state == "current"] == (
        [found.status.label] if state not in rules.CLOSED else []
    )
    assert any(step.state == "stopped" for step in way) is (state == "tidak_lengkap")
