"""The gallery of components: every state, both themes, both widths."""

from collections.abc import Iterator

import pytest

from tests.journeys.conftest import Door
from tests.server import Office
from zona.core.ui.views import FRAMES


@pytest.fixture(scope="module")
def office(
    prepared: Office, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """Return one office for all, for nobody writes; DEBUG opens the gallery."""
    folder = tmp_path_factory.mktemp("galeri") / "kantor"
    with prepared.copy(folder, ZONA_DEBUG="1") as office:
        office.start(workers=1)
        yield office


def test_every_component_is_accessible_in_every_state(visitors: Door) -> None:
    visitor = visitors.enter()

    visitor.go("/_ui/")

    visitor.look()


def test_every_layout_is_accessible(visitors: Door) -> None:
    visitor = visitors.enter()

    for name, (_template, status) in FRAMES.items():
        with visitor.expecting(status):
            visitor.go(f"/_ui/{name}/")
        visitor.look()
