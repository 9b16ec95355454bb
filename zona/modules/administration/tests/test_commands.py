"""The commands of an installation: doctor, docs, where, demo."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.staticfiles import finders
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from zona.core.audit.models import Entry
from zona.core.people.models import Unit, User
from zona.core.people.tests.people import person, satker
from zona.core.roles import Role
from zona.core.sample import on
from zona.modules.administration import actions, sample


def _run(name: str, /, *args: str, **options: object) -> str:
    out = StringIO()
    call_command(name, *args, stdout=out, **options)
    return out.getvalue()


@pytest.mark.django_db
def test_the_doctor_finds_a_whole_installation_whole(
    settings: LazySettings, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path

    said = _run("doctor")

    assert said.count("baik") == 5
    assert "RUSAK" not in said


@pytest.mark.django_db
def test_the_doctor_names_what_is_broken(
    settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(finders, "find", lambda name: None)
    person("ani", Role.EMPLOYEE)
    actions.create_position(
        unit=satker(),
        title="Analis",
        superior=None,
        by=None,
        at=on(date(2021, 1, 4)),
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {Entry._meta.db_table} SET verb = 'lain'"  # noqa: S608  # our own table's name
        )
    out = StringIO()

    with pytest.raises(CommandError, match="perlu diperbaiki") as told:
        call_command("doctor", stdout=out)

    assert told.value.returncode == 1
    assert "RUSAK   jejak audit: rantai" in out.getvalue()


def test_docs_prints_the_reviewed_lists(tmp_path: Path) -> None:
    said = _run("docs", to=tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "access-matrix.md",
        "facts.md",
        "urls.txt",
    ]
    assert "urls.txt" in said


def test_where_shows_file_permission_and_template() -> None:
    said = _run("where", "/lke/kesiapan/")

    assert "zona/modules/assessment/views/" in said
    assert "hak: assessment.view" in said


def test_where_says_when_there_is_no_such_address() -> None:
    with pytest.raises(CommandError, match="Tidak ada alamat") as told:
        _run("where", "/tidak/ada/")

    assert told.value.returncode == 2


@pytest.mark.django_db
def test_the_demo_prepares_the_sample_once_and_names_the_accounts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ZONA_DEMO", "")
    monkeypatch.setenv("ZONA_URL", "")

    first, second = _run("demo", no_serve=True), _run("demo", no_serve=True)

    assert "Data contoh dimuat: Pengelola" in first
    assert "Data contoh dimuat" not in second
    held = {grant.role for user in User.objects.all() for grant in user.held}
    assert held == set(Role)
    for said in (first, second):
        assert all(user.username in said for user in User.objects.all())
    assert Client().login(username="kepala", password=sample.PASSWORD)


FIRST = {
    "code": "kemenuji",
    "name": "Kementerian Uji",
    "admin": "pengelola",
    "admin_name": "Pengelola Pertama",
    "email": "pengelola@contoh.invalid",
}


@pytest.mark.django_db
def test_a_new_installation_gets_its_first_unit_and_administrator(
    client: Client,
) -> None:
    said = _run("init", **FIRST)

    user = User.objects.get()
    assert user.holds(Role.SYSTEM_ADMIN, user.unit)
    link = said.splitlines()[-1]
    page = client.get(link.partition("127.0.0.1:8000")[2], follow=True)
    assert page.status_code == 200
    assert "Kata sandi" in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"code": "kode salah"}, {"email": "bukan surel"}])
def test_a_wrong_first_unit_leaves_nothing(wrong: dict[str, str]) -> None:
    with pytest.raises(CommandError) as told:
        _run("init", **FIRST | wrong)

    assert told.value.returncode == 2
    assert not User.objects.exists()
    assert not Unit.objects.exists()


@pytest.mark.django_db
def test_an_installation_is_founded_only_once() -> None:
    satker()

    with pytest.raises(CommandError, match="sudah berisi unit"):
        _run("init", **FIRST)
