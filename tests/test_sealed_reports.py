"""After an anonymous report the whole installation is searched: nothing of it is there.

A real server, a real database, the media folder, the cache, the mails and the log. What
was backed up is opened with a handler's key and with nothing else.
"""

import sqlite3
from base64 import b64decode
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey
from nacl.pwhash import argon2id
from nacl.secret import SecretBox
from PIL import Image

from tests.reporter import Reporter
from tests.server import Office
from zona.modules.whistleblowing.rules.sealing import Unreadable, read_words, unlock

TEXT = "Zamrud ditukar kuitansi palsu memakai stempel kadaluwarsa"
PLACE = "Gudang Khatulistiwa"
REPLY = "Mereka berkumpul setiap Selasa sore"
FILE = "foto-brankas-terkunci.png"
AGENT = "PerambanPenanda/9.1"
ADDRESS = "203.0.113.77"
REFERRER = "https://halaman-sebelumnya.example/"
PASSPHRASE = "contoh kunci wbs 2021"  # of the sample's handlers, printed in the guide
TRACES = [
    TEXT,
    PLACE,
    REPLY,
    FILE,
    AGENT,
    ADDRESS,
    REFERRER,
    *f"{TEXT} {REPLY}".split(),
]
# Words that the program itself uses everywhere prove nothing.
COMMON = {"setiap", "memakai", "Mereka", "Selasa", "sore"}
SEALED = """
SELECT envelope.sha256, sealed.sealed, handler.protected_key
FROM whistleblowing_sealedkey AS sealed
JOIN whistleblowing_envelope AS envelope ON envelope.id = sealed.envelope_id
JOIN whistleblowing_handlerkey AS handler ON handler.id = sealed.holder_id
JOIN whistleblowing_tip AS tip ON tip.id = envelope.tip_id
WHERE envelope.sort = 'laporan' AND NOT tip.is_probe
"""


@pytest.fixture
def office(prepared: Office, tmp_path: Path) -> Iterator[Office]:
    """Return a running office with its own copy of the demo data."""
    with prepared.copy(tmp_path / "kantor") as office:
        office.start(workers=1)
        yield office


def _report(office: Office) -> str:
    headers = {
        "User-Agent": AGENT,
        "X-Forwarded-For": ADDRESS,
        "Referer": REFERRER,
    }
    picture = BytesIO()
    Image.new("RGB", (9, 9), "teal").save(picture, "PNG")
    reporter = Reporter(office.port, headers)
    fields = {"what": TEXT, "where": PLACE}
    code = reporter.send(fields, [(FILE, picture.getvalue())])
    assert "disegel dan terkirim" in reporter.reply(code, REPLY)
    assert "Tidak ada laporan" in reporter.read(f"{code[:-4]}0000")
    assert reporter.cookies == []
    reporter.close()
    office.stop()
    return code


def _everything(folder: Path) -> dict[str, bytes]:
    """Return every file of the installation; the static files belong to the program."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "static" not in path.relative_to(folder).parts
    }


def test_nothing_of_a_report_is_found_in_the_whole_installation(office: Office) -> None:
    code = _report(office)
    files = _everything(office.folder)
    digests = [sha256(code.encode()).hexdigest(), sha256(TEXT.encode()).hexdigest()]
    words = {*TRACES, code, code.replace("-", ""), *digests} - COMMON

    found = {
        f"{word!r} in {name}"
        for word in words
        for name, content in files.items()
        if word.encode() in content or word.encode("utf-16-le") in content
    }

    assert {"zona.sqlite3", "server.log"} <= files.keys()
    assert [name for name in files if name.startswith("berkas/wbs/")]
    assert found == set()


def _rows(database: Path) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(database)) as lines:
        return lines.execute(SEALED).fetchall()


def _handlers_secret(protected: str, phrase: str) -> PrivateKey:
    _, passes, memory, salt, kept = protected.split(".")
    key = argon2id.kdf(
        32,
        phrase.encode(),
        b64decode(salt),
        opslimit=int(passes),
        memlimit=int(memory),
    )
    return PrivateKey(SecretBox(key).decrypt(b64decode(kept)))


def test_a_backup_opens_with_a_handlers_key_and_with_nothing_that_is_in_it(
    office: Office,
) -> None:
    _report(office)
    rows = _rows(office.database)
    assert len(rows) == 2  # both handlers of the ministry
    digest, sealed, protected = rows[0]
    body = (office.folder / f"berkas/wbs/{digest[:2]}/{digest}").read_bytes()

    secrets = [
        path.read_bytes() for path in office.folder.iterdir() if "key" in path.name
    ]
    assert secrets
    for secret in secrets:
        with pytest.raises(Unreadable):
            unlock(body, sealed, PrivateKey(sha256(secret).digest()))
        with pytest.raises(CryptoError):
            _handlers_secret(protected, secret.decode())

    private = _handlers_secret(protected, PASSPHRASE)
    assert TEXT in dict(read_words(unlock(body, sealed, private))).values()


def test_a_changed_or_removed_entry_of_the_trail_is_found(office: Office) -> None:
    _report(office)
    assert office.run("audit", "verify").returncode == 0
    whole = office.database.read_bytes()

    for change in (
        "UPDATE audit_entry SET at = '2021-01-01 00:00:00' WHERE verb = ?",
        "DELETE FROM audit_entry WHERE verb = ?",
    ):
        with closing(sqlite3.connect(office.database)) as lines, lines:
            lines.execute(change, ["whistleblowing.received"])
        assert office.run("audit", "verify").returncode != 0, change
        office.database.write_bytes(whole)


def test_no_column_of_the_channel_could_hold_an_address(prepared: Office) -> None:
    """T8.2: the database of an anonymous report contains no column with an address."""
    with closing(sqlite3.connect(prepared.database)) as lines:
        tables = lines.execute(
            "SELECT name, sql FROM sqlite_master WHERE name LIKE 'whistleblowing_%'"
        ).fetchall()

    assert len(tables) >= 7
    assert not [
        name
        for name, sql in tables
        if sql and any(word in sql.lower() for word in ("_ip", "address", "agent"))
    ]
