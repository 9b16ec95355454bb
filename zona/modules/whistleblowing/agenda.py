"""What waits for a person at the channel, and until when. No word of a report."""

from collections.abc import Iterator
from datetime import date

from zona.core.agenda import Task, agenda
from zona.core.people.models import User
from zona.modules.whistleblowing import queries
from zona.modules.whistleblowing.models import Probe, Tip
from zona.modules.whistleblowing.permissions import Perm


@agenda
def reports(user: User, on: date) -> Iterator[Task]:
    """Open reports that the person's key opens, by the clock of their state."""
    if not user.has(Perm.HANDLE):
        return
    for tip in Tip.objects.visible_to(user).open().select_related("unit"):
        yield Task(
            f"Laporan {tip}", tip.get_absolute_url(), tip.due_on, tip.status.label
        )


@agenda
def keys(user: User, on: date) -> Iterator[Task]:
    """A handler without a key, and a colleague who waits for his old reports."""
    if not user.has(Perm.HANDLE):
        return
    if queries.key_of(user) is None:
        why = "Tanpa kunci Anda tidak dapat membuka laporan"
        yield Task("Buat kunci WBS", "/wbs/kunci/", None, why)
        return
    for each in queries.lost_keys(user):
        title = f"Pulihkan laporan bagi {each.key.holder}"
        yield Task(title, "/wbs/kunci/", None, "Kuncinya baru dibuat ulang")


@agenda
def probes(user: User, on: date) -> Iterator[Task]:
    """The quarter's test of the channel, and an answer to it that waits to be read."""
    for unit in queries.units_with(user, Perm.PROBE):
        quarter = queries.quarter_of(on)
        if not queries.is_open(unit) or queries.probe_passed(unit.pk, quarter):
            continue
        waiting = Probe.objects.of(unit.pk).filter(
            made_by=user, answered_on__isnull=False, read_on=None
        )
        if waiting.exists():
            why = "Jawaban uji kanal menunggu dibaca dengan kode Anda"
            yield Task("Baca jawaban uji kanal", "/publik/wbs/kode/", quarter.end, why)
        else:
            why = "Bukti bahwa saluran sampai kepada penangan"
            yield Task("Uji kanal WBS", "/wbs/saluran/", quarter.end, why)
