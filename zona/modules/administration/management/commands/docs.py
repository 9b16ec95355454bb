"""`zona docs`: the lists that are printed from the code and reviewed as changed lines."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from zona.core.listing import access_matrix, fact_list, url_list

PRINTED = {
    "access-matrix.md": access_matrix,
    "urls.txt": url_list,
    "facts.md": fact_list,
}


class Command(BaseCommand):
    help = "Mencetak matriks hak akses, daftar alamat, dan daftar fakta ke docs/."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", type=Path, default=Path("docs"))

    def handle(self, *, to: Path, **options: Any) -> None:
        for name, printed in PRINTED.items():
            (to / name).write_text(printed(), "utf-8")
            self.stdout.write(f"{to / name}")
