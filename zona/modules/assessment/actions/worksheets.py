"""Writes about worksheets: instruments, opening one, the policies of its period."""

from datetime import date, datetime
from hashlib import sha256

from django.db import transaction

from zona.core.audit.actions import record
from zona.core.people.models import Unit, User
from zona.core.refused import Refused
from zona.modules.assessment import queries
from zona.modules.assessment.actions.standings import keep_score
from zona.modules.assessment.models import (
    BlankPolicy,
    Instrument,
    Lke,
    Predicate,
    ZeroPolicy,
)
from zona.modules.assessment.rules import shipped
from zona.modules.assessment.rules.parsing import parse_instrument


@transaction.atomic
def publish_instrument(text: str, *, by: User | None, at: datetime) -> Instrument:
    """Keep a validated instrument; one that a worksheet uses never changes.

    Raises InstrumentError with every problem and its place.
    """
    parsed = parse_instrument(text)
    digest = sha256(text.encode()).hexdigest()
    kept = Instrument.objects.filter(code=parsed.code).first()
    if kept and kept.sha256 == digest:
        return kept
    if kept and kept.worksheets.exists():
        raise Refused(
            f"Instrumen {kept.code} sudah dipakai, sehingga isinya tidak dapat diubah. "
            "Terbitkan dengan kode baru."
        )
    instrument = kept or Instrument(code=parsed.code)
    instrument.title = parsed.title
    instrument.content = text
    instrument.sha256 = digest
    instrument.effective_from = parsed.effective_from
    instrument.effective_until = parsed.effective_until
    instrument.full_clean()
    instrument.save()
    detail = {"code": parsed.code, "sha256": digest}
    record("assessment.instrument_published", instrument, by=by, at=at, detail=detail)
    return instrument


def publish_shipped(*, by: User | None, at: datetime) -> list[Instrument]:
    """Keep the instruments that come with Zona, where they are not kept yet."""
    return [
        publish_instrument(shipped.instrument_text(code), by=by, at=at)
        for code in shipped.FILES
    ]


@transaction.atomic
def open_lke(
    *,
    unit: Unit,
    instrument: Instrument,
    title: str,
    period_start: date,
    period_end: date,
    blank_policy: BlankPolicy = BlankPolicy.ZERO,
    zero_policy: ZeroPolicy = ZeroPolicy.EXCLUDE,
    predicate: Predicate = Predicate.NONE,
    by: User,
    at: datetime,
) -> Lke:
    """Open a worksheet for a unit and a period."""
    lke = Lke(
        unit=unit,
        instrument=instrument,
        title=title,
        period_start=period_start,
        period_end=period_end,
        blank_policy=blank_policy,
        zero_policy=zero_policy,
        predicate=predicate,
    )
    lke.full_clean()
    lke.save()
    detail = {"instrument": instrument.code, "blank": blank_policy, "zero": zero_policy}
    record("assessment.lke_opened", lke, by=by, at=at, detail=detail)
    keep_score(queries.worksheet(lke), at=at)
    return lke


@transaction.atomic
def set_policies(
    lke: Lke,
    *,
    blank_policy: BlankPolicy,
    zero_policy: ZeroPolicy,
    predicate: Predicate,
    by: User,
    at: datetime,
) -> None:
    """Decide what the regulation leaves open for this period."""
    before = {"blank": lke.blank_policy, "zero": lke.zero_policy, "held": lke.predicate}
    lke.blank_policy, lke.zero_policy = blank_policy, zero_policy
    lke.predicate = predicate
    lke.full_clean()
    lke.save(update_fields=["blank_policy", "zero_policy", "predicate"])
    after = {"blank": blank_policy, "zero": zero_policy, "held": predicate}
    detail = {"before": before, "after": after}
    record("assessment.policies_set", lke, by=by, at=at, detail=detail)
    keep_score(queries.worksheet(lke), at=at)
