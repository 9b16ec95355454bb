"""Tests of the channel: a report that walks the whole way of every other."""

from datetime import datetime

from zona.core.people.models import Unit, User
from zona.core.refused import Refused
from zona.modules.whistleblowing.actions import intake
from zona.modules.whistleblowing.models import Tip
from zona.modules.whistleblowing.permissions import Perm
from zona.modules.whistleblowing.rules.codes import Mailbox

WORDS = {
    "Uji kanal": "Laporan ini menguji saluran. Buka, lalu jawab agar uji dinyatakan lulus."
}


def begin_probe(*, unit: Unit, box: Mailbox, by: User, at: datetime) -> Tip:
    """Send a test; sealing stands before the transaction, as for every report."""
    if not by.has(Perm.PROBE, unit):
        raise Refused("Anda tidak menguji saluran unit ini.")
    sending = intake.seal_report(unit, (), WORDS)
    return intake.submit_tip(unit=unit, box=box, sending=sending, at=at, probe_by=by)
