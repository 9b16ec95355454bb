"""`zona lke export --unit CODE --tahun Y --out FILE`: a worksheet as a workbook."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from zona.modules.assessment import queries
from zona.modules.assessment.sheets import exporting

HELP = "Menulis lembar kerja sebuah unit sebagai buku kerja XLSX dengan rumus."


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of `lke export`."""
    parser.add_argument("--unit", required=True, metavar="KODE", help="kode unit")
    parser.add_argument("--tahun", required=True, type=int, help="tahun akhir periode")
    parser.add_argument("--out", required=True, type=Path, metavar="BERKAS")
    parser.add_argument(
        "--instrumen", default="", metavar="KODE", help="bila ada lebih dari satu"
    )


def run(command: BaseCommand, options: dict[str, Any]) -> None:
    """Write the file; refuse where there is no such worksheet or no place for it."""
    unit, year, out = options["unit"], options["tahun"], options["out"]
    lke = queries.lke_of(unit, year, options["instrumen"])
    if lke is None:
        reason = f"Tidak ada LKE unit “{unit}” yang periodenya berakhir tahun {year}."
        raise CommandError(reason, returncode=2)
    content = exporting.export(lke, site=settings.SITE_URL)
    try:
        out.write_bytes(content)
    except OSError as error:
        reason = f"{out}: berkas tidak dapat ditulis ({error.strerror})."
        raise CommandError(reason, returncode=2) from None
    command.stdout.write(f"{lke.title}: {out}")
