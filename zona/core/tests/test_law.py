"""Tables of the law: read exactly, valid by date, and complete."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st

from zona.core.choice import Choice
from zona.core.law import LawError, Table, check_tables, in_force

HEAD = 'table = "cuts"\nsource = "Peraturan contoh"\nfirst_day = {}\n'
BODY = 'percent = 0.5\n[[steps]]\nfrom_minutes = 1\nlevel = "ringan"\n'


class Level(Choice):
    RINGAN = "ringan", "Ringan"
    BERAT = "berat", "Berat"


@dataclass(frozen=True)
class Step:
    from_minutes: int
    level: Level
    until: date | None = None


@dataclass(frozen=True)
class Cuts:
    percent: Decimal
    steps: tuple[Step, ...]
    source: str
    starts: time = time(7, 30)
    by_grade: Mapping[str, Decimal] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.percent > 100:
            raise ValueError("percent is above 100")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The `law` folder of an app that exists for this test only."""
    monkeypatch.setattr(apps.get_app_config("workdays"), "path", str(tmp_path))
    law = tmp_path / "law"
    law.mkdir()
    return law


def write(folder: Path, first: str, body: str = BODY, last: str = "") -> None:
    text = HEAD.format(first) + (f"last_day = {last}\n" if last else "") + body
    (folder / f"{first}-cuts.toml").write_text(text)


def read(on: date = date(2022, 1, 1), *decrees: Table) -> Cuts:
    return in_force("zona.core.workdays", "cuts", on, Cuts, overrides=decrees)


def test_figures_are_exact_and_typed(folder: Path) -> None:
    body = (
        f"by_grade = {{ III = 37000.1 }}\nstarts = 08:00:00\n{BODY}until = 2023-01-01\n"
    )
    write(folder, "2021-08-31", body)

    found = read()

    assert found.percent == Decimal("0.5")
    assert found.steps == (Step(1, Level.RINGAN, date(2023, 1, 1)),)
    assert (found.source, found.starts) == ("Peraturan contoh", time(8))
    assert found.by_grade == {"III": Decimal("37000.1")}
    assert read() is found


def test_an_event_keeps_the_rule_of_its_day(folder: Path) -> None:
    write(folder, "2010-06-06")
    write(folder, "2021-08-31", BODY.replace("0.5", "25"))

    assert read(date(2021, 8, 30)).percent == Decimal("0.5")
    assert read(date(2021, 8, 31)).percent == 25


def test_there_is_no_rule_before_the_first_and_after_the_last_day(folder: Path) -> None:
    write(folder, "2021-01-01", last="2021-12-31")

    assert read(date(2021, 12, 31))
    for day in (date(2020, 12, 31), date(2022, 1, 1)):
        with pytest.raises(LawError, match="no table 'cuts' in force"):
            read(day)


def test_the_offices_own_decree_goes_before_the_national_table(folder: Path) -> None:
    write(folder, "2021-01-01")
    values = {
        "percent": "1.5",
        "starts": "07:00",
        "steps": [{"from_minutes": 5, "level": "berat", "until": "2022-12-31"}],
    }
    older = Table("cuts", "SK lama", date(2021, 1, 1), None, values)
    newer = Table("cuts", "SK baru", date(2021, 6, 1), date(2022, 6, 1), values)
    other = Table("hours", "SK jam", date(2021, 6, 1), None, values)

    found = read(date(2022, 1, 1), older, newer, other)

    assert (found.source, found.percent, found.starts) == (
        "SK baru",
        Decimal("1.5"),
        time(7),
    )
    assert found.steps == (Step(5, Level.BERAT, date(2022, 12, 31)),)
    assert read(date(2022, 6, 2), older, newer).source == "SK lama"


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (BODY.replace("percent = 0.5", "percen = 0.5"), "unknown percen"),
        (BODY.replace("percent = 0.5", ""), "missing percent"),
        (BODY.replace("0.5", '"setengah"'), "percent: 'setengah'"),
        (BODY.replace("0.5", "true"), "percent: True"),
        (BODY.replace("0.5", "101"), "above 100"),
        (BODY.replace("ringan", "sedang"), r"steps\[1\]: level: 'sedang'"),
        (BODY.replace("= 1\n", '= "1"\n'), r"steps\[1\]: from_minutes"),
        (BODY + "until = 2021-01-01T08:00:00\n", r"steps\[1\]: until"),
        ("percent = 1\nsteps = 3\n", "steps: expected a list"),
        ("percent = 1\nsteps = [3]\n", r"steps\[1\]: expected a table"),
        ("by_grade = 3\npercent = 1\nsteps = []\n", "by_grade: expected a table"),
    ],
)
def test_a_malformed_table_names_the_place(folder: Path, body: str, place: str) -> None:
    write(folder, "2021-01-01", body)

    with pytest.raises(LawError, match=place):
        read()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("table = ", "Invalid value"),
        ('table = "cuts"', "missing first_day, source"),
        (HEAD.format("3"), "are dates"),
        (HEAD.format("2021-01-01") + "last_day = 2020-12-31", "before first_day"),
        (HEAD.format("2021-01-02"), "must begin with 2021-01-02-"),
    ],
)
def test_a_bad_file_is_a_problem(folder: Path, text: str, problem: str) -> None:
    (folder / "2021-01-01-cuts.toml").write_text(text)

    (found,) = check_tables("workdays")

    assert problem in found


@pytest.mark.parametrize(
    ("last", "first", "problems"),
    [
        ("2021-12-31", "2022-01-01", []),
        ("", "2022-01-01", []),
        ("2021-12-30", "2022-01-01", ["gap"]),
        ("2022-01-01", "2022-01-01", ["overlap"]),
    ],
)
def test_versions_meet_without_gap_or_overlap(
    folder: Path, last: str, first: str, problems: list[str]
) -> None:
    write(folder, "2021-01-01", last=last)
    write(folder, first)

    found = check_tables("workdays")

    assert len(found) == len(problems)
    assert all(each in text for each, text in zip(problems, found, strict=True))


def test_two_versions_cannot_begin_on_one_day(folder: Path) -> None:
    write(folder, "2021-01-01")
    (folder / "2021-01-01-again.toml").write_text(HEAD.format("2021-01-01") + BODY)

    (found,) = check_tables(folder)

    assert "same first day" in found


@pytest.mark.parametrize(
    "app",
    [each.label for each in apps.get_app_configs() if each.name.startswith("zona.")],
)
def test_the_tables_of_every_app_are_in_order(app: str) -> None:
    assert check_tables(app) == []


@given(st.dates(date(2021, 1, 1)), st.decimals(0, 100, places=4))
def test_a_decree_is_in_force_from_its_first_day_on(day: date, percent: Any) -> None:
    decree = Table(
        "cuts", "SK", date(2021, 1, 1), None, {"percent": str(percent), "steps": []}
    )

    assert read(day, decree).percent == percent
