"""Environment variables are read with a type, or refused with their name."""

from pathlib import Path

import pytest

from zona.config import env


def test_text_comes_from_the_variable_or_from_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert env.text("ZONA_X", "bawaan") == "bawaan"
    monkeypatch.setenv("ZONA_X", "isi")
    assert env.text("ZONA_X") == "isi"
    (tmp_path / "rahasia").write_text("dari berkas\n")
    monkeypatch.setenv("ZONA_X_FILE", str(tmp_path / "rahasia"))
    assert env.text("ZONA_X") == "dari berkas"


@pytest.mark.parametrize(
    ("value", "said"),
    [("1", True), ("ya", True), ("TRUE", True), ("0", False), ("", True)],
)
def test_a_flag_says_yes_or_no_and_empty_keeps_the_default(
    monkeypatch: pytest.MonkeyPatch, value: str, said: bool
) -> None:
    monkeypatch.setenv("ZONA_X", value)

    assert env.flag("ZONA_X", default=True) is said


def test_numbers_and_words(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.number("ZONA_X", 7) == 7
    monkeypatch.setenv("ZONA_X", "a, b,,c ")
    assert env.words("ZONA_X") == ["a", "b", "c"]
    with pytest.raises(ValueError, match="invalid literal"):
        env.number("ZONA_X", 7)


def test_a_database_address_becomes_settings() -> None:
    found = env.database("postgres://zona:r%40hasia@db:5433/zona", Path("x"))

    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert (found["NAME"], found["USER"], found["PASSWORD"]) == (
        "zona",
        "zona",
        "r@hasia",
    )
    assert (found["HOST"], found["PORT"]) == ("db", 5433)


def test_without_an_address_it_is_sqlite_that_keeps_half_of_nothing() -> None:
    found = env.database("", Path("zona.sqlite3"))

    assert found["ENGINE"] == "django.db.backends.sqlite3"
    options = found["OPTIONS"]
    assert isinstance(options, dict)
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]


def test_another_database_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="hanya postgres://"):
        env.database("mysql://zona@db/zona", Path("x"))
