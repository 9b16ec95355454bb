"""Writes about the integrity pact: a version of its text, a person's signature."""

from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import Max

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.notices.actions import send
from zona.core.people.models import Unit, User
from zona.core.people.queries import holders
from zona.core.refused import Refused
from zona.modules.programme import queries
from zona.modules.programme.actions.base import locked, others
from zona.modules.programme.models import Pakta, PaktaText
from zona.modules.programme.permissions import Perm
from zona.modules.programme.rules import PaktaStanding


@transaction.atomic
def publish_pakta_text(
    *, unit: Unit, title: str, body: str, from_on: date, by: User, at: datetime
) -> PaktaText:
    """Publish the next version of the text and tell everybody who has to sign it."""
    locked(unit)
    texts = PaktaText.objects.of(unit.pk)
    if texts.filter(from_on__gte=from_on).exists():
        raise Refused("Naskah yang berlaku pada atau sesudah tanggal itu sudah ada.")
    latest = texts.aggregate(latest=Max("version"))["latest"] or 0
    text = PaktaText(
        unit=unit,
        version=latest + 1,
        title=title,
        body=body,
        from_on=from_on,
        sha256=sha256(f"{title}\n{body}".encode()).hexdigest(),
    )
    text.full_clean()
    text.save()
    detail = {"version": text.version, "sha256": text.sha256}
    record("programme.pakta_published", text, by=by, at=at, detail=detail)
    send(
        to=others(holders(Perm.PLEDGE, unit), by),
        title=f"Naskah baru: {text.title}",
        body=f"Berlaku mulai {from_on:%d-%m-%Y}. Bacalah, lalu tandatangani di Zona.",
        url="/program/pakta/",
        at=at,
    )
    return text


@transaction.atomic
def sign_pakta(text: PaktaText, *, by: User, at: datetime) -> Pakta:
    """Sign the text in force, for the post that the person holds today."""
    today = day_of(at)
    own = queries.own_pakta(by, text.unit, today)
    if own.text != text:
        raise Refused("Naskah ini tidak berlaku hari ini. Buka kembali halaman pakta.")
    if own.standing == PaktaStanding.BERLAKU:
        raise Refused("Pakta integritas Anda masih berlaku.")
    pakta = Pakta(
        unit=text.unit,
        text=text,
        user=by,
        post=queries.post_of(by),
        signed_on=today,
        signed_at=at,
        witness=queries.head_name(text.unit),
    )
    pakta.full_clean()
    pakta.save()
    detail = {"version": text.version, "sha256": text.sha256, "post": pakta.post}
    record("programme.pakta_signed", pakta, by=by, at=at, detail=detail)
    return pakta
