"""`zona report triwulan`: the quarterly report of a unit as Word and PDF files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError

from zona.core.files.models import Attachment
from zona.core.people.models import Unit
from zona.modules.reports import documents
from zona.modules.reports.models import Report
from zona.modules.reports.rules import quarter_name


class Command(BaseCommand):
    help = "Menulis laporan triwulan sebuah unit sebagai berkas Word dan PDF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=["triwulan"], help="jenis laporan")
        parser.add_argument("--unit", required=True, help="kode unit")
        parser.add_argument("--tahun", type=int, required=True)
        parser.add_argument("--triwulan", type=int, required=True, choices=range(1, 5))
        parser.add_argument("--out", type=Path, required=True, help="folder tujuan")

    def handle(self, *args: Any, **options: Any) -> None:
        report = _report(options["unit"], options["tahun"], options["triwulan"])
        for path in _written(options["out"], _files(report)):
            self.stdout.write(str(path))


def _report(code: str, year: int, quarter: int) -> Report:
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        raise CommandError(f"Tidak ada unit dengan kode “{code}”.", returncode=2)
    reports = Report.objects.filter(unit=unit, year=year, quarter=quarter)
    report = reports.select_related("unit").first()
    if report is None:
        raise CommandError(
            f"Laporan {quarter_name(year, quarter)} {unit.short_name} belum dibuka. "
            "Buka lebih dahulu pada halaman Laporan triwulan, tombol “Buka laporan”.",
            returncode=2,
        )
    return report


def _files(report: Report) -> dict[str, bytes]:
    """Return the bytes by file name: those that were signed, else a marked draft."""
    if report.is_signed:
        signed = report.signed
        kept = {"docx": _kept(signed.docx), "pdf": _kept(signed.pdf)}
        return {f"{report.file_stem}.{end}": content for end, content in kept.items()}
    papers = documents.papers(report)
    return {f"{papers.name}.docx": papers.docx, f"{papers.name}.pdf": papers.pdf}


def _kept(attachment: Attachment) -> bytes:
    with default_storage.open(attachment.stored_name) as file:
        content: bytes = file.read()
    return content


def _written(folder: Path, files: dict[str, bytes]) -> list[Path]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        paths = [folder / name for name in files]
        for path, content in zip(paths, files.values(), strict=True):
            path.write_bytes(content)
    except OSError as error:
        raise CommandError(
            f"Berkas tidak dapat ditulis: {error.strerror}: {error.filename}",
            returncode=2,
        ) from error
    return paths
