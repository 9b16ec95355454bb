"""Typed readers of environment variables; a `_FILE` variant names a secret's file."""

import os
from pathlib import Path
from urllib.parse import unquote, urlparse


def text(name: str, default: str = "") -> str:
    """Return the variable, or the content of the file that NAME_FILE names."""
    if path := os.environ.get(f"{name}_FILE"):
        return Path(path).read_text().strip()
    return os.environ.get(name, default)


def flag(name: str, default: bool = False) -> bool:
    """Return whether the variable says yes (1, true, yes, ya)."""
    value = text(name)
    return value.lower() in {"1", "true", "yes", "ya"} if value else default


def number(name: str, default: int) -> int:
    """Return the variable as an integer; ValueError where it is none."""
    return int(text(name) or default)


def words(name: str, default: str = "") -> list[str]:
    """Return the comma-separated parts of the variable."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def database(url: str, fallback: Path) -> dict[str, object]:
    """Return Django's settings for postgres://user:pass@host:port/name, or SQLite."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": fallback,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                "PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000;",
            },
        }
    parts = urlparse(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError("ZONA_DATABASE_URL: hanya postgres:// yang dikenal.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
