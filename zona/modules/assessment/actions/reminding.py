"""Telling the team that evidence in use runs out."""

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format

from zona.core.law import in_force
from zona.core.notices.actions import send
from zona.core.people.models import User
from zona.modules.assessment import queries
from zona.modules.assessment.models import Evidence, Lke
from zona.modules.assessment.rules.reminding import Reminders, due


@transaction.atomic
def remind_of_expiry(*, at: datetime) -> int:
    """Tell who owes the areas which evidence of the newest worksheets ends soon.

    Each proof is told once for each of the days before its end; a renewed one starts
    anew. Safe to repeat. Return how many proofs were told.
    """
    on = at.date()
    days = in_force("assessment", "pengingat_bukti", on, Reminders).days_before
    rows = Lke.objects.select_related("unit", "instrument").defer("instrument__content")
    ahead, told = on + timedelta(max(days)), 0
    ending = rows.filter(
        evidence_uses__evidence__valid_until__range=(on, ahead)
    ).distinct()
    units = {lke.unit_id for lke in ending}
    for lke in queries.latest_of_units(rows.filter(unit__in=units)):
        for evidence, codes in queries.expiring(lke, ahead):
            until = evidence.valid_until or ahead  # what expires has a last day
            found = due(until, on, days, evidence.reminded_days)
            if found is not None:
                _tell(evidence, lke, codes, at)
                evidence.reminded_days = found
                evidence.save(update_fields=["reminded_days"])
                told += 1
    return told


def _tell(evidence: Evidence, lke: Lke, codes: list[str], at: datetime) -> None:
    form = queries.plan_of(lke.instrument).instrument
    known = [code for code in codes if form.has_question(code)]
    keys = {form.area_of(code) or queries.OUTCOME for code in known}
    people: set[User] = set()
    for found in queries.owners(lke.unit, keys).values():
        people |= set(found)
    until = date_format(evidence.valid_until or at, "j F Y")
    send(
        to=people,
        title=f"Bukti habis masa berlakunya {until}",
        body=f"{evidence.title} dipakai pada {', '.join(known)}. "
        "Tambahkan revisi yang baru agar jawabannya tetap terbukti.",
        url=reverse("assessment:evidence_view", args=[evidence.pk]),
        at=at,
    )
