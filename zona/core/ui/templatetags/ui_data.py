"""Components that show data: tables, figures, ladders of states, charts."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Literal

from django.core.paginator import Page
from django.template import Context, Library
from django.template.loader import render_to_string
from django.utils.formats import number_format
from django.utils.safestring import SafeString

from zona.core.flow import Flow
from zona.core.ui.parts import (
    Chart,
    Column,
    Event,
    Gate,
    HeatMap,
    Number,
    Step,
    Stretch,
    Tone,
)

register = Library()

STEP_WORDS = {
    "done": "Selesai",
    "current": "Sedang berjalan",
    "todo": "Belum",
    "stopped": "Terhenti",
}
NOTHING = "–"


# --- numbers in Indonesian form ------------------------------------------------------


@register.filter
def number(value: Number | None, places: int = 2) -> str:
    """`1234.5` → `1.234,50`; an absent number is a dash."""
    if value is None:
        return NOTHING
    return number_format(value, places, use_l10n=True, force_grouping=True)


@register.filter
def percent(value: Number | None, places: int = 1) -> str:
    """`62.5` → `62,5%`."""
    return NOTHING if value is None else f"{number(value, places)}%"


@register.filter
def rupiah(value: int | Decimal | None) -> str:
    """`1234567` → `Rp 1.234.567`; the space does not break."""
    return NOTHING if value is None else f"Rp\N{NO-BREAK SPACE}{number(value, 0)}"


# --- tables and lists ----------------------------------------------------------------


@register.simple_block_tag
def table(
    content: SafeString,
    caption: str,
    head: str | Sequence[Column],
    show_caption: bool = False,
    tight: bool = False,
) -> SafeString:
    """Rows are `<tr>` of plain `<td>`; `head` is `Column`s or `"Nomor|#Nilai"` (# = number)."""
    columns = read_head(head) if isinstance(head, str) else head
    return render_to_string(
        "ui/table.html",
        {
            "content": content,
            "caption": caption,
            "columns": columns,
            "numeric": [place for place, col in enumerate(columns, 1) if col.numeric],
            "show_caption": show_caption,
            "tight": tight,
        },
    )


def read_head(head: str) -> list[Column]:
    """Read `"Nomor|Unit|#Nilai"`."""
    return [
        Column(word.removeprefix("#"), numeric=word.startswith("#"))
        for word in head.split("|")
    ]


@register.inclusion_tag("ui/pager.html", takes_context=True)
def pager(
    context: Context, page: Page[Any], name: str = "page", label: str = "Halaman daftar"
) -> dict[str, Any]:
    """Previous, pages, next; other filters in the URL stay."""
    query = context["request"].GET.copy() if "request" in context else None

    def url(number: int | str) -> str:
        if query is None:
            return f"?{name}={number}"
        query[name] = str(number)
        return f"?{query.urlencode()}"

    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1)
    return {
        "page": page,
        "label": label,
        "links": [(n, url(n) if isinstance(n, int) else "") for n in numbers],
        "previous_url": url(page.number - 1) if page.has_previous() else "",
        "next_url": url(page.number + 1) if page.has_next() else "",
    }


@register.simple_block_tag
def definition_list(content: SafeString) -> SafeString:
    """Names and values of one thing; holds `definition`s."""
    return render_to_string("ui/definition_list.html", {"content": content})


@register.simple_block_tag
def definition(content: SafeString, name: str) -> SafeString:
    """One name and its value; an empty value shows a dash."""
    value = content if content.strip() else NOTHING
    return render_to_string("ui/definition.html", {"content": value, "name": name})


# --- cases ---------------------------------------------------------------------------


@register.inclusion_tag("ui/step_list.html")
def step_list(
    steps: Sequence[Step] | Flow, current: str = "", label: str = "Tahapan"
) -> dict[str, Any]:
    """The states of a case and where it stands: `Step`s, or a `Flow` and its state."""
    shown = steps_of(steps, current) if isinstance(steps, Flow) else steps
    return {"label": label, "steps": [(step, STEP_WORDS[step.state]) for step in shown]}


def steps_of(flow: Flow, current: str) -> list[Step]:
    """Read a flow as a way: an ending shows only while it is still to come, or was met."""
    ends = flow.ends()
    ended = flow.state(current) in ends
    way = [
        state
        for state in flow.states
        if state.code == current
        or not (state in ends and (ended or state.tone == "bad"))
    ]
    here = next(place for place, state in enumerate(way) if state.code == current)
    return [
        Step(state.label, step_state(place - here, state.tone, ended=ended))
        for place, state in enumerate(way)
        if not (ended and place > here)
    ]


