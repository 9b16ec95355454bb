"""The `zona` command: ours and Django's own subcommands."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run a subcommand, as manage.py does."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zona.config.settings")
    execute_from_command_line(sys.argv)
