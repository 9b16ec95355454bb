"""`make bench`: the figures of Zona on this machine, beside the best peer's and the aims.

An office of its own with the demo data, the production server with two workers, real
HTTP over the loopback. With ZONA_DATABASE_URL the data lie on that PostgreSQL, which may
make databases; the floor stays on SQLite. How each figure is taken: docs/dev/bench.md.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import django

from tests.load import databases
from tests.load.floor_server import Floor
from tests.load.steps import Bench, start_figures
from tests.load.table import Figure, machine, printed
from tests.server import Office


def main(arguments: list[str]) -> None:
    """Measure, print the table, and write it as JSON where asked."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="a fifth of the repetitions"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write JSON")
    given = parser.parse_args(arguments)
    about = machine(datetime.now(UTC).astimezone())
    about["database"] = databases.engine()
    _say("\n".join(f"{name}: {value}" for name, value in about.items()) + "\n")
    with tempfile.TemporaryDirectory(prefix="zona-bench-") as folder:
        figures = list(_figures(Path(folder), quick=given.quick))
    _say(f"\n{printed(figures)}\n")
    if given.json:
        content = {"machine": about, "figures": [each.data() for each in figures]}
        given.json.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")


def _figures(folder: Path, *, quick: bool) -> Iterator[Figure]:
    with Office(folder / "demo", **databases.settings("demo")) as office:
        _note("migrations, first set-up, starts")
        empty = Office(folder / "empty", **databases.settings("empty"))
        yield from start_figures(office, empty, quick=quick)
        _note("the floor: a bare Django")
        floor = Floor.measured(folder / "floor", quick=quick)
        # From here the bench itself is Zona too, on the same database.
        os.environ |= office.environment()
        os.environ["DJANGO_SETTINGS_MODULE"] = "zona.config.settings"
        django.setup()
        office.start(workers=2)
        yield from Bench(office, floor, quick=quick).figures(_note)


def _note(what: str) -> None:
    sys.stderr.write(f"… {what}\n")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
