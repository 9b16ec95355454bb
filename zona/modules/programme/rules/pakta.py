"""When a pakta integritas is in force, and when it must be signed anew."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from zona.core.choice import Choice


class PaktaStanding(Choice):
    """Keadaan pakta integritas seorang pegawai pada suatu hari."""

    BERLAKU = "berlaku", "Berlaku"
    BELUM = "belum", "Belum ditandatangani"
    KEDALUWARSA = "kedaluwarsa", "Kedaluwarsa"
    PINDAH_JABATAN = "pindah_jabatan", "Perlu diperbarui: jabatan berubah"
    NASKAH_BARU = "naskah_baru", "Perlu diperbarui: naskah baru"


@dataclass(frozen=True, slots=True)
class PaktaRule:
    """How long a pakta holds and what ends it earlier (law table `pakta`)."""

    months: int
    renew_on_new_post: bool
    renew_on_new_text: bool


@dataclass(frozen=True, slots=True)
class Pledge:
    """A signed pakta: the day, the post held then, the version of the text."""

    signed_on: date
    post: str
    version: int


def last_day(signed_on: date, rule: PaktaRule) -> date:
    """Return the last day of a pakta: the day before the same day `months` later."""
    month = signed_on.month - 1 + rule.months
    year, month = signed_on.year + month // 12, month % 12 + 1
    day = min(signed_on.day, calendar.monthrange(year, month)[1])
    return date(year, month, day) - timedelta(days=1)


def pakta_standing(
    pledge: Pledge | None, *, version: int, post: str, on: date, rule: PaktaRule
) -> PaktaStanding:
    """Judge the latest pakta of a person against post and text of that day."""
    if pledge is None or pledge.signed_on > on:
        return PaktaStanding.BELUM
    if on > last_day(pledge.signed_on, rule):
        return PaktaStanding.KEDALUWARSA
    if rule.renew_on_new_post and pledge.post != post:
        return PaktaStanding.PINDAH_JABATAN
    if rule.renew_on_new_text and pledge.version != version:
        return PaktaStanding.NASKAH_BARU
    return PaktaStanding.BERLAKU
