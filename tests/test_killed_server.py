"""A server that is killed while people save leaves no half change and loses nothing."""

import random
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, suppress
from http.client import HTTPException
from pathlib import Path

import pytest

from tests.client import Client
from tests.server import Office
from zona.modules.administration.sample import PASSWORD
from zona.modules.assessment.rules.shipped import instrument

INSTRUMENT = "lke-zi-2021"
LKE = """
SELECT lke.id FROM assessment_lke AS lke
JOIN assessment_instrument AS form ON form.id = lke.instrument_id
JOIN people_unit AS unit ON unit.id = lke.unit_id
WHERE form.code = ? AND unit.code = 'bppsi-pekanbaru'
"""
VERSIONS = "SELECT code, version FROM assessment_answer WHERE lke_id = ?"
ENTRIES = """
SELECT json_extract(detail, '$.code'), count(*) FROM audit_entry
WHERE verb = 'assessment.answered' AND target = ? GROUP BY 1
"""
WRITERS = 6
KILLS = 3
PATIENCE = 60  # seconds that a busy machine may take for the first save


@pytest.fixture
def office(prepared: Office, tmp_path: Path) -> Iterator[Office]:
    """Return an office with its own copy of the demo data, not yet started."""
    with prepared.copy(tmp_path / "kantor") as office:
        yield office


class Writer(threading.Thread):
    """Saves one answer again and again until the server is gone."""

    def __init__(
        self, client: Client, path: str, values: Sequence[str], version: int
    ) -> None:
        super().__init__()
        self._client = client
        self._path = path
        self._values = values
        self.acknowledged = version
        self.has_saved = False
        self.refusal = ""

    def run(self) -> None:
        with self._client, suppress(OSError, HTTPException):
            while not self.refusal:
                self._save()

    def _save(self) -> None:
        at = self.acknowledged
        value = self._values[at % len(self._values)]
        fields = {"value": value, "note": f"Simpanan {at}", "version": str(at)}
        reply = self._client.post(self._path, fields, **{"HX-Request": "true"})
        if reply.status == 200:
            self.acknowledged += 1
            self.has_saved = True
        else:
            self.refusal = f"{reply.status} {reply.text}"


def test_a_killed_server_leaves_no_half_change_and_loses_no_save(
    office: Office,
) -> None:
    chance = random.Random()  # noqa: S311  # when to kill, no secret

    for _ in range(KILLS):
        office.start(workers=2)
        writers = _writers(office)
        for writer in writers.values():
            writer.start()
        _wait_for_a_save(writers.values())
        time.sleep(chance.uniform(0, 0.8))
        office.kill()
        for writer in writers.values():
            writer.join(timeout=30)

        assert not [each.refusal for each in writers.values() if each.refusal]
        _whole(office, {code: each.acknowledged for code, each in writers.items()})

    office.start(workers=1)  # and it rises again
    done = office.run("audit", "verify")
    assert done.returncode == 0, done.stdout + done.stderr


def _wait_for_a_save(writers: Collection[Writer]) -> None:
    """Wait until somebody's save was acknowledged, so that the kill falls among saves."""
    until = time.monotonic() + PATIENCE
    while not any(each.has_saved for each in writers):
        assert time.monotonic() < until, "Nothing was saved."
        time.sleep(0.02)


def _writers(office: Office) -> dict[str, Writer]:
    lke, versions, _ = _kept(office)
    questions = [each for each in instrument(INSTRUMENT).questions if each.options]
    with Client(office.port).sign_in("ketua-zi", PASSWORD) as person:
        return {
            each.code: Writer(
                person.again(),
                f"/lke/{lke}/jawaban/{each.code}/",
                [option.value for option in each.options],
                versions[each.code],
            )
            for each in questions[:WRITERS]
        }


def _kept(office: Office) -> tuple[int, Counter[str], Counter[str]]:
    """Return the worksheet, its answers' versions, and their audit entries' counts."""
    with closing(sqlite3.connect(office.database)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        lke = database.execute(LKE, [INSTRUMENT]).fetchone()[0]
        versions = Counter(dict(database.execute(VERSIONS, [lke])))
        entries = Counter(
            dict(database.execute(ENTRIES, [f"assessment.lke:{lke}"]).fetchall())
        )
    return lke, versions, entries


def _whole(office: Office, acknowledged: dict[str, int]) -> None:
    """Every answer has exactly its entries; every acknowledged save is there."""
    _, versions, entries = _kept(office)

    assert entries == versions
    for code, version in acknowledged.items():
        # One more may have been written whose answer the kill swallowed.
        assert version <= versions[code] <= version + 1, code
