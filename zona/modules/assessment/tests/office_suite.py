"""LibreOffice as the tests use it: it opens workbooks, computes them, and saves them."""

import shutil
import subprocess
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook

SECONDS = 240


def resaved(books: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return the workbooks as LibreOffice computes and saves them: one run for all."""
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice Calc belum terpasang (apt install libreoffice-calc)"
    given, found = folder / "given", folder / "computed"
    given.mkdir()
    for name, content in books.items():
        (given / f"{name}.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", "xlsx"]
    files = [str(given / f"{name}.xlsx") for name in books]
    subprocess.run(  # the program that was found, on files of ours
        [*command, "--outdir", str(found), *files],
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
    return {name: (found / f"{name}.xlsx").read_bytes() for name in books}


def recalculated(books: Mapping[str, bytes], folder: Path) -> dict[str, Workbook]:
    """Return the workbooks with the values that LibreOffice computes."""
    return {
        name: load_workbook(BytesIO(content), data_only=True)
        for name, content in resaved(books, folder).items()
    }


def shown(value: object) -> Decimal:
    """Return a computed figure as people see it: two decimals, half up."""
    exact = Decimal(repr(round(float(str(value)), 9)))
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
