"""`report triwulan` writes both files, or nothing and says why."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from zona.modules.reports import actions, documents
from zona.modules.reports.tests.people import AT, filled, office, reviewed

pytestmark = pytest.mark.django_db


def run(folder: Path, unit: str = "balai-uji", quarter: int = 4) -> str:
    out = StringIO()
    call_command(
        "report",
        "triwulan",
        unit=unit,
        tahun=2021,
        triwulan=quarter,
        out=folder,
        stdout=out,
    )
    return out.getvalue()


def test_it_writes_both_files_and_names_them(tmp_path: Path) -> None:
    filled(office())

    said = run(tmp_path / "baru")

    names = sorted(path.name for path in (tmp_path / "baru").iterdir())
    assert names == [
        "laporan-zi-balai-uji-2021-tw4.docx",
        "laporan-zi-balai-uji-2021-tw4.pdf",
    ]
    assert len(said.splitlines()) == 2


def test_a_signed_report_gives_the_stored_bytes(tmp_path: Path) -> None:
    people = office()
    report = reviewed(people)
    papers = None

    def write(*given: object) -> object:
        nonlocal papers
        papers = documents.write(*given)  # type: ignore[arg-type]  # passed through
        return papers

    actions.sign_report(report, write=write, by=people.citra, at=AT)  # type: ignore[arg-type]  # as above

    run(tmp_path)

    assert papers is not None
    written = (tmp_path / "laporan-zi-balai-uji-2021-tw4.pdf").read_bytes()
    assert written == papers.pdf


@pytest.mark.parametrize(
    ("unit", "quarter", "words"),
    [("tidak-ada", 4, "Tidak ada unit"), ("balai-uji", 3, "belum dibuka")],
)
def test_what_is_not_there_is_said_and_nothing_written(
    tmp_path: Path, unit: str, quarter: int, words: str
) -> None:
    office()

    with pytest.raises(CommandError, match=words) as error:
        run(tmp_path, unit, quarter)

    assert error.value.returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    filled(office())
    (tmp_path / "berkas").write_text("")

    with pytest.raises(CommandError, match="tidak dapat ditulis") as error:
        run(tmp_path / "berkas")

    assert error.value.returncode == 2
