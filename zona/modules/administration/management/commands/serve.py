"""`zona serve`: the production server on this machine."""

import gc
from argparse import ArgumentParser
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import find
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server


class Command(BaseCommand):
    help = "Menyalakan Zona dengan server produksi."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2)

    def handle(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 8000,
        workers: int = 2,
        **options: Any,
    ) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        self._collect_static()
        self.stdout.write(
            f"\nZona siap di http://{host}:{port} – hentikan dengan Ctrl+C.\n"
        )
        self.stdout.flush()
        self._preload()
        Server(
            "zona.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=4,
            log_level=LogLevels.warning,
            respawn_failed_workers=True,
        ).serve()

    def _preload(self) -> None:
        """Load the program once, before the workers fork: they share its memory.

        Frozen objects are not touched by their garbage collectors, so the pages stay
        shared; a database connection must not be.
        """
        import_module("zona.config.wsgi")
        import_module(settings.ROOT_URLCONF)
        connections.close_all()
        gc.collect()
        gc.freeze()

    def _collect_static(self) -> None:
        """Collect the static files once per version: a second start is quick."""
        source = find("vendor/tabler.min.css")
        if source is None:
            raise CommandError(
                "Berkas tampilan belum ada. Jalankan `make setup` sekali.", returncode=2
            )
        stamp = Path(settings.STATIC_ROOT) / ".dikumpulkan"
        files = [
            path
            for app in Path(settings.BASE_DIR, "zona").rglob("static")
            for path in app.rglob("*")
        ]
        newest = str(max((p.stat().st_mtime for p in files if p.is_file()), default=0))
        if not stamp.exists() or stamp.read_text() != newest:
            call_command("collectstatic", verbosity=0, interactive=False, clear=True)
            stamp.write_text(newest)
