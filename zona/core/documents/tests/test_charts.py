"""Charts in printed reports."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from zona.core.documents import Figure, Series, charts
from zona.core.documents.tests import papers


@pytest.mark.parametrize("kind", ["radar", "bar", "line"])
def test_the_same_figure_gives_the_same_bytes(kind: str) -> None:
    figure = replace(papers.bars(), kind=kind)  # type: ignore[arg-type]  # all kinds
    charts.svg.cache_clear()
    charts.png.cache_clear()
    first = charts.svg(figure), charts.png(figure)
    charts.svg.cache_clear()
    charts.png.cache_clear()

    assert (charts.svg(figure), charts.png(figure)) == first
    assert Image.open(BytesIO(first[1])).width == 900


@pytest.mark.parametrize("kind", ["radar", "bar", "line"])
def test_a_chart_without_values_is_drawn(kind: str) -> None:
    empty = Figure(kind, (), (), "Belum ada data.")  # type: ignore[arg-type]  # all three kinds
    unknown = replace(empty, labels=("a",), series=(Series("s", (None,)),))

    assert "<svg" in charts.svg(empty)
    assert "<svg" in charts.svg(unknown)


def test_labels_are_never_formulas() -> None:
    figure = Figure("bar", ("$x$", r"$\frac$"), (Series("$", (1, 2)),), papers.HOSTILE)

    assert "<svg" in charts.svg(figure)
