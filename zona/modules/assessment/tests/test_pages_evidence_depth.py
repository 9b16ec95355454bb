"""Pages of evidence in depth: revisions, slots, search, carrying over, the package."""

import json
from datetime import date, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from zona.core.audit.models import Entry
from zona.core.files.tests.samples import pdf, picture
from zona.core.files.tests.test_reading import word
from zona.core.notices.models import Notice
from zona.core.roles import Secrecy
from zona.modules.assessment import actions, tasks
from zona.modules.assessment.models import (
    Evidence,
    EvidenceKind,
    EvidenceText,
    EvidenceWord,
    Lke,
    TextState,
)
from zona.modules.assessment.tests.desk import CODE, as_, question
from zona.modules.assessment.tests.team import AT, OLD, Team, opened, proven, team

pytestmark = pytest.mark.django_db
LIST = reverse("assessment:evidence_list")


@pytest.fixture
def people() -> Team:
    return team()


@pytest.fixture
def lke(people: Team) -> Lke:
    return opened(people.citra)


def of(name: str, *args: object) -> str:
    return reverse(f"assessment:{name}", args=args)


def upload(name: str = "SK_tim 2021-03-05.pdf", content: bytes = b"") -> Any:
    return SimpleUploadedFile(name, content or pdf(), "application/pdf")


def filed(
    lke: Lke, people: Team, text: str = "", secrecy: Secrecy = Secrecy.INTERNAL
) -> Evidence:
    evidence = actions.add_evidence(
        unit=lke.unit,
        proof=actions.Proof(
            title="Notula rapat",
            kind=EvidenceKind.NOTULA,
            shows="Rapat diadakan",
            happened_on=date(2021, 3, 1),
            received_on=date(2021, 3, 1),
        ),
        file_name="notula.docx",
        content=word(text or "kosong").getvalue(),
        secrecy=secrecy,
        uses=[(lke, CODE)],
        by=people.citra,
        at=AT,
    )
    actions.read_files.call(evidence.pk)
    return evidence


# --- one file and one button ----------------------------------------------------------


def test_a_file_alone_is_enough_and_fills_the_missing_document(
    people: Team, lke: Lke
) -> None:
    client, code = as_(people.citra), "PM.MP.1.a"
    before = client.get(question(lke, code)).text

    given = {"file": [upload(), upload("daftar.pdf")], "slot": "SK tim kerja ZI"}
    page = client.post(of("evidence_new", lke.pk, code), given, follow=True).text

    evidence = Evidence.objects.get()
    assert (evidence.title, evidence.kind) == ("SK tim 2021-03-05", "sk")
    assert evidence.happened_on == date(2021, 3, 5)
    assert evidence.revisions.get().files.count() == 2
    assert "Yang masih kurang: SK tim kerja ZI" in before
    assert "Ada</span>" in page and "Memenuhi: SK tim kerja ZI" in page
    assert "Yang masih kurang: Undangan" in page


def test_an_expired_proof_leaves_its_document_missing(people: Team, lke: Lke) -> None:
    code = "PM.MP.1.a"
    use = proven(lke, people.citra, code, until=date(2021, 4, 1)).uses.get()
    client = as_(people.citra)

    assert "Dokumen yang dipenuhi" in client.get(of("evidence_slot", use.pk)).text
    client.post(of("evidence_slot", use.pk), {"slot": "SK tim kerja ZI"})

    assert "Tidak berlaku</span>" in client.get(question(lke, code)).text


def test_a_document_is_picked_for_its_place(people: Team, lke: Lke) -> None:
    evidence = proven(lke, people.citra)
    url = of("evidence_pick", lke.pk, "PM.MP.1.a") + "?dokumen=SK+tim+kerja+ZI"
    client = as_(people.citra)

    assert "SK tim kerja ZI" in client.get(f"{url}&q=keputusan").text
    client.post(url, {"evidence": evidence.pk})

    assert evidence.uses.get().slot == "SK tim kerja ZI"


# --- revisions ------------------------------------------------------------------------


