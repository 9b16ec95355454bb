"""The register with scores and ranks, and the heat map."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, IntegerField, Max, Q, Value, When

from zona.core.audit.models import Entry
from zona.core.people.models import User
from zona.core.ui.parts import Event, HeatCell, HeatMap, HeatRow
from zona.modules.risk.models import Context, Risk
from zona.modules.risk.models.register import RiskRows
from zona.modules.risk.permissions import Perm
from zona.modules.risk.rules import CONTROL_OPEN, Scale, Standing, ranks

# What the page calls the moments, and the fields that hold their grades.
MOMENTS = {
    "sebelum": ("likelihood_before", "impact_before"),
    "sesudah": ("likelihood_after", "impact_after"),
}


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A risk with its standing before and after control, its rank and its actions."""

    risk: Risk
    before: Standing | None
    after: Standing | None
    priority: int | None
    controls: int
    late: int
    is_above: bool


def scored(rows: RiskRows, scale: Scale) -> RiskRows:
    """Return the rows with their scores, so that the database can sort by them."""
    return rows.annotate(
        score_before=_score(scale, *MOMENTS["sebelum"]),
        score_after=_score(scale, *MOMENTS["sesudah"]),
    )


def _score(scale: Scale, likelihood: str, impact: str) -> Case:
    cases = [
        When(Q(**{likelihood: k, impact: d}), then=Value(scale.score(k, d)))
        for k, d in scale.cells
    ]
    return Case(*cases, default=Value(0), output_field=IntegerField())


def on_map(
    rows: RiskRows, scale: Scale, moment: str, *, level: str = "", cell: str = ""
) -> RiskRows:
    """Narrow rows to a level or to one cell ("4x3") of the map of a moment."""
    likelihood, impact = MOMENTS[moment]
    wanted = Q()
    if level:
        wanted = Q(pk__in=())
        for k, d in scale.cells_of(level):
            wanted |= Q(**{likelihood: k, impact: d})
    if cell:
        row, _, column = cell.partition("x")
        wanted &= Q(**{likelihood: int(row), impact: int(column)})
    return rows.filter(wanted)


def counted(rows: RiskRows, on: date) -> RiskRows:
    """Return the rows with their people and the number of actions, late ones apart."""
    late = Count(
        "controls", Q(controls__state__in=CONTROL_OPEN, controls__due_on__lt=on)
    )
    found = rows.annotate(control_count=Count("controls"), late_count=late)
    return found.select_related("owner", "activity", "context")


def register_lines(
    risks: Iterable[Risk], scale: Scale, places: Mapping[int, int]
) -> tuple[RegisterLine, ...]:
    """Return counted risks with what the register says of each."""
    return tuple(_line(risk, scale, places) for risk in risks)


def priorities(rows: RiskRows, scale: Scale) -> dict[int, int]:
    """Return the rank of each risk by its score after control."""
    graded = rows.filter(likelihood_after__isnull=False, impact_after__isnull=False)
    pairs = graded.order_by().values_list("pk", "likelihood_after", "impact_after")
    return ranks((pk, scale.score(int(k or 0), int(d or 0))) for pk, k, d in pairs)


def _line(risk: Risk, scale: Scale, places: Mapping[int, int]) -> RegisterLine:
    k, d = risk.likelihood_after, risk.impact_after
    return RegisterLine(
        risk=risk,
        before=standing(scale, risk.likelihood_before, risk.impact_before),
        after=standing(scale, k, d),
        priority=places.get(risk.pk),
        controls=getattr(risk, "control_count", 0),
        late=getattr(risk, "late_count", 0),
        is_above=bool(k and d and scale.is_above_appetite(k, d)),
    )


def standing(
    scale: Scale, likelihood: int | None, impact: int | None
) -> Standing | None:
    """Return where grades stand on the scale; None while they are not judged."""
    return scale.standing(likelihood, impact) if likelihood and impact else None


