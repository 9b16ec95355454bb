"""The bench as a table: every figure beside the best peer's and its aim."""

import os
import platform
import sqlite3
import sysconfig
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

HEAD = ("measure", "Zona", "aim", "met", "best peer", "x floor")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value; `floor` is the same on a bare Django in the same run."""

    title: str
    value: float
    unit: str
    aim: float | None = None
    peer: str = ""
    floor: float | None = None
    at_least: bool = False  # more is better

    @property
    def is_met(self) -> bool | None:
        if self.aim is None:
            return None
        return self.value >= self.aim if self.at_least else self.value <= self.aim

    @property
    def ratio(self) -> float | None:
        return self.value / self.floor if self.floor else None

    def row(self) -> tuple[str, ...]:
        """Return the figure as the cells of its line."""
        sign = "≥" if self.at_least else "≤"
        aim = "" if self.aim is None else f"{sign} {self.aim:g}"
        met = {None: "", True: "yes", False: "NO"}[self.is_met]
        ratio = "" if self.ratio is None else f"{self.ratio:.1f}"
        return (
            self.title,
            f"{_number(self.value)} {self.unit}",
            aim,
            met,
            self.peer,
            ratio,
        )

    def data(self) -> dict[str, object]:
        """Return the figure for a program."""
        return asdict(self) | {"met": self.is_met, "x_floor": self.ratio}


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


def printed(figures: Iterable[Figure]) -> str:
    """Return the table as text, columns as wide as they must be."""
    rows = [HEAD, *(figure.row() for figure in figures)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEAD))]
    lines = [
        "  ".join(
            cell.ljust(width) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]
    rule = "  ".join("-" * width for width in widths)
    return "\n".join([lines[0], rule, *lines[1:]])


def machine(now: datetime) -> dict[str, str]:
    """Return what the figures depend on: interpreter, database, processors, day."""
    options = str(sysconfig.get_config_var("CONFIG_ARGS") or "")
    is_tuned = "--enable-optimizations" in options
    return {
        "date": now.isoformat(timespec="minutes"),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "build": (
            "optimised (PGO)"
            if is_tuned
            else "NOT optimised (no PGO: up to twice as slow)"
        ),
        "link-time optimisation": "yes" if "--with-lto" in options else "no",
        "compiler flags": str(sysconfig.get_config_var("PY_CFLAGS") or "unknown"),
        "sqlite": sqlite3.sqlite_version,
        "processors": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.machine()}",
    }
