"""What the actions share: the day, saving with a trace, files, telling people."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db.models import Model

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.files.actions import store
from zona.core.files.models import Attachment
from zona.core.notices.actions import send
from zona.core.people.models import Unit, User
from zona.core.roles import Secrecy
from zona.modules.risk.models import Risk
from zona.modules.risk.permissions import Perm

type Upload = File[Any] | None


def saved[M: Model](
    row: M,
    verb: str,
    *,
    by: User,
    at: datetime,
    detail: Mapping[str, Any] | None = None,
) -> M:
    """Check and save a row and leave its trace; the trace holds no secret words."""
    row.full_clean()
    row.save()
    record(f"risk.{verb}", row, by=by, at=at, detail=detail or {})
    return row


def kept(upload: Upload, unit: Unit, by: User, at: datetime) -> Attachment | None:
    """Keep a file that everyone of the unit may open."""
    if upload is None:
        return None
    name = str(upload.name)
    secrecy = Secrecy.INTERNAL
    return store(unit=unit, name=name, content=upload, secrecy=secrecy, by=by, at=at)


def tell(
    people: Iterable[User], *, title: str, body: str, url: str, by: User, at: datetime
) -> None:
    """Send a notice to everyone but the one who acts; it names codes, never contents."""
    others = [each for each in people if each != by]
    send(to=others, title=title, body=body, url=url, at=at)


def not_in_future(day: date, at: datetime, field: str) -> None:
    """Object at the field to a day that has not come yet."""
    if day > day_of(at):
        raise ValidationError({field: "Tanggal tidak boleh di masa depan."})


def check_trusted(person: User, unit: Unit, field: str, *, is_fraud: bool) -> None:
    """Object to a person of whom the risk must be kept secret."""
    if is_fraud and not person.has(Perm.VIEW_SECRET, unit):
        raise ValidationError(
            {
                field: "Risiko kecurangan bersifat rahasia: pilih anggota Satgas SPIP "
                "atau kepala."
            }
        )


def locked(risk: Risk) -> Risk:
    """Return the risk as it stands, held until the transaction ends."""
    return Risk.objects.select_for_update().get(pk=risk.pk)
