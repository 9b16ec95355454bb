"""The team: a procedure, a selection by criteria, the decree; a pakta signed by phone."""

from playwright.sync_api import expect

from tests.journeys.conftest import Door
from tests.journeys.visitor import Visitor

CHAIR, HEAD, CLERK = "ketua-zi", "kepala", "arsiparis"


def test_a_team_is_chosen_by_criteria_and_decreed(visitors: Door) -> None:
    head, chair = visitors.enter(HEAD), visitors.enter(CHAIR)
    _approves(head)
    _opens(chair)
    _scores(chair)
    _decides(chair)

    chair.page.get_by_label("Nomor keputusan").fill("1/2022")
    chair.page.get_by_label("Tanggal keputusan").fill("2023-01-10")
    chair.page.get_by_label("Berlaku mulai").fill("2023-01-10")
    chair.press("Simpan")

    expect(chair.page.get_by_text("Keputusan tim dicatat beserta")).to_be_visible()
    expect(chair.page.get_by_role("cell", name="Arsiparis (contoh)")).to_be_visible()
    chair.look()


def _procedure(visitor: Visitor) -> None:
    visitor.menu("Tim ZI")
    visitor.page.get_by_role("link", name="Seleksi", exact=True).click()
    visitor.page.get_by_role("link", name="Tata cara seleksi tim ZI").click()


def _approves(head: Visitor) -> None:
    _procedure(head)
    head.look()
    head.page.get_by_role("link", name="Sahkan").click()
    head.page.get_by_label("Nomor").fill("SOP-ZI-01")
    head.page.get_by_label("Disahkan pada").fill("2022-01-03")
    head.press("Simpan")
    expect(head.page.get_by_text("Tata cara disahkan.")).to_be_visible()


def _opens(chair: Visitor) -> None:
    _procedure(chair)
    chair.page.get_by_role("link", name="Buka seleksi").click()
    chair.page.get_by_label("Judul").fill("Seleksi tim ZI 2023")
    chair.page.get_by_label("Dibuka pada").fill("2022-01-04")
    chair.press("Simpan")
    chair.page.get_by_role("link", name="Tambah calon").click()
    chair.page.get_by_label("Pegawai").select_option(label="Arsiparis (contoh)")
    chair.page.get_by_label("Peran").select_option(label="Anggota")
    chair.page.get_by_label("Manajemen Perubahan").check()
    chair.press("Simpan")


def _scores(chair: Visitor) -> None:
    chair.page.get_by_role("link", name="Nilai Arsiparis (contoh)").click()
    chair.look()
    for figure in chair.page.get_by_role("spinbutton").all():
        figure.fill("85")
    chair.press("Simpan")
    expect(chair.page.get_by_role("cell", name="85,00")).to_be_visible()


def _decides(chair: Visitor) -> None:
    chair.page.get_by_role("link", name="Putuskan hasil").click()
    chair.page.get_by_label("Nomor berita acara").fill("BA-01/2022")
    chair.page.get_by_label("Diputuskan pada").fill("2022-01-05")
    chair.page.get_by_label("Panel penilai").fill("Kepala balai dan kasubbag TU")
    chair.page.get_by_label("Arsiparis (contoh)").check()
    chair.press("Simpan")
    chair.look()
    chair.page.get_by_role("link", name="Buat keputusan tim").click()


def test_an_employee_signs_the_pakta(visitors: Door) -> None:
    clerk = visitors.enter(CLERK)
    clerk.menu("Pakta integritas")
    clerk.look()
    clerk.page.get_by_label("Saya sudah membaca").check()
    clerk.press("Tandatangani")

    expect(clerk.page.get_by_text("Pakta integritas Anda tersimpan.")).to_be_visible()
    expect(clerk.page.get_by_text("Berlaku", exact=True)).to_be_visible()
    clerk.look()
