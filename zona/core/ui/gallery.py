"""What the gallery shows: each component's matter in every state, invented for looks."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.core.paginator import Paginator

from zona.core.documents.wording import MONTHS
from zona.core.flow import Flow, State, Tone, Transition
from zona.core.roles import Permission
from zona.core.ui.context import Entry, Group
from zona.core.ui.forms import SampleFilter, SampleForm
from zona.core.ui.parts import (
    Chart,
    Column,
    Event,
    Gate,
    HeatCell,
    HeatMap,
    HeatRow,
    Rung,
    Series,
    Step,
    Stretch,
)

LONG = (
    "Balai Pengembangan Teknologi dan Standardisasi Industri yang Namanya Sangat Panjang "
    "di Provinsi Kepulauan"
)
AREAS = (
    "Manajemen Perubahan",
    "Penataan Tata Laksana",
    "Penataan Sistem Manajemen SDM",
    "Penguatan Akuntabilitas",
    "Penguatan Pengawasan",
    "Peningkatan Kualitas Pelayanan Publik",
)


class Perm(Permission):
    """The sample flow's only permission."""

    MOVE = "ui.move"


FLOW = Flow(
    states=(
        State("draft", "Konsep"),
        State("filled", "Terisi"),
        State("reviewed", "Ditinjau"),
        State("signed", "Ditandatangani", "good"),
        State("refused", "Ditolak", "bad"),
    ),
    transitions=(
        Transition("draft", "filled", "fill", "Isi", Perm.MOVE),
        Transition("filled", "reviewed", "review", "Tinjau", Perm.MOVE),
        Transition("reviewed", "signed", "sign", "Tanda tangani", Perm.MOVE),
        Transition("reviewed", "refused", "refuse", "Tolak", Perm.MOVE),
    ),
)


def samples(page: int) -> dict[str, Any]:
    """Return the gallery's context."""
    return {
        "long": LONG,
        "hostile": "<script>alert('x')</script> & \"kutip\"",
        "form": SampleForm(),
        "invalid": invalid_form(),
        "filter": SampleFilter(prefix="saring"),
        "upload": SampleForm(prefix="unggah"),
        "page": Paginator(range(1, 221), 20).get_page(page),
        "few": Paginator([], 20).get_page(1),
        "columns": (
            Column("Nomor", sort_url="?urut=nomor", sorted="ascending"),
            Column("Unit kerja", sort_url="?urut=unit"),
            Column("Diterima"),
            Column("Nilai", numeric=True),
            Column("Keadaan"),
            Column(""),
        ),
        "rows": [
            (f"LAP-{n:03}/2021", LONG if n % 4 == 0 else "BPPSI") for n in range(1, 9)
        ],
        **case_samples(),
        **figure_samples(),
    }


def invalid_form() -> SampleForm:
    data = {"title": "x" * 130, "value_rupiah": "lima"}
    bound = {f"salah-{name}": value for name, value in data.items()}
    form = SampleForm(bound, prefix="salah")
    form.add_error(None, "Laporan untuk kejadian ini sudah ada: LAP-007/2021.")
    return form


def case_samples() -> dict[str, Any]:
    return {
        "flow": FLOW,
        "steps": (
            Step("Diterima", "done", "1 Desember 2021"),
            Step("Diperiksa", "done", "3 Desember 2021"),
            Step("Menunggu putusan", "current", "paling lambat 15 Desember 2021"),
            Step("Selesai"),
        ),
        "events": (
            Event(
                "Laporan dikembalikan",
                datetime(2021, 12, 3, 2, 15, tzinfo=UTC),
                "Citra, Unit Pengendalian Gratifikasi",
                "Bukti taksiran nilai belum dilampirkan.",
                tone="warn",
            ),
            Event("Laporan diterima", date(2021, 12, 1), "Ani", url="#timeline"),
        ),
        "rungs": (
            Rung(
                "A", "Tim dibentuk dengan surat keputusan dan semua unsur terlibat", 1
            ),
            Rung(
                "B",
                "Tim dibentuk, sebagian unsur belum terlibat",
                Decimal("0.5"),
                "surat penunjukan wakil laboratorium",
                suggested=True,
            ),
            Rung("C", "Tim belum dibentuk", 0),
        ),
    }


