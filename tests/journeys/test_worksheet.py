"""Journey 2, Isi LKE: an answer, what the system knows, its proof, a colleague."""

import re

from playwright.sync_api import FilePayload, Locator, expect

from tests.journeys.conftest import Door
from tests.journeys.visitor import Visitor
from zona.core.files.tests.samples import EXECUTABLE, pdf

MEMBER = "arsiparis"  # works in area MP
LEAD = "ketua-zi"
KNOWN = "PM.MP.4.b"  # answered A, while the records support B
SHARED = "PM.MP.4.d"  # answered C
REASON = "Agen ketiga baru ditetapkan; keputusannya menyusul."


def test_a_member_answers_with_proof_and_sees_the_score_move(visitors: Door) -> None:
    member = visitors.enter(MEMBER)
    member.menu("Lembar kerja (LKE)")
    expect(member.page.get_by_role("heading", level=1)).to_have_text(
        "Manajemen Perubahan"
    )
    member.picture("lke")
    member.look()

    _answers_at_once(member)
    _meets_what_the_system_knows(member)
    _attaches_a_proof(member)
    _reads_another_area(member)


def test_two_people_on_one_answer_both_see_both_and_one_chooses(visitors: Door) -> None:
    member, lead = visitors.enter(MEMBER), visitors.enter(LEAD)
    for person in (member, lead):
        person.menu("Lembar kerja (LKE)")

    _choose(lead, "B")
    expect(_state(lead, SHARED)).to_contain_text("Tersimpan")
    with member.expecting(409):
        _rung(member, SHARED, "A").check()
        both = member.main.get_by_text("Jawaban ini sudah berubah")
        expect(both).to_be_visible()
    expect(_ask(member, SHARED)).to_contain_text("Jawaban rekan Anda")
    expect(_ask(member, SHARED)).to_contain_text("Jawaban Anda")
    member.look()

    member.press("Pakai jawaban saya", within=_ask(member, SHARED))
    expect(both).to_have_count(0)
    member.page.reload()
    expect(_rung(member, SHARED, "A")).to_be_checked()

    with lead.expecting(409):
        _rung(lead, SHARED, "C").check()
        expect(lead.main.get_by_text("Jawaban ini sudah berubah")).to_be_visible()
    lead.follow("Pakai yang tersimpan", within=_ask(lead, SHARED))
    expect(_rung(lead, SHARED, "A")).to_be_checked()


# --- the steps -------------------------------------------------------------------------


def _answers_at_once(member: Visitor) -> None:
    score = member.main.get_by_role("group", name="Nilai sementara")
    before = score.inner_text()
    _choose(member, "B")
    expect(score).not_to_have_text(before, use_inner_text=True)
    after = score.inner_text()
    member.look()

    member.page.reload()
    expect(_rung(member, SHARED, "B")).to_be_checked()
    expect(score).to_have_text(after, use_inner_text=True)


def _choose(person: Visitor, value: str) -> None:
    """Choose a rung; the page saves it by itself."""
    with person.page.expect_response(re.compile("/jawaban/")) as waiting:
        _rung(person, SHARED, value).check()
    assert waiting.value.status == 200


def _meets_what_the_system_knows(member: Visitor) -> None:
    member.follow(re.compile("Agen perubahan"), within=_ask(member, KNOWN))
    known = member.main.locator("#usulan")
    expect(known).to_contain_text("Usulan:")
    expect(known.get_by_role("table")).to_be_visible()
    member.look()

    member.press("Terima usulan")
    expect(member.main).to_contain_text("Jawaban disimpan:")  # and how the score moved
    expect(member.main.locator("#jawaban")).to_contain_text("Menerima usulan")

    answer = member.main.locator("#jawaban")
    answer.locator("input[value=A]").check()
    note = answer.get_by_label("Catatan")
    note.fill("")
    with member.expecting(422):
        member.press("Simpan jawaban")
        expect(member.main).to_contain_text("Tulis alasan")
    expect(answer.locator("input[value=A]")).to_be_checked()
    member.look()

    note.fill(REASON)
    member.press("Simpan jawaban")
    expect(member.main.locator("#jawaban")).to_contain_text("Berbeda dari usulan")
    expect(member.main.get_by_label("Catatan")).to_have_value(REASON)
    member.look()


def _attaches_a_proof(member: Visitor) -> None:
    member.follow("Unggah bukti baru")
    member.look()
    form = member.main
    form.get_by_label("Judul").fill("Keputusan agen perubahan ketiga")
    form.get_by_label(re.compile("^Jenis")).select_option("sk")
    form.get_by_label("Nomor").fill("17/BPPSI/2022")
    form.get_by_label("Yang ditunjukkan").fill("Nama agen dan rencana perubahannya.")
    _fill_day(form.get_by_label("Tanggal kejadian"), "2022-05-02")
    _fill_day(form.get_by_label("Tanggal diterima"), "2022-05-03")
    _pick(form, "keputusan.pdf", EXECUTABLE)
    member.press("Simpan bukti")
    expect(form).to_contain_text("Isi berkas ini adalah program")
    expect(form.get_by_label("Judul")).to_have_value("Keputusan agen perubahan ketiga")
    expect(form.get_by_label("Nomor")).to_have_value("17/BPPSI/2022")
    member.look()

    _pick(form, "keputusan.pdf", pdf())
    member.press("Simpan bukti")
    proofs = member.main.locator("#bukti")
    expect(proofs).to_contain_text("Keputusan agen perubahan ketiga")
    expect(proofs).to_contain_text("Berlaku")
    member.look()
    assert member.download(re.compile("Unduh keputusan.pdf")) == pdf()


def _reads_another_area(member: Visitor) -> None:
    member.menu("Lembar kerja (LKE)")
    areas = member.main.get_by_role("navigation", name="Area penilaian")
    with member.page.expect_navigation():
        areas.get_by_role("link", name=re.compile("Pengawasan")).click()
    expect(member.main).to_contain_text("Anda dapat membaca area ini")
    expect(member.main.get_by_role("radio").first).to_be_disabled()
    expect(member.main.get_by_role("button", name=re.compile("^Simpan"))).to_have_count(
        0
    )
    member.look()


# --- where things are --------------------------------------------------------------------


def _ask(person: Visitor, code: str) -> Locator:
    return person.main.locator(f'[id="{code}"]')


def _rung(person: Visitor, code: str, value: str) -> Locator:
    return _ask(person, code).locator(f'input[name=value][value="{value}"]')


def _state(person: Visitor, code: str) -> Locator:
    return _ask(person, code).locator("[data-state]")


def _fill_day(field: Locator, day: str) -> None:
    """Type a day as the field takes it: a picker's own form, or the Indonesian one."""
    if field.get_attribute("type") == "date":
        field.fill(day)
    else:
        field.fill("-".join(reversed(day.split("-"))))


def _pick(form: Locator, name: str, content: bytes) -> None:
    file: FilePayload = {
        "name": name,
        "mimeType": "application/pdf",
        "buffer": content,
    }
    form.locator("input[type=file]").set_input_files(file)
