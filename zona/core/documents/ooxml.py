"""The parts of WordprocessingML that python-docx leaves to its users."""

from copy import deepcopy
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as Paper
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

# The earliest day a zip archive can name: the file's own days stand in its properties.
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def element(tag: str, **attributes: object) -> Any:
    """An element of the `w:` vocabulary with its attributes."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field that Word computes; until then it shows `shown`."""
    begin_field(paragraph, instruction)
    paragraph.add_run(shown)
    end_field(paragraph)


def begin_field(paragraph: Paragraph, instruction: str, *, dirty: bool = False) -> None:
    begin = element("fldChar", fldCharType="begin")
    if dirty:
        begin.set(qn("w:dirty"), "true")
    text = element("instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {instruction} "
    for part in (begin, text, element("fldChar", fldCharType="separate")):
        paragraph.add_run()._r.append(part)


def end_field(paragraph: Paragraph) -> None:
    paragraph.add_run()._r.append(element("fldChar", fldCharType="end"))


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Name the whole paragraph, so that links and contents can lead to it."""
    start = element("bookmarkStart", id=number, name=name)
    properties = paragraph._p.pPr
    paragraph._p.insert(0 if properties is None else 1, start)
    paragraph._p.append(element("bookmarkEnd", id=number))


def link_to(paragraph: Paragraph, *, anchor: str = "", url: str = "") -> Any:
    """An empty link to a bookmark or an address; runs are moved into it."""
    link = OxmlElement("w:hyperlink")
    if url:
        relation = paragraph.part.relate_to(
            url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        link.set(qn("r:id"), relation)
    else:
        link.set(qn("w:anchor"), anchor)
    paragraph._p.append(link)
    return link


def restarted_list(paper: Paper, style: str, *, start: int, letters: bool) -> int:
    """A list of its own that counts from `start`; returns its number."""
    numbering = paper.part.numbering_part.element
    base = paper.styles[style].element.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(base).abstractNumId.val
    path = f"w:abstractNum[@w:abstractNumId='{abstract}']"
    original = numbering.xpath(path)[0]
    fresh: Any = deepcopy(original)
    identity = 1 + max(
        int(one) for one in numbering.xpath("w:abstractNum/@w:abstractNumId")
    )
    fresh.set(qn("w:abstractNumId"), str(identity))
    for unique in list(fresh.iter(qn("w:nsid"), qn("w:tmpl"), qn("w:pStyle"))):
        unique.getparent().remove(unique)
    level = fresh.find(qn("w:lvl"))
    level.find(qn("w:start")).set(qn("w:val"), str(start))
    level.find(qn("w:numFmt")).set(qn("w:val"), "lowerLetter" if letters else "decimal")
    # All abstract lists stand before the first concrete one.
    numbering.xpath("w:num")[0].addprevious(fresh)
    number: int = numbering.add_num(identity).numId
    return number


def number_paragraph(paragraph: Paragraph, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def keep_row(row: _Row) -> None:
    """The row does not break across pages."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))


def make_head(row: _Row) -> None:
    """The row is the table's head: shaded, bold, on every page."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))
    for cell in row.cells:
        shading = element("shd", val="clear", color="auto", fill="E6E6E6")
        cell._tc.get_or_add_tcPr().append(shading)
        for run in cell.paragraphs[0].runs:
            run.bold = True


def describe(run: Run, alt: str, number: int) -> None:
    """The words that stand for the picture in this run."""
    for properties in run._r.xpath(".//wp:docPr"):
        properties.set("id", str(number))
        properties.set("name", f"Gambar {number}")
        properties.set("descr", alt)


def rule_below(paragraph: Paragraph) -> None:
    _border(paragraph, "bottom", size=8)


def bar_beside(paragraph: Paragraph) -> None:
    _border(paragraph, "left", size=24)


def _border(paragraph: Paragraph, side: str, *, size: int) -> None:
    borders = element("pBdr")
    borders.append(element(side, val="single", sz=size, space=6, color="595959"))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def speak(paper: Paper, language: str) -> None:
    """The language of all text, for spelling and for reading aloud."""
    defaults = paper.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")[0]
    for old in defaults.xpath("w:lang"):
        defaults.remove(old)
    defaults.append(element("lang", val=language, eastAsia=language, bidi=language))


def set_font(style: Any, name: str) -> None:
    """One typeface for every script, in place of the theme's."""
    properties = style.element.get_or_add_rPr()
    for old in properties.xpath("w:rFonts"):
        properties.remove(old)
    fonts = element("rFonts", ascii=name, hAnsi=name, cs=name, eastAsia=name)
    properties.insert(0, fonts)


def saved(paper: Paper, day: date) -> bytes:
    """The file, with no trace of the hour it was made."""
    at = datetime.combine(day, time())
    paper.core_properties.created = paper.core_properties.modified = at
    made, fixed = BytesIO(), BytesIO()
    paper.save(made)
    with ZipFile(made) as old, ZipFile(fixed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, ZIP_EPOCH)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return fixed.getvalue()
