"""How a team is chosen: the procedure, the candidates, the scores, the decree."""

from playwright.sync_api import expect

from tests.journeys.visitor import Visitor


def procedure(person: Visitor) -> None:
    """Open the procedure that waits for the head."""
    person.menu("Tim ZI")
    person.page.get_by_role("link", name="Seleksi", exact=True).click()
    person.page.get_by_role("link", name="Tata cara seleksi tim ZI").click()


def approves(head: Visitor) -> None:
    """The head approves the procedure with its number."""
    procedure(head)
    head.look()
    head.page.get_by_role("link", name="Sahkan").click()
    head.page.get_by_label("Nomor").fill("SOP-ZI-01")
    head.page.get_by_label("Disahkan pada").fill("2022-01-03")
    head.press("Simpan")
    expect(head.page.get_by_text("Tata cara disahkan.")).to_be_visible()


def opens(chair: Visitor) -> None:
    """The chair opens a selection and puts the archivist up for area MP."""
    procedure(chair)
    chair.page.get_by_role("link", name="Buka seleksi").click()
    chair.page.get_by_label("Judul").fill("Seleksi tim ZI 2023")
    chair.page.get_by_label("Dibuka pada").fill("2022-01-04")
    chair.press("Simpan")
    chair.page.get_by_role("link", name="Tambah calon").click()
    chair.page.get_by_label("Pegawai").select_option(label="Arsiparis (contoh)")
    chair.page.get_by_label("Peran").select_option(label="Anggota")
    chair.page.get_by_label("Manajemen Perubahan").check()
    chair.press("Simpan")


def scores(chair: Visitor) -> None:
    """Every criterion gets its score; the page works out the whole."""
    chair.page.get_by_role("link", name="Nilai Arsiparis (contoh)").click()
    chair.look()
    for figure in chair.page.get_by_role("spinbutton").all():
        figure.fill("85")
    chair.press("Simpan")
    expect(chair.page.get_by_role("cell", name="85,00")).to_be_visible()


def decides(chair: Visitor) -> None:
    """The result is decided with its minutes; the decree begins from it."""
    chair.page.get_by_role("link", name="Putuskan hasil").click()
    chair.page.get_by_label("Nomor berita acara").fill("BA-01/2022")
    chair.page.get_by_label("Diputuskan pada").fill("2022-01-05")
    chair.page.get_by_label("Panel penilai").fill("Kepala balai dan kasubbag TU")
    chair.page.get_by_label("Arsiparis (contoh)").check()
    chair.press("Simpan")
    chair.look()
    chair.page.get_by_role("link", name="Buat keputusan tim").click()


def decrees(chair: Visitor) -> None:
    """The decree holds those who were chosen."""
    chair.page.get_by_label("Nomor keputusan").fill("1/2022")
    chair.page.get_by_label("Tanggal keputusan").fill("2023-01-10")
    chair.page.get_by_label("Berlaku mulai").fill("2023-01-10")
    chair.press("Simpan")

    expect(chair.page.get_by_text("Keputusan tim dicatat beserta")).to_be_visible()
    expect(chair.page.get_by_role("cell", name="Arsiparis (contoh)")).to_be_visible()
    chair.look()


def is_chosen_and_decreed(head: Visitor, chair: Visitor) -> None:
    """Walk from the procedure to the decree."""
    approves(head)
    opens(chair)
    scores(chair)
    decides(chair)
    decrees(chair)
