"""The floor as a server, and its figures."""

import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Self

from tests.client import Client
from tests.load.load import CLIENTS, Times, at_once, memory_mib, one_by_one
from tests.server import ROOT, Server


@dataclass(frozen=True, slots=True)
class Floor:
    """What a bare Django does in the same run: noise of the machine cancels out."""

    page: Times
    save: Times
    pages_per_second: float
    saves_per_second: float
    mib: float
    start: float

    @classmethod
    def measured(cls, folder: Path, *, quick: bool) -> Self:
        """Start the bare Django on the same server with two workers and measure it."""
        folder.mkdir()
        times, seconds = (40, 2.0) if quick else (200, 5.0)
        with Server(folder) as server:
            subprocess.run(
                [sys.executable, "-m", "tests.load.floor"],
                cwd=ROOT,
                env=server.environment(),
                check=True,
            )
            start = server.launch(_command(server.port))
            clients = [Client(server.port) for _ in range(CLIENTS)]
            pages = [partial(_page, each) for each in clients]
            saves = [partial(_save, each, n) for n, each in enumerate(clients, 1)]
            return cls(
                page=one_by_one(pages[0], times),
                save=one_by_one(saves[0], times),
                pages_per_second=at_once(pages, seconds).per_second,
                saves_per_second=at_once(saves, seconds).per_second,
                mib=memory_mib(server.processes()),
                start=start,
            )


def _command(port: int) -> list[str]:
    """Return the command line: the server and the workers that `zona serve` has."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--factory"),
        *("--workers", "2", "--blocking-threads", "4", "--port", str(port)),
        "tests.load.floor:application",
    ]


def _page(client: Client) -> None:
    if client.get("/").status != 200:
        raise RuntimeError("The floor's page does not answer.")


def _save(client: Client, row: int) -> None:
    if client.post(f"/{row}/", {"value": "B"}).status != 200:
        raise RuntimeError("The floor does not save.")
