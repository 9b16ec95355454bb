"""The sample office on disk, made once for all tests that start a real server."""

import fcntl
import os
from pathlib import Path

import pytest

from tests.server import Office


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Return an installation with the demo data; tests work on copies of it."""
    base = tmp_path_factory.getbasetemp()
    # Workers of pytest-xdist share one: the first makes it, the others wait.
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    office = Office(shared / "contoh")
    with (shared / "contoh.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _stamp(office).exists():
            office.prepare()
            office.start(workers=1)  # collects the static files
            office.stop()
            _stamp(office).touch()
    return office


def _stamp(office: Office) -> Path:
    return office.folder / "siap"