def test_a_revision_shows_first_and_the_older_stays(people: Team, lke: Lke) -> None:
    evidence = filed(lke, people)
    client, url = as_(people.ani), of("evidence_revise", evidence.pk)
    old = evidence.attachment
    assert old

    given = {"received_on": "2021-01-01", "secrecy": "internal", "note": "Baru"}
    wrong = client.post(url, {**given, "file": upload()})
    right = client.post(
        url, {**given, "received_on": "2021-04-01", "file": [upload()]}, follow=True
    )

    assert "Tidak boleh sebelum tanggal kejadian" in wrong.text
    assert "Revisi 2" in right.text and "Revisi 1" in right.text
    assert old.get_absolute_url() in right.text


# --- search ---------------------------------------------------------------------------


def test_evidence_is_found_by_what_its_file_says(people: Team, lke: Lke) -> None:
    filed(lke, people, "Pembahasan benturan kepentingan panitia")

    page = as_(people.ani).get(LIST, {"q": "bentur panitia"}).text

    assert "Notula rapat</a>" in page
    assert "benturan kepentingan" in page
    assert "Notula rapat</a>" not in as_(people.ani).get(LIST, {"q": "???"}).text


def test_a_closed_file_is_not_found_by_its_words(people: Team, lke: Lke) -> None:
    filed(lke, people, "Pembahasan rahasia", Secrecy.RESTRICTED)

    def found(client: Client) -> bool:
        return "Notula rapat</a>" in client.get(LIST, {"q": "pembahasan"}).text

    assert not found(as_(people.ani))
    assert found(as_(people.budi))
    assert "Notula rapat</a>" in as_(people.ani).get(LIST, {"q": "notula"}).text
    assert not found(as_(people.dewi))


def test_the_list_is_narrowed_by_question_document_and_day(
    people: Team, lke: Lke
) -> None:
    evidence = proven(lke, people.citra, "PM.MP.1.a", until=date(2022, 1, 1))
    use, client = evidence.uses.get(), as_(people.citra)
    actions.fill_slot(use, slot="SK tim kerja ZI", by=people.citra, at=AT)
    proven(lke, people.citra, CODE, happened_on=date(2021, 5, 1))

    def count(**query: str) -> int:
        return client.get(LIST, query).text.count("Keputusan tim</a>")

    assert count(pertanyaan=CODE) == count(dokumen="isi") == count(dokumen="lain") == 1
    assert count(tanggal="berlaku", dari="2021-12-01") == 1
    assert count(tanggal="diterima", sampai="2021-04-01") == 1
    assert count(dari="2021-01-01") == 2


def test_a_search_asks_no_more_for_more_rows(people: Team, lke: Lke) -> None:
    client, counts = as_(people.ani), []
    filed(lke, people, "panitia")
    for _ in range(2):
        client.get(LIST, {"q": "panitia"})
        with CaptureQueriesContext(connection) as found:
            client.get(LIST, {"q": "panitia"})
        counts.append(len(found))
        for _ in range(3):
            filed(lke, people, "panitia")

    assert counts[0] == counts[1]


# --- the clock ------------------------------------------------------------------------


def test_what_ends_soon_is_told_once_and_renewal_ends_it(
    people: Team, lke: Lke
) -> None:
    evidence = proven(lke, people.citra, CODE, until=date(2021, 6, 20))

    for _ in range(2):
        tasks.daily(AT)

    [notice] = Notice.objects.all()
    assert notice.recipient == people.ani
    actions.revise_evidence(
        evidence,
        files=[("baru.pdf", pdf())],
        received_on=date(2021, 6, 1),
        valid_until=date(2022, 6, 20),
        by=people.ani,
        at=AT,
    )
    tasks.daily(datetime(2021, 6, 15, 9, tzinfo=AT.tzinfo))
    assert Notice.objects.count() == 1


def test_what_came_before_the_search_is_read_by_the_clock(
    people: Team, lke: Lke
) -> None:
    filed(lke, people)
    EvidenceWord.objects.all().delete()

    assert actions.read_missed() == 1
    assert EvidenceWord.objects.filter(word="notula").exists()
    actions.read_files.call(0)


# --- the last period ------------------------------------------------------------------


