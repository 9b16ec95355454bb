"""Signing the commitment to avoid conflicts of interest."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.people.models import User
from zona.modules.conflicts import queries
from zona.modules.conflicts.actions.base import allow
from zona.modules.conflicts.models import Commitment
from zona.modules.conflicts.permissions import Perm


@transaction.atomic
def sign_commitment(*, by: User, at: datetime) -> Commitment:
    """Sign the text in force for this year."""
    allow(by, Perm.DECLARE, by.unit)
    today = day_of(at)
    text = queries.terms(today).commitment
    commitment = Commitment(
        unit=by.unit,
        person=by,
        year=today.year,
        signed_on=today,
        sha256=sha256(text.encode()).hexdigest(),
    )
    commitment.full_clean()
    commitment.save()
    detail = {"sha256": commitment.sha256}
    record("conflicts.committed", commitment, by=by, at=at, detail=detail)
    return commitment
