"""The gallery shows every tag; templates hold no inline script or style."""

import re
from pathlib import Path

import pytest
from django.test import Client

from zona.core.ui.reference import component_list
from zona.core.ui.templatetags import ui, ui_worksheet
from zona.core.ui.views import FRAMES

UI = Path(__file__).resolve().parents[1]
TEMPLATES = sorted((UI / "templates").rglob("*.html"))
TAGS = {*ui.register.tags, *ui_worksheet.register.tags}

pytestmark = pytest.mark.urls("zona.core.ui.urls")


def shown_tags() -> set[str]:
    html = Client().get("/").content.decode()
    return set(re.findall(r"<h3><code>(\w+)</code>", html))


def test_the_gallery_shows_every_tag_and_no_other() -> None:
    assert shown_tags() == TAGS


def test_the_gallery_uses_every_tag_it_shows() -> None:
    source = "".join(path.read_text() for path in TEMPLATES if "gallery" in path.name)
    used = set(re.findall(r"{%\s*(\w+)", source))

    assert TAGS - used == set()


@pytest.mark.parametrize("frame", list(FRAMES))
def test_every_frame_shows_with_its_status(frame: str) -> None:
    response = Client(raise_request_exception=False).get(f"/{frame}/")

    assert response.status_code == FRAMES[frame][1]
    assert '<main id="main"' in response.content.decode()


def test_an_unknown_frame_is_not_found() -> None:
    assert Client().get("/tiada/").status_code == 404


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_inline_script_or_style(path: Path) -> None:
    source = path.read_text()

    assert not re.search(r"<script(?![^>]*\ssrc=)", source)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", source)


def test_the_layout_is_light() -> None:
    html = Client().get("/publik/").content

    assert len(html) < 12 * 1024


def test_zona_js_is_small() -> None:
    assert (UI / "static/ui/zona.js").stat().st_size <= 8 * 1024


def test_the_reference_for_authors_is_up_to_date() -> None:
    page = (UI.parents[2] / "docs/dev/components.md").read_text()

    assert component_list() in page
