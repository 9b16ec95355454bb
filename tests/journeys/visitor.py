"""A person at a browser who notices what is wrong with a page."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from django.conf import settings
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Download,
    Locator,
    Page,
    Request,
    Response,
    expect,
)

from tests.server import ROOT, SIGN_IN
from zona.modules.administration.sample import PASSWORD

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
PICTURES = ROOT / "docs/guide/images"
SECONDS = 30  # a click may wait for a busy machine; tests/load judges speed
# What dark changes: colours only. The rest of axe has been heard in light.
COLOURS = ["color-contrast", "link-in-text-block"]

expect.set_options(timeout=SECONDS * 1000)

# A form that was sent says so until its answer is there; scripts that keep it here, not.
NOTE_LEAVING = """addEventListener("submit", sent => setTimeout(() => {
  if (!sent.defaultPrevented && sent.target.method !== "dialog") window.zonaLeaving = true;
}))"""

STATUS_ECHOES = ("Failed to load resource", "Response Status Error Code")

type Theme = Literal["light", "dark"]


class Visitor:
    """One browser profile; every page it looks at must be sound."""

    def __init__(self, browser: Browser, url: str, width: int, folder: Path) -> None:
        self.width = width
        self._url = url
        self._folder = folder
        self._context = browser.new_context(
            base_url=url,
            viewport={"width": width, "height": 900},
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            color_scheme="light",
            reduced_motion="reduce",
            accept_downloads=True,
        )
        self._context.set_default_timeout(SECONDS * 1000)
        self._context.add_init_script(NOTE_LEAVING)
        self.page: Page = self._context.new_page()
        self._troubles: list[str] = []
        self._expected: set[int] = set()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self._note(f"script: {error}"))
        self.page.on("requestfailed", self._miss)
        self.page.on("response", self._receive)

    # --- moving about ---------------------------------------------------------------

    def sign_in(self, username: str) -> None:
        self.go(SIGN_IN)
        self.page.locator("[name=login]").fill(username)
        self.page.locator("[name=password]").fill(PASSWORD)
        self.page.get_by_role("button", name=re.compile("^Masuk")).click()
        self.page.wait_for_url(lambda url: SIGN_IN not in url)

    def resume(self, session: str) -> None:
        """Enter as somebody who signed in earlier."""
        self._context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self._url}]
        )
        self.go("/")

    def go(self, path: str) -> None:
        self.page.goto(path)

    def menu(self, label: str) -> None:
        """Open a page from the menu, which a phone hides behind a button."""
        self.page.wait_for_load_state("domcontentloaded")
        opener = self.page.get_by_role("button", name="Menu", exact=True)
        if opener.is_visible():
            opener.click()
        menu = self.page.get_by_role("navigation", name="Menu utama")
        with self.page.expect_navigation():
            menu.get_by_role("link", name=label, exact=True).click()

    def follow(
        self, name: str | re.Pattern[str], within: Locator | None = None
    ) -> None:
        """Click the first link with the name in the page's own matter."""
        place = within or self.main
        with self.page.expect_navigation():
            place.get_by_role("link", name=name).first.click()

    def press(self, name: str | re.Pattern[str], within: Locator | None = None) -> None:
        """Press the first button with the name in the page's own matter.

        What it sends has been answered on return, so that another person finds it.
        """
        place = within or self.main
        place.get_by_role("button", name=name).first.click()
        self.page.wait_for_function("() => !window.zonaLeaving")

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    @property
    def title(self) -> str:
        return self.page.get_by_role("heading", level=1).inner_text()

    def download(self, name: str | re.Pattern[str]) -> bytes:
        """Return the file behind a link of the page."""
        with self.page.expect_download() as waiting:
            self.main.get_by_role("link", name=name).first.click()
        download: Download = waiting.value
        path = self._folder / download.suggested_filename
        download.save_as(path)
        return path.read_bytes()

    @contextmanager
    def expecting(self, *statuses: int) -> Iterator[None]:
        """Take an answer of these statuses for what the story is about."""
        self._expected |= set(statuses)
        yield
        self.page.wait_for_load_state("load")
        self._expected -= set(statuses)

    # --- looking closely ------------------------------------------------------------

    def look(self) -> None:
        """Fail if the page breaks accessibility, is too wide, or met an error."""
        self.page.wait_for_load_state("load")
        for theme in ("dark", "light"):
            self._light(theme)
            self._accessible(theme)
        self._fits()
        self._sound()

    def _light(self, theme: Theme) -> None:
        self.page.emulate_media(color_scheme=theme)
        self.page.wait_for_function(
            "theme => (document.documentElement.dataset.bsTheme ?? theme) === theme",
            arg=theme,
        )

    def _accessible(self, theme: Theme) -> None:
        # Brought only to the pages that are looked at: reading it takes a while.
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE)
        options: dict[str, Any] = {"resultTypes": ["violations"]}
        if theme == "dark":
            options["runOnly"] = {"type": "rule", "values": COLOURS}
        found = self.page.evaluate(
            """options => axe.run(document, options).then(result => result.violations.flatMap(
              each => each.nodes.map(node => `${each.id}: ${node.target} – ${node.failureSummary}`)))""",
            options,
        )
        assert not found, f"{self.page.url} ({theme}, {self.width} px):\n" + "\n".join(
            found
        )

    def _fits(self) -> None:
        wide = self.page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{self.page.url}: {wide} px wider than {self.width} px"

    def _sound(self) -> None:
        assert not self._troubles, f"{self.page.url}:\n" + "\n".join(self._troubles)

    def picture(self, name: str) -> None:
        """Take the guide's picture when the guide is being made (ZONA_PICTURES=1)."""
        if os.environ.get("ZONA_PICTURES") == "1" and self.width > 1000:
            PICTURES.mkdir(parents=True, exist_ok=True)
            self.page.wait_for_load_state("networkidle")
            self.page.screenshot(path=PICTURES / f"{name}.png", scale="css")

    def leave(self) -> None:
        """Close the profile; fail if any page on the way met an error."""
        self._context.close()
        self._sound()

    # --- what the browser says ------------------------------------------------------

    def _note(self, trouble: str) -> None:
        self._troubles.append(trouble)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type != "error":
            return
        # Chromium and htmx also report a status here; `_receive` has judged it.
        if not message.text.startswith(STATUS_ECHOES):
            self._note(f"console: {message.text}")

    def _miss(self, request: Request) -> None:
        # A download and a page left early end their request on purpose.
        if "ERR_ABORTED" not in (request.failure or ""):
            self._note(f"request: {request.url} {request.failure}")

    def _receive(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self._expected:
            self._note(f"answer: {response.status} {response.url}")