def step_state(
    distance: int, tone: Tone, *, ended: bool
) -> Literal["done", "current", "todo", "stopped"]:
    if distance:
        return "done" if distance < 0 else "todo"
    if not ended:
        return "current"
    return "stopped" if tone == "bad" else "done"


@register.inclusion_tag("ui/timeline.html")
def timeline(
    events: Sequence[Event], empty: str = "Belum ada riwayat."
) -> dict[str, Any]:
    """What happened, newest as the caller orders it."""
    return {"events": events, "empty": empty}


# --- figures -------------------------------------------------------------------------


@register.inclusion_tag("ui/stat.html")
def stat(
    label: str, value: object, hint: str = "", url: str = "", tone: Tone = "neutral"
) -> dict[str, Any]:
    """One figure; `url` leads to the records it was counted from."""
    shown = number(value) if isinstance(value, Decimal | float) else value
    return {
        "label": label,
        "value": NOTHING if shown is None else shown,
        "hint": hint,
        "url": url,
        "tone": tone,
    }


@register.inclusion_tag("ui/meter.html")
def meter(
    label: str,
    value: Number | None,
    maximum: Number,
    gate: Number | None = None,
    tone: Tone | Literal[""] = "",
    places: int = 2,
    show_label: bool = True,
) -> dict[str, Any]:
    """How much of a whole, in words and as a bar, with a mark at the gate."""
    if not tone and gate is not None and value is not None:
        tone = "good" if value >= gate else "warn"
    return {
        "label": label,
        "value": number(value, places),
        "maximum": number(maximum, places),
        "gate": None if gate is None else number(gate, places),
        "width": share(value, maximum),
        "mark": None if gate is None else share(gate, maximum),
        "tone": tone or "info",
        "show_label": show_label,
    }


def share(value: Number | None, maximum: Number) -> str:
    """Percent of the maximum for an SVG attribute: a point, never a comma."""
    if value is None or not maximum:
        return "0"
    return f"{min(max(100 * float(value) / float(maximum), 0), 100):.2f}"


@register.inclusion_tag("ui/gate_list.html")
def gate_list(
    gates: Sequence[Gate], places: int = 2, label: str = "Syarat"
) -> dict[str, Any]:
    """Each gate: where we stand, what is needed, the distance, and the verdict."""
    return {
        "label": label,
        "gates": [
            {
                "gate": gate,
                "value": number(gate.value, places),
                "needed": number(gate.needed, places),
                "distance": number(gate.distance, places),
                "width": share(gate.value, gate.maximum),
                "mark": share(gate.needed, gate.maximum),
                **verdict(gate.passed),
            }
            for gate in gates
        ],
    }


def verdict(passed: bool | None) -> dict[str, str]:
    if passed is None:
        return {"tone": "neutral", "word": "Belum dapat dinilai"}
    if passed:
        return {"tone": "good", "word": "Terpenuhi"}
    return {"tone": "bad", "word": "Belum terpenuhi"}


# --- charts --------------------------------------------------------------------------


@register.inclusion_tag("ui/chart.html")
def chart(data: Chart, title: str, description: str = "") -> dict[str, Any]:
    """A picture with its table; without scripts the table alone stands."""
    rows = [
        (label, [number(at(line.values, place), data.places) for line in data.series])
        for place, label in enumerate(data.labels)
    ]
    return {
        "title": title,
        "description": description,
        "unit": data.unit,
        "kind": data.kind,
        "series": data.series,
        "rows": rows,
        "json": json.dumps(picture(data), separators=(",", ":")),
    }


def at(values: Sequence[Number | None], place: int) -> Number | None:
    return values[place] if place < len(values) else None


def plain(value: Number | None) -> float | None:
    return None if value is None else float(value)


def picture(data: Chart) -> dict[str, Any]:
    """The chart as zona.js reads it."""
    top = data.maximum
    return {
        "kind": data.kind,
        "labels": [str(label) for label in data.labels],
        "max": [plain(each) for each in top]
        if isinstance(top, Sequence)
        else plain(top),
        "places": data.places,
        "series": [
            {
                "name": line.name,
                "kind": line.kind,
                "values": [plain(value) for value in line.values],
            }
            for line in data.series
        ],
    }


@register.inclusion_tag("ui/year_line.html")
def year_line(
    title: str, stretches: Sequence[Stretch], remark: str = ""
) -> dict[str, Any]:
    """A year as a line of stretches, each with its state and its last day."""
    return {"title": title, "stretches": stretches, "remark": remark}


@register.inclusion_tag("ui/heat_map.html")
def heat_map(data: HeatMap, caption: str, noun: str = "risiko") -> dict[str, Any]:
    """Counts by row and column as a table; a count links to what it counts."""
    return {"map": data, "caption": caption, "noun": noun}
