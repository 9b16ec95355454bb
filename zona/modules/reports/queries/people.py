"""Who holds a right in a unit, what happened to a report, and whose paper a code is."""

from collections.abc import Iterable

from zona.core.audit.models import Entry
from zona.core.people.models import Unit, UnitRows, User
from zona.core.people.queries import holders
from zona.modules.reports.models import Report, Signed
from zona.modules.reports.permissions import Perm


def units_of_writer(user: User) -> UnitRows:
    """Return the units whose report the person may open and fill."""
    return Unit.objects.filter(user.within(Perm.FILL, "self"))


def head_of(unit: Unit) -> User | None:
    """Return who signs for the unit."""
    return next(iter(holders(Perm.SIGN, unit)), None)


def history(report: Report, verbs: Iterable[str]) -> tuple[Entry, ...]:
    """Return what happened to the report, the youngest first."""
    entries = Entry.objects.of(report.unit).filter(
        target=f"reports.report:{report.pk}", verb__in=list(verbs)
    )
    return tuple(entries.select_related("by").order_by("-number")[:50])


def signed_by_code(code: str) -> Signed | None:
    """Return the signed copy that bears the code."""
    copies = Signed.objects.select_related("report", "unit", "pdf", "docx")
    return copies.filter(code=code).first()


def signed_by_sha256(sha256: str) -> Signed | None:
    """Return the signed copy one of whose files has these bytes."""
    copies = Signed.objects.select_related("report", "unit", "pdf", "docx")
    return (
        copies.filter(pdf__sha256=sha256).first()
        or copies.filter(docx__sha256=sha256).first()
    )
