"""The pre-audit of one unit: the sample's full worksheet with proofs on every question.

Works on the database that Django is set up for; what is made is rolled back.
"""

import time
from datetime import date, timedelta

from django.db import transaction

from zona.core.people.models import User
from zona.modules.assessment import queries
from zona.modules.assessment.models import Evidence, EvidenceKind, EvidenceUse, Lke

PROOFS = 5  # of each question


class _Undo(Exception):
    """Ends the transaction without keeping what was made."""


def seconds(lke: Lke, username: str) -> float:
    """Return how long every rule takes over the worksheet, a warm process."""
    taken = 0.0
    try:
        with transaction.atomic():
            queries.preaudit(lke, lke.period_end)  # instruments are compiled once
            _fill(lke, User.objects.get(username=username))
            began = time.perf_counter()
            queries.preaudit(lke, lke.period_end)
            taken = time.perf_counter() - began
            raise _Undo
    except _Undo:
        return taken


def _fill(lke: Lke, user: User) -> None:
    kinds = list(EvidenceKind)
    questions = queries.plan_of(lke.instrument).instrument.questions
    made = Evidence.objects.bulk_create(
        _proof(lke, user, kinds[number % len(kinds)], number)
        for number in range(PROOFS * len(questions))
    )
    EvidenceUse.objects.bulk_create(
        EvidenceUse(
            unit_id=lke.unit_id,
            evidence=each,
            lke=lke,
            code=questions[number % len(questions)].code,
        )
        for number, each in enumerate(made)
    )


def _proof(lke: Lke, user: User, kind: EvidenceKind, number: int) -> Evidence:
    day: date = lke.period_start + timedelta(number % 365)
    return Evidence(
        unit_id=lke.unit_id,
        title=f"Bukti {number}",
        kind=kind,
        shows="Kegiatan berjalan",
        happened_on=day,
        received_on=day,
        record_url=f"/x/{number}/",
        added_by=user,
        added_at=f"{day}T09:00:00+07:00",
    )
