"""How a figure is measured: one request at a time, and from sixteen clients at once."""

import contextlib
import statistics
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

CLIENTS = 16
WARM_UP = 5


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of many repetitions of one thing."""

    p50: float
    p95: float

    @classmethod
    def of(cls, seconds: Iterable[float]) -> "Times":
        """Return the median and the 95th percentile of the measured seconds."""
        ordered = sorted(each * 1000 for each in seconds)
        return cls(statistics.median(ordered), ordered[int(0.95 * (len(ordered) - 1))])


def one_by_one(ask: Callable[[], None], times: int) -> Times:
    """Return how long the asking takes when nobody else asks."""
    for _ in range(WARM_UP):
        ask()
    return Times.of([_seconds(ask) for _ in range(times)])


def _seconds(ask: Callable[[], None]) -> float:
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began


@dataclass(frozen=True, slots=True)
class Rush:
    """What came of many clients asking at once."""

    answered: int
    seconds: float

    @property
    def per_second(self) -> float:
        return self.answered / self.seconds


def at_once(asks: Sequence[Callable[[], None]], seconds: float) -> Rush:
    """Let every client ask again and again for so long; an error ends the bench."""
    counts = [0] * len(asks)
    errors: list[BaseException] = []
    start = threading.Barrier(len(asks) + 1)
    ends = [0.0]

    def work(place: int) -> None:
        try:
            asks[place]()  # every connection is open before the clock starts
            start.wait()
            while time.perf_counter() < ends[0]:
                asks[place]()
                counts[place] += 1
        except BaseException as error:
            errors.append(error)
            start.abort()

    threads = [threading.Thread(target=work, args=(n,)) for n in range(len(asks))]
    for thread in threads:
        thread.start()
    ends[0] = time.perf_counter() + 3600
    with contextlib.suppress(threading.BrokenBarrierError):
        start.wait()
    began = time.perf_counter()
    ends[0] = began + seconds
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return Rush(sum(counts), time.perf_counter() - began)


def memory_mib(processes: Iterable[int]) -> float:
    """Return the memory of the processes, shared pages divided among them (PSS)."""
    return sum(_pss_kib(each) for each in processes) / 1024


def _pss_kib(process: int) -> int:
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0
