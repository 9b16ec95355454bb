"""`zona init`: the first unit and the first administrator of a new installation."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.timezone import localtime

from zona.core.people.models import Unit, UnitLevel
from zona.core.people.sign_in import password_link
from zona.core.roles import Role
from zona.modules.administration import actions


class Command(BaseCommand):
    help = "Membuat kementerian/lembaga dan pengelola sistem pertama."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--code", required=True, help="kode unit, misalnya kemenperin"
        )
        parser.add_argument("--name", required=True, help="nama kementerian/lembaga")
        parser.add_argument("--place", default="Jakarta", help="kota")
        parser.add_argument("--admin", required=True, help="nama pengguna pengelola")
        parser.add_argument("--admin-name", required=True, help="nama pengelola")
        parser.add_argument("--email", required=True, help="surel pengelola")

    def handle(self, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        if Unit.objects.exists():
            raise CommandError(
                "Pemasangan ini sudah berisi unit. Tambahkan unit dan orang lewat menu Pengelola.",
                returncode=2,
            )
        try:
            link = self._found(**options)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages), returncode=2) from error
        self.stdout.write(f"Buka tautan ini sekali untuk membuat kata sandi:\n{link}")

    @transaction.atomic
    def _found(
        self,
        *,
        code: str,
        name: str,
        place: str,
        admin: str,
        admin_name: str,
        email: str,
        **options: Any,
    ) -> str:
        at = localtime()
        unit = actions.create_unit(
            code=code,
            name=name,
            short_name=code.upper(),
            level=UnitLevel.KEMENTERIAN,
            parent=None,
            place=place,
            by=None,
            at=at,
        )
        user = actions.create_user(
            username=admin,
            full_name=admin_name,
            email=email,
            unit=unit,
            position=None,
            password=None,
            by=None,
            at=at,
        )
        actions.grant_role(user=user, unit=unit, role=Role.SYSTEM_ADMIN, by=None, at=at)
        return password_link(user)
