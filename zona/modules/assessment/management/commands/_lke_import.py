"""`zona lke import FILE --unit CODE --tahun Y`: a preview, or with --apply the import."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.utils.timezone import now

from zona.core.modules import roles_with
from zona.core.people.models import User
from zona.core.refused import Refused
from zona.modules.assessment import actions, queries
from zona.modules.assessment.models import Lke
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.rules import Score, display
from zona.modules.assessment.rules.importing import Verdict
from zona.modules.assessment.sheets.importing import Held, UnreadableError, hold

HELP = "Membaca buku kerja LKE (XLSX) ke lembar kerja; tanpa --apply hanya pratinjau."
REFUSED = 2
LARGEST_FILE = 25 * 1024 * 1024

type Json = dict[str, Any]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of `lke import`."""
    parser.add_argument("file", metavar="BERKAS", type=Path, help="buku kerja XLSX")
    parser.add_argument("--unit", required=True, metavar="KODE", help="kode unit")
    parser.add_argument("--tahun", required=True, type=int, help="tahun akhir periode")
    parser.add_argument("--instrumen", default="", metavar="KODE")
    parser.add_argument("--apply", action="store_true", help="terapkan impor")
    parser.add_argument(
        "--overwrite", action="store_true", help="timpa juga jawaban yang berbeda"
    )
    parser.add_argument(
        "--oleh", default="", metavar="AKUN", help="atas nama; bila kosong: ketua tim"
    )
    parser.add_argument("--json", action="store_true", help="keluaran JSON")


def run(command: BaseCommand, options: dict[str, Any]) -> None:
    """Show what the import does, and do it where that is asked for."""
    path: Path = options["file"]
    lke = _worksheet(options)
    content = _content(path)
    try:
        held = hold(lke, path.name, content)
        number = _apply(lke, held, content, options) if options["apply"] else None
    except (UnreadableError, Refused) as reason:
        raise CommandError(f"{path}: {reason}", returncode=REFUSED) from None
    found = _told(lke, held, number, is_replacing=options["overwrite"])
    if options["json"]:
        command.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        command.stdout.write("\n".join(_lines(found)))


def _worksheet(options: dict[str, Any]) -> Lke:
    unit, year = options["unit"], options["tahun"]
    lke = queries.lke_of(unit, year, options["instrumen"])
    if lke is None:
        reason = f"Tidak ada LKE unit “{unit}” yang periodenya berakhir tahun {year}."
        raise CommandError(reason, returncode=REFUSED)
    return lke


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise CommandError(f"{path}: lebih dari 25 MB.", returncode=REFUSED)
        return path.read_bytes()
    except OSError as error:
        reason = f"{path}: berkas tidak dapat dibaca ({error.strerror})."
        raise CommandError(reason, returncode=REFUSED) from None


def _apply(lke: Lke, held: Held, content: bytes, options: dict[str, Any]) -> int:
    by, at = _person(lke, options["oleh"]), now()
    brought = actions.bring_workbook(
        lke, name=options["file"].name, content=content, by=by, at=at
    )
    actions.apply_workbook(
        brought,
        outcome=held.preview.outcome(is_replacing=options["overwrite"]),
        seen=held.seen,
        is_replacing=options["overwrite"],
        by=by,
        at=at,
    )
    return brought.pk


def _person(lke: Lke, account: str) -> User:
    """Return the person in whose name it is done: named, or the lead of the team."""
    roles = [role.value for role in roles_with(Perm.MANAGE)]
    leads = Q(grants__role__in=roles, grants__unit=lke.unit)
    found = User.objects.filter(is_active=True)
    found = found.filter(username=account) if account else found.filter(leads)
    person = found.order_by("pk").first()
    if person is None or not person.has(Perm.MANAGE, lke.unit):
        raise Refused("Tidak ada orang yang berwenang mengimpor; sebut dengan --oleh.")
    return person


def _told(lke: Lke, held: Held, number: int | None, *, is_replacing: bool) -> Json:
    preview, reading = held.preview, held.reading
    return {
        "lke": lke.title,
        "unit": lke.unit.code,
        "instrument": held.sheet.instrument.code,
        "applied": number is not None,
        "import": number,
        "overwrite": is_replacing,
        "counts": {
            "questions": len(reading.entries),
            "missing": len(reading.missing),
            "set": len(preview.of(Verdict.SET)),
            "differs": len(preview.of(Verdict.DIFFERS)),
            "same": len(preview.of(Verdict.SAME)),
            "unreadable": len(preview.problems),
            "changed": len(preview.outcome(is_replacing=is_replacing)),
        },
        "assessors": {side.value: count for side, count in reading.assessed.items()},
        "missing": list(reading.missing),
        "problems": [
            {"cell": each.cell, "message": each.message} for each in preview.problems
        ],
        "score_before": _score(held.sheet.score()),
        "score": _score(held.score(is_replacing=is_replacing)),
    }


def _score(score: Score) -> Json:
    marks = {mark.code: str(display(mark.score)) for mark in score.nodes}
    predicates = {gate.predicate for gate in score.gates}
    return {
        "total": str(display(score.total.score)),
        "nodes": marks,
        "passed": {name: score.passed(name) for name in sorted(predicates)},
    }


def _lines(found: Json) -> list[str]:
    counts = found["counts"]
    lines = [
        found["lke"],
        f"{counts['questions']} pertanyaan dikenali, {counts['missing']} tidak ada.",
        f"Akan diisi {counts['set']} sel, berbeda {counts['differs']}, "
        f"sama {counts['same']}, tidak terbaca {counts['unreadable']}.",
        *(f"  {each['cell']}: {each['message']}" for each in found["problems"]),
        f"Nilai {found['score_before']['total']} menjadi {found['score']['total']}.",
    ]
    if found["applied"]:
        done = f"Impor {found['import']} diterapkan: {counts['changed']} pertanyaan."
        return [*lines, done]
    return [*lines, "Ini pratinjau; terapkan dengan --apply."]
