"""Importing a workbook: upload, preview, apply; who may; the command."""

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from zona.core.audit.models import Entry
from zona.core.refused import Refused
from zona.modules.assessment import actions, queries, rules
from zona.modules.assessment.models import Answer, Lke, Stance, WorkbookImport
from zona.modules.assessment.rules.importing import Stored
from zona.modules.assessment.sheets.exporting import export
from zona.modules.assessment.sheets.importing import Held, hold
from zona.modules.assessment.tests import books
from zona.modules.assessment.tests.answer_sets import NEW, best, choice
from zona.modules.assessment.tests.desk import area, as_
from zona.modules.assessment.tests.team import (
    AT,
    OLD,
    Team,
    answered,
    opened,
    proven,
    team,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Team:
    return team()


def book(**answers: str) -> bytes:
    """Return a workbook with rungs; underscores stand for dots."""
    given = {name.replace("_", "."): choice(value) for name, value in answers.items()}
    return books.saved(books.fill(books.blank(), given, NEW))


def upload(
    client: Client, lke: Lke, content: bytes, name: str = "lke.xlsx"
) -> HttpResponse:
    url = reverse("assessment:workbook_new", args=[lke.pk])
    return client.post(url, {"file": SimpleUploadedFile(name, content)})  # type: ignore[return-value]  # the test client's own class


def brought(people: Team, lke: Lke, content: bytes) -> WorkbookImport:
    return actions.bring_workbook(
        lke, name="lke.xlsx", content=content, by=people.citra, at=AT
    )


def applied(
    people: Team, lke: Lke, content: bytes, *, is_replacing: bool = False
) -> Held:
    held = hold(lke, "lke.xlsx", content)
    actions.apply_workbook(
        brought(people, lke, content),
        outcome=held.preview.outcome(is_replacing=is_replacing),
        seen=held.seen,
        is_replacing=is_replacing,
        by=people.citra,
        at=AT,
    )
    return held


def values(lke: Lke) -> dict[str, str]:
    return {code: row.value for code, row in queries.worksheet(lke).answers.items()}


# --- what an import does ------------------------------------------------------------------


def test_only_gaps_are_filled_unless_asked_otherwise(people: Team) -> None:
    lke = opened(people.citra)
    answered(lke, people.ani, PM_PW_1_a="B")
    content = book(PM_PW_1_a="A", PM_PW_1_b="C")

    applied(people, lke, content)
    assert values(lke) == {"PM.PW.1.a": "B", "PM.PW.1.b": "C"}

    applied(people, lke, content, is_replacing=True)
    assert values(lke) == {"PM.PW.1.a": "A", "PM.PW.1.b": "C"}


def test_the_score_after_is_told_before(people: Team) -> None:
    lke = opened(people.citra)
    content = books.saved(books.fill(books.blank(), best(NEW), NEW))

    held = applied(people, lke, content)

    assert held.score(is_replacing=False).total.score == 100
    assert queries.worksheet(lke).score() == held.score(is_replacing=False)


def test_an_import_and_each_answer_are_on_record(people: Team) -> None:
    lke = opened(people.citra)

    applied(people, lke, book(PM_PW_1_a="A", PM_PW_1_b="C"))

    verbs = list(Entry.objects.values_list("verb", flat=True))
    assert verbs.count("assessment.answered") == 2
    assert verbs.count("assessment.workbook_applied") == 1
    done = WorkbookImport.objects.get()
    assert (done.state, done.changed, done.closed_by) == ("diterapkan", 2, people.citra)


def test_what_a_colleague_answered_meanwhile_stops_all_of_it(people: Team) -> None:
    lke = opened(people.citra)
    content = book(PM_PW_1_a="A", PM_PW_1_b="C")
    held = hold(lke, "lke.xlsx", content)
    answered(lke, people.ani, PM_PW_1_a="B")

    with pytest.raises(Refused, match=r"PM\.PW\.1\.a"):
        actions.apply_workbook(
            brought(people, lke, content),
            outcome=held.preview.filled,
            seen=held.seen,
            is_replacing=False,
            by=people.citra,
            at=AT,
        )

    assert values(lke) == {"PM.PW.1.a": "B"}
    assert WorkbookImport.objects.get().is_open


def test_an_import_is_carried_out_once(people: Team) -> None:
    lke = opened(people.citra)
    each = brought(people, lke, book())
    actions.drop_workbook(each, by=people.citra, at=AT)

    with pytest.raises(Refused, match="Dibatalkan"):
        actions.apply_workbook(
            each, outcome={}, seen={}, is_replacing=False, by=people.citra, at=AT
        )


def test_a_member_may_not_import(people: Team) -> None:
    lke = opened(people.citra)

    with pytest.raises(PermissionDenied):
        actions.bring_workbook(
            lke, name="lke.xlsx", content=book(), by=people.ani, at=AT
        )


def test_a_stance_stands_while_the_answer_does(people: Team) -> None:
    lke = opened(people.citra)
    reply = actions.Reply(value="B", stance=Stance.ACCEPTED, suggested="B")
    actions.answer_question(
        queries.worksheet(lke), "PM.PW.1.a", reply, version=0, by=people.ani, at=AT
    )
    each = brought(people, lke, book())

    actions.apply_workbook(
        each,
        outcome={"PM.PW.1.a": Stored("B", {}, "Catatan baru")},
        seen={"PM.PW.1.a": 1},
        is_replacing=False,
        by=people.citra,
        at=AT,
    )

    answer = Answer.objects.get()
    assert (answer.stance, answer.note) == (Stance.ACCEPTED, "Catatan baru")


def test_listed_evidence_is_kept_in_the_note_unless_it_is_there(people: Team) -> None:
    lke = opened(people.citra)
    proven(lke, people.citra, "PM.PW.1.a")
    file = books.fill(books.blank(), {"PM.PW.1.a": choice("A")}, NEW)
    page, row = file["Jawaban"], books.line("PM.PW.1.a")
    page.cell(row, books.NOTE, "Kampanye rutin")
    page.cell(row, books.PROOF, "Keputusan tim, 01-03-2021\nFoto spanduk")
    page.cell(row, books.LINK, "https://contoh.test/foto")
    content = books.saved(file)

    applied(people, lke, content)

    assert Answer.objects.get().note == (
        "Kampanye rutin\n"
        "Bukti menurut buku kerja: Foto spanduk\n"
        "Tautan menurut buku kerja: https://contoh.test/foto"
    )
    again = hold(lke, "lke.xlsx", content).preview
    assert (again.filled, again.replaced) == ({}, {})


def test_an_exported_worksheet_imported_again_changes_nothing(people: Team) -> None:
    lke = opened(people.citra)
    applied(people, lke, books.saved(books.fill(books.blank(), best(NEW), NEW)))
    proven(lke, people.citra, "PM.PW.1.a", "RF.PW.3.a")
    exported = export(lke, site="https://zona.test")

    preview = hold(lke, "lke.xlsx", exported).preview

    assert (preview.problems, preview.filled, preview.replaced) == ((), {}, {})


def test_half_a_set_of_figures_is_told_and_left_out(people: Team) -> None:
    lke = opened(people.citra)
    file = books.blank()
    file["Jawaban"].cell(books.line("RF.AK.1.a", "sasaran"), books.ANSWER, 5)

    preview = hold(lke, "lke.xlsx", books.saved(file)).preview

    assert [each.message for each in preview.problems] == [
        "Jumlah sasaran dengan capaian minimal 100%: belum diisi."
    ]
    assert preview.filled == {}


# --- pages --------------------------------------------------------------------------------


def test_the_lead_uploads_looks_and_applies(people: Team) -> None:
    lke, client = opened(people.citra), as_(people.citra)
    answered(lke, people.ani, PM_PW_1_a="B")
    assert "Impor buku kerja" in client.get(area(lke)).content.decode()

    response = upload(client, lke, book(PM_PW_1_a="A", PM_PW_1_b="Z", PM_PW_2_a="C"))
    each = WorkbookImport.objects.get()
    url = reverse("assessment:workbook_view", args=[each.pk])
    assert response.headers["Location"] == url
    for tab, said in (
        ("isi", "A.I.5.ii.a Jawaban"),
        ("beda", "A.I.5.i.a Jawaban"),
        ("tidak-terbaca", "bukan pilihan"),
        ("sama", "Tidak ada sel di sini"),
    ):
        assert said in client.get(url, {"lihat": tab}).content.decode()
    seen = client.get(url).context["form"].initial["seen"]
    done = client.post(url, {"way": "timpa", "seen": seen}, follow=True)

    assert "2 pertanyaan berubah" in done.content.decode()
    assert each.attachment.sha256 in done.content.decode()
    assert values(lke) == {"PM.PW.1.a": "A", "PM.PW.2.a": "C"}
    listed = client.get(reverse("assessment:workbook_new", args=[lke.pk]))
    assert "Diterapkan" in listed.content.decode()


def test_a_stale_preview_is_refused_with_the_questions(people: Team) -> None:
    lke, client = opened(people.citra), as_(people.citra)
    upload(client, lke, book(PM_PW_1_a="A"))
    url = reverse("assessment:workbook_view", args=[WorkbookImport.objects.get().pk])
    seen = client.get(url).context["form"].initial["seen"]
    answered(lke, people.ani, PM_PW_1_a="B")

    response = client.post(url, {"way": "timpa", "seen": seen})

    assert response.status_code == 409
    assert "PM.PW.1.a" in response.content.decode()
    assert client.get(url).status_code == 200


def test_a_broken_form_is_told_and_keeps_the_choice(people: Team) -> None:
    lke, client = opened(people.citra), as_(people.citra)
    upload(client, lke, book(PM_PW_1_a="A"))
    url = reverse("assessment:workbook_view", args=[WorkbookImport.objects.get().pk])

    response = client.post(url, {"way": "timpa", "seen": "bukan json"})

    assert response.context["form"]["way"].value() == "timpa"
    assert "Buka lagi pratinjau" in response.content.decode()


def test_a_wrong_file_is_told_at_the_field(people: Team) -> None:
    lke, client = opened(people.citra), as_(people.citra)
    old = books.saved(books.blank(OLD))

    assert "Buku kerja ini memakai" in upload(client, lke, old).content.decode()
    assert "tidak diterima" in upload(client, lke, b"x", "a.xlsm").content.decode()
    assert not WorkbookImport.objects.exists()


def test_a_dropped_import_says_so(people: Team) -> None:
    lke, client = opened(people.citra), as_(people.citra)
    upload(client, lke, book(PM_PW_1_a="A"))
    each = WorkbookImport.objects.get()

    url = reverse("assessment:workbook_drop", args=[each.pk])
    assert "Batalkan impor ini?" in client.get(url).content.decode()
    assert WorkbookImport.objects.get().state == each.state
    client.post(url)

    page = client.get(reverse("assessment:workbook_view", args=[each.pk]))
    assert "Tidak diterapkan" in page.content.decode()
    assert values(lke) == {}


def test_a_kept_file_that_no_longer_fits_is_refused(people: Team) -> None:
    lke = opened(people.citra)
    each = brought(people, lke, books.saved(books.blank(OLD)))

    url = reverse("assessment:workbook_view", args=[each.pk])
    assert as_(people.citra).get(url).status_code == 409


def test_others_see_nothing(people: Team) -> None:
    lke = opened(people.citra)
    each = brought(people, lke, book(PM_PW_1_a="A"))

    for name, pk in (("workbook_new", lke.pk), ("workbook_view", each.pk)):
        url = reverse(f"assessment:{name}", args=[pk])
        assert as_(people.ani).get(url).status_code == 403
        assert as_(people.dewi).get(url).status_code == 404
    drop = reverse("assessment:workbook_drop", args=[each.pk])
    assert as_(people.ani).post(drop).status_code == 403
    assert as_(people.dewi).post(drop).status_code == 404


def test_the_list_of_imports_costs_the_same_for_any_number(people: Team) -> None:
    lke, client = opened(people.citra), as_(people.citra)
    url = reverse("assessment:workbook_new", args=[lke.pk])
    counts = []
    for number in (1, 5):
        for _ in range(number):
            brought(people, lke, book())
        with CaptureQueriesContext(
            connection,
        ) as caught:
            client.get(url)
        counts.append(len(caught))

    assert counts[0] == counts[1]


# --- the command --------------------------------------------------------------------------


def run(path: Path, lke: Lke, *options: str) -> dict[str, object]:
    out = StringIO()
    named = ["--unit", lke.unit.code, "--tahun", "2021", *options]
    call_command("lke", "import", str(path), *named, stdout=out)
    return (
        json.loads(out.getvalue()) if "--json" in options else {"text": out.getvalue()}
    )


def test_the_command_shows_then_applies(people: Team, tmp_path: Path) -> None:
    lke = opened(people.citra)
    answered(lke, people.ani, PM_PW_1_a="B")
    path = tmp_path / "lke.xlsx"
    path.write_bytes(book(PM_PW_1_a="A", PM_PW_1_b="Z", PM_PW_2_a="C"))

    shown = run(path, lke, "--json")
    assert shown["counts"] == {
        "questions": 113,
        "missing": 0,
        "set": 1,
        "differs": 1,
        "same": 0,
        "unreadable": 1,
        "changed": 1,
    }
    assert values(lke) == {"PM.PW.1.a": "B"}
    done = run(path, lke, "--apply", "--overwrite", "--json")
    assert done["applied"]
    assert values(lke) == {"PM.PW.1.a": "A", "PM.PW.2.a": "C"}
    total = rules.display(queries.worksheet(lke).score().total.score)
    assert done["score"]["total"] == str(total)  # type: ignore[index]  # JSON
    assert "bukan pilihan" in str(run(path, lke)["text"])
    assert "diterapkan" in str(run(path, lke, "--apply", "--oleh", "citra")["text"])


def test_the_command_refuses_and_writes_nothing(people: Team, tmp_path: Path) -> None:
    lke = opened(people.citra)
    path = tmp_path / "lke.xlsx"
    path.write_bytes(books.saved(books.blank(OLD)))
    good = tmp_path / "baik.xlsx"
    good.write_bytes(book(PM_PW_1_a="A"))
    unit = ["--unit", lke.unit.code, "--apply", "--tahun"]

    for arguments in (
        [str(path), *unit, "2021"],
        [str(good), *unit, "2019"],
        [str(tmp_path / "tiada.xlsx"), *unit, "2021"],
        [str(good), *unit, "2021", "--oleh", "dewi"],
    ):
        with pytest.raises(CommandError) as refusal:
            call_command("lke", "import", *arguments)
        assert refusal.value.returncode == 2
    assert not WorkbookImport.objects.exists()
    assert values(lke) == {}
    assert lke.period_end == date(2021, 12, 31)
