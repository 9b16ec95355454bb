"""What officers type, as blocks."""

from hypothesis import given
from hypothesis import strategies as st

from zona.core.documents import Bullets, Numbered, Paragraph, Text, blocks
from zona.core.documents.model import runs


def plain_words(value: object) -> str:
    match value:
        case Paragraph(line):
            return "".join(getattr(run, "text", "") for run in runs(line))
        case Bullets(items) | Numbered(items):
            return "".join(plain_words(Paragraph(item)) for item in items)
    return ""


def test_an_empty_line_ends_a_paragraph_and_a_line_end_does_not() -> None:
    found = blocks("Satu\ndua.\n\n\nTiga.")

    assert found == (Paragraph((Text("Satu dua."),)), Paragraph((Text("Tiga."),)))


def test_stars_set_italics_and_bold() -> None:
    (found,) = blocks("Di *website* dan **papan** kami.")

    assert found == Paragraph(
        (
            Text("Di "),
            Text("website", emphasis=True),
            Text(" dan "),
            Text("papan", strong=True),
            Text(" kami."),
        )
    )


def test_stars_that_mark_nothing_stay() -> None:
    typed = "2 * 3 * 4 dan a*b*c serta *tidak ditutup"

    assert blocks(typed) == (Paragraph((Text(typed),)),)


def test_dashes_make_bullets() -> None:
    assert blocks("- satu\n- dua\n  lanjutan") == (
        Bullets(((Text("satu"),), (Text("dua lanjutan"),))),
    )


def test_numbers_and_letters_make_numbered_lists() -> None:
    found = blocks("1. satu\n\n2) dua\n\na. huruf\nb. berikut\n\n7. tujuh")

    assert found == (
        Numbered(((Text("satu"),), (Text("dua"),))),
        Numbered(((Text("huruf"),), (Text("berikut"),)), style="a"),
        Numbered(((Text("tujuh"),),), start=7),
    )


def test_an_abbreviation_is_no_list() -> None:
    assert blocks("s. d. 31 Desember") == (Paragraph((Text("s. d. 31 Desember"),)),)


def test_nothing_typed_is_no_block() -> None:
    assert blocks(" \n\n ") == ()


@given(st.text(st.characters(exclude_characters="*"), max_size=200))
def test_no_letter_is_lost(typed: str) -> None:
    found = "".join(plain_words(block) for block in blocks(f"x {typed}"))

    markers = set("-•0123456789.)abcdefghijklmnopqrstuvwxyz")
    lost = set("".join(typed.split())) - set(found)
    assert lost <= markers
