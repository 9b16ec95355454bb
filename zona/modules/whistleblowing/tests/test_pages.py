"""What handlers and the office see, and what nobody else does."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from nacl.public import PrivateKey

from zona.core.people.models import User
from zona.core.people.tests.people import ministry, person, satker
from zona.core.refused import Refused
from zona.core.roles import Role
from zona.modules.whistleblowing import agenda, queries
from zona.modules.whistleblowing.actions import handling, intake, probes
from zona.modules.whistleblowing.models import (
    HandlerKey,
    Opening,
    Probe,
    SealedKey,
    Tip,
)
from zona.modules.whistleblowing.rules.codes import mailbox, new_code
from zona.modules.whistleblowing.rules.sealing import encoded
from zona.modules.whistleblowing.tests.people import (
    NOON,
    Safe,
    admin_head,
    browser,
    handler,
    head,
    posted,
    report,
    sealed_words,
    stranger,
    walk,
)

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


def url(name: str, *args: object) -> str:
    return reverse(f"whistleblowing:{name}", args=args)


@pytest.fixture
def gita() -> Safe:
    satker()
    return Safe(handler())


@pytest.fixture
def tip(gita: Safe) -> Tip:
    return report(satker(), "Uang di loket")


def test_the_inbox_shows_days_and_states_and_filters(gita: Safe, tip: Tip) -> None:
    client = browser(gita.user)

    page = client.get(url("tip_list")).text
    assert str(tip) in page
    assert "Diterima" in page
    assert "Lewat batas" in page
    assert "Uang" not in page
    filtered = client.get(url("tip_list"), {"status": "ditutup"}).text
    assert "Belum ada laporan" in filtered
    assert str(tip) in client.get(url("tip_list"), {"jenis": "laporan"}).text
    assert str(tip) not in client.get(url("tip_list"), {"jenis": "uji"}).text
    assert str(tip) in client.get(url("tip_list"), {"status": "tidak ada"}).text


def test_the_inbox_asks_the_same_number_of_queries_for_many(
    gita: Safe, tip: Tip, django_assert_max_num_queries: Any
) -> None:
    client = browser(gita.user)
    client.get(url("tip_list"))
    for _ in range(4):
        report(satker())

    with django_assert_max_num_queries(13):
        client.get(url("tip_list"))


def test_a_report_is_opened_by_the_browser_and_each_time_counted(
    gita: Safe, tip: Tip
) -> None:
    client = browser(gita.user)
    page = client.get(url("tip_detail", tip.pk))
    assert "Tersegel" in page.text
    assert "Uang" not in page.text
    assert "'wasm-unsafe-eval'" in page.headers["Content-Security-Policy"]
    assert "wasm" not in client.get(url("tip_list")).headers["Content-Security-Policy"]
    assert ' name="passphrase"' not in page.text

    assert client.get(url("tip_open", tip.pk)).status_code == 405
    (found,) = client.post(url("tip_open", tip.pk)).json()["envelopes"]
    body = client.get(found["url"])

    assert found["sealed"] == SealedKey.objects.get().sealed
    assert b"Uang" not in b"".join(body.streaming_content)  # type: ignore[attr-defined]  # a file
    assert Opening.objects.count() == 1


def test_an_answer_and_a_reprisal_arrive_sealed(gita: Safe, tip: Tip) -> None:
    client = browser(gita.user)

    bare = client.post(url("tip_answer", tip.pk), {"body": "", "keys": ""})
    assert bare.status_code == 422
    assert "belum tersegel" in bare.text
    wrong = client.post(url("tip_answer", tip.pk), {"body": "§", "keys": "[]"})
    assert "belum tersegel" in wrong.text
    done = client.post(
        url("tip_answer", tip.pk), posted(sealed_words("Kapan?", tip)), follow=True
    )
    assert "Jawaban tersegel dan tersimpan" in done.text

    note = posted(sealed_words("Dipindah", tip, to_reporter=False))
    given = {"reprisal": "mutasi", "happened_on": "2022-01-31"}
    future = client.post(
        url("tip_protect", tip.pk), {**note, **given, "happened_on": "2999-01-01"}
    )
    assert "masa depan" in future.text
    done = client.post(url("tip_protect", tip.pk), {**note, **given}, follow=True)
    assert "Pemindahan yang tidak dikehendaki, 31 Januari 2022" in done.text


def test_steps_ask_for_what_they_need(gita: Safe, tip: Tip) -> None:
    client = browser(gita.user)

    def step(slug: str, **given: str) -> str:
        return client.post(url("tip_move", tip.pk, slug), given, follow=True).text

    assert "Mulai telaah" in client.get(url("tip_move", tip.pk, "telaah")).text
    assert "Status kini “Telaah awal”" in step("telaah")
    assert (
        "Kategori pelanggaran" in client.get(url("tip_move", tip.pk, "pelimpahan")).text
    )
    assert "id_referral_error" in step("pelimpahan", category="suap")
    assert "Dilimpahkan" in step("pelimpahan", category="suap", referral="aph")
    assert client.get(url("tip_move", tip.pk, "telaah")).status_code == 409
    assert client.get(url("tip_move", tip.pk, "terbang")).status_code == 404
    assert "Ditutup" in step("penutupan")


def test_what_follows_a_proof_is_named(gita: Safe, tip: Tip) -> None:
    walk(tip, gita.user, "review")
    client = browser(gita.user)
    for slug, given in (
        ("kelayakan", {"category": "suap"}),
        ("investigasi", {}),
        ("bukti", {}),
        ("tindak-lanjut", {"follow_up": "perbaikan_sistem"}),
    ):
        client.post(url("tip_move", tip.pk, slug), given)

    assert "Perbaikan sistem" in client.get(url("tip_detail", tip.pk)).text


def test_a_handler_makes_a_key_and_sees_the_team(gita: Safe) -> None:
    hana = handler("hana")
    client = browser(hana)
    assert "Anda belum mempunyai kunci" in client.get(url("tip_list")).text
    key = encoded(bytes(PrivateKey.generate().public_key))

    assert (
        "tidak terbaca"
        in client.post(
            url("key_view"), {"public_key": "x", "protected_key": "1.x"}
        ).text
    )
    done = client.post(
        url("key_view"), {"public_key": key, "protected_key": "1.x"}, follow=True
    )

    assert "mulai dipakai" in done.text
    assert "Gita" in done.text
    assert HandlerKey.objects.active().count() == 2


def test_a_colleague_restores_what_was_lost(gita: Safe, tip: Tip) -> None:
    hana = Safe(handler("hana"))
    second = report(satker())
    new = Safe(gita.user)
    client = browser(hana.user)
    assert "Pulihkan bagi Gita" in client.get(url("key_view")).text
    page = client.get(url("key_restore", new.key.pk))
    assert "1 amplop dibuka" in page.text

    pk = second.envelopes.get().pk
    fresh = SealedKey.objects.get(envelope=pk, holder=hana.key).sealed
    assert (
        "tidak terbaca"
        in client.post(url("key_restore", new.key.pk), {"sealed": "[1]"}).text
    )
    assert (
        "tidak terbaca"
        in client.post(
            url("key_restore", new.key.pk), {"sealed": json.dumps({pk: "x"})}
        ).text
    )
    done = client.post(
        url("key_restore", new.key.pk), {"sealed": json.dumps({pk: fresh})}, follow=True
    )

    assert "1 amplop dapat dibuka lagi oleh Gita" in done.text
    assert not queries.sealed_for(tip, new.key)  # hana never opened that one


def test_the_office_sees_small_numbers_hidden_and_no_word(gita: Safe, tip: Tip) -> None:
    for user in (admin_head(), head()):
        page = browser(user).get(url("channel_view"), {"tahun": "2022"}).text
        assert "&lt;3" in page
        assert "Uang" not in page
        assert str(tip) not in page
        assert browser(user).get(url("tip_detail", tip.pk)).status_code == 403
    assert "Tahun 2025" in browser(admin_head_again()).get(url("channel_view")).text
    odd = browser(admin_head_again()).get(url("channel_view"), {"tahun": "0001"})
    assert odd.status_code == 200


def admin_head_again() -> User:
    return User.objects.get(username="budi")


def test_a_test_of_the_channel_from_its_beginning_to_the_readable_answer(
    gita: Safe,
) -> None:
    budi = admin_head()
    client = browser(budi)
    assert "Kirim laporan uji" in client.get(url("probe_new")).text
    assert [each.title for each in agenda.probes(budi, TODAY)] == ["Uji kanal WBS"]

    page = client.post(url("probe_new"))
    code = page.context["code"]
    assert (
        "Kode tidak sama"
        in client.post(url("probe_confirm"), {"shown": code, "code": "salah"}).text
    )
    assert (
        "Laporan uji terkirim"
        in client.post(url("probe_confirm"), {"shown": code, "code": code}).text
    )
    tip = Tip.objects.get()
    handling.open_tip(tip, by=gita.user, at=NOON)
    handling.answer_reporter(tip, sealed_words("Sampai", tip), by=gita.user, at=NOON)
    assert [each.title for each in agenda.probes(budi, TODAY)] == [
        "Baca jawaban uji kanal"
    ]
    assert "Sampai" in Client().post("/publik/wbs/kode/", {"code": code}).text

    assert Probe.objects.get().read_on is not None
    assert "Lulus" in client.get(url("channel_view")).text
    assert client.get(url("probe_confirm")).status_code == 200


def test_a_passed_test_leaves_the_agenda(gita: Safe) -> None:
    budi, box = admin_head(), mailbox(new_code())
    tip = probes.begin_probe(unit=satker(), box=box, by=budi, at=NOON)
    intake.confirm_tip(lookup=box.lookup, at=NOON)
    tip.refresh_from_db()
    handling.answer_reporter(tip, sealed_words("Ya", tip), by=gita.user, at=NOON)
    intake.read_mailbox(tip=tip, at=NOON)

    assert not list(agenda.probes(budi, TODAY))


def test_the_agenda_of_a_handler(gita: Safe, tip: Tip) -> None:
    hana = handler("hana")
    assert [each.title for each in agenda.keys(hana, TODAY)] == ["Buat kunci WBS"]
    own = Safe(hana)
    report(satker())
    Safe(gita.user)

    assert [each.title for each in agenda.keys(own.user, TODAY)] == [
        "Pulihkan laporan bagi Gita"
    ]
    (waiting,) = agenda.reports(own.user, TODAY)
    assert waiting.due_on is not None
    assert not list(agenda.reports(admin_head(), TODAY))
    assert not list(agenda.keys(head(), TODAY))


@pytest.mark.parametrize(
    "ask", [lambda c, u: c.get(u), lambda c, u: c.post(u)], ids=["get", "post"]
)
def test_dewi_of_another_unit_and_people_without_the_role_see_nothing(
    gita: Safe, tip: Tip, ask: Callable[[Client, str], Any]
) -> None:
    envelope = tip.envelopes.get().pk
    rows = [
        url("tip_detail", tip.pk),
        url("tip_move", tip.pk, "telaah"),
        url("tip_envelope", envelope),
        url("key_restore", gita.key.pk),
    ]
    dewi, plain = browser(stranger()), browser(person("ani", Role.EMPLOYEE))

    for path in rows:
        assert ask(dewi, path).status_code == 404
        assert ask(plain, path).status_code == 403
    for name in ("tip_open", "tip_answer", "tip_protect"):
        assert dewi.post(url(name, tip.pk)).status_code == 404
        assert plain.post(url(name, tip.pk)).status_code == 403
    unit = f"?unit={satker().code}"
    for name in ("channel_view", "probe_new", "key_view"):
        assert ask(dewi, url(name) + unit).status_code in {403, 404}
        assert ask(plain, url(name)).status_code == 403


def test_the_system_administrator_opens_nothing(gita: Safe, tip: Tip) -> None:
    admin = person("hadi", *set(Role) - {Role.WHISTLE_HANDLER}, unit=ministry())

    assert not Tip.objects.visible_to(admin).exists()
    assert browser(admin).get(url("tip_detail", tip.pk)).status_code == 403
    with pytest.raises(Refused):
        handling.open_tip(tip, by=admin, at=NOON)


def test_who_sees_the_unit_but_not_its_channel_is_told_so(gita: Safe) -> None:
    dewi = stranger()
    client = browser(dewi)

    assert client.get(url("channel_view"), {"unit": "tidak-ada"}).status_code == 404
    person_ = person("tono", Role.OVERSEER, Role.WHISTLE_HANDLER, unit=ministry())
    code = satker().code
    assert browser(person_).get(url("channel_view"), {"unit": code}).status_code == 403
