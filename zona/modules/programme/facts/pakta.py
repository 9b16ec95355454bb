"""Facts about the pakta integritas."""

from zona.core.facts import Period, Reading, fact
from zona.core.people.queries import unit_of
from zona.modules.programme.facts.shaping import day_text, sources, table
from zona.modules.programme.queries import coverage


@fact(
    "programme.pakta_signed_percent", "Pegawai yang menandatangani pakta integritas (%)"
)
def pakta_signed_percent(unit_id: int, period: Period) -> Reading:
    """Active employees whose pakta for the present post holds on the cut-off day."""
    found = coverage(unit_of(unit_id), period.end)
    rows = [
        (
            row.post,
            row.standing.label,
            day_text(row.pakta.signed_on if row.pakta else None),
        )
        for row in found.rows
    ]
    return Reading(
        found.percent,
        sources("Pakta integritas", "programme:pakta_list"),
        table("Jabatan|Keadaan|Ditandatangani", rows),
    )