def test_valid_evidence_of_the_last_period_is_taken_over(
    people: Team, lke: Lke
) -> None:
    lasting = proven(lke, people.citra, CODE, "PM.MP.1.a")
    proven(lke, people.citra, CODE, until=date(2021, 4, 1))
    newer = opened(people.citra, year=2022)
    client, url = as_(people.ani), of("evidence_carry", newer.pk)

    page = client.get(url, {"hari": "2022-03-01"}).text
    [mine] = lasting.uses.filter(code=CODE)
    client.post(url, {"pakai": [mine.pk, 999_999]})

    assert page.count("Keputusan tim</a>") == 1
    assert [use.code for use in newer.evidence_uses.all()] == [CODE]
    assert "Tidak ada bukti yang dapat dibawa" in client.get(url).text


def test_the_older_instruments_questions_find_their_newer_ones(people: Team) -> None:
    old = opened(people.citra, year=2020, code=OLD)
    proven(old, people.citra, "PU.MP.1.a", happened_on=date(2020, 2, 1))
    lke = opened(people.citra)

    page = as_(people.citra).get(of("evidence_carry", lke.pk)).text

    assert "Keputusan tim</a>" in page


# --- the package ----------------------------------------------------------------------


def test_the_package_holds_files_whose_hashes_its_manifest_tells(
    people: Team, lke: Lke
) -> None:
    filed(lke, people)
    filed(lke, people)
    filed(lke, people, "x", Secrecy.RESTRICTED)

    archive = taken(as_(people.ani), lke)

    manifest = json.loads(archive.read("manifest.json"))
    assert len(manifest["files"]) == 2 and manifest["withheld"] == 1
    for each in manifest["files"]:
        assert sha256(archive.read(each["path"])).hexdigest() == each["sha256"]
        assert each["sha256"] in archive.read("periksa.html").decode()
        assert (
            f"{each['sha256']}  {each['path']}"
            in archive.read("manifest.txt").decode().splitlines()
        )
    assert manifest["files"][0]["path"].startswith("PW Penguatan Pengawasan/")
    assert "tidak disertakan" in archive.read("index.html").decode()
    assert Entry.objects.filter(verb="assessment.package_taken").count() == 1
    assert not Entry.objects.filter(verb="files.downloaded").exists()


def test_who_may_open_a_closed_file_takes_it_and_leaves_a_trace(
    people: Team, lke: Lke
) -> None:
    filed(lke, people, "x", Secrecy.RESTRICTED)

    assert len(taken(as_(people.budi), lke, area="PW").namelist()) == 6
    assert len(taken(as_(people.budi), lke, area="MP").namelist()) == 5
    assert Entry.objects.filter(verb="files.downloaded").count() == 1
    url = of("evidence_package", lke.pk)
    assert as_(people.budi).get(url, {"area": "XX"}).status_code == 404


def taken(client: Client, lke: Lke, **query: str) -> ZipFile:
    response: Any = client.get(of("evidence_package", lke.pk), query)
    return ZipFile(BytesIO(b"".join(response.streaming_content)))


# --- who may --------------------------------------------------------------------------


def test_others_are_kept_out(people: Team, lke: Lke) -> None:
    evidence = filed(lke, people)
    use = evidence.uses.get()
    urls = [
        of("evidence_revise", evidence.pk),
        of("evidence_slot", use.pk),
        of("evidence_carry", lke.pk),
        of("evidence_package", lke.pk),
    ]

    statuses = [as_(people.budi).get(url).status_code for url in urls]
    assert statuses == [403, 403, 403, 200]
    assert [as_(people.dewi).get(url).status_code for url in urls] == [404] * 4


def test_a_picture_has_no_words_and_says_so(people: Team, lke: Lke) -> None:
    evidence = actions.add_evidence(
        unit=lke.unit,
        proof=actions.Proof(
            title="Foto papan maklumat",
            kind=EvidenceKind.FOTO,
            shows="Maklumat terpasang",
            happened_on=date(2021, 3, 1),
            received_on=date(2021, 3, 1),
        ),
        files=[("papan.png", picture())],
        uses=[(lke, CODE)],
        by=people.ani,
        at=AT,
    )

    actions.read_files.call(evidence.pk)

    [text] = EvidenceText.objects.filter(attachment=evidence.attachment)
    assert text.state == TextState.KOSONG
