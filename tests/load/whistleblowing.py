"""Anonymous reports over HTTP: one with a file of 5 MB, and sixteen people at once."""

import threading
import time
from dataclasses import dataclass
from io import BytesIO
from random import Random

from PIL import Image

from tests.load.load import CLIENTS, Times
from tests.reporter import Reporter

MEGABYTE = 1024 * 1024
REPORTS = 200
WORDS = {"what": "Laporan ukur", "where": "Loket"}


@dataclass(frozen=True, slots=True)
class Reports:
    """What came of many people reporting at once."""

    kept: int
    lost: int
    per_second: float


def with_file(port: int, times: int) -> Times:
    """Return how long a report with a picture of 5 MB takes, code typed back included."""
    reporter, picture = Reporter(port), [("bukti.png", _picture())]
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        reporter.send(WORDS, picture)
        spent.append(time.perf_counter() - began)
    reporter.close()
    return Times.of(spent)


def _picture() -> bytes:
    """Return a PNG of noise: as large as its dots, it cannot be packed."""
    side = int((5 * MEGABYTE / 3) ** 0.5)
    dots = Random(2021).randbytes(side * side * 3)  # noqa: S311  # noise, no secret
    into = BytesIO()
    Image.frombytes("RGB", (side, side), dots).save(into, "PNG", compress_level=1)
    return into.getvalue()


def at_once(port: int, reports: int = REPORTS) -> Reports:
    """Let sixteen clients send reports; each must be in its mailbox afterwards."""
    codes: list[str] = []
    shares = [range(place, reports, CLIENTS) for place in range(CLIENTS)]
    threads = [threading.Thread(target=_send, args=(port, s, codes)) for s in shares]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    reader = Reporter(port)
    kept = sum("Yang sudah Anda kirim" in reader.read(code) for code in codes)
    reader.close()
    return Reports(kept, reports - kept, reports / seconds)


def _send(port: int, share: range, codes: list[str]) -> None:
    reporter = Reporter(port)
    for _ in share:
        codes.append(reporter.send(WORDS))
    reporter.close()
