"""Writes about a new instrument: drafted from a workbook, published, or dropped."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from zona.core.audit.actions import record
from zona.core.people.models import Unit, User
from zona.core.refused import Refused
from zona.modules.assessment import queries
from zona.modules.assessment.actions.worksheets import publish_instrument
from zona.modules.assessment.models import Instrument, InstrumentDraft
from zona.modules.assessment.rules.drafting import Head, draft
from zona.modules.assessment.rules.outline import Printed, grow
from zona.modules.assessment.rules.parsing import InstrumentError, parse_instrument


@transaction.atomic
def draft_instrument(
    rows: Iterable[Printed],
    *,
    head: Head,
    base: Instrument,
    unit: Unit,
    file_name: str,
    by: User,
    at: datetime,
) -> InstrumentDraft:
    """Keep what a workbook says of a new instrument; faults are kept to be shown."""
    _must_be_new(head.code)
    form = queries.plan_of(base).instrument
    found = draft(grow(rows), head, form, base.content)
    kept = InstrumentDraft(
        unit=unit,
        code=head.code,
        title=head.title,
        effective_from=head.effective_from,
        base=base,
        file_name=file_name,
        content=found.text,
        problems=[*found.problems, *_problems(found.text)],
        remarks=found.remarks,
        made_by=by,
        made_at=at,
    )
    kept.full_clean()
    kept.save()
    detail = {"code": head.code, "file": file_name, "problems": len(kept.problems)}
    record("assessment.instrument_drafted", kept, by=by, at=at, detail=detail)
    return kept


@transaction.atomic
def publish_draft(kept: InstrumentDraft, *, by: User, at: datetime) -> Instrument:
    """Make the draft a version of its own; from then on it never changes."""
    _must_be_open(kept)
    if kept.problems:
        raise Refused(
            f"Rancangan ini belum dapat diterbitkan: {kept.problems[0]} "
            "Perbaiki buku kerjanya, lalu unggah kembali."
        )
    _must_be_new(kept.code)
    kept.published = publish_instrument(kept.content, by=by, at=at)
    kept.save(update_fields=["published"])
    return kept.published


@transaction.atomic
def drop_draft(kept: InstrumentDraft, *, by: User, at: datetime) -> None:
    """Drop a draft that was not published."""
    _must_be_open(kept)
    detail = {"code": kept.code, "file": kept.file_name}
    record("assessment.draft_dropped", kept, by=by, at=at, detail=detail)
    kept.delete()


def _must_be_open(kept: InstrumentDraft) -> None:
    if kept.published_id:
        raise Refused("Rancangan ini sudah diterbitkan, sehingga tidak dapat diubah.")


def _must_be_new(code: str) -> None:
    if Instrument.objects.filter(code=code).exists():
        raise Refused(f"Kode “{code}” sudah dipakai instrumen lain. Pilih kode baru.")


def _problems(text: str) -> tuple[str, ...]:
    try:
        parse_instrument(text)
    except InstrumentError as error:
        return error.problems
    return ()
