"""`zona sample --units N`: many invented units, to see how Zona bears them."""

import time
from argparse import ArgumentParser
from typing import Any, override

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Max
from django.utils.timezone import localdate, now

from zona.core.people.models import Unit, UnitLevel
from zona.core.refused import Refused
from zona.modules.assessment import actions
from zona.modules.assessment.models import Instrument, Lke

NEWEST = "lke-zi-2021"


class Command(BaseCommand):
    """Buat satker contoh dengan jawaban acak yang dapat diulang."""

    help = "Membuat N satker contoh dengan LKE terisi, untuk uji skala (hanya pemasangan contoh)."

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--units", type=int, required=True, metavar="N")
        parser.add_argument("--parent", default="", metavar="KODE", help="unit induk")
        parser.add_argument(
            "--tahun", type=int, help="tahun LKE; tanpa ini, tahun LKE terakhir"
        )
        parser.add_argument("--instrumen", default=NEWEST, metavar="KODE")
        parser.add_argument("--seed", type=int, default=2021, help="benih acak")

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        began = time.perf_counter()
        trial = actions.Trial(
            units=options["units"],
            parent=_parent(options["parent"]),
            instrument=_instrument(options["instrumen"]),
            year=options["tahun"] or _latest_year(),
            seed=options["seed"],
        )
        try:
            units = actions.make_units(trial, by=None, at=now())
        except Refused as refused:
            raise CommandError(str(refused)) from None
        seconds = f"{time.perf_counter() - began:.1f}".replace(".", ",")
        self.stdout.write(
            f"{len(units)} satker contoh dibuat di bawah {trial.parent.short_name} "
            f"dalam {seconds} detik."
        )


def _latest_year() -> int:
    """Return the year that the overview opens with, so that the units are seen there."""
    latest = Lke.objects.aggregate(last=Max("period_end"))["last"]
    return (latest or localdate()).year


def _parent(code: str) -> Unit:
    """Return the unit that is named, else the first echelon I unit."""
    units = Unit.objects.exclude(level=UnitLevel.SATKER)
    chosen = units.filter(code=code) if code else units.order_by("level", "path")
    found = chosen.first()
    if found is None:
        raise CommandError(f"Unit induk {code or 'eselon I'} tidak ada.")
    return found


def _instrument(code: str) -> Instrument:
    found = Instrument.objects.defer("content").filter(code=code).first()
    if found is None:
        raise CommandError(f"Instrumen {code} belum terbit di sini.")
    return found
