"""Slows down whoever guesses codes or floods the form.

Only the cache knows that somebody came, under a hash of his address, and only for some
minutes; nothing of it reaches the database or the audit trail.
"""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from zona.modules.complaints.queries import Office

HOUR = 60 * 60


def may_guess(request: HttpRequest, number: str, office: Office) -> bool:
    """Tell whether another code may be tried, from there and for that number."""
    return (
        _count(_from(request, "kode")) < office.guesses
        and _count(_key("nomor", number)) < office.guesses_of_number
    )


def note_guess(request: HttpRequest, number: str, office: Office) -> None:
    """Count a wrong code; a number that does not exist is counted alike."""
    for key in (_from(request, "kode"), _key("nomor", number)):
        _raise(key, 60 * office.guess_minutes)


def may_report(request: HttpRequest, office: Office) -> bool:
    """Tell whether another complaint is taken from there within the hour."""
    return _count(_from(request, "kirim")) < office.reports_per_hour


def note_report(request: HttpRequest) -> None:
    """Count a complaint."""
    _raise(_from(request, "kirim"), HOUR)


def _from(request: HttpRequest, what: str) -> str:
    return _key(what, get_adapter().get_client_ip(request))


def _key(what: str, value: str) -> str:
    mark = salted_hmac(f"complaints.{what}", value, algorithm="sha256").hexdigest()
    return f"pengaduan-{what}-{mark}"


def _count(key: str) -> int:
    return int(cache.get(key, 0))


def _raise(key: str, seconds: int) -> None:
    cache.set(key, _count(key) + 1, seconds)
