"""A new instrument from a workbook: uploaded, reviewed, published, and then fixed."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from zona.core.audit.models import Entry
from zona.core.files.tests.samples import pdf
from zona.core.people.models import User
from zona.core.people.tests.people import ministry, person, satker
from zona.core.refused import Refused
from zona.core.roles import Role
from zona.modules.assessment import actions, queries
from zona.modules.assessment.models import Instrument, InstrumentDraft
from zona.modules.assessment.rules import shipped
from zona.modules.assessment.rules.drafting import Head
from zona.modules.assessment.sheets.structure import read_rows
from zona.modules.assessment.sheets.writing import Sheet, workbook
from zona.modules.assessment.tests.blank_books import SMALL, book
from zona.modules.assessment.tests.desk import as_
from zona.modules.assessment.tests.team import AT, NEW

pytestmark = pytest.mark.django_db

LIST = reverse("assessment:instrument_list")
UPLOAD = reverse("assessment:draft_new")
HEAD = Head("lke-zi-2027", "LKE 2027", "PermenPANRB 1/2027", date(2027, 1, 1))


@pytest.fixture
def admin() -> User:
    actions.publish_shipped(by=None, at=AT)
    return person("citra", Role.SYSTEM_ADMIN, unit=ministry())


def whole() -> bytes:
    days = date(2021, 1, 1), date(2021, 12, 31)
    return workbook(Sheet(shipped.plan(NEW), "b", "Balai", "LKE", *days))


def drafted(
    by: User, content: bytes | None = None, head: Head = HEAD
) -> InstrumentDraft:
    return actions.draft_instrument(
        read_rows(content or whole()),
        head=head,
        base=Instrument.objects.get(code=NEW),
        unit=ministry(),
        file_name="lke-2027.xlsx",
        by=by,
        at=AT,
    )


def url(name: str, draft: InstrumentDraft) -> str:
    return reverse(f"assessment:{name}", args=[draft.pk])


def given(content: bytes, **changes: str) -> dict[str, Any]:
    base = Instrument.objects.get(code=NEW)
    return {
        "file": SimpleUploadedFile("lke-2027.xlsx", content),
        "title": HEAD.title,
        "code": HEAD.code,
        "basis": HEAD.basis,
        "effective_from": "2027-01-01",
        "base": str(base.pk),
        **changes,
    }


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


# --- from the file to the published version -----------------------------------------------


def test_an_uploaded_workbook_becomes_a_draft_and_then_a_version(admin: User) -> None:
    client = as_(admin)
    client.post(UPLOAD, given(whole()))
    draft = InstrumentDraft.objects.get()

    page = text(client, url("draft_view", draft))
    asked = text(client, url("draft_publish", draft))
    assert not Instrument.objects.filter(code="lke-zi-2027").exists()
    response = client.post(url("draft_publish", draft))

    assert "Terbitkan instrumen ini?" in asked
    assert "113 pertanyaan terbaca" in page
    assert "Tidak ada perbedaan" in page
    assert response["Location"] == LIST
    published = Instrument.objects.get(code="lke-zi-2027")
    assert len(queries.plan_of(published).instrument.questions) == 113
    assert published.effective_from == date(2027, 1, 1)
    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert {"assessment.instrument_drafted", "assessment.instrument_published"} <= verbs


def test_a_draft_is_left_and_found_again(admin: User) -> None:
    draft = drafted(admin)

    page = text(as_(admin), LIST)

    assert url("draft_view", draft) in page
    assert "Siap diterbitkan" in page


def test_the_review_shows_what_differs_by_kind(admin: User) -> None:
    draft = drafted(admin)
    draft.content = draft.content.replace(
        "title: Tim kerja ZI", "title: Kelompok kerja"
    )
    draft.save()
    client = as_(admin)

    page = text(client, url("draft_view", draft))
    narrowed = text(client, url("draft_view", draft) + "?jenis=bobot")

    assert "Kelompok kerja" in page
    assert "Rumusan berubah" in page
    assert "Tidak ada perbedaan" in narrowed


def test_weights_that_do_not_add_up_are_shown_and_refused(admin: User) -> None:
    lines = [*SMALL[:3], ("", "", "", "i.", "Tim kerja", "", 21), *SMALL[4:]]
    draft = drafted(admin, book(lines))

    page = text(as_(admin), url("draft_view", draft))
    response = as_(admin).post(url("draft_publish", draft))

    assert "jumlah bobot isinya 61, seharusnya 60" in page
    assert "Belum dapat diterbitkan" in page
    assert url("draft_publish", draft) not in page
    assert response.status_code == 409
    assert not Instrument.objects.filter(code=HEAD.code).exists()


def test_the_wrong_sum_stands_beside_the_weight(admin: User) -> None:
    content = drafted(admin).content.replace("weight: '0.5'", "weight: '0.75'", 1)
    draft = drafted(admin)
    draft.content = content
    draft.save()

    page = text(as_(admin), url("draft_view", draft))

    assert "Bobot yang tidak cocok" in page
    assert "4.25" in page


def test_a_published_draft_never_changes(admin: User) -> None:
    draft = drafted(admin)
    actions.publish_draft(draft, by=admin, at=AT)
    client = as_(admin)

    again = client.post(url("draft_publish", draft))
    dropped = client.post(url("draft_drop", draft))

    assert (again.status_code, dropped.status_code) == (409, 409)
    page = text(client, url("draft_view", draft))
    assert "tidak berubah lagi" in page
    assert url("draft_drop", draft) not in page
    assert url("draft_view", draft) not in text(client, LIST)


def test_a_draft_is_dropped_with_a_trace(admin: User) -> None:
    draft = drafted(admin)

    response = as_(admin).post(url("draft_drop", draft))

    assert response["Location"] == LIST
    assert not InstrumentDraft.objects.exists()
    assert Entry.objects.filter(verb="assessment.draft_dropped").count() == 1


def test_two_drafts_of_one_code_do_not_both_become_a_version(admin: User) -> None:
    one, other = drafted(admin), drafted(admin)
    actions.publish_draft(one, by=admin, at=AT)

    with pytest.raises(Refused, match="sudah dipakai"):
        actions.publish_draft(other, by=admin, at=AT)


def test_a_code_that_is_taken_is_not_drafted(admin: User) -> None:
    with pytest.raises(Refused, match="sudah dipakai"):
        drafted(admin, head=Head(NEW, "LKE", "Permen", date(2027, 1, 1)))


# --- the form -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "changes", "reason"),
    [
        (pdf(), {}, "tetapi namanya menyebut"),
        (None, {"code": NEW.upper()}, "sudah dipakai instrumen lain"),
        (None, {"title": ""}, "Judul instrumen"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    admin: User, content: bytes | None, changes: dict[str, str], reason: str
) -> None:
    response = as_(admin).post(UPLOAD, given(content or whole(), **changes))

    assert response.status_code == 200
    page = response.content.decode()
    assert reason in page
    assert HEAD.basis in page
    assert not InstrumentDraft.objects.exists()


def test_a_workbook_without_an_instrument_is_refused_at_its_field(admin: User) -> None:
    response = as_(admin).post(UPLOAD, given(book(heads=("Nomor", "Nama"))))

    assert "Tidak ada lembar" in response.content.decode()


def test_the_form_stands_open(admin: User) -> None:
    page = text(as_(admin), UPLOAD)

    assert "Baca buku kerja" in page


def test_the_first_instrument_needs_one_to_begin_from() -> None:
    first = person("citra", Role.SYSTEM_ADMIN, unit=ministry())

    response = as_(first).get(UPLOAD)
    page = text(as_(first), LIST)

    assert response.status_code == 200
    assert "Belum ada instrumen." in page


# --- who may ------------------------------------------------------------------------------


def test_the_list_asks_the_same_queries_for_many_drafts(admin: User) -> None:
    client = as_(admin)
    drafted(admin)
    with CaptureQueriesContext(connection) as few:
        text(client, LIST)
    for _ in range(3):
        drafted(admin)

    with CaptureQueriesContext(connection) as many:
        text(client, LIST)

    assert len(many) == len(few)


@pytest.mark.parametrize("role", [Role.ZI_LEAD, Role.OVERSEER, Role.HEAD])
def test_other_roles_do_not_make_instruments(admin: User, role: Role) -> None:
    draft = drafted(admin)
    client = as_(person("budi", role, unit=ministry()))

    statuses = {
        client.get(LIST).status_code,
        client.get(UPLOAD).status_code,
        client.get(url("draft_view", draft)).status_code,
        client.get(url("draft_publish", draft)).status_code,
        client.post(url("draft_publish", draft)).status_code,
        client.post(url("draft_drop", draft)).status_code,
    }

    assert statuses == {403}


def test_dewi_who_runs_the_system_of_another_unit_finds_no_draft(admin: User) -> None:
    draft = drafted(admin)
    client = as_(person("dewi", Role.SYSTEM_ADMIN, unit=satker("balai-lain")))

    assert client.get(url("draft_view", draft)).status_code == 404
    assert client.post(url("draft_publish", draft)).status_code == 404
    assert client.get(UPLOAD).status_code == 403
    assert url("draft_view", draft) not in text(client, LIST)


def test_the_menu_leads_there(admin: User) -> None:
    assert f'href="{LIST}"' in text(as_(admin), LIST)
