"""`zona score`: what it prints, and how it refuses."""

import json
import subprocess
import sys
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).parents[4]
CASES = ROOT / "tests/data/lke-testcases.yaml"
SINGLE = """
instrument: lke-zi-2021
predicate: WBK
policies: {blank_answer: zero, zero_denominator: full}
answers:
  HS.BA.a: 3.6
  HS.BA.b: C
  HS.PL.a: "3.20"
  RF.PW.2.a: {harus: 0, selesai: 0}
"""


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("score", *arguments, stdout=out)
    return out.getvalue()


def refused(path: Path, *arguments: str) -> str:
    out = StringIO()
    with pytest.raises(CommandError) as error:
        call_command("score", str(path), *arguments, stdout=out)
    assert error.value.returncode == 2
    assert out.getvalue() == ""
    assert str(path) in str(error.value)
    return str(error.value)


@pytest.fixture
def single(tmp_path: Path) -> Path:
    path = tmp_path / "jawaban.yaml"
    path.write_text(SINGLE, encoding="utf-8")
    return path


def by_code(result: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {node["code"]: node for node in result["nodes"]}


def test_all_shipped_cases_agree() -> None:
    results = json.loads(run(str(CASES), "--json"))["cases"]

    assert results[0]["id"] == "annex-2021-full"
    assert all(check["agrees"] for result in results for check in result["expect"])


def test_json_has_every_node_and_every_gate_exactly(single: Path) -> None:
    result = json.loads(run(str(single), "--json"))

    nodes = by_code(result)
    assert len(nodes) == 174
    assert nodes["HS.BA"]["score"] == "18.25"
    assert Fraction(nodes["HS.BA"]["score_exact"]) == Fraction(73, 4)
    assert nodes["RF.PW.2"]["percent"] == "100.00"
    assert nodes["PM.MP.1.a"]["state"] == "blank"
    assert nodes["PU"]["parent"] == "TOTAL"
    assert len(result["areas"]) == 6
    assert len(result["gates"]) == 25
    gates = {(gate["predicate"], gate["target"]): gate for gate in result["gates"]}
    assert gates["WBK", "HS.BA"]["passed"]
    assert gates["WBK", "TOTAL"]["distance"] == "-39.75"
    assert gates["WBK", "MP"]["metric"] == "percent"
    assert gates["WBBM", "PREDICATE"]["passed"]
    assert result["passed"] == {"WBK": False, "WBBM": False}
    assert result["policies"] == {"blank_answer": "zero", "zero_denominator": "full"}


def test_the_table_speaks_indonesian(single: Path) -> None:
    text = run(str(single))

    assert "HS.BA" in text
    assert "18,25" in text
    assert "Ambang WBK: belum terpenuhi" in text
    assert "belum dijawab" in text
    assert "penyebut nol dinilai penuh" in text


def test_one_case_can_be_chosen() -> None:
    result = json.loads(run(str(CASES), "--json", "--case", "ambang-survei"))

    assert result["id"] == "ambang-survei"


def test_the_table_names_the_case() -> None:
    assert "Kasus ambang-survei" in run(str(CASES), "--case", "ambang-survei")


def test_what_cannot_be_measured_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    text = "instrument: lke-zi-2021\nanswers: {RF.PW.2.a: {harus: 0, selesai: 0}}\n"
    path.write_text(text, encoding="utf-8")

    assert "tidak dihitung" in run(str(path))


def test_a_case_that_disagrees_is_told_after_the_result(tmp_path: Path) -> None:
    path = tmp_path / "kasus.yaml"
    path.write_text(
        SINGLE + 'expect: {HS.BA: "18.26", HS.PL: "14.00"}\n', encoding="utf-8"
    )
    out = StringIO()

    with pytest.raises(
        CommandError, match=r"HS\.BA: hasil 18\.25, seharusnya 18\.26"
    ) as error:
        call_command("score", str(path), "--json", stdout=out)

    assert error.value.returncode == 1
    agrees = {
        check["code"]: check["agrees"] for check in json.loads(out.getvalue())["expect"]
    }
    assert agrees == {"HS.BA": False, "HS.PL": True}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "instrument: lke-zi-2021\nanswers: {PM.MP.1.b: F}\n",
            "answers.PM.MP.1.b: pilihan “F”",
        ),
        (
            "instrument: lke-zi-2021\nanswers: {HS.BA.a: 4.1}\n",
            "answers.HS.BA.a: Nilai indeks",
        ),
        (
            "instrument: lke-zi-2021\nanswers: {XX.1: A}\n",
            "answers.XX.1: pertanyaan ini tidak ada",
        ),
        (
            "instrument: lke-zi-2021\nanswers: {PM.MP: A}\n",
            "answers.PM.MP: pertanyaan ini",
        ),
        (
            "instrument: lke-zi-2021\nanswers: {RF.MP.1.a: {agen: -2, perubahan: 1}}\n",
            "answers.RF.MP.1.a: Jumlah agen perubahan: tidak boleh kurang dari 0",
        ),
        ("instrument: lke-zi-2021\nanswers:\n  A: 1\n  A: 2\n", "baris 3"),
        ("instrument: lke-zi-2021\nanswers: [\n", "baris 3"),
        ("instrument: lke-zi-2021\n", "answers: tidak ada"),
        ("instrument: lke-zi-2021\nanswers: []\n", "answers: harus berupa pasangan"),
        (
            "instrument: lke-zi-2020\nanswers: {}\n",
            "instrumen “lke-zi-2020” tidak dikenal",
        ),
        ("answers: {}\n", "“instrument” harus berupa teks"),
        ("", "Berkas harus memuat"),
        ("- 1\n", "Berkas harus memuat"),
        ("cases: []\n", "“cases” kosong"),
        (
            "cases: [{instrument: lke-zi-2021, answers: {}}]\n",
            "cases[0]: kasus tanpa “id”",
        ),
        (
            "cases:\n- &a {id: a, instrument: lke-zi-2021, answers: {}}\n- *a\n",
            "cases[0] a: “id” ini dipakai dua kali",
        ),
        ("cases: [3]\n", "cases[0]: harus berupa pasangan"),
        ("cases: []\nlain: 1\n", "kunci “lain” tidak dikenal"),
        (
            "cases: [{id: a, instrument: lke-zi-2021, answers: {PM.MP.1.a: X}}]\n",
            "cases[0] a.answers.PM.MP.1.a: pilihan “X”",
        ),
        (
            "instrument: lke-zi-2021\nanswers: {}\npolicy: {}\n",
            "kunci “policy” tidak dikenal",
        ),
        (
            "instrument: lke-zi-2021\nanswers: {}\npolicies: {blank: zero}\n",
            "policies: kebijakan “blank” tidak dikenal",
        ),
        (
            "instrument: lke-zi-2021\nanswers: {}\npolicies: {blank_answer: full}\n",
            "policies: “blank_answer” full tidak dikenal",
        ),
        (
            "instrument: lke-zi-2021\nanswers: {}\npredicate: XX\n",
            "“predicate” XX tidak dikenal",
        ),
        (
            "instrument: lke-zi-2021\nanswers: {default_choice: worst}\n",
            "“default_choice” worst",
        ),
        (
            "instrument: lke-zi-2021\nanswers: {use_official_sample: ya}\n",
            "“use_official_sample”",
        ),
        (
            "instrument: lke-zi-2021\nanswers: {}\nexpect: {XX: '1'}\n",
            "expect: XX tidak ada",
        ),
        (
            "instrument: lke-zi-2021\nanswers: {}\nexpect: {PM: x}\n",
            "expect: “PM” harus berupa",
        ),
    ],
)
def test_bad_input_names_the_place_and_prints_nothing(
    tmp_path: Path, text: str, expected: str
) -> None:
    path = tmp_path / "jawaban.yaml"
    path.write_text(text, encoding="utf-8")

    assert expected in refused(path)


def test_a_missing_file_a_folder_and_foreign_bytes_are_refused(tmp_path: Path) -> None:
    foreign = tmp_path / "a.yaml"
    foreign.write_bytes(b"\xff\xfe\x00")
    large = tmp_path / "b.yaml"
    large.write_bytes(b"#" * (5 * 1024 * 1024 + 1))

    assert "berkas tidak ada" in refused(tmp_path / "tidak-ada.yaml")
    assert "berkas tidak ada" in refused(tmp_path)
    assert "bukan teks UTF-8" in refused(foreign)
    assert "lebih dari 5 MB" in refused(large)


def test_an_unknown_case_lists_those_that_exist() -> None:
    assert "kasus yang ada: annex-2021-full" in refused(CASES, "--case", "lain")


def test_the_process_ends_with_two_and_writes_only_to_stderr(tmp_path: Path) -> None:
    path = tmp_path / "tidak-ada.yaml"
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "score", str(path), "--json"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stdout == ""
    assert "berkas tidak ada" in done.stderr
