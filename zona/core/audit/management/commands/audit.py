"""`zona audit verify`: walk the hash chains and name the first broken entry."""

from argparse import ArgumentParser
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError

from zona.core.audit.queries import Verdict, verdict, verdicts


class Command(BaseCommand):
    help = "Memeriksa keutuhan jejak audit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("do", choices=["verify"], help="periksa rantai")
        parser.add_argument("--unit", metavar="KODE", help="hanya rantai unit ini")

    def handle(self, *_args: Any, **options: Any) -> None:
        found = [self._one(options["unit"])] if options["unit"] else list(verdicts())
        for each in found:
            self._tell(each)
        broken = [each for each in found if each.broken_at]
        if broken:
            names = ", ".join(f"{each.unit_code} #{each.broken_at}" for each in broken)
            raise CommandError(f"Jejak audit rusak: {names}.", returncode=1)

    def _one(self, code: str) -> Verdict:
        units = apps.get_model("people", "Unit")._default_manager
        unit = units.filter(code=code).first()
        if unit is None:
            raise CommandError(f"Unit '{code}' tidak dikenal.", returncode=2)
        return verdict(unit)

    def _tell(self, each: Verdict) -> None:
        if each.broken_at:
            self.stderr.write(
                f"{each.unit_code}: rusak pada catatan {each.broken_at}: {each.reason}"
            )
        else:
            self.stdout.write(f"{each.unit_code}: {each.count} catatan, {each.head}")
