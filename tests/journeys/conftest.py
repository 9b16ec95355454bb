"""A browser, an office of one's own per test, and a visitor who looks closely."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.visitor import Visitor
from tests.server import Office

# Chromium without its windows: the same engine, a third faster.
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium-headless-shell"))
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = (1280, 360)


# One browser per file: Playwright's event loop must not run beside Django's tests.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return Chromium; a machine without it fails, nothing is skipped."""
    if not CHROMIUM.exists():
        pytest.fail(f"No Chromium at {CHROMIUM}: install it, or set CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=ARGUMENTS
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def running(
    prepared: Office, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """Return an office that answers for all journeys of this process, one by one."""
    with prepared.copy(tmp_path_factory.mktemp("kantor") / "data") as office:
        office.start(workers=1)
        yield office


@pytest.fixture
def office(running: Office, prepared: Office) -> Office:
    """Return the running office as it was before anybody worked in it."""
    running.restore(prepared)
    return running


@pytest.fixture(params=WIDTHS)
def width(request: pytest.FixtureRequest) -> int:
    """Return the width of the screen: a desk's, then a phone's."""
    width: int = request.param
    return width


@pytest.fixture
def visitors(
    browser: Browser, office: Office, width: int, tmp_path: Path
) -> Iterator["Door"]:
    """Return the door through which people enter; checks them when they leave."""
    door = Door(browser, office, width, tmp_path)
    yield door
    door.close()


@pytest.fixture
def stranger(browser: Browser, office: Office, width: int) -> Iterator[Page]:
    """Return a browser without scripts, of somebody who is nobody."""
    context = browser.new_context(
        base_url=office.url,
        viewport={"width": width, "height": 900},
        java_script_enabled=False,
    )
    page = context.new_page()
    yield page
    context.close()


class Door:
    """Lets people in, each with a browser profile of his own."""

    def __init__(
        self, browser: Browser, office: Office, width: int, folder: Path
    ) -> None:
        self._browser = browser
        self._office = office
        self._width = width
        self._folder = folder
        self._inside: list[Visitor] = []

    def enter(self, username: str = "", *, by_password: bool = False) -> Visitor:
        """Return a visitor; a named one has signed in before, or does so now."""
        visitor = Visitor(self._browser, self._office.url, self._width, self._folder)
        self._inside.append(visitor)
        if by_password:
            visitor.sign_in(username)
        elif username:
            visitor.resume(self._office.session(username))
        return visitor

    def close(self) -> None:
        """Close every profile; none may have met an error."""
        for visitor in self._inside:
            visitor.leave()
