"""Files of a case: pictures lose what the camera noted, and only handlers open them."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any, BinaryIO

from django.core.files import File
from PIL import Image, ImageOps

from zona.core.files.actions import store
from zona.core.files.rules import PICTURES
from zona.core.people.models import User
from zona.core.roles import Secrecy
from zona.modules.complaints.models import Complaint, ComplaintFile

type Upload = File[Any]

PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp")


def keep_files(
    complaint: Complaint,
    uploads: Iterable[Upload],
    *,
    is_from_complainant: bool,
    by: User | None,
    at: datetime,
) -> None:
    """Store the files; secret in `core.files`, since only this module knows who reads."""
    for upload in uploads:
        attachment = store(
            unit=complaint.unit,
            name=str(upload.name),
            content=_without_metadata(upload),
            secrecy=Secrecy.SECRET,
            by=by,
            at=at,
        )
        row = ComplaintFile(
            unit=complaint.unit,
            complaint=complaint,
            attachment=attachment,
            is_from_complainant=is_from_complainant,
        )
        row.full_clean()
        row.save()


def _without_metadata(upload: Upload) -> bytes | BinaryIO | Upload:
    """Return a picture drawn anew: without place, camera and time; others as they are."""
    if not str(upload.name).lower().endswith(PICTURE_ENDINGS):
        return upload
    upload.seek(0)
    picture = Image.open(upload)
    kind = str(picture.format)
    if kind not in PICTURES:
        return upload  # the store says what is wrong with it
    upright = ImageOps.exif_transpose(picture)
    plain = Image.new(upright.mode, upright.size)
    if upright.mode == "P":
        plain = upright.convert("RGBA")
    else:
        plain.paste(upright)
    out = BytesIO()
    plain.save(out, kind, quality=90)
    out.seek(0)
    return out
