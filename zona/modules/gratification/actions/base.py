"""What the actions share: days, files, audit without the reporter's name, notices."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.core.files import File

from zona.core.audit.actions import record
from zona.core.documents.photographs import photograph
from zona.core.files.actions import store
from zona.core.files.models import Attachment
from zona.core.notices.actions import send
from zona.core.people.models import Unit, User
from zona.core.people.queries import holders
from zona.core.refused import Refused
from zona.core.roles import Secrecy
from zona.modules.gratification.models import Report
from zona.modules.gratification.permissions import Perm

type Upload = File[Any]

PICTURES = {".jpg", ".jpeg", ".png"}


def locked(report: Report) -> Report:
    return Report.objects.select_for_update().get(pk=report.pk)


def keep(
    upload: Upload | None, unit: Unit, secrecy: Secrecy, by: User | None, at: datetime
) -> Attachment | None:
    """Keep a file of a register."""
    if upload is None:
        return None
    name = str(upload.name)
    return store(unit=unit, name=name, content=upload, secrecy=secrecy, by=by, at=at)


def keep_secret(upload: Upload, unit: Unit, number: int, at: datetime) -> Attachment:
    """Keep a file of a report: neither name, trail nor picture tells who brought it."""
    suffix = PurePath(str(upload.name)).suffix.lower()
    content: Upload | bytes = upload
    if suffix in PICTURES:  # redrawn, so that place and device of the camera stay out
        content, suffix = _redrawn(upload), ".jpg"
    name = f"bukti-{number}{suffix}"
    return store(
        unit=unit, name=name, content=content, secrecy=Secrecy.SECRET, by=None, at=at
    )


def _redrawn(upload: Upload) -> bytes:
    try:
        return photograph(upload.file, "").data
    except OSError as error:
        raise Refused("Gambar ini tidak dapat dibaca. Unggah berkas lain.") from error


def note(
    event: str, report: Report, *, by: User, at: datetime, **detail: object
) -> None:
    """Write to the trail of the UPG's unit; the reporter's own deeds bear no name.

    The trail has other readers than the case. Who the reporter is stands in the case.
    """
    author = None if by.pk == report.reporter_id else by
    record(f"gratification.{event}", report, by=author, at=at, detail=detail)


def tell_handlers(report: Report, title: str, *, by: User, at: datetime) -> None:
    """Tell the UPG that something waits, without a word about who or what."""
    people = holders(Perm.HANDLE, report.unit)
    _tell(people, report, title, by=by, at=at)


def tell_reporter(report: Report, title: str, *, by: User, at: datetime) -> None:
    """Tell the reporter how his report stands."""
    _tell([report.reporter], report, title, by=by, at=at)


def _tell(
    people: Iterable[User], report: Report, title: str, *, by: User, at: datetime
) -> None:
    send(
        to=[each for each in people if each.pk != by.pk],
        title=f"{report}: {title}",
        body="Buka laporan untuk membaca rinciannya.",
        url=report.get_absolute_url(),
        at=at,
    )
