"""`zona where /lke/`: from an address to file, line, permission and template."""

import inspect
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.template.exceptions import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import Resolver404, resolve


class Command(BaseCommand):
    help = "Menunjukkan berkas, baris, hak, dan templat sebuah alamat."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("url")

    def handle(self, *, url: str, **options: Any) -> None:
        try:
            match = resolve(url)
        except Resolver404:
            raise CommandError(f"Tidak ada alamat {url}", returncode=2) from None
        view = inspect.unwrap(match.func)
        view = getattr(view, "view_class", view)
        path = Path(inspect.getfile(view))
        line = inspect.getsourcelines(view)[1]
        shown = (
            path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
        )
        self.stdout.write(f"{shown}:{line}  {match.view_name}")
        self.stdout.write(f"hak: {getattr(match.func, 'access', 'TANPA TANDA')}")
        name = f"{view.__module__.split('.')[2]}/{view.__name__}.html"
        try:
            get_template(name)
            self.stdout.write(f"templat: {name}")
        except TemplateDoesNotExist:
            self.stdout.write("templat: –")