def figure_samples() -> dict[str, Any]:
    return {
        "gates": (
            Gate("Nilai total", Decimal("76.25"), 75, passed=True, url="#gate_list"),
            Gate("Nilai pengungkit", Decimal("31.2"), 40, passed=False, maximum=60),
            Gate(
                "Survei persepsi antikorupsi (IPAK)",
                None,
                Decimal("15.75"),
                passed=None,
                maximum=Decimal("17.5"),
                note="Hasil survei belum ada.",
            ),
        ),
        "radar": Chart(
            "radar",
            AREAS,
            (
                Series("Nilai", (82, 74, 61, 90, 48, 77)),
                Series("Ambang", (60, 60, 60, 60, 60, 60)),
            ),
            maximum=100,
        ),
        "trend": Chart(
            "line",
            ("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"),
            (
                Series("2021", (81.2, 82.9, None, 86.4)),
                Series("2020", (78.1, 79.5, 80.2, 80.9)),
            ),
            maximum=100,
        ),
        "bars": Chart(
            "bar", AREAS, (Series("Capaian", (82, 74, 61, 90, 48, 77)),), 100
        ),
        "heat": heat_sample(),
        "months": year_sample(12),
        "quarters": year_sample(4),
    }


def year_sample(count: int) -> tuple[Stretch, ...]:
    words: tuple[tuple[str, Tone], ...] = (
        ("Selesai", "good"),
        ("Diperiksa", "warn"),
        ("Draf", "info"),
        ("Lewat", "bad"),
        ("Nanti", "neutral"),
    )
    return tuple(
        Stretch(
            MONTHS[each][:3] if count == len(MONTHS) else f"Triwulan {each + 1}",
            12 // count,
            *words[each % len(words)],
            date(2022, each + 1, 5),
            url="#year_line" if each % 2 else "",
            verb="buka" if each % 2 else "",
        )
        for each in range(count)
    )


def heat_sample() -> HeatMap:
    words = ("Sangat rendah", "Rendah", "Sedang", "Tinggi", "Sangat tinggi")

    def cell(row: int, column: int) -> HeatCell:
        shade = min(5, max(1, (row + column + 1) // 2))
        count = (row * column) % 4
        url = "#heat_map" if count > 1 else ""
        return HeatCell(count, words[shade - 1], shade, url, str(row * column))

    return HeatMap(
        "Kemungkinan",
        "Dampak",
        ("1 Tidak signifikan", "2 Minor", "3 Moderat", "4 Berat", "5 Sangat berat"),
        tuple(
            HeatRow(f"{row} {word}", tuple(cell(row, each) for each in range(1, 6)))
            for row, word in zip(range(5, 0, -1), reversed(words), strict=True)
        ),
    )


def frame() -> dict[str, Any]:
    """A signed-in person and a menu, so that the layout shows without an account."""
    unit = SimpleNamespace(name=LONG, short_name="Balai Contoh")
    return {
        "user": SimpleNamespace(
            is_authenticated=True,
            full_name="Ani Rahmawati",
            unit=unit,
            position=SimpleNamespace(title="Pranata laboratorium"),
        ),
        "ui": {
            "frame": "ui/page.html",
            "version": "0.0",
            "unread": 3,
            "unread_words": "3 belum dibaca",
            "notices_url": "#",
            "account_url": "#",
            "sign_out_url": "#",
            "menu": menu(),
        },
    }


def menu() -> tuple[Group, ...]:
    return (
        Group("", (Entry("Beranda", "#beranda", "home", True),)),
        Group(
            "Zona Integritas",
            (
                Entry("Kesiapan", "#kesiapan", "gauge", False),
                Entry("Lembar Kerja Evaluasi", "#lke", "checklist", False),
                Entry("Rencana kerja", "#rencana", "target", False),
                Entry("Pemantauan dan rekomendasi", "#monev", "report", False),
            ),
        ),
        Group("Layanan", (Entry("Informasi publik", "#ppid", "world", False),)),
    )
