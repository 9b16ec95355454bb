"""Which gifts need no report: thresholds of the day of the gift. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zona.modules.gratification.rules.words import GiftForm, Occasion


@dataclass(frozen=True, slots=True)
class Exemption:
    """One kind of gift that needs no report, up to its limits."""

    occasion: Occasion
    each_rupiah: int | None = None
    yearly_rupiah: int | None = None
    cash_allowed: bool = True
    without_interest: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """The exemptions of one regulation (law table `batas`)."""

    source: str
    first_day: date
    exemptions: tuple[Exemption, ...]

    def of(self, occasion: str) -> Exemption | None:
        """Return the exemption of an occasion, if the regulation has one."""
        return next((e for e in self.exemptions if e.occasion == occasion), None)


@dataclass(frozen=True, slots=True)
class Gift:
    """What the thresholds need to know; `year_total` includes this gift."""

    occasion: str
    form: str
    value_rupiah: int
    has_interest: bool = False
    year_total_rupiah: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a gift must be reported, why, and by which regulation."""

    must_report: bool
    reasons: tuple[str, ...]
    source: str

    @property
    def label(self) -> str:
        return "Wajib dilaporkan" if self.must_report else "Tidak wajib dilaporkan"


def rupiah(value: int) -> str:
    return f"Rp {value:,}".replace(",", ".")


def judge(gift: Gift, limits: Limits | None) -> Verdict:
    """Compare a gift with the thresholds that were in force on its day."""
    if limits is None:
        reason = "Batas untuk tanggal penerimaan itu belum tercatat; UPG yang menilai."
        return Verdict(True, (reason,), "")
    exemption = limits.of(gift.occasion)
    label = Occasion(gift.occasion).label
    if exemption is None:
        reason = f"Tidak ada pengecualian untuk peristiwa “{label}”."
        return Verdict(True, (reason,), limits.source)
    found = tuple(_objections(gift, exemption))
    if found:
        return Verdict(True, found, limits.source)
    return Verdict(False, (_within(gift, exemption, label),), limits.source)


def _objections(gift: Gift, exemption: Exemption) -> Iterator[str]:
    if exemption.without_interest and gift.has_interest:
        yield "Pemberi memiliki kepentingan terkait jabatan penerima."
    if gift.form == GiftForm.UANG and not exemption.cash_allowed:
        yield "Pengecualian ini tidak mencakup uang atau setara uang."
    each, yearly = exemption.each_rupiah, exemption.yearly_rupiah
    if each is not None and gift.value_rupiah > each:
        yield f"Nilai {rupiah(gift.value_rupiah)} melebihi batas {rupiah(each)}."
    total = max(gift.year_total_rupiah or 0, gift.value_rupiah)
    if yearly is not None and total > yearly:
        yield (
            f"Jumlah setahun dari pemberi yang sama {rupiah(total)} melebihi batas "
            f"{rupiah(yearly)}."
        )


def _within(gift: Gift, exemption: Exemption, label: str) -> str:
    if exemption.each_rupiah is None:
        return f"Peristiwa “{label}” dikecualikan."
    return (
        f"Nilai {rupiah(gift.value_rupiah)} tidak melebihi batas "
        f"{rupiah(exemption.each_rupiah)} untuk “{label}”."
    )
