"""The report as a page: a fragment of HTML that stands in any layout."""

from base64 import b64encode
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from zona.core.documents.model import Document
from zona.core.documents.plain import plain
from zona.core.documents.prepare import address, prepare


def render(document: Document) -> SafeString:
    """The document as HTML; its chapters are of the second rank, below the page's own title."""
    values = plain(prepare(document))
    values["qr"] = _picture(values["qr"])
    if paper := values["verification"]:
        paper["link"] = address(paper["url"])
    for section in values["sections"]:
        section["heading"] = section["level"] + 1
        section["label"] = " ".join(filter(None, (section["number"], section["title"])))
        for block in section["blocks"]:
            if block["kind"] == "Figure":
                block["picture"] = _picture(block.pop("svg"))
    return render_to_string("documents/document.html", {"doc": values})


@lru_cache(maxsize=64)
def _picture(svg: str) -> str:
    """The drawing as an address: a picture runs no script and brings no style."""
    return (
        f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}" if svg else ""
    )
