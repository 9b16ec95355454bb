"""The steps of the bench, each yielding its figures in the order of the table."""

import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial

from tests.client import Client
from tests.load import databases
from tests.load.floor_server import Floor
from tests.load.load import CLIENTS, Times, at_once, memory_mib, one_by_one
from tests.load.table import Figure
from tests.server import Office

AREA = "PW"  # the area whose page is measured: the most questions by figures
PERSON = "ketua-zi"  # the lead of the team: works in every area
QUICKER = 5


def start_figures(office: Office, empty: Office, *, quick: bool) -> Iterator[Figure]:
    """Measure migrations, the first set-up and the starts; leave the demo data."""
    migrated = _timed(lambda: _must(empty, "migrate"))
    yield Figure("migrations from empty", migrated, "s", aim=15)
    loaded = _timed(office.prepare)
    yield Figure("first set-up: migrations, demo data", loaded, "s", peer="5 min")
    first = office.start()
    office.stop()
    yield Figure("first start, static files compressed", first, "s")
    starts = []
    for _ in range(1 if quick else 3):
        starts.append(office.start())
        office.stop()
    cold = statistics.median(starts)
    yield Figure("cold start to the first page", cold, "s", aim=3, peer="10 s")
    again = office.launch(office.command("demo", "--port", str(office.port)))
    office.stop()
    yield Figure("zona demo, second start", again, "s", aim=5)


def _must(office: Office, *arguments: str) -> None:
    done = office.run(*arguments)
    if done.returncode:
        raise RuntimeError(f"zona {' '.join(arguments)}:\n{done.stderr}")


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


