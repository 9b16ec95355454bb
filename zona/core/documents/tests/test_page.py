"""The report as a page."""

from base64 import b64decode
from html.parser import HTMLParser

from zona.core.documents import Paragraph, Section, page
from zona.core.documents.tests import papers


class Reader(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.values: dict[str, list[str]] = {}
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.values.setdefault(name, []).append(value or "")

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> Reader:
    return Reader(html)


def test_chapters_are_headings_below_the_title_of_the_page() -> None:
    found = read(page.render(papers.rich()))

    assert "h1" not in found.tags
    assert found.tags.count("h2") == 8  # contents, foreword, 3 chapters, 3 annexes
    assert found.tags.count("h4") == 1
    assert found.tags.count("table") == 2
    assert "BAB II" in found.text


def test_every_inner_link_leads_somewhere_and_every_id_is_single() -> None:
    found = read(page.render(papers.rich()))
    inner = {link[1:] for link in found.values["href"] if link.startswith("#")}

    assert inner <= set(found.values["id"])
    assert len(found.values["id"]) == len(set(found.values["id"]))


def test_classes_are_our_own_and_no_style_stands_in_the_page() -> None:
    found = read(page.render(papers.rich()))
    names = {name for value in found.values["class"] for name in value.split()}

    assert all(name == "doc" or name.startswith("doc-") for name in names)
    assert "style" not in found.tags
    assert "style" not in found.values


def test_a_figure_cites_its_record() -> None:
    html = page.render(papers.rich())

    assert 'href="#sumber-1"' in html
    assert 'href="https://zona.example/program/tim/"' in html


def test_hostile_text_stays_text() -> None:
    found = read(page.render(papers.hostile()))

    assert "script" not in found.tags
    assert "b" not in found.tags
    assert papers.HOSTILE in found.text
    assert not any("javascript:" in link for link in found.values["href"])


def test_an_empty_paper_is_shown() -> None:
    assert "Notula Rapat" in page.render(papers.small())
    assert page.render(papers.small(sections=(Section("", (Paragraph(""),)),)))


def test_the_code_to_verify_with_draws_as_a_picture_file() -> None:
    _, _, rest = page.render(papers.rich()).partition('class="doc-qr" src="')
    drawing = b64decode(rest.partition('"')[0].partition("base64,")[2])

    assert drawing.startswith(b'<svg xmlns="http://www.w3.org/2000/svg" ')
