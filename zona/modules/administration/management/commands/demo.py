"""`zona demo`: one command from nothing to the sample quarter, ready to work in."""

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from zona.core.people.models import Unit
from zona.core.sample import load_all
from zona.modules.administration import sample


class Command(BaseCommand):
    help = "Menyiapkan data contoh (Triwulan IV 2021) lalu menyalakan Zona."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="hanya siapkan")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, no_serve: bool, port: int, **options: Any) -> None:
        os.environ["ZONA_DEMO"] = "1"
        os.environ.setdefault("ZONA_URL", f"http://127.0.0.1:{port}")
        call_command("migrate", verbosity=0, interactive=False)
        if not Unit.objects.exists():
            self._load()
        self._name_accounts()
        if not no_serve:
            call_command("serve", port=port)

    @transaction.atomic
    def _load(self) -> None:
        for title in load_all():
            self.stdout.write(f"Data contoh dimuat: {title}")

    def _name_accounts(self) -> None:
        self.stdout.write(f"\nAkun contoh – kata sandi semua: {sample.PASSWORD}\n\n")
        for user in sample.accounts():
            roles = ", ".join(grant.get_role_display() for grant in user.held)
            self.stdout.write(f"  {user.username:<22} {user.full_name} – {roles}")
        self.stdout.write(f"\nData tersimpan di {settings.DATA_DIR}")
