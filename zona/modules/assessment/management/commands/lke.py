"""`zona lke …`: worksheets and workbooks on the command line."""

from argparse import ArgumentParser
from types import ModuleType
from typing import Any, override

from django.core.management.base import BaseCommand, CommandParser

from zona.modules.assessment.management.commands import _lke_export, _lke_import

# Each has HELP, add_arguments(parser) and run(command, options).
SUBCOMMANDS: dict[str, ModuleType] = {
    "export": _lke_export,
    "import": _lke_import,
}


class Command(BaseCommand):
    """Lembar kerja evaluasi di baris perintah."""

    help = "Lembar kerja evaluasi (LKE) sebagai buku kerja."

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parsers = parser.add_subparsers(
            dest="subcommand",
            required=True,
            metavar="PERINTAH",
            parser_class=CommandParser,
        )
        for name, module in SUBCOMMANDS.items():
            module.add_arguments(parsers.add_parser(name, help=module.HELP))

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        SUBCOMMANDS[options["subcommand"]].run(self, options)
