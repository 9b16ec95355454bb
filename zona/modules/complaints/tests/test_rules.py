"""Clocks, figures, codes and the way of a case, against the vectors of the rule sheet."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zona.core.refused import Refused
from zona.core.workdays.rules import Calendar
from zona.modules.complaints.rules import (
    FLOW,
    HIDDEN,
    MOVED,
    OFFLINE,
    ONLINE,
    OPEN_STATES,
    SILENT,
    ChannelKind,
    Course,
    Grade,
    Limits,
    acknowledge_clock,
    calendar_days,
    code_from,
    complete_clock,
    decide_clock,
    fingerprint,
    handled_percent,
    is_after_service_time,
    mean_days,
    months_before,
    number,
    own_move,
    percent,
    public_label,
    read,
    reply_clock,
    satisfaction_index,
    send_clock,
    shielded,
    shielded_total,
    silent_move,
    timely_percent,
    written,
)

LIMITS = Limits(
    source="UU 25/2009",
    complain_days=30,
    acknowledge_days=14,
    complete_days=30,
    decide_days=60,
    send_days=14,
    reply_days=10,
    grade_workdays={
        Grade.NORMATIF: 5,
        Grade.TIDAK_BERKADAR_PENGAWASAN: 14,
        Grade.BERKADAR_PENGAWASAN: 60,
    },
    sp4n_verify_workdays=3,
    sp4n_answer_workdays=5,
)
# 20 October 2021: Maulid by the decree of that year (T16.2: October has 20 working days).
OCTOBER = Calendar(frozenset({date(2021, 10, 20)}), {date(2021, 10, 20): "Maulid"})
DESK, SP4N = ChannelKind.TATAP_MUKA, ChannelKind.SP4N_LAPOR


def test_the_flow_has_no_dead_end_and_no_ghost() -> None:
    assert FLOW.problems() == ()
    assert {state.code for state in FLOW.ends()} == {
        "bukan_wewenang",
        "arsip",
        "dianggap_dicabut",
        MOVED,
    }


def test_channels_are_offline_or_online() -> None:
    assert set(ChannelKind) == OFFLINE | ONLINE
    assert not OFFLINE & ONLINE


def test_t7_1_acknowledgement_and_decision() -> None:
    clock = acknowledge_clock(date(2021, 10, 4), DESK, LIMITS, OCTOBER)
    decided = decide_clock(date(2021, 10, 10), DESK, None, LIMITS, OCTOBER)

    assert clock.limit.on == date(2021, 10, 18)
    assert clock.limit.words == "4 Okt 2021 + 14 hari kalender = 18 Okt 2021"
    assert decided.limit.on == decided.target.on == date(2021, 12, 9)


@pytest.mark.parametrize(
    ("day", "is_late"),
    [
        (date(2021, 10, 17), False),
        (date(2021, 10, 18), False),
        (date(2021, 10, 19), True),
    ],
)
def test_the_last_day_still_counts(day: date, is_late: bool) -> None:
    clock = acknowledge_clock(date(2021, 10, 4), DESK, LIMITS, OCTOBER)

    assert clock.is_late(day) is is_late


@pytest.mark.parametrize(
    ("grade", "target"),
    [
        (Grade.NORMATIF, date(2021, 10, 22)),
        (Grade.TIDAK_BERKADAR_PENGAWASAN, date(2021, 11, 4)),
        # 60 working days end after 60 calendar days: the sooner one is the target.
        (Grade.BERKADAR_PENGAWASAN, date(2021, 12, 13)),
    ],
)
def test_the_shortest_limit_is_the_target(grade: Grade, target: date) -> None:
    clock = decide_clock(date(2021, 10, 14), DESK, grade, LIMITS, OCTOBER)

    assert clock.target.on == target
    assert clock.limit.on == date(2021, 12, 13)


def test_sp4n_three_and_five_working_days_skip_the_holiday() -> None:
    """T16.10: 15 Oct 2021 + 3 working days, then + 5."""
    verified = acknowledge_clock(date(2021, 10, 15), SP4N, LIMITS, OCTOBER)
    answered = decide_clock(verified.target.on, SP4N, None, LIMITS, OCTOBER)

    assert verified.target.on == date(2021, 10, 21)
    assert answered.target.on == date(2021, 10, 28)
    assert "Maulid" in verified.target.words


def test_other_clocks_are_calendar_days() -> None:
    day = date(2021, 10, 1)

    assert complete_clock(day, LIMITS).limit.on == date(2021, 10, 31)
    assert send_clock(day, LIMITS).limit.on == date(2021, 10, 15)
    assert reply_clock(day, LIMITS).limit.on == date(2021, 10, 11)
    assert calendar_days(date(2021, 12, 31), 1).words.endswith("= 1 Jan 2022")


@pytest.mark.parametrize(
    ("happened", "answer"),
    [(None, False), (date(2021, 9, 1), False), (date(2021, 8, 31), True)],
)
def test_after_thirty_days_a_complaint_came_late(
    happened: date | None, answer: bool
) -> None:
    assert is_after_service_time(happened, date(2021, 10, 1), LIMITS) is answer


def course(
    decided: date | None = None,
    answered: date | None = None,
    *,
    limit: date | None = date(2021, 12, 9),
    send_limit: date | None = None,
) -> Course:
    return Course(date(2021, 10, 4), limit, decided, send_limit, answered)


def test_t7_3_twelve_received_eleven_done_ten_on_time() -> None:
    """Done is a share of what came; on time a share of what was done."""
    good = course(date(2021, 10, 10), date(2021, 10, 11))
    late = course(date(2021, 12, 10), date(2021, 12, 10))
    rows = [good] * 10 + [late, course()]

    assert round(percent(11, 12) or 0, 2) == Decimal("91.67")
    on_time = timely_percent(rows, date(2021, 12, 9))
    assert on_time == 100  # on the ninth nobody is past the line yet
    assert round(timely_percent(rows[:-1], date(2021, 12, 31)) or 0, 2) == Decimal(
        "90.91"
    )


def test_a_case_past_its_limit_counts_against_both_shares() -> None:
    day = date(2021, 12, 10)
    rows = [course(date(2021, 10, 10), date(2021, 10, 11)), course()]

    assert handled_percent(rows, day) == 50
    assert timely_percent(rows, day) == 50
    assert handled_percent(rows, date(2021, 12, 9)) == 100


def test_an_answer_that_was_decided_in_time_but_sent_late_is_late() -> None:
    row = course(date(2021, 10, 10), date(2021, 10, 25), send_limit=date(2021, 10, 24))

    assert not row.is_on_time()
    assert row.is_overdue(date(2021, 10, 24)) is False
    waiting = course(date(2021, 10, 10), None, send_limit=date(2021, 10, 24))
    assert waiting.is_overdue(date(2021, 10, 25))


def test_nothing_counted_is_no_percent() -> None:
    assert handled_percent([], date(2021, 12, 31)) is None
    assert mean_days([course()], date(2021, 12, 31)) is None
    assert satisfaction_index([]) is None
    assert not course(limit=None).is_overdue(date(2022, 12, 31))


def test_mean_days_and_index() -> None:
    rows = [
        course(date(2021, 10, 5), date(2021, 10, 6)),
        course(date(2021, 10, 5), date(2021, 10, 8)),
    ]

    assert mean_days(rows, date(2021, 12, 31)) == 3
    assert satisfaction_index([4, 3, 4, 1]) == 75


@given(st.dictionaries(st.text(min_size=1), st.integers(0, 50), max_size=8))
def test_the_public_never_learns_a_small_number(counts: dict[str, int]) -> None:
    shown = shielded(counts, 3)
    hidden = [name for name, words in shown.items() if not words.isdigit()]

    assert shown.keys() == counts.keys()
    for name, count in counts.items():
        assert 0 < count < 3 or shown[name] in {str(count), HIDDEN}
        assert not (0 < count < 3) or shown[name] == "<3"
    # One hidden number alone could be computed from the total.
    positive = [name for name, count in counts.items() if count]
    assert len(hidden) != 1 or len(positive) == 1


@pytest.mark.parametrize(
    ("counts", "words"), [([], "0"), ([1], "<3"), ([1, 1], "<3"), ([2, 1], "3")]
)
def test_a_small_total_is_hidden(counts: list[int], words: str) -> None:
    assert shielded_total(counts, 3) == words


def test_the_same_words_have_the_same_mark() -> None:
    assert fingerprint("Hasil  uji\nTERLAMBAT ") == fingerprint("hasil uji terlambat")
    assert fingerprint("a") != fingerprint("b")


@given(st.binary(min_size=16, max_size=32))
def test_a_code_is_read_however_it_is_written(secret: bytes) -> None:
    code = code_from(secret)

    assert len(code) == 12
    assert read(written(code)) == read(f" {written(code).lower()} ") == code
    assert read(code.replace("8", "1").replace("9", "0")) == code


def test_a_number_names_unit_and_year() -> None:
    assert number(3, 2021, 7) == "PGD-3-2021-0007"
    assert read("x" * 500) == "X" * 64


def test_own_and_silent_moves() -> None:
    assert own_move("tidak_lengkap", "supplement").target == "verifikasi"
    assert {silent_move(state).target for state in SILENT} == {
        "dianggap_dicabut",
        "selesai",
    }
    with pytest.raises(Refused, match="tidak dapat Anda"):
        own_move("diterima", "archive")
    with pytest.raises(Refused, match="Diproses"):
        own_move("diproses", "close")


def test_the_complainant_reads_one_word_for_the_work_inside() -> None:
    assert public_label("tanggapan_draf") == public_label("disetujui") == "Diproses"
    assert public_label("selesai") == "Selesai"
    assert "WBS" not in public_label(MOVED)
    assert "menunggu_pelapor" in OPEN_STATES


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2021, 12, 31), date(2021, 9, 30)),
        (date(2022, 1, 15), date(2021, 10, 15)),
        (date(2022, 5, 31), date(2022, 2, 28)),
    ],
)
def test_three_months_before(day: date, before: date) -> None:
    assert months_before(day, 3) == before


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_calendar_days_count_from_the_next_day(day: date, count: int) -> None:
    assert calendar_days(day, count).on - day == timedelta(count)
