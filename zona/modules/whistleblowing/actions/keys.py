"""The keys of handlers: made in their browser, given back by a colleague."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.notices.actions import send
from zona.core.people.models import Unit, User
from zona.core.refused import Refused
from zona.modules.whistleblowing import queries
from zona.modules.whistleblowing.actions.intake import day_of
from zona.modules.whistleblowing.models import HandlerKey, SealedKey
from zona.modules.whistleblowing.permissions import Perm
from zona.modules.whistleblowing.rules.sealing import is_key, is_sealed_key


@transaction.atomic
def register_key(
    *, unit: Unit, public_key: str, protected_key: str, by: User, at: datetime
) -> HandlerKey:
    """Take a key that the handler's browser made; an older one is replaced."""
    if not by.has(Perm.HANDLE, unit):
        raise Refused("Anda bukan anggota tim WBS unit itu.")
    if not is_key(public_key):
        raise ValidationError("Kunci tidak terbaca. Muat ulang halaman, lalu ulangi.")
    old = HandlerKey.objects.active().filter(holder=by, unit=unit)
    replaced = old.update(retired_on=day_of(at))
    key = HandlerKey(
        unit=unit,
        holder=by,
        public_key=public_key,
        protected_key=protected_key,
        made_on=day_of(at),
    )
    key.full_clean()
    key.save()
    record("whistleblowing.key_made", key, by=by, at=at)
    if replaced and queries.lost_by(key):
        _ask_colleagues(key, by=by, at=at)
    return key


def _ask_colleagues(key: HandlerKey, *, by: User, at: datetime) -> None:
    keys = HandlerKey.objects.active().filter(unit=key.unit).exclude(holder=by)
    send(
        to=[each.holder for each in keys.select_related("holder")],
        title=f"{by} membuat kunci WBS baru",
        body="Pulihkan laporan lama baginya setelah Anda memastikan itu benar dia.",
        url="/wbs/kunci/",
        at=at,
    )


@transaction.atomic
def restore_access(
    *, key: HandlerKey, sealed: Mapping[int, str], by: User, at: datetime
) -> int:
    """Give a colleague's new key back what his lost one opened; return how many."""
    if key.holder_id == by.pk:
        raise Refused("Pemulihan dilakukan penangan lain, bukan pemilik kunci.")
    own = next((each for each in queries.lost_keys(by) if each.key.pk == key.pk), None)
    if own is None or not set(sealed) <= set(own.envelopes):
        raise Refused("Tidak ada laporan yang dapat Anda pulihkan bagi kunci ini.")
    if not all(is_sealed_key(each) for each in sealed.values()):
        raise ValidationError("Kunci tidak terbaca. Muat ulang halaman, lalu ulangi.")
    SealedKey.objects.bulk_create(
        SealedKey(unit_id=unit, envelope_id=pk, holder=key, sealed=sealed[pk])
        for pk, unit in queries.units_of(sealed)
    )
    detail = {"envelopes": len(sealed)}
    record("whistleblowing.access_restored", key, by=by, at=at, detail=detail)
    return len(sealed)
