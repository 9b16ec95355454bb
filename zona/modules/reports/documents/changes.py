"""The annex that tells what moved since the last signed report."""

from zona.core.documents import Column, Table
from zona.modules.reports.queries import Compared, Comparison

CHANGES = (
    Column("Indikator", width=2.6),
    Column("Perubahan", width=1.6),
    Column("Rincian", width=3),
)


def table(found: Comparison) -> Table:
    """Return one row per indicator, also for those where nothing moved."""
    rows = tuple(
        (
            f"{each.indicator.key} {each.indicator.title}",
            each.change.movement.label,
            "; ".join(details(each)) or "–",
        )
        for each in found.lines
    )
    return Table(CHANGES, rows, caption=f"Dibandingkan dengan {found.last}")


def details(line: Compared) -> tuple[str, ...]:
    """Return what changed, each in a few words."""
    change = line.change
    said = [f"{each.title}: {each.before} → {each.after}" for each in change.figures]
    said += [f"bukti baru: {each}" for each in change.evidence_added]
    said += [f"bukti tidak lagi tercatat: {each}" for each in change.evidence_gone]
    said += ["kekurangan selesai"] if change.gap_closed else []
    said += ["kekurangan baru"] if change.gap_new else []
    return tuple(said)
