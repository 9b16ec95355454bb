"""Keys, reports, answers, steps, tests of the channel; and what none of them leaves."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage

from zona.core.audit.models import Entry
from zona.core.notices.models import Notice
from zona.core.people.models import Grant, Position, User
from zona.core.people.tests.people import ministry, person, satker
from zona.core.recusal.actions import bar
from zona.core.refused import Refused
from zona.core.roles import Role
from zona.modules.whistleblowing import queries, tasks
from zona.modules.whistleblowing.actions import handling, intake, keys, probes
from zona.modules.whistleblowing.actions.handling import Judgement, SealedWords
from zona.modules.whistleblowing.models import (
    HandlerKey,
    Opening,
    Probe,
    SealedKey,
    Tip,
)
from zona.modules.whistleblowing.rules import (
    Category,
    FollowUp,
    Referral,
    Reprisal,
    Sort,
)
from zona.modules.whistleblowing.rules.codes import mailbox, new_code
from zona.modules.whistleblowing.rules.sealing import read_words, unlock, words
from zona.modules.whistleblowing.tests.people import (
    NOON,
    Safe,
    admin_head,
    at,
    handler,
    head,
    report,
    sealed_words,
    walk,
)

pytestmark = pytest.mark.django_db
JUDGED = Judgement(category=Category.SUAP)


@pytest.fixture
def gita() -> Safe:
    return Safe(handler())


def _post(user: User) -> Position:
    assert user.position
    return user.position


# --- who gets a key to a report ---


def test_a_report_opens_with_a_handlers_key_and_its_trail_has_no_hour(
    gita: Safe,
) -> None:
    tip = report(satker(), "Uang di loket")

    assert gita.words(tip) == {"Apa": "Uang di loket"}
    assert (tip.state, tip.due_on) == ("diterima", date(2022, 2, 4))
    entry = Entry.objects.get(verb="whistleblowing.received")
    assert entry.by is None
    assert entry.at.astimezone().strftime("%H:%M:%S.%f") in {
        "00:00:00.000000",
        "17:00:00.000000",
    }
    assert Notice.objects.get().title == "Ada laporan WBS baru"


def test_a_report_about_the_head_goes_to_the_team_above_alone(gita: Safe) -> None:
    own = Safe(handler("hadi", satker()))
    leader, clerk = head(), person("ani", Role.EMPLOYEE)

    assert {each.holder for each in queries.handlers_of(satker(), [_post(leader)])} == {
        gita.user
    }
    assert {each.holder for each in queries.handlers_of(satker(), [_post(clerk)])} == {
        gita.user,
        own.user,
    }


def test_who_is_named_gets_no_key_and_without_a_handler_nothing_is_taken() -> None:
    own = Safe(handler("hadi", satker()))

    with pytest.raises(Refused, match="belum dapat menerima"):
        intake.seal_report(satker(), [_post(own.user)], {"Apa": "x"})
    Grant.objects.filter(user=own.user).delete()
    assert not queries.is_open(satker())


def test_an_unfinished_report_is_seen_by_nobody_and_removed(gita: Safe) -> None:
    box = mailbox(new_code())
    sending = intake.seal_report(satker(), (), {"Apa": "x"})
    tip = intake.submit_tip(unit=satker(), box=box, sending=sending, at=NOON)
    place = tip.envelopes.get().place

    assert not Tip.objects.visible_to(gita.user).exists()
    assert queries.tip_by(box.lookup) is None
    tasks.daily(NOON + timedelta(days=1))
    assert Tip.objects.count() == 1
    tasks.daily(NOON + timedelta(days=2))
    assert not Tip.objects.exists()
    assert default_storage.exists(place)  # until the transaction has ended


@pytest.mark.django_db(transaction=True)
def test_the_sealed_bytes_go_with_an_unfinished_report() -> None:
    Safe(handler())
    sending = intake.seal_report(satker(), (), {"Apa": "x"})
    tip = intake.submit_tip(
        unit=satker(), box=mailbox(new_code()), sending=sending, at=NOON
    )
    place = tip.envelopes.get().place

    intake.drop_unconfirmed(before=date(2022, 2, 2))

    assert not default_storage.exists(place)


def test_typing_the_code_twice_counts_once(gita: Safe) -> None:
    code = new_code()
    tip = report(satker(), code=code)

    again = intake.confirm_tip(lookup=mailbox(code).lookup, at=at(2022, 3, 1))

    assert again == tip
    assert Entry.objects.filter(verb="whistleblowing.received").count() == 1
    assert intake.confirm_tip(lookup="tidak ada", at=NOON) is None


# --- the handler ---


def test_each_opening_is_on_record_and_needs_a_key(gita: Safe) -> None:
    tip = report(satker())

    rows = handling.open_tip(tip, by=gita.user, at=NOON)

    assert len(rows) == 1
    assert Opening.objects.get().opened_by == gita.user
    with pytest.raises(Refused, match="tidak membuka"):
        handling.open_tip(tip, by=handler("hadi", satker()), at=NOON)


def test_who_has_a_conflict_does_not_touch_a_report(gita: Safe) -> None:
    tip = report(satker())
    bar(
        user=gita.user,
        unit=satker(),
        process="whistleblowing",
        since=date(2022, 1, 1),
        reason="Saudara terlapor",
        source_url="/",
        by=gita.user,
        at=NOON,
    )

    with pytest.raises(Refused, match="benturan kepentingan"):
        handling.open_tip(tip, by=gita.user, at=NOON)


def test_question_and_answer_go_through_the_mailbox(gita: Safe) -> None:
    code = new_code()
    tip = walk(report(satker(), code=code), gita.user, "review", "ask")
    handling.answer_reporter(tip, sealed_words("Kapan?", tip), by=gita.user, at=NOON)
    box = mailbox(code)

    (answer,) = queries.answers_for(tip)
    with default_storage.open(answer.envelope.place) as body:
        found = unlock(body.read(), answer.sealed, box.private)
    assert read_words(found) == (("Jawaban", "Kapan?"),)
    intake.read_mailbox(tip=tip, at=NOON)

    sending = intake.seal(
        Sort.PESAN_PELAPOR, {"Pesan": "Senin"}, (), queries.holders_of(tip)
    )
    tip = intake.reply_to_handler(tip=tip, sending=sending, at=NOON)
    assert tip.state == "dijawab"
    last = tip.envelopes.order_by("-pk")[0]
    assert dict(read_words(gita.parcel(last))) == {"Pesan": "Senin"}
    tip = intake.reply_to_handler(tip=tip, sending=sending, at=NOON)
    assert tip.state == "dijawab"


@pytest.mark.parametrize(
    "broken",
    [
        lambda whole: SealedWords(whole.body, {}),
        lambda whole: SealedWords(b"terbuka", whole.keys),
        lambda whole: SealedWords(whole.body, {**whole.keys, "kotak": "bukan"}),
        lambda whole: SealedWords(
            whole.body, {**whole.keys, "99": whole.keys["kotak"]}
        ),
        lambda whole: SealedWords(whole.body, {"kotak": whole.keys["kotak"]}),
    ],
)
def test_an_answer_that_is_not_sealed_for_all_is_not_taken(
    gita: Safe, broken: Callable[[SealedWords], SealedWords]
) -> None:
    tip = report(satker())
    sealed = broken(sealed_words("Halo", tip))

    with pytest.raises(ValidationError):
        handling.answer_reporter(tip, sealed, by=gita.user, at=NOON)


def test_a_whole_case_walks_to_its_end(gita: Safe) -> None:
    tip = walk(report(satker()), gita.user, "review")

    with pytest.raises(ValidationError, match="kategori"):
        handling.move_tip(tip, "accept", by=gita.user, at=NOON)
    tip = handling.move_tip(tip, "accept", judgement=JUDGED, by=gita.user, at=NOON)
    tip = walk(tip, gita.user, "investigate", "prove")
    with pytest.raises(ValidationError, match="tindak lanjut"):
        handling.move_tip(tip, "follow", by=gita.user, at=NOON)
    judged = Judgement(follow_up=FollowUp.HUKUMAN_DISIPLIN)
    tip = handling.move_tip(tip, "follow", judgement=judged, by=gita.user, at=NOON)
    tip = walk(tip, gita.user, "close", on=at(2022, 2, 21))

    assert (tip.outcome, tip.was_investigated, tip.closed_on) == (
        "terbukti",
        True,
        date(2022, 2, 21),
    )
    assert tip.due_on is None
    with pytest.raises(Refused):
        walk(tip, gita.user, "review")


def test_a_referral_names_its_place_and_only_reporters_reply(gita: Safe) -> None:
    tip = walk(report(satker()), gita.user, "review", "ask")

    with pytest.raises(Refused, match="milik pelapor"):
        walk(tip, gita.user, "reply")
    tip = walk(tip, gita.user, "resume")
    with pytest.raises(ValidationError, match="pelimpahan"):
        handling.move_tip(tip, "refer", judgement=JUDGED, by=gita.user, at=NOON)
    judged = Judgement(Category.SUAP, Referral.APH)
    tip = handling.move_tip(tip, "refer", judgement=judged, by=gita.user, at=NOON)
    assert (tip.outcome, tip.referral, tip.was_investigated) == (
        "dilimpahkan",
        "aph",
        False,
    )


def test_a_units_own_team_is_a_gate_and_does_not_investigate() -> None:
    own = Safe(handler("hadi", satker()))
    tip = walk(report(satker()), own.user, "review")
    tip = handling.move_tip(tip, "accept", judgement=JUDGED, by=own.user, at=NOON)

    with pytest.raises(Refused, match="inspektorat"):
        walk(tip, own.user, "investigate")


def test_a_reprisal_is_noted_for_the_team_and_never_mailed(gita: Safe) -> None:
    tip = report(satker())
    note = sealed_words("Dipindah ke gudang", tip, to_reporter=False)

    def noted(sealed: SealedWords, on: date) -> object:
        return handling.note_reprisal(
            tip,
            sealed,
            reprisal=Reprisal.MUTASI,
            happened_on=on,
            by=gita.user,
            at=NOON,
        )

    noted(note, date(2022, 1, 31))

    assert tip.protections.get().reprisal == "mutasi"
    assert not queries.answers_for(tip)
    with pytest.raises(ValidationError, match="masa depan"):
        noted(note, date(2022, 3, 1))
    with pytest.raises(ValidationError, match="kotak surat"):
        noted(sealed_words("x", tip), date(2022, 1, 31))


# --- keys ---


def test_only_the_team_makes_keys_and_only_real_ones() -> None:
    outsider, member = admin_head(), handler()

    with pytest.raises(Refused):
        Safe(outsider)
    with pytest.raises(ValidationError, match="tidak terbaca"):
        keys.register_key(
            unit=ministry(), public_key="x", protected_key="y", by=member, at=NOON
        )


def _restored(lost: Safe, friend: Safe, new: Safe) -> int:
    (found,) = queries.lost_keys(friend.user)
    rows = SealedKey.objects.filter(holder=friend.key, envelope__in=found.envelopes)
    fresh = {each.envelope_id: each.sealed for each in rows}  # shaped as the browser's
    return keys.restore_access(key=new.key, sealed=fresh, by=friend.user, at=NOON)


def test_a_lost_key_is_replaced_and_a_second_handler_gives_the_reports_back(
    gita: Safe,
) -> None:
    friend = Safe(handler("hana"))
    tip = report(satker())
    assert not queries.lost_keys(friend.user)
    with pytest.raises(Refused, match="Tidak ada laporan"):
        keys.restore_access(key=gita.key, sealed={1: "x"}, by=friend.user, at=NOON)

    new = Safe(gita.user)

    gita.key.refresh_from_db()
    assert gita.key.retired_on == date(2022, 2, 1)
    assert Notice.objects.filter(
        recipient=friend.user, title__contains="kunci WBS baru"
    )
    assert queries.desk_of(gita.user, tip) is not None
    assert not queries.sealed_for(tip, new.key)
    with pytest.raises(Refused, match="bukan pemilik"):
        keys.restore_access(key=new.key, sealed={}, by=new.user, at=NOON)
    with pytest.raises(ValidationError, match="tidak terbaca"):
        keys.restore_access(
            key=new.key,
            sealed={tip.envelopes.get().pk: "x"},
            by=friend.user,
            at=NOON,
        )
    assert _restored(gita, friend, new) == 1
    assert len(queries.sealed_for(tip, new.key)) == 1
    assert not queries.lost_keys(friend.user)


def test_a_key_of_somebody_who_left_the_team_opens_nothing(gita: Safe) -> None:
    tip = report(satker())
    Grant.objects.filter(user=gita.user).delete()
    left = User.objects.get(pk=gita.user.pk)

    assert not Tip.objects.visible_to(left).exists()
    with pytest.raises(Refused):
        handling.open_tip(tip, by=left, at=NOON)


# --- tests of the channel ---


def test_a_probe_walks_the_whole_way_and_is_no_case(gita: Safe) -> None:
    budi, code = admin_head(), new_code()
    box = mailbox(code)
    tip = probes.begin_probe(unit=satker(), box=box, by=budi, at=NOON)
    intake.confirm_tip(lookup=box.lookup, at=NOON)
    tip.refresh_from_db()
    intake.read_mailbox(tip=tip, at=NOON)
    assert Probe.objects.get().read_on is None

    handling.open_tip(tip, by=gita.user, at=NOON)
    handling.open_tip(tip, by=gita.user, at=at(2022, 2, 2))
    handling.answer_reporter(tip, sealed_words("Sampai", tip), by=gita.user, at=NOON)
    intake.read_mailbox(tip=tip, at=NOON)

    probe = Probe.objects.get()
    assert (probe.opened_on, probe.answered_on, probe.read_on) == (NOON.date(),) * 3
    assert gita.words(tip)["Uji kanal"]
    assert not Tip.objects.real().exists()
    with pytest.raises(Refused):
        probes.begin_probe(unit=satker(), box=box, by=gita.user, at=NOON)


def test_words_without_a_reader_are_not_sealed() -> None:
    with pytest.raises(Refused):
        intake.seal(Sort.LAPORAN, {"Apa": "x"}, (), ())
    assert words({"Apa": ""}).content == b"[]"
    assert intake.keep(b"tersegel") == intake.keep(b"tersegel")
    assert not HandlerKey.objects.exists()
