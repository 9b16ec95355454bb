"""What the proofs give away: their dates, their years, their files."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from .material import Exhibit, Material
from .outcome import Found, Row

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def outside_period(material: Material) -> Iterator[Found]:
    """A proof of another period, unless it says that it still held in this one."""
    for each in material.exhibits:
        held = each.valid_until is not None and each.valid_until >= material.period_end
        is_early = each.happened_on < material.period_start and not held
        if is_early or each.happened_on > material.period_end:
            side = "sebelum" if is_early else "setelah"
            words = f"Kejadian {day(each.happened_on)}, {side} periode lembar kerja."
            yield str(each.key), words, _served(each)


def other_year(material: Material) -> Iterator[Found]:
    """A proof of the period whose text names other years only."""
    last = material.period_end.year
    own = set(range(material.period_start.year, last + 1))
    plausible = range(last - material.limits.years_back, last + 2)
    for each in material.exhibits:
        if not material.period_start <= each.happened_on <= material.period_end:
            continue
        said = {int(year) for file in each.files for year in YEAR.findall(file.text)}
        named = said.intersection(plausible)
        if named and not named & own:
            years = ", ".join(map(str, sorted(named)))
            yield str(each.key), f"Isinya hanya menyebut tahun {years}.", _served(each)


def late_decree(material: Material) -> Iterator[Found]:
    """A decree that is dated after the act that it should have ordered."""
    limits = material.limits
    for asked in material.asked:
        proofs = material.serving(asked.code)
        acts = [each for each in proofs if each.kind in limits.act_kinds]
        if not acts:
            continue
        first = min(acts, key=lambda each: (each.happened_on, each.key))
        for each in proofs:
            if (
                each.kind in limits.decree_kinds
                and each.happened_on > first.happened_on
            ):
                words = (
                    f"Keputusan {day(each.happened_on)} lebih baru daripada kegiatan "
                    f"pertama, {day(first.happened_on)}."
                )
                rows = (
                    Row(each.title, asked.code, each.key),
                    Row(first.title, asked.code, first.key),
                )
                yield f"{asked.code}|{each.key}", words, rows


def same_file(material: Material) -> Iterator[Found]:
    """One file, by its fingerprint, on questions of many indicators."""
    uses: dict[str, dict[tuple[str, int], Row]] = defaultdict(dict)
    for each in material.exhibits:
        for file in each.files:
            for code in each.codes:
                row = Row(f"{each.title} ({file.name})", code, each.key)
                uses[file.sha256].setdefault((code, each.key), row)
    indicators = {asked.code: asked.indicator for asked in material.asked}
    for sha256, rows in uses.items():
        served = {indicators[code] for code, _ in rows if code in indicators}
        if len(served) > material.limits.same_file_indicators:
            words = f"Berkas yang sama dipakai pada {len(served)} indikator."
            yield sha256, words, tuple(rows.values())


def last_minute(material: Material) -> Iterator[Found]:
    """Most of the proofs were uploaded when the period was about to end."""
    limits, begin = material.limits, material.last_days_from
    late = [each for each in material.exhibits if each.added_on >= begin]
    count = len(material.exhibits)
    if count < limits.last_least or len(late) * 100 < limits.last_percent * count:
        return
    words = f"{len(late)} dari {count} bukti diunggah sejak {day(begin)}."
    rows = (Row(f"{e.title}, diunggah {day(e.added_on)}", "", e.key) for e in late)
    yield "", words, tuple(rows)


def unproven(material: Material) -> Iterator[Found]:
    """An answer with points, without a proof that is valid."""
    for asked in material.asked:
        proofs = material.serving(asked.code)
        if asked.has_points and not any(each.holds_on(material.on) for each in proofs):
            words = (
                f"Buktinya tidak berlaku pada {day(material.on)}."
                if proofs
                else "Belum ada bukti."
            )
            rows = tuple(Row(each.title, asked.code, each.key) for each in proofs)
            yield asked.code, words, rows or (Row(asked.title, asked.code),)


def expiring(material: Material) -> Iterator[Found]:
    """A proof that is valid today and will not be when the assessor comes."""
    for each in material.exhibits:
        until = each.valid_until
        if until and each.holds_on(material.on) and until < material.assessed_on:
            words = (
                f"Berlaku sampai {day(until)}; penilaian diperkirakan "
                f"{day(material.assessed_on)}."
            )
            yield str(each.key), words, _served(each)


def day(on: date) -> str:
    """Return the day as it is written in figures."""
    return f"{on:%d-%m-%Y}"


def _served(exhibit: Exhibit) -> tuple[Row, ...]:
    return tuple(Row(exhibit.title, code, exhibit.key) for code in exhibit.codes)
