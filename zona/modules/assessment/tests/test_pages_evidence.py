"""Pages of evidence: the list, one proof, adding, correcting, tying to questions."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from zona.core.files.tests.samples import EXECUTABLE, SVG, pdf
from zona.core.people.tests.people import person
from zona.core.roles import Role, Secrecy
from zona.modules.assessment import actions, queries
from zona.modules.assessment.models import Evidence, EvidenceKind, EvidenceUse, Lke
from zona.modules.assessment.tests.desk import CODE, area, as_, question
from zona.modules.assessment.tests.team import AT, Team, opened, proven, team

pytestmark = pytest.mark.django_db

LIST, NEW = reverse("assessment:evidence_list"), reverse("assessment:evidence_new")


@pytest.fixture
def people() -> Team:
    return team()


@pytest.fixture
def lke(people: Team) -> Lke:
    return opened(people.citra)


def of(name: str, *args: object) -> str:
    return reverse(f"assessment:{name}", args=args)


def upload(content: bytes, name: str = "notula.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def form(**changes: Any) -> dict[str, Any]:
    given = {
        "title": "Notula rapat",
        "kind": "notula",
        "number": "",
        "shows": "Rapat pemantauan diadakan",
        "happened_on": "2021-12-13",
        "received_on": "2021-12-16",
        "valid_until": "",
        "secrecy": "internal",
    }
    return given | changes


def filed(lke: Lke, people: Team, secrecy: Secrecy = Secrecy.INTERNAL) -> Evidence:
    return actions.add_evidence(
        unit=lke.unit,
        proof=actions.Proof(
            title="Notula rapat",
            kind=EvidenceKind.NOTULA,
            shows="Rapat diadakan",
            happened_on=date(2021, 3, 1),
            received_on=date(2021, 3, 1),
        ),
        file_name="notula.pdf",
        content=pdf(),
        secrecy=secrecy,
        uses=[(lke, CODE)],
        by=people.citra,
        at=AT,
    )


# --- the list -----------------------------------------------------------------------


def test_an_empty_list_teaches_the_first_step(people: Team) -> None:
    assert NEW in as_(people.ani).get(LIST).text
    page = as_(people.budi).get(LIST).text
    assert "Belum ada bukti" in page and NEW not in page


def test_the_list_is_searched_filtered_and_sorted(people: Team, lke: Lke) -> None:
    filed(lke, people)
    proven(lke, people.citra, "PM.MP.1.a", until=date(2021, 4, 1))
    proven(lke, people.citra, until=date(2099, 1, 1))
    client = as_(people.ani)

    def shown(**query: str) -> tuple[int, int]:
        page = client.get(of("evidence_list_of", lke.pk), query).text
        return page.count("Notula rapat</a>"), page.count("Keputusan tim</a>")

    assert shown() == (1, 2)
    assert shown(q="notula") == (1, 0)
    assert shown(jenis="sk") == (0, 2)
    assert shown(berlaku="lewat") == (0, 1)
    assert shown(berlaku="berlaku") == (1, 1)
    assert shown(berlaku="lepas") == (0, 1)
    assert shown(area="MP") == (0, 1)
    assert shown(area="XX", q="x") == (0, 0)
    assert shown(urut="judul") == shown(urut="-dipakai") == shown(urut="?") == (1, 2)


def test_nothing_found_is_not_nothing_there(people: Team, lke: Lke) -> None:
    filed(lke, people)

    page = as_(people.ani).get(LIST, {"q": "tiada"})

    assert "Tidak ada bukti yang cocok" in page.text


def test_the_list_asks_no_more_for_more_rows(people: Team, lke: Lke) -> None:
    client = as_(people.ani)
    proven(lke, people.citra, CODE)
    counts = []
    for _ in range(2):
        client.get(LIST)
        with CaptureQueriesContext(connection) as found:
            client.get(LIST)
        counts.append(len(found))
        for _ in range(30):
            proven(lke, people.citra, CODE)

    assert counts[0] == counts[1]
    assert "1–25 dari 61" in client.get(LIST).text


# --- one proof ----------------------------------------------------------------------


def test_a_proof_shows_its_uses_and_its_file(people: Team, lke: Lke) -> None:
    evidence = filed(lke, people)
    assert evidence.attachment

    page = as_(people.ani).get(of("evidence_view", evidence.pk)).text

    assert question(lke) in page
    assert evidence.attachment.get_absolute_url() in page
    assert evidence.attachment.sha256 in page


def test_a_restricted_file_is_named_but_not_offered(people: Team, lke: Lke) -> None:
    evidence = filed(lke, people, Secrecy.RESTRICTED)
    assert evidence.attachment
    url = evidence.attachment.get_absolute_url()

    assert url not in as_(people.ani).get(of("evidence_view", evidence.pk)).text
    assert url not in as_(people.ani).get(question(lke)).text
    assert url in as_(people.budi).get(question(lke)).text


def test_a_correction_is_kept(people: Team, lke: Lke) -> None:
    evidence = filed(lke, people)
    edit = of("evidence_edit", evidence.pk)
    client = as_(people.ani)

    assert "Notula rapat" in client.get(edit).text
    wrong = client.post(edit, form(valid_until="2021-01-01", received_on="2021-01-01"))
    page = client.post(edit, form(title="Notula baru"))

    assert "tidak boleh habis sebelum" in wrong.text
    assert "Tanggal diterima tidak boleh" in wrong.text
    assert page.headers["Location"] == of("evidence_view", evidence.pk)
    evidence.refresh_from_db()
    assert evidence.title == "Notula baru"


# --- adding -------------------------------------------------------------------------


def test_a_file_is_added_to_a_question(people: Team, lke: Lke) -> None:
    client, url = as_(people.ani), of("evidence_new", lke.pk, CODE)

    assert "Foto banner/konten kampanye" in client.get(url).text
    page = client.post(url, form(file=upload(pdf())))

    assert page.headers["Location"] == f"{question(lke)}#bukti"
    text = client.get(question(lke)).text
    assert "Notula rapat" in text and "Unduh notula.pdf" in text
    assert "Bukti dipasang" in text
    assert "1 bukti" in client.get(area(lke)).text


def test_a_file_may_wait_for_its_question(people: Team) -> None:
    page = as_(people.ani).post(NEW, form(file=upload(pdf())))

    assert page.headers["Location"] == of("evidence_view", Evidence.objects.get().pk)


@pytest.mark.parametrize(
    ("content", "name"),
    [(EXECUTABLE, "surat.pdf"), (b"", "kosong.pdf"), (SVG, "gambar.svg")],
)
def test_a_refused_file_keeps_what_was_typed(
    people: Team, content: bytes, name: str
) -> None:
    page = as_(people.ani).post(NEW, form(file=upload(content, name)))

    assert page.status_code == 200
    assert "id_file_error" in page.text
    assert "Rapat pemantauan diadakan" in page.text
    assert not Evidence.objects.exists()


# --- tying --------------------------------------------------------------------------


@pytest.mark.parametrize("chosen", ["", "0", "²", "-1", "9" * 30, "9" * 5000])
def test_a_proof_that_is_no_number_is_not_found(people: Team, chosen: str) -> None:
    lke = opened(people.citra)

    response = as_(people.ani).post(
        of("evidence_pick", lke.pk, CODE), {"evidence": chosen}
    )

    assert response.status_code == 404


def test_what_is_there_already_is_used_first(people: Team, lke: Lke) -> None:
    evidence = proven(lke, people.citra)
    client, url = as_(people.ani), of("evidence_pick", lke.pk, CODE)

    assert "Keputusan tim" in client.get(url, {"q": "keputusan"}).text
    assert "Keputusan tim" not in client.get(url, {"q": "lain"}).text
    page = client.post(url, {"evidence": evidence.pk})
    again = client.post(url, {"evidence": evidence.pk}, follow=True)

    assert page.headers["Location"] == f"{question(lke)}#bukti"
    assert "sudah dipakai" in again.text
    assert "Tidak ada bukti yang dapat dipakai" in client.get(url).text
    assert client.post(url, {"evidence": "x"}).status_code == 404


def test_a_proof_is_taken_off_a_question(people: Team, lke: Lke) -> None:
    use = proven(lke, people.ani, CODE).uses.get()
    client = as_(people.ani)

    client.post(of("evidence_release", use.pk))

    assert not EvidenceUse.objects.exists()
    assert "Bukti dilepas" in client.get(question(lke)).text
    assert client.get(of("evidence_release", use.pk)).status_code == 405


def test_a_record_of_zona_becomes_evidence(people: Team, lke: Lke) -> None:
    code, fact = readable(lke)
    client, url = as_(people.citra), of("evidence_record", lke.pk, code)

    client.post(url, {"fact": fact})
    again = client.post(url, {"fact": fact}, follow=True)

    evidence = Evidence.objects.get()
    assert (evidence.kind, evidence.fact_code) == ("catatan", fact)
    assert evidence.happened_on == date(2021, 12, 31)
    assert "sudah dipakai" in again.text and "Lihat catatan" in again.text
    assert client.post(url, {"fact": "tiada"}).status_code == 404


def readable(lke: Lke) -> tuple[str, str]:
    """Return a question and a fact that already says something about it."""
    for each in queries.worksheet(lke).instrument.questions:
        knows = queries.knowledge(lke, each, date(2026, 1, 1))
        for code, reading in knows.readings.items() if knows else ():
            if reading and reading.value is not None and reading.sources:
                return each.code, code
    raise LookupError


# --- who may ------------------------------------------------------------------------


def test_others_are_kept_out(people: Team, lke: Lke) -> None:
    evidence = proven(lke, people.citra, CODE)
    use = evidence.uses.get()
    view, edit = of("evidence_view", evidence.pk), of("evidence_edit", evidence.pk)
    tie = [of("evidence_pick", lke.pk, CODE), of("evidence_new", lke.pk, CODE)]
    guard = as_(person("satpam", Role.GUARD))
    dewi, budi = as_(people.dewi), as_(people.budi)

    assert [guard.get(url).status_code for url in (LIST, view, edit)] == [403] * 3
    assert [budi.get(url).status_code for url in (edit, NEW, *tie)] == [403] * 4
    theirs = (view, edit, *tie, of("evidence_list_of", lke.pk))
    assert [dewi.get(url).status_code for url in theirs] == [404] * 5
    assert dewi.post(of("evidence_release", use.pk)).status_code == 404
    assert evidence.title not in dewi.get(LIST).text


def test_another_areas_question_is_not_his_to_prove(people: Team, lke: Lke) -> None:
    code = "PM.MP.1.a"
    use = proven(lke, people.citra, code).uses.get()
    ani = as_(people.ani)

    for name in ("evidence_pick", "evidence_new"):
        assert ani.get(of(name, lke.pk, code)).status_code == 403
        assert ani.get(of(name, lke.pk, "XX.1")).status_code == 404
    assert ani.post(of("evidence_release", use.pk)).status_code == 403
    assert (
        ani.post(of("evidence_record", lke.pk, code), {"fact": "x"}).status_code == 403
    )


def test_who_answers_elsewhere_may_not_edit_here(people: Team, lke: Lke) -> None:
    evidence = proven(lke, people.citra)
    head = person("eka", Role.ZI_LEAD, Role.OVERSEER, unit=evidence.unit.parent)

    assert as_(head).get(of("evidence_edit", evidence.pk)).status_code == 403
