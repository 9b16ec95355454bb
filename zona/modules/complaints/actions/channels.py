"""The register of channels and the proof that they work."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.files.actions import store
from zona.core.files.models import Attachment
from zona.core.people.models import Unit, User
from zona.core.refused import Refused
from zona.core.roles import Secrecy
from zona.modules.complaints.actions.files import Upload
from zona.modules.complaints.models import Channel, ChannelCheck
from zona.modules.complaints.rules import ChannelKind, CheckWay


@transaction.atomic
def open_channel(
    *,
    unit: Unit,
    kind: ChannelKind,
    address: str,
    opened_on: date,
    by: User,
    at: datetime,
) -> Channel:
    """Register a channel."""
    if opened_on > day_of(at):
        raise ValidationError({"opened_on": "Tanggal pembukaan ada di masa depan."})
    channel = Channel(unit=unit, kind=kind, address=address, opened_on=opened_on)
    channel.full_clean()
    channel.save()
    detail = {"kind": kind, "address": address}
    record("complaints.channel_opened", channel, by=by, at=at, detail=detail)
    return channel


@transaction.atomic
def close_channel(
    channel: Channel, *, closed_on: date, by: User, at: datetime
) -> Channel:
    """Close a channel; it stays on record."""
    channel = Channel.objects.select_for_update().get(pk=channel.pk)
    if channel.closed_on:
        raise Refused("Kanal ini sudah ditutup.")
    if closed_on > day_of(at):
        raise ValidationError({"closed_on": "Tanggal penutupan ada di masa depan."})
    channel.closed_on = closed_on
    channel.full_clean()
    channel.save()
    record("complaints.channel_closed", channel, by=by, at=at)
    return channel


@transaction.atomic
def check_channel(
    channel: Channel,
    *,
    checked_on: date,
    way: CheckWay,
    works: bool = True,
    sheets_count: int | None = None,
    note: str = "",
    second: User | None = None,
    upload: Upload | None = None,
    by: User,
    at: datetime,
) -> ChannelCheck:
    """Record that a channel was tested, used, or (the box) opened by two people."""
    if checked_on > day_of(at):
        raise ValidationError({"checked_on": "Tanggal pemeriksaan ada di masa depan."})
    if checked_on < channel.opened_on:
        raise ValidationError({"checked_on": "Kanal belum dibuka pada tanggal itu."})
    if (way == CheckWay.DIBUKA) != channel.is_box:
        raise ValidationError(
            {"way": "Hanya kotak saran yang dibuka, dan selalu dibuka."}
        )
    check = ChannelCheck(
        unit=channel.unit,
        channel=channel,
        checked_on=checked_on,
        way=way,
        works=works,
        sheets_count=sheets_count,
        note=note,
        first=by,
        second=second,
        proof=_proof(channel, upload, by, at),
    )
    check.full_clean()
    check.save()
    detail = {"way": way, "works": works, "checked_on": checked_on.isoformat()}
    record("complaints.channel_checked", check, by=by, at=at, detail=detail)
    return check


def _proof(
    channel: Channel, upload: Upload | None, by: User, at: datetime
) -> Attachment | None:
    if upload is None:
        return None
    return store(
        unit=channel.unit,
        name=str(upload.name),
        content=upload,
        secrecy=Secrecy.INTERNAL,
        by=by,
        at=at,
    )
