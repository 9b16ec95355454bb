"""The empty Word paper: A4, styles of an official report, running head and page numbers."""

from typing import Any

import docx
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from zona.core.documents import ooxml
from zona.core.documents.model import Document

FONT = "Times New Roman"
LANGUAGES = {"id": "id-ID", "en": "en-GB"}
LEFT, RIGHT, TOP, BOTTOM = Cm(3.5), Cm(2.5), Cm(3), Cm(2.8)
TEXT_WIDTH = Cm(15)
BLACK = RGBColor(0, 0, 0)


def paper_for(document: Document) -> Paper:
    """A paper with nothing on it yet."""
    paper = docx.Document()
    _properties(paper, document)
    _page(paper, document)
    _body_styles(paper)
    _heading_styles(paper, breaks=document.cover is not None)
    _contents_styles(paper)
    ooxml.speak(paper, LANGUAGES.get(document.language, document.language))
    return paper


def _properties(paper: Paper, document: Document) -> None:
    properties = paper.core_properties
    # The format allows 255 letters and none of them may be a line break.
    properties.title = document.title.replace("\n", " ")[:255]
    properties.subject = document.subtitle.replace("\n", " ")[:255]
    properties.author = properties.last_modified_by = document.unit.replace("\n", " ")[
        :255
    ]
    properties.language = LANGUAGES.get(document.language, document.language)
    properties.comments = ""


def _page(paper: Paper, document: Document) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = LEFT, RIGHT
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.header_distance = section.footer_distance = Cm(1.3)
    section.different_first_page_header_footer = document.cover is not None
    head = section.header.paragraphs[0]
    head.add_run(f"{document.unit[:40]}\t{document.title[:90]}".replace("\n", " "))
    ooxml.rule_below(head)
    foot = section.footer.paragraphs[0]
    code = (
        f"Kode dokumen: {document.verification.code[:50]}"
        if document.verification
        else ""
    )
    foot.add_run(f"{code}\tHalaman ")
    ooxml.add_field(foot, "PAGE", "1")
    foot.add_run(" dari ")
    ooxml.add_field(foot, "NUMPAGES", "1")
    for paragraph in (head, foot):
        _running(paragraph)


def _running(paragraph: Paragraph) -> None:
    paragraph.style.font.size = Pt(9)  # type: ignore[union-attr]  # the template styles both
    paragraph.paragraph_format.tab_stops.add_tab_stop(
        TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT
    )
    paragraph.paragraph_format.line_spacing = 1
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _body_styles(paper: Paper) -> None:
    styles: Any = paper.styles
    normal = styles["Normal"]
    ooxml.set_font(normal, FONT)
    normal.font.size = Pt(12)
    normal.paragraph_format.line_spacing = 1.5
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    for name in ("List Bullet", "List Number"):
        styles[name].paragraph_format.space_after = Pt(3)
    for name in ("Header", "Footer"):
        # The template's tab stops belong to another width of page.
        for tabs in styles[name].element.xpath("w:pPr/w:tabs"):
            tabs.getparent().remove(tabs)
    caption = styles["Caption"]
    ooxml.set_font(caption, FONT)
    caption.font.size, caption.font.bold = Pt(10), False
    caption.font.color.rgb = BLACK
    caption.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    caption.paragraph_format.line_spacing = 1
    for name, size in (("Isi Tabel", 10), ("Sampul", 18), ("Judul", 14)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.size = Pt(size)
        style.font.bold = size > 12
        style.font.all_caps = size > 12
        style.paragraph_format.line_spacing = 1
        style.paragraph_format.space_after = Pt(2 if size < 12 else 12)
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _heading_styles(paper: Paper, *, breaks: bool) -> None:
    styles: Any = paper.styles
    for level in range(1, 5):
        style = styles[f"Heading {level}"]
        ooxml.set_font(style, FONT)
        style.font.size = Pt(14 if level == 1 else 12)
        style.font.bold, style.font.italic = True, False
        style.font.color.rgb = BLACK
        style.font.all_caps = level == 1
        shape = style.paragraph_format
        shape.line_spacing = 1.15
        shape.space_before, shape.space_after = Pt(0 if level == 1 else 12), Pt(6)
        shape.alignment = WD_ALIGN_PARAGRAPH.LEFT
    first = styles["Heading 1"].paragraph_format
    first.alignment = WD_ALIGN_PARAGRAPH.CENTER
    first.page_break_before = breaks
    first.space_after = Pt(18)


def _contents_styles(paper: Paper) -> None:
    styles: Any = paper.styles
    for level in range(1, 4):
        style = styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.base_style = styles["Normal"]
        style.font.bold = level == 1
        shape = style.paragraph_format
        shape.alignment = WD_ALIGN_PARAGRAPH.LEFT
        shape.left_indent = Cm(0.6 * (level - 1))
        shape.line_spacing = 1.15
        shape.space_after = Pt(3)
        shape.tab_stops.add_tab_stop(
            TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )
