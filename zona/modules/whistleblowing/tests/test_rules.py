"""Codes, envelopes, clean files, who handles, figures."""

import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document as Word
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text

from zona.core.files.rules import Kind, Rejected, judge
from zona.modules.whistleblowing import rules
from zona.modules.whistleblowing.actions import stripping
from zona.modules.whistleblowing.rules import codes, sealing

ONE, TWO = PrivateKey.generate(), PrivateKey.generate()
TRIES = rules.Tries(
    window_minutes=10, free=10, step_milliseconds=100, most_milliseconds=2000
)


# --- codes ---


def test_a_code_holds_at_least_128_bits_in_readable_groups() -> None:
    code = codes.new_code()

    assert len(codes.plain(code)) * 5 >= 128
    assert [len(each) for each in code.split("-")] == [4] * 7
    assert code != codes.new_code()


@given(st.text(max_size=300))
def test_any_text_is_read_as_a_code_and_only_a_whole_one_is_the_same(
    typed: str,
) -> None:
    assert set(codes.plain(typed)) <= set(codes.ALPHABET)
    assert codes.is_same(typed, typed) == (len(codes.plain(typed)) == codes.LENGTH)


def test_a_code_forgives_case_spaces_and_lookalikes() -> None:
    code = "0123-4567-89AB-CDEF-GHJK-MNPQ-RST1"

    assert codes.is_same(code, "o1234567 89ab cdef ghjk mnpq rstl")
    assert not codes.is_same(code, code[:-1] + "2")
    assert codes.mailbox(code).lookup == codes.mailbox(code.lower()).lookup
    assert codes.mailbox(code).public == codes.mailbox(code.lower()).public
    assert codes.mailbox(code).lookup != codes.mailbox("").lookup


# --- envelopes ---


@given(st.binary(max_size=9000), st.text(max_size=40))
def test_an_envelope_opens_for_each_holder_as_it_was(content: bytes, name: str) -> None:
    parcel = sealing.Parcel({"kind": "file", "name": name}, content)

    locked = sealing.lock(parcel, [bytes(ONE.public_key), bytes(TWO.public_key)])

    for sealed, private in zip(locked.keys, (ONE, TWO), strict=True):
        assert sealing.unlock(locked.body, sealed, private) == parcel
    assert (len(locked.body) - 40) % sealing.BLOCK == 0


def test_an_envelope_stays_shut_for_others_and_shows_a_change() -> None:
    parcel = sealing.words({"Apa": "Suap di loket", "Kapan": ""})
    locked = sealing.lock(parcel, [bytes(ONE.public_key)])
    changed = locked.body[:-1] + bytes([locked.body[-1] ^ 1])

    assert sealing.read_words(sealing.unlock(locked.body, locked.keys[0], ONE)) == (
        ("Apa", "Suap di loket"),
    )
    for body, key in ((locked.body, TWO), (changed, ONE)):
        with pytest.raises(sealing.Unreadable):
            sealing.unlock(body, locked.keys[0], key)
    assert b"Suap" not in locked.body


def test_keys_are_told_from_other_text() -> None:
    public = sealing.encoded(bytes(ONE.public_key))

    assert sealing.is_key(public)
    assert not sealing.is_key("bukan kunci")
    assert not sealing.is_key(public[:-4])
    assert sealing.is_sealed_key(sealing.sealed(b"k" * 32, bytes(ONE.public_key)))
    assert not sealing.is_sealed_key(public)
    assert not sealing.is_sealed_key("§")


# --- files ---


def _picture(kind: str, mode: str = "RGB") -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Kamera Rahasia"
    exif[0x8825] = {1: "N", 2: (0.0, 30.0, 0.0)}
    into = BytesIO()
    Image.new(mode, (8, 4)).save(into, kind, exif=exif)
    return into.getvalue()


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (Kind.JPEG, _picture("JPEG")),
        (Kind.PNG, _picture("PNG")),
        (Kind.PNG, _picture("PNG", "P")),
        (Kind.WEBP, _picture("WEBP")),
    ],
)
def test_a_picture_loses_camera_and_place(kind: Kind, content: bytes) -> None:
    clean = stripping.stripped(kind, content)

    assert b"Kamera Rahasia" in content
    assert b"Kamera" not in clean
    with Image.open(BytesIO(clean)) as picture:
        assert not dict(picture.getexif())
        assert picture.size == (8, 4)


def test_a_pdf_loses_author_and_the_names_on_its_notes() -> None:
    writer = PdfWriter()
    writer.add_blank_page(72, 72)
    writer.add_blank_page(72, 72)
    writer.add_metadata({"/Author": "Sari Pelapor"})
    note = Text(rect=(0, 0, 9, 9), text="lihat ini", title_bar="Sari Pelapor")
    writer.add_annotation(0, note)
    into = BytesIO()
    writer.write(into)

    clean = stripping.stripped(Kind.PDF, into.getvalue())

    assert b"Sari" in into.getvalue()
    assert b"Sari" not in clean
    assert len(PdfReader(BytesIO(clean)).pages) == 2