def heat_map(
    rows: RiskRows, scale: Scale, moment: str, url: Callable[[str], str]
) -> HeatMap:
    """Count the risks in each cell; one query however many risks there are.

    `url` makes the address of the list of one cell ("4x3").
    """
    likelihood, impact = MOMENTS[moment]
    counts = {
        (k, d): number
        for k, d, number in rows.order_by()
        .values_list(likelihood, impact)
        .annotate(number=Count("pk"))
    }
    keys = [each.key for each in scale.levels]

    def cell(k: int, d: int) -> HeatCell:
        found = scale.standing(k, d)
        number = counts.get((k, d), 0)
        shade = 1 + keys.index(found.level.key) * 4 // max(len(keys) - 1, 1)
        address = url(f"{k}x{d}") if number else ""
        return HeatCell(number, found.level.label, shade, address, str(found.score))

    rows_ = tuple(
        HeatRow(
            f"{k} {scale.likelihoods[k - 1].label}",
            tuple(cell(k, d) for d in range(1, len(scale.impacts) + 1)),
        )
        for k in range(len(scale.likelihoods), 0, -1)
    )
    columns = tuple(f"{d} {each.label}" for d, each in enumerate(scale.impacts, 1))
    return HeatMap("Kemungkinan", "Dampak", columns, rows_)


def next_code(context: Context) -> str:
    """Return the next free code of a year's register."""
    known = set(Risk.objects.filter(context=context).values_list("code", flat=True))
    number = len(known) + 1
    while f"R-{number:02}" in known:
        number += 1
    return f"R-{number:02}"


def latest_year(user: User, unit_id: int) -> int | None:
    """Return the youngest year with a risk that the person may read."""
    rows = Risk.objects.visible_to(user).of(unit_id)
    found: int | None = rows.aggregate(last=Max("context__year"))["last"]
    return found


def may_work_on(user: User, risk: Risk) -> bool:
    """Tell whether a person tends a risk: the task force, its owner or its finder."""
    is_own = user.pk in {risk.owner_id, risk.identified_by_id}
    return user.has(Perm.EDIT, risk.unit) or (
        is_own and user.has(Perm.REPORT, risk.unit)
    )


HISTORY = {
    "identified": "Risiko diidentifikasi",
    "edited": "Uraian diperbaiki",
    "analyse": "Risiko dianalisis",
    "drop": "Risiko tidak dilanjutkan",
    "validate": "Divalidasi Satgas",
    "return": "Dikembalikan",
    "approve": "Disetujui Kepala",
    "refuse": "Dikembalikan Kepala",
    "monitor": "Mulai dipantau",
    "close": "Risiko ditutup",
    "carry": "Dibawa ke tahun depan",
    "carried": "Dibawa dari tahun sebelumnya",
    "control_planned": "RTP ditambahkan",
    "control_edited": "RTP diperbaiki",
    "start": "RTP dimulai",
    "finish": "RTP dinyatakan selesai",
    "prove": "RTP dinilai efektif",
    "disprove": "RTP dinilai tidak efektif",
    "begun": "Pemantauan disusun",
    "row_kept": "Hasil pantau dicatat",
    "sign": "Pemantauan ditandatangani",
    "decide": "Kepala memberi keputusan",
    "mechanism_recorded": "Mekanisme baru dicatat",
    "reported": "Kejadian dilaporkan",
    "assessed": "Kejadian ditelaah",
    "settled": "Penanganan selesai",
}


def history(record: object, user: User) -> list[Event]:
    """Return what happened to a record, the youngest first."""
    meta = record._meta  # type: ignore[attr-defined]  # every record is a model
    target = f"{meta.label_lower}:{record.pk}"  # type: ignore[attr-defined]  # as above
    entries = Entry.objects.visible_to(user).filter(target=target)
    return [
        Event(
            title=HISTORY.get(entry.verb.partition(".")[2], entry.verb),
            at=entry.at,
            who=entry.by.full_name if entry.by else "",
            note=str(entry.detail.get("note", "")),
        )
        for entry in entries.select_related("by").order_by("-number")
    ]
