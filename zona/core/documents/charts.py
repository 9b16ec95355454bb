"""Charts for printed reports, by matplotlib; the same figure always gives the same bytes.

Matplotlib is imported on first use: most processes never draw.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from math import pi, sin
from textwrap import wrap
from threading import Lock
from typing import TYPE_CHECKING, Any

from zona.core.documents.model import Figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

# Colours of Okabe and Ito: told apart by colour-blind readers and in grey print.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00")
MARKS = ("o", "s", "^", "D", "v", "P")
SETTINGS: Any = {
    "font.family": "DejaVu Sans",
    "font.size": 9,
    # Labels are text: "$x$" is not a formula.
    "text.parse_math": False,
    "axes.spines.top": False,
    "axes.spines.right": False,
    # Element ids of the drawing would otherwise be random.
    "svg.hashsalt": "zona",
    "svg.fonttype": "path",
}
# Settings of matplotlib belong to the process, so threads take turns.
TURN = Lock()


@lru_cache(maxsize=64)
def svg(figure: Figure) -> str:
    """The figure as a drawing, for the page and for PDF."""
    return _saved(figure, format="svg", metadata={"Date": None}).decode()


@lru_cache(maxsize=64)
def png(figure: Figure) -> bytes:
    """The figure as a picture, for Word."""
    return _saved(figure, format="png", dpi=150, metadata={"Software": None})


def _saved(figure: Figure, **options: Any) -> bytes:
    with TURN, _settings():
        canvas = _drawn(figure)
        file = BytesIO()
        canvas.savefig(file, **options)
    return file.getvalue()


@contextmanager
def _settings() -> Iterator[None]:
    import matplotlib as mpl  # noqa: PLC0415  # slow, and most processes never draw

    with mpl.rc_context(SETTINGS), warnings.catch_warnings():
        # A letter no font has is drawn as a box; the table beside carries the words.
        warnings.simplefilter("ignore", UserWarning)
        yield


def _drawn(figure: Figure) -> "Canvas":
    from matplotlib.figure import Figure as Canvas  # noqa: PLC0415  # slow to import

    is_radar = figure.kind == "radar"
    canvas = Canvas(figsize=(6.0, 4.6 if is_radar else 3.4), layout="constrained")
    axes = canvas.add_subplot(projection="polar" if is_radar else None)
    match figure.kind:
        case "radar":
            _radar(axes, figure)
        case "bar":
            _bars(axes, figure)
        case "line":
            _lines(axes, figure)
    if len(figure.series) + len(figure.thresholds) > 1:
        columns = min(3, len(figure.series) + len(figure.thresholds))
        canvas.legend(loc="outside lower center", ncols=columns, frameon=False)
    return canvas


def _radar(axes: Any, figure: Figure) -> None:
    angles = [
        2 * pi * place / max(1, len(figure.labels))
        for place in range(len(figure.labels))
    ]
    axes.set_theta_offset(pi / 2)
    axes.set_theta_direction(-1)
    for place, series in enumerate(figure.series):
        values = [0.0 if value is None else value for value in series.values]
        axes.plot(
            [*angles, *angles[:1]],
            [*values, *values[:1]],
            color=COLOURS[place % len(COLOURS)],
            marker=MARKS[place % len(MARKS)],
            linestyle="-" if place == 0 else "--",
            label=series.name,
        )
    if figure.series and angles:
        first = [0.0 if value is None else value for value in figure.series[0].values]
        axes.fill(angles, first, color=COLOURS[0], alpha=0.15)
    axes.set_xticks(angles, [_short(label) for label in figure.labels])
    for angle, label in zip(angles, axes.get_xticklabels(), strict=True):
        # A label stands beside the circle, never across it.
        side = round(sin(angle), 3)
        label.set_horizontalalignment(
            "center" if not side else "left" if side > 0 else "right"
        )
    axes.set_ylim(0, figure.maximum)
    axes.yaxis.set_major_formatter(_tick)


def _bars(axes: "Axes", figure: Figure) -> None:
    width = 0.8 / max(1, len(figure.series))
    for place, series in enumerate(figure.series):
        shift = (place - (len(figure.series) - 1) / 2) * width
        axes.bar(
            [index + shift for index in range(len(figure.labels))],
            [0 if value is None else value for value in series.values],
            width=width,
            color=COLOURS[place % len(COLOURS)],
            label=series.name,
        )
    _axes(axes, figure)


def _lines(axes: "Axes", figure: Figure) -> None:
    for place, series in enumerate(figure.series):
        axes.plot(
            range(len(figure.labels)),
            [float("nan") if value is None else value for value in series.values],
            color=COLOURS[place % len(COLOURS)],
            marker=MARKS[place % len(MARKS)],
            label=series.name,
        )
    _axes(axes, figure)


def _axes(axes: "Axes", figure: Figure) -> None:
    for place, gate in enumerate(figure.thresholds, len(figure.series)):
        axes.axhline(
            gate.value,
            color=COLOURS[place % len(COLOURS)],
            linestyle="--",
            label=gate.name,
        )
    axes.set_xticks(
        range(len(figure.labels)), [_short(label) for label in figure.labels]
    )
    axes.set_ylim(0, figure.maximum)
    axes.grid(axis="y", alpha=0.3)
    axes.yaxis.set_major_formatter(_tick)


def _tick(value: float, _place: float) -> str:
    return f"{value:g}".replace(".", ",")


def _short(label: str, width: int = 16, lines: int = 3) -> str:
    """The label on a few lines; the table beside has it in full."""
    parts = wrap(label, width) or [""]
    return "\n".join(parts[:lines]) + ("…" if len(parts) > lines else "")
