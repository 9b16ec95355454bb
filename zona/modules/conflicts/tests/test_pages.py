"""What people see about conflicts of interest, and what they may do there."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now
from openpyxl import load_workbook

from zona.core.people.models import User
from zona.core.people.tests.people import person
from zona.core.roles import Role
from zona.modules.conflicts import actions
from zona.modules.conflicts.models import Case, Commitment, Declaration, MapRow
from zona.modules.conflicts.tests.people import (
    PARTY,
    activity,
    browser,
    case_of,
    declare,
    head,
    keeper,
    pair,
    row,
    stranger,
    url,
)

pytestmark = pytest.mark.django_db
HOME = "/benturan/"


@pytest.fixture
def people() -> tuple[User, User]:
    return pair()


def test_nil_is_declared_with_one_tick(people: tuple[User, User]) -> None:
    client = browser(people[0])
    assert "Nyatakan nihil" in client.get(HOME).text

    page = client.post(url("declaration_nil")).text
    assert "Centang pernyataan ini" in page
    client.post(url("declaration_nil"), {"is_read": "on"})

    made = Declaration.objects.get()
    assert (made.kind, made.reviewer) == ("nihil", people[1])
    assert "Deklarasi nihil" in client.get(HOME).text
    again = client.post(url("declaration_nil"), {"is_read": "on"}).text
    assert "sudah ada" in again


def test_an_event_is_written_signed_and_reviewed(people: tuple[User, User]) -> None:
    ani, budi = people
    client = browser(ani)
    form = {"kind": "kejadian"}
    assert "Isi tanggal kejadiannya" in client.post(url("declaration_new"), form).text
    form["happened_on"] = f"{localdate():%d-%m-%Y}"
    client.post(url("declaration_new"), form)
    made = Declaration.objects.get()
    page = client.post(url("interest_new", made.pk), {"party": PARTY}).text
    assert PARTY in page
    interest = {"kind": "keluarga", "party": PARTY, "explanation": "Kakak"}
    client.post(url("interest_new", made.pk), interest)
    client.post(url("interest_remove", made.interests.get().pk))
    client.post(url("interest_new", made.pk), interest)
    assert browser(budi).get(made.get_absolute_url()).status_code == 404

    client.post(url("declaration_sign", made.pk), {"is_read": "on"})
    page = browser(budi).get(made.get_absolute_url()).text
    assert "Kakak" in page
    assert "Tidak ditugasi" in page
    assert client.post(url("interest_new", made.pk), interest).status_code == 409


def _step(made: Declaration, step: str) -> str:
    return url("declaration_review", made.pk, step)


def test_the_superior_reviews_and_the_case_is_decided(
    people: tuple[User, User],
) -> None:
    ani, budi = people
    made = declare(ani, now())
    judge = browser(budi)
    wrong = judge.post(_step(made, "aktual"), {"subject": "Lelang"}).text
    assert "Pilih proses, atau sebutkan pihaknya" in wrong
    assert "Lelang" in wrong
    judge.post(_step(made, "aktual"), {"subject": "Lelang", "process": "programme"})
    case = Case.objects.get()

    assert "5 hari kerja" in judge.get(case.get_absolute_url()).text
    assert judge.get(url("case_step", case.pk, "putusan")).status_code == 409
    judge.post(url("case_step", case.pk, "pemeriksaan"))
    decide = {"measure": "dialihkan", "decision": "Dialihkan ke atasan"}
    page = judge.post(url("case_step", case.pk, "putusan"), decide).text
    assert "Pilih siapa yang menggantikan" in page
    decide["substitute"] = str(budi.pk)
    judge.post(url("case_step", case.pk, "putusan"), decide)
    judge.post(url("case_step", case.pk, "pelaksanaan"))
    judge.post(url("case_step", case.pk, "hasil"), {"effect": "efektif"})
    case.refresh_from_db()
    assert case.state == "selesai"
    found = made.interests.get()
    judge.post(url("interest_release", found.pk))
    assert "Cabut larangan" not in judge.get(made.get_absolute_url()).text


def test_other_results_of_a_review(people: tuple[User, User]) -> None:
    ani, budi = people
    made, judge = declare(ani, now()), browser(budi)
    assert judge.get(_step(made, "tidak-ada")).status_code == 404
    for step in ("tanpa-benturan", "potensial", "aktual", "pengembalian"):
        assert judge.get(_step(made, step)).status_code == 200
        assert browser(ani).get(_step(made, step)).status_code == 404
    day = f"{localdate():%d-%m-%Y}"
    judge.post(_step(made, "potensial"), {"plan": "Rotasi", "plan_due_on": day})
    judge.post(_step(made, "pencegahan"), {"note": "Sudah dirotasi"})

    made.refresh_from_db()
    assert made.state == "tanpa_benturan"
    assert "Sudah dirotasi" in browser(ani).get(made.get_absolute_url()).text


def test_only_few_read_a_declaration(people: tuple[User, User]) -> None:
    ani, budi = people
    made = declare(ani, now())
    case = case_of(made, budi, now())
    readers = [ani, budi, head(), keeper()]
    others = [stranger(), person("fajar", Role.EMPLOYEE, Role.ZI_MEMBER)]

    for address in (made.get_absolute_url(), case.get_absolute_url()):
        assert [browser(each).get(address).status_code for each in readers] == [200] * 4
        assert [browser(each).get(address).status_code for each in others] == [404] * 2
    assert "Ani" not in browser(others[1]).get(url("declaration_list")).text
    assert "BK-001" not in browser(others[1]).get(url("case_list")).text
    assert browser(person("tamu")).get(HOME).status_code == 403


def test_oversight_reminds_reports_and_hands_over(people: tuple[User, User]) -> None:
    ani, budi = people
    admin = keeper()
    client = browser(admin)
    assert "Ani" in client.get(url("undeclared_list")).text
    page = client.post(url("undeclared_remind"), follow=True).text
    assert "3 pegawai diingatkan" in page
    form = {"person": ani.pk, "origin": "temuan", "subject": "x", "party": PARTY}
    client.post(url("case_new"), form)
    case = Case.objects.get()
    client.post(url("case_hand_over", case.pk))
    case.refresh_from_db()
    assert case.reviewer is None
    made = declare(ani, now())
    client.post(url("declaration_hand_over", made.pk))
    made.refresh_from_db()
    assert made.reviewer is None
    for name in ("undeclared_list", "case_new"):
        assert browser(budi).get(url(name)).status_code == 403


def test_the_map_is_kept_on_pages(people: tuple[User, User]) -> None:
    ani, _ = people
    admin = keeper()
    client = browser(admin)
    assert "Belum ada kegiatan utama" in client.get(url("map_list")).text
    main = activity(admin)
    assert "Belum ada titik keputusan" in client.get(url("map_list")).text
    form = {
        "activity": main.pk,
        "decision_point": "Penerimaan contoh",
        "is_possible": "on",
        "likelihood": 3,
        "impact": 4,
    }
    wrong = client.post(url("map_new"), form).text
    assert "Tulis bentuk dan sumber" in wrong
    assert "Penerimaan contoh" in wrong
    form |= {"form": "Didahulukan", "source": "keluarga", "owner": admin.pk}
    client.post(url("map_new"), form)
    found = MapRow.objects.get()
    client.post(url("map_edit", found.pk), form | {"impact": 5})
    client.post(url("map_review", found.pk), {"note": "Sesuai"})
    page = client.get(found.get_absolute_url()).text
    assert "15 · Tinggi" in page
    assert "Sesuai" in page
    listed = client.get(
        url("map_list"), {"kegiatan": str(main.pk), "sumber": "keluarga"}
    )
    assert "Penerimaan contoh" in listed.text
    assert (
        "Penerimaan contoh" not in client.get(f"{url('map_list')}?keadaan=tinjau").text
    )
    assert browser(ani).get(url("map_edit", found.pk)).status_code == 403
    client.post(url("map_end", found.pk))
    assert client.post(url("map_end", found.pk)).status_code == 409
    dewi = browser(stranger())
    assert dewi.get(found.get_absolute_url()).status_code == 404
    assert dewi.post(url("map_edit", found.pk)).status_code == 404


def test_the_map_is_taken_along(people: tuple[User, User]) -> None:
    ani, _ = people
    admin = keeper()
    main = activity(admin)
    row(admin, main, now())
    actions.set_row(
        unit=admin.unit,
        activity=main,
        decision_point="=1+1",
        is_possible=False,
        cause="Diatur sistem",
        by=admin,
        at=now(),
    )
    client = browser(ani)

    assert client.get(url("map_pdf")).content.startswith(b"%PDF")
    book = load_workbook(BytesIO(client.get(url("map_xlsx")).content))
    sheet = book.worksheets[0]
    assert sheet["J2"].value == "=H2*I2"
    assert sheet["B3"].data_type == "s"
    assert sheet["H3"].value is None
    [first, second] = client.get("/api/v1/conflicts/map/?unit=balai-uji").json()
    assert (first["score"], second["score"]) == (12, 0)
    assert client.get("/api/v1/conflicts/map/?unit=lain").json() == []
    assert browser(stranger()).get("/api/v1/conflicts/map/").json() == []
    tamu = browser(person("tamu"))
    assert tamu.get("/api/v1/conflicts/map/").status_code == 403


def test_commitments_are_signed_and_listed(people: tuple[User, User]) -> None:
    client = browser(people[0])
    assert "Tanda tangani komitmen" in client.get(url("commitment_list")).text
    client.post(url("commitment_sign"), {"is_read": "on"})

    assert Commitment.objects.get().person == people[0]
    page = client.get(url("commitment_list")).text
    assert "Sudah" in page
    assert "Tanda tangani komitmen" not in page


@pytest.mark.parametrize("name", ["declaration_list", "case_list", "map_list"])
def test_lists_ask_no_more_questions_when_they_grow(
    name: str,
    people: tuple[User, User],
) -> None:

    admin, (ani, budi) = keeper(), people
    main = activity(admin)
    client = browser(admin)

    def grow() -> None:
        case_of(declare(ani, now()), budi, now())
        row(admin, main, now())

    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(url(name)).status_code == 200
        return len(caught)

    grow()
    asked()
    few = asked()
    for _ in range(4):
        grow()
    assert asked() <= few


def test_filters_narrow_the_lists(people: tuple[User, User]) -> None:
    ani, budi = people
    case_of(declare(ani, now()), budi, now())
    client = browser(budi)
    year = localdate().year

    shown = {"tahun": f"{year}", "jenis": "kejadian", "status": "aktual"}
    assert "Ani" in client.get(url("declaration_list"), shown).text
    assert "Ani" not in client.get(url("declaration_list"), {"jenis": "nihil"}).text
    assert "BK-001" in client.get(url("case_list"), {"status": "dilaporkan"}).text
    assert "BK-001" not in client.get(url("case_list"), {"status": "selesai"}).text
    assert client.get(url("case_list"), {"unit": "tidak-ada"}).status_code == 404
