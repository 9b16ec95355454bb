"""Pages about worksheets: the list, opening one, its policies, its published form."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Case, Q, Value, When
from django.db.models.expressions import Combinable
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now

from zona.core.access import requires
from zona.core.audit.models import Entry
from zona.core.http import Request
from zona.core.pages import paged
from zona.core.ui.parts import Column, Event
from zona.core.ui.templatetags.ui_data import number
from zona.modules.assessment import actions, queries
from zona.modules.assessment.forms.lke import LkeFilter, LkeForm, PoliciesForm
from zona.modules.assessment.models import (
    BlankPolicy,
    Lke,
    LkeRows,
    Predicate,
    ZeroPolicy,
)
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.queries import Worksheet
from zona.modules.assessment.rules.instrument import (
    EACH_AREA,
    PREDICATE,
    TOTAL,
    Gate,
    Instrument,
    Kind,
    Level,
    Node,
    Question,
)
from zona.modules.assessment.rules.scoring import State, display

SORTS = {"unit": "unit__path", "periode": "period_end", "instrumen": "instrument__code"}
HEADS = (("Unit", "unit"), ("Instrumen", "instrumen"), ("Periode", "periode"))


@requires(Perm.VIEW)
def lke_list(request: Request) -> HttpResponse:
    """The worksheets that the person may see, the own unit's first."""
    seen = Lke.objects.visible_to(request.user)
    instruments = queries.instruments()
    years = sorted({day.year for day in seen.values_list("period_end", flat=True)})
    filters = LkeFilter(request.GET, instruments=instruments, years=years[::-1])
    found, columns = _sorted(request, _narrowed(seen, filters))
    rows = found.select_related("instrument", "unit").defer("instrument__content")
    page = paged(request, rows)
    context = {
        "page": page,
        "rows": [Row(sheet) for sheet in queries.worksheets(list(page))],
        "columns": columns,
        "filters": filters,
        "instruments": instruments,
        "is_empty": not years,
        "may_open": request.user.has(Perm.MANAGE),
    }
    return render(request, "assessment/lke_list.html", context)


def _narrowed(rows: LkeRows, filters: LkeFilter) -> LkeRows:
    wanted = filters.cleaned_data if filters.is_valid() else {}
    if words := wanted.get("q"):
        by_unit = Q(unit__name__icontains=words) | Q(unit__short_name__icontains=words)
        rows = rows.filter(by_unit | Q(title__icontains=words))
    if code := wanted.get("instrumen"):
        rows = rows.filter(instrument__code=code)
    if year := wanted.get("tahun"):
        rows = rows.filter(period_end__year=year)
    return rows


def _sorted(request: Request, rows: LkeRows) -> tuple[LkeRows, list[Column]]:
    """Order by `?urut=`; unasked, the own unit comes first."""
    wanted = request.GET.get("urut", "")
    word, sign = wanted.removeprefix("-"), "-" if wanted.startswith("-") else ""
    own = Case(When(unit_id=request.user.unit_id, then=Value(0)), default=Value(1))
    order: list[str | Combinable] = [own, "unit__path", "-period_end", "-pk"]
    if word in SORTS:
        order = [f"{sign}{SORTS[word]}", "-pk"]
    columns = [Column("LKE")]
    for label, name in HEADS:
        query = request.GET.copy()
        query["urut"] = f"-{name}" if name == word and not sign else name
        arrow = "descending" if sign else "ascending"
        columns.append(
            Column(
                label,
                sort_url=f"?{query.urlencode()}",
                sorted=arrow if name == word else "",  # type: ignore[arg-type]  # both words are of the literal
            )
        )
    columns += [Column("Terjawab", numeric=True), Column("Nilai", numeric=True)]
    return rows.order_by(*order), [*columns, Column("Ambang")]


class Row:
    """One worksheet of the list with its score, progress and gates."""

    def __init__(self, sheet: Worksheet) -> None:
        score = sheet.score()
        self.lke = sheet.lke
        self.total: Decimal = display(score.total.score)
        self.about = f" kesiapan {sheet.lke.title}"
        self.count = len(sheet.instrument.questions)
        self.answered = self.count - len(score.in_state(State.BLANK))
        self.gates = [
            (
                f"{name} {sum(gate.passed for gate in gates)}/{len(gates)}",
                "good" if score.passed(name) else "neutral",
            )
            for name in sheet.instrument.predicates
            for gates in [score.gates_of(name)]
        ]


@requires(Perm.MANAGE)
def lke_new(request: Request) -> HttpResponse:
    """Open a worksheet."""
    first = {"year": localdate().year, "unit": request.user.unit_id}
    form = LkeForm(request.POST or None, user=request.user, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            lke = actions.open_lke(**form.opening(), by=request.user, at=now())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "LKE dibuka. Anggota tim sudah dapat menjawab.")
            return redirect("assessment:readiness_view", lke.pk)
    return render(request, "assessment/lke_new.html", {"form": form})


