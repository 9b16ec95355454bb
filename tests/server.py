"""A real installation for tests: its own folder, the production server, real HTTP."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from http.client import HTTPException
from pathlib import Path
from typing import Self

from tests.client import Client

ROOT = Path(__file__).resolve().parents[1]
SIGN_IN = "/masuk/"
START_SECONDS = 300  # the first start, on a busy machine, compresses static files
STOP_SECONDS = 20
SESSIONS = "sesi.json"
# Signing in costs a second on purpose; who walks a journey about it types the password.
SIGN_EVERYBODY_IN = f"""
import json
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from zona.core.people.models import User
keys = {{}}
for user in User.objects.filter(is_active=True):
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    keys[user.username] = session.session_key
(settings.DATA_DIR / "{SESSIONS}").write_text(json.dumps(keys), "utf-8")
"""
KEPT_IN_FOLDERS = ("berkas", "cache", "surel")
LOG_SHOWN = 2000


def free_port() -> int:
    """Return a port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


class Server:
    """A server process in a folder; a context manager that ends what it started."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.settings = settings
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    def environment(self) -> dict[str, str]:
        """Return the environment without the settings of whoever runs the tests."""
        foreign = ("ZONA_", "PYTHONDONTWRITE")
        kept = {k: v for k, v in os.environ.items() if not k.startswith(foreign)}
        ours = {"ZONA_DATA": str(self.folder), "ZONA_URL": self.url}
        return kept | ours | self.settings

    def launch(self, command: Sequence[str]) -> float:
        """Start the server; return the seconds until the first answered page."""
        began = time.perf_counter()
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,  # one group: kill() reaches the workers too
            )
        try:
            self._await_answer(began)
        except BaseException:
            self.kill()
            raise
        return time.perf_counter() - began

    def _await_answer(self, began: float) -> None:
        while not self._answers():
            if self._process and self._process.poll() is not None:
                raise RuntimeError(f"The server ended:\n{self.last_words()}")
            if time.perf_counter() - began > START_SECONDS:
                raise TimeoutError(f"No answer:\n{self.last_words()}")
            time.sleep(0.01)

    def _answers(self) -> bool:
        try:
            with Client(self.port) as client:
                status = client.get(SIGN_IN).status
        except (OSError, HTTPException):
            return False
        if status >= 500:
            raise RuntimeError(f"{SIGN_IN} answers {status}:\n{self.last_words()}")
        return True

    def last_words(self) -> str:
        """Return the end of the server's log."""
        return self.log.read_text()[-LOG_SHOWN:]

    def processes(self) -> list[int]:
        """Return the ids of the server's processes, the workers' among them."""
        if self._process is None:
            return []
        group = self._process.pid
        return [
            int(folder.name)
            for folder in Path("/proc").iterdir()
            if folder.name.isdigit() and _group(int(folder.name)) == group
        ]

    def stop(self) -> None:
        """Ask the server to end, as an administrator does."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
        self._process = None

    def kill(self) -> None:
        """End all processes of the server at once, without a word (SIGKILL)."""
        if self._process is None:
            return
        if self._process.poll() is None or self.processes():
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(STOP_SECONDS)
        self._process = None


class Office(Server):
    """One installation of Zona in one folder."""

    @property
    def database(self) -> Path:
        return self.folder / "zona.sqlite3"

    def start(self, *, workers: int = 2) -> float:
        """Start the production server; return the seconds to the first answer."""
        return self.launch(
            self.command("serve", "--port", str(self.port), "--workers", str(workers))
        )

    def command(self, *arguments: str) -> list[str]:
        """Return the command line of a `zona` subcommand."""
        return [sys.executable, str(ROOT / "manage.py"), *arguments]

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a `zona` subcommand on this installation to its end."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return subprocess.run(
            self.command(*arguments),
            cwd=ROOT,
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=START_SECONDS,
            check=False,
        )

    def prepare(self) -> Self:
        """Load the sample office; raise with the command's own words if it fails."""
        self._must("demo", "--no-serve")
        self._must("shell", "--no-imports", "-c", SIGN_EVERYBODY_IN)
        return self

    def _must(self, *arguments: str) -> None:
        done = self.run(*arguments)
        if done.returncode:
            words = f"{done.stdout}\n{done.stderr}"
            raise RuntimeError(f"zona {arguments[0]}:\n{words}")

    def session(self, username: str) -> str:
        """Return the key of the session that a person of the sample has from the start."""
        keys: dict[str, str] = json.loads((self.folder / SESSIONS).read_text("utf-8"))
        return keys[username]

    def copy(self, folder: Path, **settings: str) -> "Office":
        """Return a second installation with the same data; static files are shared."""
        # The rows' file is not copied as it lies: another process may have it open.
        rows = f"{self.database.name}*"
        unwanted = shutil.ignore_patterns("static", "*.log", rows)
        shutil.copytree(self.folder, folder, ignore=unwanted)
        _copy_rows(self.database, folder / self.database.name)
        static = self.settings.get("ZONA_STATIC", str(self.folder / "static"))
        return Office(folder, **{**self.settings, "ZONA_STATIC": static, **settings})

    def restore(self, other: "Office") -> None:
        """Put rows and files back to those of another installation, while running."""
        _copy_rows(other.database, self.database)
        for name in KEPT_IN_FOLDERS:
            shutil.rmtree(self.folder / name, ignore_errors=True)
            if (other.folder / name).exists():
                shutil.copytree(other.folder / name, self.folder / name)


def _copy_rows(source: Path, target: Path) -> None:
    """Copy a database by SQLite's own backup, so that open connections see it."""
    with (
        closing(sqlite3.connect(source)) as given,
        closing(sqlite3.connect(target)) as taken,
    ):
        given.backup(taken)


def _group(process: int) -> int:
    try:
        return os.getpgid(process)
    except ProcessLookupError:
        return 0
