"""Keys: how they are made, kept and judged. Pure."""

import secrets
from datetime import date, timedelta
from hashlib import sha256

PREFIX = "zona_"
LONGEST = timedelta(days=366)  # a forgotten key must not open the door for ever


def new_secret() -> str:
    """Return a key of 256 random bits."""
    return PREFIX + secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """Return what is kept of a key; 256 random bits need no slow hash."""
    return sha256(secret.encode()).hexdigest()


def expiry_problem(expires_on: date, today: date) -> str:
    """Return what is wrong with the last day of a key, or nothing."""
    if expires_on < today:
        return "Tanggal ini sudah lewat."
    if expires_on > today + LONGEST:
        return "Paling lama setahun; buat kunci baru sesudahnya."
    return ""
