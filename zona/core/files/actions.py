"""Storing files and recording who took a sensitive one."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.files.models import Attachment
from zona.core.files.rules import Rejected, judge
from zona.core.people.models import Unit, User
from zona.core.refused import Refused
from zona.core.roles import Secrecy


@transaction.atomic
def store(
    *,
    unit: Unit,
    name: str,
    content: bytes | BinaryIO | File[Any],
    secrecy: Secrecy,
    by: User | None,
    at: datetime,
) -> Attachment:
    """Judge a file, keep its bytes under their hash, and record who brought it."""
    stream = _stream(content)
    try:
        kind = judge(name, stream, max_bytes=settings.FILE_UPLOAD_MAX_BYTES)
    except Rejected as reason:
        raise Refused(str(reason)) from reason
    attachment = Attachment(
        unit=unit,
        sha256=sha256(stream.read()).hexdigest(),
        name=name,
        size=stream.seek(0, 2),
        content_type=kind,
        secrecy=secrecy,
        uploaded_by=by,
        uploaded_at=at,
    )
    attachment.full_clean()
    attachment.save()
    _keep(attachment, stream)
    detail = {"sha256": attachment.sha256, "name": name, "secrecy": secrecy}
    record("files.stored", attachment, by=by, at=at, detail=detail)
    return attachment


def record_download(attachment: Attachment, *, by: User, at: datetime) -> None:
    """Put on record that a person took a restricted or secret file."""
    if attachment.is_sensitive:
        detail = {"sha256": attachment.sha256}
        record("files.downloaded", attachment, by=by, at=at, detail=detail)


def _stream(content: bytes | BinaryIO | File[Any]) -> BinaryIO:
    if isinstance(content, bytes):
        return BytesIO(content)
    return cast("BinaryIO", content.file) if isinstance(content, File) else content


def _keep(attachment: Attachment, stream: BinaryIO) -> None:
    """Write the bytes unless they lie there in full already.

    A transaction that fails afterwards leaves bytes nobody names: they harm nothing
    and serve the next upload. A half-written file (power cut) is written anew.
    """
    place = attachment.stored_name
    if default_storage.exists(place):
        if default_storage.size(place) == attachment.size:
            return
        default_storage.delete(place)
    stream.seek(0)
    default_storage.save(place, File(stream, name=place))
