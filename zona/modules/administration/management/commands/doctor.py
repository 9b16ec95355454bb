"""`zona doctor`: is this installation whole? Each line names a thing and its state."""

import shutil
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from zona.core.audit.queries import verdicts

ENOUGH_BYTES = 1024**3


class Command(BaseCommand):
    help = "Memeriksa pemasangan: data, basis data, tampilan, jejak audit."

    def handle(self, **options: Any) -> None:
        checks: dict[str, Callable[[], str]] = {
            "folder data": self._folder,
            "basis data": self._database,
            "berkas tampilan": self._assets,
            "setelan": self._settings,
            "jejak audit": self._audit,
        }
        failed = 0
        for name, check in checks.items():
            try:
                self.stdout.write(f"baik    {name}: {check()}")
            except CommandError as reason:
                failed += 1
                self.stdout.write(f"RUSAK   {name}: {reason}")
        if failed:
            raise CommandError(f"{failed} hal perlu diperbaiki.", returncode=1)

    def _folder(self) -> str:
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        probe = settings.DATA_DIR / ".coba"
        try:
            probe.write_text("coba")
            probe.unlink()
        except OSError as error:
            raise CommandError(
                f"{settings.DATA_DIR} tidak dapat ditulisi ({error})"
            ) from error
        free = shutil.disk_usage(settings.DATA_DIR).free
        if free < ENOUGH_BYTES:
            raise CommandError(f"ruang tersisa hanya {free // 1024**2} MB")
        return f"{settings.DATA_DIR}, ruang {free // 1024**3} GB"

    def _database(self) -> str:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if plan:
            raise CommandError(
                f"{len(plan)} migrasi belum dijalankan: jalankan `zona migrate`"
            )
        return f"{connection.vendor}, skema mutakhir"

    def _assets(self) -> str:
        missing = [
            name
            for name in ("tabler.min.css", "htmx.min.js", "echarts.min.js")
            if finders.find(f"vendor/{name}") is None
        ]
        if missing:
            raise CommandError(
                f"tidak ada: {', '.join(missing)} – jalankan `make setup`"
            )
        return "lengkap"

    def _settings(self) -> str:
        call_command("check", verbosity=0)
        return f"alamat {settings.SITE_URL}"

    def _audit(self) -> str:
        if "audit_entry" not in connection.introspection.table_names():
            raise CommandError("tabel belum ada: jalankan `zona migrate`")
        broken = [verdict for verdict in verdicts() if verdict.broken_at]
        if broken:
            raise CommandError(
                f"rantai {broken[0].unit_code} rusak pada catatan {broken[0].broken_at}"
            )
        return "rantai utuh"
