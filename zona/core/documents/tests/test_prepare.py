"""What every renderer is given."""

import pytest

from zona.core.documents import (
    Cite,
    Column,
    Figure,
    Paragraph,
    Section,
    Series,
    SignatureBlock,
    Source,
    Table,
    Verification,
)
from zona.core.documents.prepare import address, clean, prepare
from zona.core.documents.tests import papers


def test_one_record_cited_twice_has_one_number() -> None:
    rows = Cite("3", "Rapat", "/rapat/")
    other = Cite("4", "Tim", "/tim/")
    section = Section("A", (Paragraph((rows, other)), Paragraph((rows,))))

    prepared = prepare(papers.small(sections=(section,), sources=(Source("Lain"),)))

    assert list(prepared.sources.values()) == [1, 2, 3]
    assert prepared.sections[-1].title == "Daftar Sumber Data"


def test_a_cell_of_a_table_cites_too() -> None:
    table = Table((Column("A"),), ((("nilai ", Cite("3", "Rapat")),),))

    assert prepare(papers.small(sections=(Section("A", (table,)),))).sources == {
        Source("Rapat"): 1
    }


def test_sections_of_one_name_have_different_addresses() -> None:
    names = [
        part.id for part in prepare(papers.small(sections=(Section("A"),) * 3)).sections
    ]

    assert names == ["a", "a-2", "a-3"]


def test_the_signature_stands_before_the_annexes() -> None:
    sections = (Section("A"), Section("Lampiran", annex=True))

    prepared = prepare(papers.small(sections=sections, signature=papers.BOSS))

    assert prepared.sections[0].blocks == (SignatureBlock(papers.BOSS),)
    assert prepared.sections[1].blocks == ()


def test_a_paper_without_chapters_can_be_signed() -> None:
    prepared = prepare(papers.small(signature=papers.BOSS))

    assert prepared.sections[0].blocks == (SignatureBlock(papers.BOSS),)


def test_contents_stand_behind_the_foreword() -> None:
    assert prepare(papers.rich()).contents_at == 1


def test_a_signed_paper_says_how_it_is_checked() -> None:
    paper = papers.small(
        verification=Verification("K", "https://zona.example/periksa/K")
    )

    assert prepare(paper).sections[-1].title == "Keaslian Dokumen"


def test_letters_that_a_format_refuses_are_replaced() -> None:
    assert clean("a\x00b\x0bc\td\r\ne") == "abc d\ne"
    assert clean("\ud800 \ue000 \uffff \U0001ffff \U000f0000") == " ".join("\ufffd" * 5)


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("/tim/", "https://zona.example/tim/"),
        ("https://a.example/", "https://a.example/"),
        ("//a.example/", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("", ""),
    ],
)
def test_only_addresses_of_pages_are_followed(url: str, followed: str) -> None:
    assert address(url, "https://zona.example/") == followed


def test_a_malformed_block_is_refused_where_it_is_made() -> None:
    with pytest.raises(ValueError, match="2 cells under 1 columns"):
        Table((Column("A"),), (("1", "2"),))
    with pytest.raises(ValueError, match="a column"):
        Table((), ())
    with pytest.raises(ValueError, match="1 values for 2 labels"):
        Figure("bar", ("a", "b"), (Series("s", (1,)),), "alt")
    with pytest.raises(ValueError, match="level 5"):
        Section("A", level=5)