class Bench:
    """The running office under the bench; Django is set up on its database."""

    def __init__(self, office: Office, floor: Floor, *, quick: bool) -> None:
        from tests.places import Worksheet  # noqa: PLC0415  # Django must stand first
        from zona.modules.administration.sample import (  # noqa: PLC0415  # as above
            PASSWORD,
        )

        self.office = office
        self.floor = floor
        self.share = QUICKER if quick else 1
        self.person = Client(office.port).sign_in(PERSON, PASSWORD)
        self.sheet = Worksheet.of_2021()

    def figures(self, note: Callable[[str], None]) -> Iterator[Figure]:
        """Yield everything that needs the running server, then the scoring."""
        for title, step in (
            ("the worksheet's area page", self.area_page),
            ("saving an answer", self.saving),
            ("the readiness page", self.readiness),
            ("the report on paper", self.papers),
            ("memory", self.memory),
            ("anonymous reports", self.anonymous_reports),
            ("importing a workbook", self.importing),
            ("scoring", self.scoring),
            ("searching evidence", self.evidence_search),
            ("many units", self.overview),
            ("the workbook, exported", self.sheet_export),
            ("the pre-audit", self.preaudit),
            ("the shortest way", self.routing),
            ("the register of complaints", self.complaints),
            ("the map of risks", self.heat_map),
            ("the facts of a quarter", self.facts),
            ("", self.bare),
        ):
            if title:
                note(title)
                databases.settle()
            yield from step()

    # --- pages ----------------------------------------------------------------------

    def area_page(self) -> Iterator[Figure]:
        """Measure one area of the 2021 instrument."""
        path, title = self.sheet.area_path(AREA), f"worksheet area page ({AREA})"
        yield from self._page(
            title, path, aim=40, queries=12, peer="532 ms", asked="303"
        )
        kib = len(self.person.get(path).body) / 1024
        yield Figure(f"{title}: size", kib, "KiB", aim=60, peer="588 KiB")
        asks = [partial(_get, each, path) for each in self._clients()]
        rush = at_once(asks, 10 / self.share)
        yield Figure(
            f"{title}: from {CLIENTS} clients",
            rush.per_second,
            "/s",
            aim=60,
            peer="3 /s",
            floor=self.floor.pages_per_second,
            at_least=True,
        )

    def readiness(self) -> Iterator[Figure]:
        """Measure the readiness page of the same worksheet."""
        yield from self._page("readiness page", self.sheet.readiness_path, aim=60)

    def _page(
        self,
        title: str,
        path: str,
        *,
        aim: float,
        queries: float | None = None,
        peer: str = "",
        asked: str = "",
    ) -> Iterator[Figure]:
        from tests.load import inside  # noqa: PLC0415  # Django must stand first

        times = one_by_one(partial(_get, self.person, path), 200 // self.share)
        base = self.floor.page
        yield Figure(f"{title}: p50", times.p50, "ms", aim, peer, base.p50)
        yield Figure(f"{title}: p95", times.p95, "ms", floor=base.p95)
        person = inside.signed_in(PERSON)
        found = inside.measured(lambda: person.get(path), 100 // self.share)
        yield Figure(f"{title}: in Python alone, p50", found.times.p50, "ms")
        yield Figure(f"{title}: queries", found.queries, "", queries, asked)

    def _clients(self) -> list[Client]:
        return [self.person.again() for _ in range(CLIENTS)]

    # --- saving ---------------------------------------------------------------------

    def saving(self) -> Iterator[Figure]:
        """Measure a save with its new score, alone and from sixteen clients."""
        from tests.load import inside  # noqa: PLC0415  # Django must stand first

        title = "saving an answer"
        pens = [self.sheet.pen(code) for code in self.sheet.choices(CLIENTS)]
        saves = [
            partial(pen.save, client)
            for pen, client in zip(pens, self._clients(), strict=True)
        ]
        times = one_by_one(saves[0], 200 // self.share)
        base = self.floor.save
        yield Figure(f"{title}: p50", times.p50, "ms", 15, "80 ms", base.p50)
        yield Figure(f"{title}: p95", times.p95, "ms", floor=base.p95)
        rush = at_once(saves, 10 / self.share)
        yield Figure(
            f"{title}: from {CLIENTS} clients",
            rush.per_second,
            "/s",
            aim=200,
            peer="20 /s",
            floor=self.floor.saves_per_second,
            at_least=True,
        )
        conflicts = sum(pen.conflicts for pen in pens)
        yield Figure(f"{title}: conflicts", conflicts, "", aim=0)
        lost = sum(abs(self.sheet.version(pen.code) - pen.version) for pen in pens)
        yield Figure(f"{title}: saves lost", lost, "", aim=0)
        found = inside.measured(
            inside.saves(PERSON, self.sheet, pens[0].code), 100 // self.share
        )
        yield Figure(f"{title}: in Python alone, p50", found.times.p50, "ms")
        yield Figure(f"{title}: queries", found.queries, "", 8, "34")

    # --- the rest -------------------------------------------------------------------

    def papers(self) -> Iterator[Figure]:
        """Measure the draft report as files, the first time and warm."""
        before = memory_mib(self.office.processes())
        yield Figure(
            "memory (PSS) after the pages", before, "MiB", floor=self.floor.mib
        )
        from tests.places import draft_report_paths  # noqa: PLC0415  # as above

        for kind, path in draft_report_paths().items():
            ask = partial(_get, self.person, path)
            first = _timed(ask)
            times = Times.of([_timed(ask) for _ in range(10 // self.share)])
            peer = "3 s" if kind == "Word" else ""
            yield Figure(f"report to {kind}: first", first, "s")
            yield Figure(f"report to {kind}: p50", times.p50 / 1000, "s", 1, peer)

    def memory(self) -> Iterator[Figure]:
        """Weigh all processes of the server, after all of the above."""
        mib = memory_mib(self.office.processes())
        title = "memory (PSS) after pages and reports"
        yield Figure(title, mib, "MiB", 200, "550 MiB", self.floor.mib)
        self.office.stop()

    def anonymous_reports(self) -> Iterator[Figure]:
        """Send sealed reports without an account, alone and from sixteen clients."""
        from tests.load import whistleblowing  # noqa: PLC0415  # as above

        self.office.start(workers=2)
        port = self.office.port
        times = whistleblowing.with_file(port, 40 // self.share)
        yield Figure("anonymous report with a 5 MB file: p50", times.p50, "ms")
        yield Figure("anonymous report with a 5 MB file: p95", times.p95, "ms")
        found = whistleblowing.at_once(port)
        title = f"{whistleblowing.REPORTS} anonymous reports from {CLIENTS} clients"
        yield Figure(f"{title}: lost", found.lost, "", aim=0, peer="66 of 84")
        yield Figure(title, found.per_second, "/s", at_least=True)
        self.office.stop()

    def importing(self) -> Iterator[Figure]:
        """Measure reading a full workbook and answering all of it."""
        from tests.load import sheet_import  # noqa: PLC0415  # as above

        seconds = sheet_import.seconds(self.sheet.lke, PERSON)
        yield Figure("import of a full workbook", seconds, "s", aim=1.5)

    def scoring(self) -> Iterator[Figure]:
        """Score random answer sets in this process, the server being stopped."""
        from tests.load import scoring  # noqa: PLC0415  # as above

        sets = scoring.SETS // self.share
        seconds = scoring.seconds(sets) * self.share
        note = f" (from {sets:,})" if self.share > 1 else ""
        yield Figure(
            f"scoring {scoring.SETS:,} answer sets{note}", seconds, "s", aim=10
        )

    def evidence_search(self) -> Iterator[Figure]:
        """Search among 20,000 proofs of one unit, the server being stopped."""
        from tests.load import evidence  # noqa: PLC0415  # as above

        times = evidence.search(PERSON)
        yield Figure("evidence search, 20,000 proofs: p50", times.p50, "ms", 150)
        yield Figure("evidence search, 20,000 proofs: p95", times.p95, "ms", 150)

    def overview(self) -> Iterator[Figure]:
        """Measure the page over a thousand units, and all their standings."""
        from tests.load import overview  # noqa: PLC0415  # as above

        found = overview.measured(100 // self.share)
        title = f"overseer page over {found.units:,} worksheets"
        yield Figure(f"{title}: p50", found.page.p50, "ms", aim=150)
        yield Figure(f"{title}: queries", found.queries, "")
        yield Figure("recomputing their standings", found.recompute, "s", aim=3)

    def sheet_export(self) -> Iterator[Figure]:
        """Write a full worksheet as a workbook, without LibreOffice."""
        from tests.load import sheet_export  # noqa: PLC0415  # as above

        yield Figure("export of a full workbook", sheet_export.seconds(), "s", aim=1.5)

    def preaudit(self) -> Iterator[Figure]:
        """Run every rule of the pre-audit over one unit."""
        from tests.load import preaudit  # noqa: PLC0415  # as above

        seconds = preaudit.seconds(self.sheet.lke, PERSON)
        yield Figure("pre-audit of one unit", seconds, "s", aim=1)

    def heat_map(self) -> Iterator[Figure]:
        """Count 500 risks into the maps before and after control."""
        from tests.load import heat_map  # noqa: PLC0415  # as above

        yield Figure("heat map of 500 risks", heat_map.seconds(), "s", aim=0.1)

    def facts(self) -> Iterator[Figure]:
        """Read every fact that the systems of oversight publish for a quarter."""
        from tests.load import reading  # noqa: PLC0415  # as above

        times = reading.measured(40 // self.share)
        yield Figure("facts of oversight, one quarter: p50", times.p50, "ms", aim=200)
        yield Figure("facts of oversight, one quarter: p95", times.p95, "ms", aim=200)

    def routing(self) -> Iterator[Figure]:
        """Look for the shortest way with its alternatives."""
        from tests.load import routing  # noqa: PLC0415  # as above

        yield Figure("shortest way, three found", routing.seconds(), "s", aim=2)

    def complaints(self) -> Iterator[Figure]:
        """List 50,000 complaints of one unit, the server being stopped."""
        from tests.load import complaints  # noqa: PLC0415  # as above

        found = complaints.measured(100 // self.share)
        title = f"complaint list, {complaints.ROWS:,} rows"
        yield Figure(f"{title}: p50", found.times.p50, "ms", aim=100)
        yield Figure(f"{title}: p95", found.times.p95, "ms", aim=100)
        yield Figure(f"{title}: queries", found.queries, "")

    def bare(self) -> Iterator[Figure]:
        """Name the figures of the floor that the last column divides by."""
        floor = self.floor
        yield Figure("floor: 140-row page, p50", floor.page.p50, "ms", peer="15 ms")
        yield Figure("floor: 140-row page, p95", floor.page.p95, "ms")
        yield Figure("floor: 140-row page, 16 clients", floor.pages_per_second, "/s")
        yield Figure("floor: one-row update, p50", floor.save.p50, "ms", peer="2.8 ms")
        yield Figure("floor: one-row update, p95", floor.save.p95, "ms")
        yield Figure("floor: one-row update, 16 clients", floor.saves_per_second, "/s")
        yield Figure("floor: memory (PSS)", floor.mib, "MiB", peer="107 MiB")
        yield Figure("floor: cold start", floor.start, "s")


def _get(client: Client, path: str) -> None:
    reply = client.get(path)
    if reply.status != 200:
        raise RuntimeError(f"{path} answers {reply.status}.")