def _word() -> bytes:
    word = Word()
    word.core_properties.author = "Sari Pelapor"
    run = word.add_paragraph("Isi surat").runs[0]
    word.add_comment(run, "catatan", author="Sari Pelapor", initials="SP")
    picture = BytesIO(_picture("JPEG"))
    word.add_picture(picture)
    into = BytesIO()
    word.save(into)
    with zipfile.ZipFile(into, "a") as package:
        package.writestr("xl/comments1.xml", "<author>Sari Pelapor</author>")
    return into.getvalue()


def test_an_office_file_loses_author_comments_pictures_data_and_times() -> None:
    clean = stripping.stripped(Kind.DOCX, _word())

    with zipfile.ZipFile(BytesIO(clean)) as package:
        parts = {each: package.read(each) for each in package.namelist()}
        assert {each.date_time for each in package.infolist()} == {
            stripping.MINIMUM_TIME
        }
    assert not [name for name, part in parts.items() if b"Sari" in part]
    assert not [name for name, part in parts.items() if b"Kamera" in part]
    assert judge("surat.docx", clean) == Kind.DOCX
    assert Word(BytesIO(clean)).paragraphs[0].text == "Isi surat"


@pytest.mark.parametrize("kind", [Kind.JPEG, Kind.PDF, Kind.DOCX])
def test_what_cannot_be_cleaned_is_not_taken(kind: Kind) -> None:
    with pytest.raises(Rejected, match="tidak dapat dihapus"):
        stripping.stripped(kind, b"rusak")


# --- who handles ---


def _seat(position: int, *above: int) -> rules.Seat:
    return rules.Seat(position, frozenset(above))


OWN, ABOVE = 7, 1
BY_OWN = rules.Desk(1, OWN, _seat(30, 20, 10))
BY_ABOVE = rules.Desk(2, ABOVE, _seat(90, 80))
UNSEATED = rules.Desk(3, OWN, None)
DESKS = (BY_OWN, BY_ABOVE, UNSEATED)


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ((), DESKS),
        ((rules.Named(_seat(40, 20, 10), leads=False),), DESKS),  # a colleague beside
        (
            (rules.Named(_seat(30, 20, 10), leads=False),),
            (BY_ABOVE, UNSEATED),
        ),  # himself
        ((rules.Named(_seat(20, 10), leads=False),), (BY_ABOVE, UNSEATED)),  # over him
        ((rules.Named(_seat(31, 30, 20, 10), leads=False),), (BY_ABOVE, UNSEATED)),
        ((rules.Named(_seat(10), leads=True),), (BY_ABOVE,)),  # the head
        ((rules.Named(_seat(80), leads=False),), (BY_OWN, UNSEATED)),
    ],
)
def test_the_named_persons_chain_and_for_leaders_the_unit_do_not_handle(
    named: tuple[rules.Named, ...], found: tuple[rules.Desk, ...]
) -> None:
    assert rules.chosen(DESKS, OWN, named) == found


# --- figures ---


def _case(
    outcome: str, *, investigated: bool = False, days: int | None = 10
) -> rules.Case:
    day = date(2021, 10, 4)
    closed = date(2021, 10, 4 + days) if days is not None else None
    return rules.Case(day, "ditutup", outcome, investigated, "suap", closed)


def test_t8_1_four_received_one_unfit_three_investigated_one_proven() -> None:
    cases = [
        _case("tidak_memenuhi", days=5),
        _case("terbukti", investigated=True),
        _case("tidak_terbukti", investigated=True),
        _case("tidak_terbukti", investigated=True, days=None),
    ]

    found = rules.figures(cases)

    assert (found.received, found.unfit, found.investigated, found.proven) == (
        4,
        1,
        3,
        1,
    )
    assert found.proof_rate is not None
    assert round(found.proof_rate, 2) == Decimal("33.33")
    assert (found.closed, found.open) == (3, 1)
    assert found.mean_days == Decimal(25) / 3


def test_without_reports_nothing_is_measured() -> None:
    found = rules.figures([])

    assert (found.received, found.proof_rate, found.mean_days) == (0, None, None)


@pytest.mark.parametrize(
    ("count", "shown"), [(0, "0"), (1, "<3"), (2, "<3"), (3, "3"), (12, "12")]
)
def test_small_counts_are_hidden(count: int, shown: str) -> None:
    assert rules.shown_count(count, 3) == shown


@pytest.mark.parametrize(
    ("wrong", "seconds"), [(0, 0), (10, 0), (11, 0.1), (20, 1.0), (10_000, 2.0)]
)
def test_wrong_codes_slow_everybody_down_within_reason(
    wrong: int, seconds: float
) -> None:
    assert rules.pause_seconds(wrong, TRIES) == seconds


def test_the_share_of_met_obligations() -> None:
    assert rules.share_met([True, False, True, False]) == 50


def test_only_the_reporter_answers_and_the_flow_is_whole() -> None:
    assert rules.TIP_FLOW.problems() == ()
    assert [each.code for each in rules.TIP_FLOW.ends()] == [rules.CLOSED]
    replies = [each for each in rules.TIP_FLOW.transitions if each.verb == rules.REPLY]
    assert [each.source for each in replies] == ["permintaan_info"]
