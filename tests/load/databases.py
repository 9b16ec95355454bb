"""Where the bench keeps its data: SQLite, or fresh databases on a given PostgreSQL."""

import os
from urllib.parse import urlparse

import psycopg
from psycopg import sql

GIVEN = "ZONA_DATABASE_URL"


def engine() -> str:
    """Return the engine of the run, for the head of the table."""
    return "PostgreSQL" if os.environ.get(GIVEN) else "SQLite"


def settings(name: str) -> dict[str, str]:
    """Return the settings of an office with a database of its own.

    Where `ZONA_DATABASE_URL` names a PostgreSQL, the database `bench_<name>` is made
    there anew; without it an office keeps its data in its folder.
    """
    url = os.environ.get(GIVEN, "")
    if not url:
        return {}
    database = f"bench_{name}"
    with psycopg.connect(url, autocommit=True) as connection:
        for words in ("DROP DATABASE IF EXISTS {}", "CREATE DATABASE {}"):
            connection.execute(sql.SQL(words).format(sql.Identifier(database)))
    return {GIVEN: urlparse(url)._replace(path=f"/{database}").geturl()}


def settle() -> None:
    """Let PostgreSQL clear what a rolled-back step left, before the next is measured.

    It does so by itself, a minute later and beside what is being timed.
    """
    from django.db import connection  # noqa: PLC0415  # Django must stand first

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
