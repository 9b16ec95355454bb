"""The law of wealth reports: schemes, limits, shares, receipts."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zona.modules.wealth import queries
from zona.modules.wealth.rules import (
    FLOW,
    OTHER_GROUPS,
    Exclusion,
    Filing,
    Group,
    Obliged,
    Post,
    ReceiptRule,
    Scheme,
    Tally,
    add_months,
    asset_form,
    date_problem,
    exclusion_problem,
    group_fits,
    is_late,
    is_number,
    masked,
    page_count,
    percent,
    progress,
    reminder_due,
    shown_percent,
    tally,
    tax_number,
    words,
)

LHKASN: Filing = queries.filing(2021)
LHKAN: Filing = queries.filing(2024)
RECEIPT: ReceiptRule = queries.receipt_rule(date(2021, 12, 1))
RULE: Obliged = queries.obliged_rule(2021)


# --- T10.2 and its borders -----------------------------------------------------------


@pytest.mark.parametrize(
    ("filed", "obliged", "shown"),
    [
        (44, 45, "97,77 %"),  # T10.2: never 100
        (45, 45, "100 %"),
        (0, 45, "0 %"),
        (99_999, 100_000, "99,99 %"),
        (1, 2, "50 %"),
        (1, 8, "12,50 %"),
        (0, 0, "–"),
    ],
)
def test_a_share_is_cut_and_never_rounded_up(
    filed: int, obliged: int, shown: str
) -> None:
    assert words(percent(filed, obliged)) == shown


@given(st.integers(1, 10**7), st.integers(0, 10**7))
def test_a_hundred_stands_only_where_everyone_reported(whole: int, part: int) -> None:
    part = min(part, whole)
    share = percent(part, whole)

    assert share is not None
    assert (shown_percent(share) == 100) == (part == whole)
    assert shown_percent(share) <= share


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))))
def test_a_tally_never_counts_more_in_time_than_filed(
    rows: list[tuple[int, int, int]],
) -> None:
    first = date(2021, 12, 1)
    days = [tuple(first + timedelta(days=n) for n in row) for row in rows]
    found = tally([(due, filed, seen) for due, filed, seen in days], date(2021, 12, 31))

    assert found.obliged == len(rows)
    assert 0 <= found.timely <= found.filed <= found.obliged
    assert found.missing + found.filed == found.obliged
    assert found.late + found.timely == found.filed


def test_what_is_verified_after_the_day_does_not_count_yet() -> None:
    day = date(2021, 12, 31)
    later = day + timedelta(days=1)

    rows = [(day, day, day), (day, day, later), (day, later, later), (day, None, None)]

    assert tally(rows, day) == Tally(4, 1, 1)
    assert tally(rows, later) == Tally(4, 3, 2)
    assert (Tally(2, 1, 1) + Tally(3, 3, 0)).percent == Decimal(80)
    assert Tally(4, 3, 2).percent_words == "75 %"
    assert Tally(4, 3, 2).timely_words == "50 %"
    assert Tally(4, 3, 2).timely_percent == Decimal(50)


def test_progress_grows_by_its_days() -> None:
    days = [date(2022, 1, 5), date(2022, 2, 5), date(2022, 2, 28)]
    ends = [date(2022, 1, 31), date(2022, 2, 28), date(2022, 3, 31)]

    assert progress(days, ends) == (1, 3, 3)


# --- schemes and limits --------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "scheme", "proof_year", "due_on", "earliest"),
    [
        (2021, Scheme.LHKASN, 2021, date(2021, 12, 31), date(2021, 1, 1)),
        (2021, Scheme.LHKPN, 2021, date(2022, 3, 31), date(2022, 1, 1)),
        (2022, Scheme.LHKASN, 2022, date(2022, 12, 31), date(2022, 1, 1)),
        (2024, Scheme.LHKPN, 2023, date(2024, 3, 31), date(2024, 1, 1)),
        (2024, Scheme.SPT, 2024, date(2025, 3, 31), date(2025, 1, 1)),
    ],
)
def test_the_year_of_the_report_and_of_its_proof_stand_apart(
    year: int, scheme: Scheme, proof_year: int, due_on: date, earliest: date
) -> None:
    terms = queries.filing(year).terms(scheme)

    assert terms.proof_year(year) == proof_year
    assert terms.due_on(year) == due_on
    assert terms.earliest(year) == earliest


def test_lhkasn_ends_with_2022() -> None:
    assert queries.filing(2022).other.scheme == Scheme.LHKASN
    assert queries.filing(2023).other.scheme == Scheme.SPT
    with pytest.raises(KeyError):
        queries.filing(2023).terms(Scheme.LHKASN)
    assert LHKAN.recap_due(2024) == date(2025, 4, 30)


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2021, 11, 30), 3, date(2022, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2021, 1, 15), 3, date(2021, 4, 15)),
        (date(2021, 12, 31), 1, date(2022, 1, 31)),
    ],
)
def test_months_are_counted_to_the_same_day_or_the_last(
    day: date, months: int, found: date
) -> None:
    assert add_months(day, months) == found


def test_a_new_office_has_three_months_and_staff_one() -> None:
    terms, day = LHKASN.terms(Scheme.LHKASN), date(2021, 10, 4)

    assert terms.special_due(day, Group.PENGAWAS) == date(2022, 1, 4)
    assert terms.special_due(day, Group.STAF) == date(2021, 11, 4)


def test_the_last_day_is_in_time_and_the_next_is_late() -> None:
    due_on = date(2021, 12, 31)

    assert not is_late(due_on, due_on)
    assert is_late(due_on + timedelta(days=1), due_on)


@pytest.mark.parametrize(
    ("left", "found"),
    [(61, None), (60, 60), (31, 60), (30, 30), (8, 30), (7, 7), (0, 7), (-1, None)],
)
def test_a_reminder_belongs_to_its_stretch(left: int, found: int | None) -> None:
    assert reminder_due(left, (60, 30, 7)) == found


# --- who -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("roles", "title", "scheme", "group"),
    [
        ({"head"}, "Kepala Balai", Scheme.LHKPN, Group.KEPALA),
        ({"employee", "budget_officer"}, "Perencana", Scheme.LHKPN, Group.PEJABAT),
        (set(), "bendahara pengeluaran", Scheme.LHKPN, Group.LAINNYA),
        (set(), "Kepala Subbagian Tata Usaha", Scheme.LHKASN, Group.PENGAWAS),
        (set(), "Kepala Bagian Umum", Scheme.LHKASN, Group.ADMINISTRATOR),
        ({"employee"}, "Arsiparis", Scheme.LHKASN, Group.STAF),
        (set(), "", Scheme.LHKASN, Group.STAF),
    ],
)
def test_a_list_begins_with_what_the_table_proposes(
    roles: set[str], title: str, scheme: Scheme, group: Group
) -> None:
    found = RULE.propose(LHKASN, roles, title)

    assert (found.scheme, found.group) == (scheme, group)
    assert found.basis


def test_who_need_not_file_lhkpn_proves_by_the_years_other_scheme() -> None:
    assert RULE.propose(LHKAN, set(), "Arsiparis").scheme == Scheme.SPT
    assert not Post(Group.STAF, "x").fits({"employee"}, "Arsiparis")


@given(st.sampled_from(Scheme), st.sampled_from(Group))
def test_a_group_belongs_to_lhkpn_or_to_the_others(
    scheme: Scheme, group: Group
) -> None:
    is_other = group in OTHER_GROUPS

    assert group_fits(scheme, group) == (is_other != (scheme == Scheme.LHKPN))


@pytest.mark.parametrize(
    ("reason", "on", "excused"),
    [
        (Exclusion.BERHENTI, date(2021, 12, 30), True),
        (Exclusion.BERHENTI, date(2021, 12, 31), False),
        (Exclusion.PINDAH, date(2022, 1, 3), False),
        (Exclusion.CLTN, date(2021, 12, 31), True),
        (Exclusion.CLTN, date(2022, 1, 1), False),
        (Exclusion.BUKAN_ASN, date(2020, 1, 1), True),
    ],
)
def test_who_served_on_the_last_of_december_reports(
    reason: Exclusion, on: date, excused: bool
) -> None:
    assert (exclusion_problem(reason, on, 2021) == "") == excused


# --- receipts ------------------------------------------------------------------------


def test_a_receipt_has_a_day_between_the_first_and_today() -> None:
    first, today = date(2021, 1, 1), date(2021, 12, 6)

    assert not date_problem(first, first, today)
    assert not date_problem(today, first, today)
    assert "masa depan" in date_problem(today + timedelta(days=1), first, today)
    assert "mendahului" in date_problem(first - timedelta(days=1), first, today)


@pytest.mark.parametrize(
    ("text", "is_form"),
    [
        ("Tanda Terima LHKASN nomor 123. Laporan Harta Kekayaan ASN diterima.", False),
        ("BUKTI PENERIMAAN ELEKTRONIK SPT Tahunan. Nominal Rp 0. NTTE 9812", False),
        ("PENGUMUMAN  HARTA\nKEKAYAAN PENYELENGGARA NEGARA", True),
        ("A. Tanah dan Bangunan … B. Alat Transportasi dan Mesin", True),
        ("Harta Bergerak lainnya Rp 12.500.000", True),
        ("Surat Berharga: tidak ada", False),
        ("Rp 1 Rp 2 Rp 3 Rp 4 Rp 5", True),
        ("Rp 1 Rp 2 Rp 3 Rp 4", False),
        ("1.250.000.000 2.000.000 3.000.000 4.000.000 5.000.000", True),
        ("", False),
    ],
)
def test_a_form_with_assets_is_told_from_a_receipt(text: str, is_form: bool) -> None:
    assert bool(asset_form(text, RECEIPT)) == is_form


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("LHKASN-12/2021", True),
        ("2021.12 A 0001", True),
        ("tanda", False),
        ("12", False),
        ("<b>123</b>", False),
        ("1" * 101, False),
    ],
)
def test_a_number_is_letters_digits_and_a_few_marks(text: str, is_one: bool) -> None:
    assert is_number(text) == is_one


def test_a_tax_number_has_fifteen_or_sixteen_digits_and_is_masked() -> None:
    assert tax_number("09.254.294.3-407.000", (15, 16)) == "092542943407000"
    assert tax_number("", (15, 16)) == ""
    for wrong in ("123", "09.254.294.3-407.00x", "1" * 17):
        with pytest.raises(ValueError, match="15 atau 16"):
            tax_number(wrong, (15, 16))
    assert masked("092542943407123") == "••••••••••••123"
    assert masked("") == ""


def test_what_is_no_pdf_has_no_pages() -> None:
    stream = BytesIO(b"%PDF-1.7 rusak")

    assert page_count(stream) == 0
    assert stream.tell() == 0


# --- the flow ------------------------------------------------------------------------


@given(st.lists(st.sampled_from([move.verb for move in FLOW.transitions])))
def test_no_way_leads_to_sent_without_a_receipt_verified_and_gathered(
    verbs: list[str],
) -> None:
    state, walked = FLOW.initial.code, []
    for verb in verbs:
        moves = {move.verb: move.target for move in FLOW.moves(state)}
        if verb in moves:
            state = moves[verb]
            walked.append(verb)

    if state == "dikirim":
        assert [v for v in walked if v in {"verify", "recap", "send"}][-3:] == [
            "verify",
            "recap",
            "send",
        ] or "release" in walked
        assert "file" in walked
