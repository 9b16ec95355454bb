"""The pakta integritas: its text, its signatures, its pages, its fact."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from zona.core.agenda import agenda_for
from zona.core.facts import Period
from zona.core.notices.models import Notice
from zona.core.people.models import User
from zona.core.people.tests.people import person
from zona.core.refused import Refused
from zona.core.roles import Role
from zona.modules.programme import actions, facts, queries
from zona.modules.programme.models import Pakta, PaktaText
from zona.modules.programme.rules import PaktaStanding
from zona.modules.programme.tests.browsing import browser
from zona.modules.programme.tests.records import at, head, lead, member, stranger

pytestmark = pytest.mark.django_db
OWN = "/program/pakta/"


@pytest.fixture
def citra() -> User:
    return head()


@pytest.fixture
def ani() -> User:
    return member()


def published(by: User, from_on: date = date(2021, 1, 25)) -> PaktaText:
    return actions.publish_pakta_text(
        unit=by.unit,
        title="Pakta integritas",
        body="Saya menyatakan:\n\n1. jujur;\n2. adil.",
        from_on=from_on,
        by=by,
        at=now(),
    )


def test_a_new_text_is_told_to_everybody_and_becomes_the_next_version(
    citra: User, ani: User
) -> None:
    first = published(citra)
    second = published(citra, date(2022, 1, 3))

    assert (first.version, second.version) == (1, 2)
    assert str(second) == "Pakta integritas, versi 2"
    assert Notice.objects.filter(recipient=ani).count() == 2
    assert not Notice.objects.filter(recipient=citra).exists()
    with pytest.raises(Refused, match="sudah ada"):
        published(citra, date(2021, 6, 1))


def test_a_person_signs_once_and_again_when_it_has_ended(
    citra: User, ani: User
) -> None:
    text = published(citra)
    pakta = actions.sign_pakta(text, by=ani, at=at(2021, 1, 26))

    assert pakta.witness == "Citra"
    assert pakta.post == "Jabatan ani"
    assert "Ani" in str(pakta)
    with pytest.raises(Refused, match="masih berlaku"):
        actions.sign_pakta(text, by=ani, at=at(2021, 6, 1))
    actions.sign_pakta(text, by=ani, at=at(2022, 1, 26))
    assert Pakta.objects.count() == 2


def test_an_old_text_cannot_be_signed_from_a_stale_page(citra: User, ani: User) -> None:
    old = published(citra)
    published(citra, date(2021, 5, 3))

    with pytest.raises(Refused, match="tidak berlaku"):
        actions.sign_pakta(old, by=ani, at=at(2021, 6, 1))


def test_the_share_counts_what_holds_on_the_day(citra: User, ani: User) -> None:
    text = published(citra)
    actions.sign_pakta(text, by=ani, at=at(2021, 1, 26))
    fact = facts.pakta_signed_percent

    assert fact(ani.unit_id, Period.year(2021)).value == Decimal(50)
    assert fact(ani.unit_id, Period.year(2022)).value == 0
    found = queries.coverage(ani.unit, date(2021, 12, 31))
    assert [row.tone for row in found.rows] == ["good", "warn"]


def test_without_a_head_the_paper_has_no_witness(ani: User) -> None:
    assert queries.head_name(ani.unit) == ""
    ani.position = None
    assert queries.post_of(ani) == "Pegawai"


def test_the_agenda_asks_for_the_signature_until_it_is_there(
    citra: User, ani: User
) -> None:
    title = "Tandatangani pakta integritas"
    today = localdate()

    def asked() -> bool:
        return title in {task.title for task in agenda_for(ani, today)}

    assert not asked()
    text = published(citra, today - timedelta(days=3))
    assert asked()
    actions.sign_pakta(text, by=ani, at=now())
    assert not asked()
    outsider = person("fajar")
    assert title not in {task.title for task in agenda_for(outsider, today)}


def test_the_page_shows_the_text_and_takes_the_signature(
    citra: User, ani: User
) -> None:
    client = browser(ani)
    assert "Belum ada naskah" in client.get(OWN).text
    text = published(citra)
    sign = reverse("programme:pakta_sign", args=[text.pk])
    assert "jujur" in client.get(OWN).text
    assert "Centang pernyataan" in client.post(sign).text

    page = client.post(sign, {"is_read": "on"}, follow=True).text

    assert "tersimpan" in page
    assert PaktaStanding.BERLAKU.label in page
    [pakta] = Pakta.objects.all()
    paper = client.get(pakta.get_absolute_url())
    assert paper["Content-Type"] == "application/pdf"


def test_the_register_is_for_the_team_and_a_colleague_sees_no_paper(
    citra: User, ani: User
) -> None:
    text = published(citra)
    pakta = actions.sign_pakta(text, by=citra, at=now())
    eka = person("eka", Role.EMPLOYEE)
    everybody = reverse("programme:pakta_list")

    page = browser(ani).get(everybody).text
    assert "Citra" in page
    assert "Belum ditandatangani" in page
    register = browser(ani).get(reverse("programme:pakta_register"))
    assert register["Content-Type"] == "application/pdf"
    assert browser(eka).get(everybody).status_code == 403
    assert browser(eka).get(pakta.get_absolute_url()).status_code == 403
    assert browser(ani).get(pakta.get_absolute_url()).status_code == 200
    assert browser(stranger()).get(pakta.get_absolute_url()).status_code == 404


def test_only_the_head_publishes(citra: User, ani: User) -> None:
    new = reverse("programme:pakta_text_new")
    typed = {"title": "Pakta", "body": "Saya jujur.", "from_on": "25-01-2021"}

    assert browser(ani).get(new).status_code == 403
    wrong = browser(citra).post(new, {**typed, "from_on": "besok"}).text
    assert "Saya jujur." in wrong
    browser(citra).post(new, typed)

    assert PaktaText.objects.get().title == "Pakta"
    foreign = reverse("programme:pakta_sign", args=[PaktaText.objects.get().pk])
    assert browser(stranger()).get(foreign).status_code == 404


def test_an_overseer_of_the_unit_does_not_sign_there(citra: User) -> None:
    text = published(citra)
    overseer = person("tpi", Role.INTERNAL_ASSESSOR, unit=citra.unit.parent)
    sign = reverse("programme:pakta_sign", args=[text.pk])

    assert browser(overseer).get(sign).status_code == 403


def test_the_lists_take_as_many_queries_for_many_as_for_few(
    citra: User, django_assert_max_num_queries: object
) -> None:
    lead("gita")
    published(citra)
    for number in range(12):
        person(f"pegawai-{number}", Role.EMPLOYEE)
    client = browser(citra)
    client.get(reverse("programme:pakta_list"))

    with django_assert_max_num_queries(14):  # type: ignore[operator]  # the plugin's fixture
        client.get(reverse("programme:pakta_list"))
