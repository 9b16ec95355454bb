"""Taking the worksheet along: the page, the command, what the workbook then holds."""

from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from zona.core.files.rules import Kind
from zona.core.people.tests.people import person
from zona.modules.assessment import actions, queries
from zona.modules.assessment.models import ZeroPolicy
from zona.modules.assessment.rules.layout import lay_out
from zona.modules.assessment.sheets import exporting
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


def test_the_workbook_holds_answers_notes_figures_and_evidence(people: Team) -> None:
    lke = opened(people.citra, zero=ZeroPolicy.FULL)
    answered(lke, people.ani, PM_PW_1_a="B")
    evidence = proven(lke, people.citra, "PM.PW.1.a", "RF.PW.2.a")
    figures = {key: Decimal(2) for key in ("harus", "proses", "selesai")}
    actions.answer_question(
        queries.worksheet(lke),
        "RF.PW.2.a",
        actions.Reply(inputs=figures, note="Dua aduan"),
        version=0,
        by=people.ani,
        at=AT,
    )

    book = load_workbook(BytesIO(exporting.export(lke, site="https://zona.test")))

    page, layout = book["Jawaban"], lay_out(queries.worksheet(lke).instrument)
    line = layout.lines["PM.PW.1.a"]
    assert page[f"K{line}"].value == "B"
    assert page[f"M{line}"].value == "Keputusan tim, 01-03-2021"
    assert page[f"N{line}"].value == f"https://zona.test/lke/bukti/{evidence.pk}/"
    assert page[f"L{layout.lines['RF.PW.2.a']}"].value == "Dua aduan"
    assert page[f"K{layout.figures['RF.PW.2.a', 'selesai']}"].value == 2
    policies = book["Kebijakan"]
    assert [policies[f"B{line}"].value for line in (2, 3, 8)] == [
        "lke-zi-2021",
        people.citra.unit.code,
        "Dinilai penuh",
    ]


@pytest.mark.parametrize("page", ["area", "kesiapan"])
def test_the_pages_offer_the_workbook(people: Team, page: str) -> None:
    lke = opened(people.citra)
    url = (
        area(lke)
        if page == "area"
        else reverse("assessment:readiness_view", args=[lke.pk])
    )

    text = as_(people.budi).get(url).content.decode()

    assert "Ekspor buku kerja (XLSX)" in text
    assert reverse("assessment:lke_export", args=[lke.pk]) in text


def test_who_may_look_takes_the_workbook_along(people: Team) -> None:
    lke = opened(people.citra)

    response = as_(people.budi).get(reverse("assessment:lke_export", args=[lke.pk]))

    assert response["Content-Type"] == Kind.XLSX.value
    name = f"lke-{people.citra.unit.code}-2021-lke-zi-2021.xlsx"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert load_workbook(BytesIO(response.content))["Unit"]["B1"].value == (
        people.citra.unit.name
    )


def test_the_queries_of_an_export_do_not_grow_with_answers(people: Team) -> None:
    lke = opened(people.citra)
    exporting.export(lke, site="")
    answered(lke, people.ani, PM_PW_1_a="B", PM_PW_1_b="A")
    for code in ("PM.PW.1.a", "PM.PW.1.b"):
        proven(lke, people.citra, code)

    with CaptureQueriesContext(connection) as found:
        exporting.export(lke, site="")

    assert len(found) == 2


def test_a_person_without_the_permission_is_refused(people: Team) -> None:
    lke = opened(people.citra)
    nobody = person("eka")
    nobody.grants.all().delete()

    response = as_(nobody).get(reverse("assessment:lke_export", args=[lke.pk]))

    assert response.status_code == 403


def test_dewi_of_another_unit_finds_no_workbook(people: Team) -> None:
    lke = opened(people.citra)

    response = as_(people.dewi).get(reverse("assessment:lke_export", args=[lke.pk]))

    assert response.status_code == 404


# --- the command --------------------------------------------------------------------------


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("lke", "export", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_writes_the_workbook(people: Team, tmp_path: Path) -> None:
    lke = opened(people.citra)
    opened(people.citra, code=OLD)
    target = tmp_path / "lke.xlsx"

    said = run("--unit", lke.unit.code, "--tahun", "2021", "--out", str(target))

    assert said.strip() == f"{lke.title}: {target}"
    assert load_workbook(target)["Kebijakan"]["B2"].value == "lke-zi-2021"


def test_the_command_takes_the_instrument_that_is_named(
    people: Team, tmp_path: Path
) -> None:
    lke = opened(people.citra)
    opened(people.citra, code=OLD)
    target = tmp_path / "lke.xlsx"

    run(
        "--unit",
        lke.unit.code,
        "--tahun",
        "2021",
        "--out",
        str(target),
        "--instrumen",
        OLD,
    )

    assert load_workbook(target)["Kebijakan"]["B2"].value == OLD


def test_the_command_refuses_what_is_not_there(people: Team, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Tidak ada LKE unit “tidak-ada”") as error:
        run("--unit", "tidak-ada", "--tahun", "2021", "--out", str(tmp_path / "x.xlsx"))

    assert error.value.returncode == 2


def test_the_command_refuses_a_folder_that_is_not_there(
    people: Team, tmp_path: Path
) -> None:
    lke = opened(people.citra)
    target = tmp_path / "tidak/ada.xlsx"

    with pytest.raises(CommandError, match="tidak dapat ditulis"):
        run("--unit", lke.unit.code, "--tahun", "2021", "--out", str(target))
