"""What a package of evidence holds: the newest files by area, indicator and question."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from zona.core.files.models import Attachment
from zona.core.people.models import User
from zona.modules.assessment.models import EvidenceFile, EvidenceUse, Lke
from zona.modules.assessment.queries.readiness import OUTCOME, areas
from zona.modules.assessment.queries.sheets import Worksheet
from zona.modules.assessment.rules.instrument import Question


@dataclass(frozen=True, slots=True)
class Packed:
    """One file in the package: where it lies there and what it proves."""

    path: str
    question: Question
    title: str
    slot: str
    attachment: Attachment


@dataclass(frozen=True, slots=True)
class Withheld:
    """A file that is not packed, because the person may not open it."""

    question: Question
    title: str


@dataclass(frozen=True, slots=True)
class Package:
    """The files of a worksheet or of one area, as one person may have them."""

    sheet: Worksheet
    area: str
    questions: tuple[Question, ...]
    files: tuple[Packed, ...]
    withheld: tuple[Withheld, ...]


def package(sheet: Worksheet, area: str, user: User) -> Package:
    """Return what is packed of a worksheet, or of one area of it: three queries."""
    form = sheet.instrument
    asked = tuple(
        each
        for each in form.questions
        if not area or (form.area_of(each.code) or OUTCOME) == area
    )
    uses: dict[str, list[EvidenceUse]] = defaultdict(list)
    rows = EvidenceUse.objects.filter(lke=sheet.lke).select_related("evidence")
    for use in rows.order_by("evidence__happened_on", "pk"):
        uses[use.code].append(use)
    newest = _newest_files(sheet.lke)
    opens = _openable(sheet.lke, user)
    files: list[Packed] = []
    withheld: list[Withheld] = []
    for question in asked:
        place, taken = _folder(sheet, question), set[str]()
        for use in uses[question.code]:
            for each in newest[use.evidence_id]:
                if each.pk not in opens:
                    withheld.append(Withheld(question, use.evidence.title))
                    continue
                name = _unique(_readable(use.evidence.title, each.name), taken)
                path = f"{place}/{name}"
                files.append(Packed(path, question, use.evidence.title, use.slot, each))
    return Package(sheet, area, asked, tuple(files), tuple(withheld))


def _newest_files(lke: Lke) -> dict[int, list[Attachment]]:
    rows = EvidenceFile.objects.filter(revision__evidence__uses__lke=lke)
    rows = rows.select_related("revision", "attachment").distinct()
    found: dict[int, tuple[int, list[Attachment]]] = {}
    for each in rows.order_by("revision__number", "position", "pk"):
        evidence, number = each.revision.evidence_id, each.revision.number
        if found.get(evidence, (0, []))[0] != number:
            found[evidence] = (number, [])
        found[evidence][1].append(each.attachment)
    newest = {evidence: files for evidence, (_, files) in found.items()}
    return defaultdict(list, newest)


def _openable(lke: Lke, user: User) -> set[int]:
    files = EvidenceFile.objects.filter(revision__evidence__uses__lke=lke)
    opens = Attachment.objects.visible_to(user).filter(
        pk__in=files.values("attachment")
    )
    return set(opens.values_list("pk", flat=True))


def _folder(sheet: Worksheet, question: Question) -> str:
    form = sheet.instrument
    area = form.area_of(question.code) or OUTCOME
    indicator = form.indicator_of(question.code)
    parts: Iterable[str] = (
        f"{area} {areas(form)[area]}",
        f"{indicator.code} {indicator.title}",
        f"{question.code} {question.title}",
    )
    return "/".join(safe(each, 60) for each in parts)


def _readable(title: str, name: str) -> str:
    stem, _, extension = name.rpartition(".")
    said = title if title.lower() in stem.lower() else f"{title} - {stem}"
    return f"{safe(said, 90)}.{extension.lower()}"


def _unique(name: str, taken: set[str]) -> str:
    """Return the name, with a number where the folder has one like it already."""
    stem, _, extension = name.rpartition(".")
    found, number = name, 1
    while found.lower() in taken:
        number += 1
        found = f"{stem} ({number}).{extension}"
    taken.add(found.lower())
    return found


def safe(said: str, longest: int) -> str:
    """Return the words as a file name that every system takes."""
    kept = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", said)
    return " ".join(kept.split())[:longest].strip(" .") or "tanpa nama"