@requires(Perm.MANAGE)
def lke_policies(request: Request, pk: int) -> HttpResponse:
    """Decide what the regulation leaves open; every change stays on record."""
    lke = get_object_or_404(Lke.objects.visible_to(request.user), pk=pk)
    if not request.user.has(Perm.MANAGE, lke.unit):
        raise PermissionDenied
    names = ("blank_policy", "zero_policy", "predicate")
    first = {name: getattr(lke, name) for name in names}
    form = PoliciesForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        actions.set_policies(lke, **form.policies(), by=request.user, at=now())
        messages.success(request, "Kebijakan periode disimpan dan tercatat.")
        return redirect("assessment:readiness_view", lke.pk)
    events = [_event(entry) for entry in queries.history(lke, VERBS)]
    context = {"lke": lke, "form": form, "events": events}
    return render(request, "assessment/lke_policies.html", context)


VERBS = {
    "assessment.lke_opened": "LKE dibuka",
    "assessment.policies_set": "Kebijakan diubah",
}
WORDS = (("blank", BlankPolicy), ("zero", ZeroPolicy), ("held", Predicate))
NAMES = {"blank": "Jawaban kosong", "zero": "Penyebut nol", "held": "Predikat"}


def _event(entry: Entry) -> Event:
    before, after = entry.detail.get("before", {}), entry.detail.get("after", {})
    changes = [
        f"{NAMES[key]}: {words(before[key]).label} → {words(after[key]).label}"
        for key, words in WORDS
        if before.get(key) != after.get(key)
    ]
    post = entry.by.position if entry.by else None
    who = post.title if post else str(entry.by or "")
    return Event(VERBS[entry.verb], entry.at, who, "; ".join(changes))


# --- the published form ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator or a question as it is printed: number, words, scale, weight."""

    part: Node | Question
    weight: Decimal
    scale: str = ""
    rungs: tuple[tuple[str, str, Decimal], ...] = ()

    @property
    def is_question(self) -> bool:
        return isinstance(self.part, Question)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One area, or one part of the outcome, with its indicators and questions."""

    node: Node
    title: str
    subtitle: str
    lines: list[Line]


@requires(Perm.VIEW)
def instrument_view(request: Request, code: str) -> HttpResponse:
    """Read a published instrument as it is scored."""
    found = queries.published(code)
    if found is None:
        raise Http404
    published, form = found
    context = {
        "published": published,
        "form": form,
        "sheets": [_sheet(form, node) for node in _sections(form)],
        "scopes": [
            (title, [each for each in form.prerequisites if each.scope == scope])
            for scope, title in (("instansi", "Instansi"), ("unit", "Unit"))
        ],
        "total_weight": number(display(form.total_weight)),
        "uncertain_count": sum(question.uncertain for question in form.questions),
        "gates": [(gate, _aim(form, gate), _floor(gate)) for gate in form.gates],
    }
    return render(request, "assessment/instrument_view.html", context)


def _sections(form: Instrument) -> Iterator[Node]:
    """Yield the areas, and the parts of the outcome, which have none."""
    holders = {question.parent for question in form.questions}
    for node in form.nodes:
        is_outcome = node.level == Level.SUBKOMPONEN and node.code in holders
        if node.level == Level.AREA or is_outcome:
            yield node


def _sheet(form: Instrument, top: Node) -> Sheet:
    lines = []
    for part in form.children(top.code):
        lines.append(_line(part))
        if isinstance(part, Node):
            lines += [_line(question) for question in form.questions_under(part.code)]
    above = " – ".join([node.title for node in form.ancestors(top.code)][::-1])
    title = f"{top.number} {top.title}"
    return Sheet(top, title, f"{above} · bobot {number(display(top.weight))}", lines)


def _line(part: Node | Question) -> Line:
    if isinstance(part, Node):
        return Line(part, display(part.weight))
    rungs = tuple(
        (option.value, option.label, display(option.score)) for option in part.options
    )
    names = [option.value for option in part.options]
    words = {Kind.INDEX: "Nilai indeks", Kind.RATIO: "Persen dari angka"}
    joint = "/" if names[:1] == ["Ya"] else "–"
    scale = words.get(part.kind) or joint.join([names[0], names[-1]])
    return Line(part, display(part.weight), scale, rungs)


def _aim(form: Instrument, gate: Gate) -> str:
    names = {TOTAL: "Nilai total", EACH_AREA: "Tiap area", PREDICATE: "Predikat"}
    return names.get(gate.target) or form.part(gate.target).title


def _floor(gate: Gate) -> str:
    """Write the minimum: points, percent, or the predicate that must be held."""
    if gate.min is None:
        return f"Menuju {gate.held}"
    words = number(display(gate.min))
    return f"{words}%" if gate.metric == "percent" else words
