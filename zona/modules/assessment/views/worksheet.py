"""The worksheet: one area on one page, each answer saved as it is given."""

from dataclasses import dataclass, replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from zona.core.access import requires
from zona.core.http import Request
from zona.core.ui.worksheet import Ask
from zona.modules.assessment import actions, queries
from zona.modules.assessment.forms.answers import (
    AnswerForm,
    LocalItemForm,
    LocalItemStateForm,
)
from zona.modules.assessment.models import Answer, LocalItem
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.rules.instrument import Node, Question
from zona.modules.assessment.views import asking, base
from zona.modules.assessment.views.asking import Desk


@requires(Perm.VIEW)
def worksheet(request: Request) -> HttpResponse:
    """The own unit's latest worksheet; who has none chooses from the list."""
    lke = queries.latest_lke(request.user.unit)
    if lke is None or not request.user.has(Perm.VIEW, lke.unit):
        return redirect("assessment:lke_list")
    return redirect("assessment:worksheet_view", lke.pk)


@requires(Perm.VIEW)
def worksheet_view(request: Request, pk: int) -> HttpResponse:
    """Lead to the person's own area, else to the first."""
    lke = base.found_lke(request, pk)
    areas = list(queries.areas(queries.plan_of(lke.instrument).instrument))
    own = [key for key in areas if request.user.works_on(key, Perm.ANSWER, lke.unit)]
    return redirect("assessment:worksheet_area", pk, [*own, *areas][0])


# --- an area ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """A part of the area with its score, above its questions or further parts."""

    key: str
    number: str
    title: str
    words: str
    parts: "tuple[Heading, ...]" = ()
    asks: tuple[Ask, ...] = ()


@requires(Perm.VIEW)
def worksheet_area(request: Request, pk: int, key: str) -> HttpResponse:
    found = base.desk(request, pk)
    if key not in queries.areas(found.sheet.instrument):
        raise Http404
    return _area_page(request, found, key)


def _area_page(
    request: Request, found: Desk, key: str, wrong: Ask | None = None, status: int = 200
) -> HttpResponse:
    """Show the area; `wrong` is the one question that was refused, as typed."""
    lke = found.sheet.lke
    headings = _headings(found, key, wrong)
    context = {
        "lke": lke,
        "key": key,
        "title": queries.areas(found.sheet.instrument)[key],
        "tabs": asking.tabs(found, key),
        "strip": asking.strip(found, key),
        "halves": headings,
        "has_uncertain": any(
            ask.is_uncertain
            for half in headings
            for part in half.parts
            for ask in part.asks
        ),
        "may_answer": found.works_on(key),
        "may_manage": request.user.has(Perm.MANAGE, lke.unit),
        "items": list(lke.local_items.filter(area=key).order_by("pk")),
    }
    return render(request, "assessment/worksheet_area.html", context, status=status)


def _headings(found: Desk, key: str, wrong: Ask | None) -> list[Heading]:
    return [
        _heading(
            found,
            half.node,
            parts=tuple(
                _heading(
                    found,
                    group.node,
                    asks=tuple(_ask(found, each, wrong) for each in group.questions),
                )
                for group in half.groups
            ),
        )
        for half in asking.halves(found.sheet.plan, key)
    ]


def _heading(
    found: Desk,
    node: Node,
    parts: tuple[Heading, ...] = (),
    asks: tuple[Ask, ...] = (),
) -> Heading:
    key, words = asking.part_key(node), asking.part_words(found, node)
    return Heading(key, node.number, node.title, words, parts, asks)


def _ask(found: Desk, question: Question, wrong: Ask | None) -> Ask:
    if wrong and wrong.code == question.code:
        return wrong
    return found.ask(question)


# --- an answer ----------------------------------------------------------------------------


@requires(Perm.ANSWER)
def answer_save(request: Request, pk: int, code: str) -> HttpResponse:
    """Save one answer; a GET leads back to the question as it stands now."""
    found = base.desk(request, pk)
    question = base.found_question(found.sheet, code)
    if request.method != "POST":
        return redirect(_place(found, code))
    form = AnswerForm(question, request.POST)
    if base.is_fragment(request) and form.is_unfinished and not form.is_sent:
        return HttpResponse(status=204)  # the other figures are still to come
    if not form.is_valid():
        return _wrong(request, found, question, form)
    said = base.reply(form, found.sheet.answers.get(code))
    version = form.seen
    try:
        sheet = actions.answer_question(
            found.sheet, code, said, version=version, by=request.user, at=now()
        )
    except actions.Conflict as conflict:
        return conflict_page(request, found, question, form, conflict.current)
    return _saved(request, Desk(sheet, request.user, found.on), code)


def _place(found: Desk, code: str) -> str:
    return queries.area_url(found.sheet.lke, found.area_of(code), code)


def _saved(request: Request, found: Desk, code: str) -> HttpResponse:
    if not base.is_fragment(request):
        messages.success(request, "Jawaban disimpan.")
        return redirect(_place(found, code))
    return render(
        request,
        "assessment/worksheet_area.html#answer_saved",
        asking.moved(found, code),
    )


def _wrong(
    request: Request, found: Desk, question: Question, form: AnswerForm
) -> HttpResponse:
    """Show the question again as typed; nothing was saved."""
    area = found.area_of(question.code)
    if not found.works_on(area):
        raise PermissionDenied
    ask = base.typed(found.ask(question), form)
    if not base.is_fragment(request):
        return _area_page(request, found, area, wrong=ask, status=422)
    if not form.is_sent:
        # The person is typing in the next field: tell, and leave the fields alone.
        told = replace(ask, standing=base.unsaved(form))
        page = "assessment/worksheet_area.html#answer_told"
        return render(request, page, {"ask": told}, status=422)
    page = "assessment/worksheet_area.html#answer_wrong"
    response = render(request, page, {"ask": ask}, status=422)
    response.headers["HX-Retarget"] = "this"
    response.headers["HX-Reswap"] = "outerHTML"
    return response


def conflict_page(
    request: Request,
    found: Desk,
    question: Question,
    form: AnswerForm,
    current: Answer,
) -> HttpResponse:
    """Set both answers side by side; the person chooses."""
    context = _both(request, question, form, current) | {"lke": found.sheet.lke}
    part = "#answer_both" if base.is_fragment(request) else ""
    return render(
        request, f"assessment/answer_conflict.html{part}", context, status=409
    )


def _both(
    request: Request, question: Question, form: AnswerForm, current: Answer
) -> dict[str, object]:
    given = form.cleaned_data
    figures = {key: str(value) for key, value in given["inputs"].items()}
    kept = {key: form.data.get(key, "") for key in figures}
    return {
        "question": question,
        "current": current,
        "is_own": current.answered_by_id == request.user.pk,
        "theirs": asking.words(question, current.value, current.inputs),
        "mine": asking.words(question, given["value"], figures),
        "note": given["note"],
        # Only the button names the newer version: a save on its way must not.
        "version": form.data.get("version"),
        "kept": {"value": given["value"], "note": given["note"], **kept}.items(),
        "keep_url": request.path,
    }


# --- local items --------------------------------------------------------------------------


@requires(Perm.ANSWER)
def local_item_new(request: Request, pk: int, key: str) -> HttpResponse:
    lke = base.found_lke(request, pk)
    titles = queries.areas(queries.plan_of(lke.instrument).instrument)
    if key not in titles:
        raise Http404
    form = LocalItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_local_item(
                lke, area=key, **form.cleaned_data, by=request.user, at=now()
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Butir lokal ditambahkan.")
            return redirect(f"{queries.area_url(lke, key)}#butir")
    if not request.user.works_on(key, Perm.ANSWER, lke.unit):
        raise PermissionDenied
    context = {"lke": lke, "key": key, "title": titles[key], "form": form}
    return render(request, "assessment/local_item_new.html", context)


@requires(Perm.ANSWER)
def local_item_edit(request: Request, pk: int) -> HttpResponse:
    rows = LocalItem.objects.visible_to(request.user)
    item = get_object_or_404(rows.select_related("lke__unit"), pk=pk)
    if not request.user.works_on(item.area, Perm.ANSWER, item.lke.unit):
        raise PermissionDenied
    first = {"state": item.state, "note": item.note, "version": item.version}
    form = LocalItemStateForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.edit_local_item(item, **said, by=request.user, at=now())
        except actions.ItemConflict as conflict:
            return _item_conflict(request, item, form, conflict.current)
        messages.success(request, "Butir lokal disimpan.")
        return redirect(f"{queries.area_url(item.lke, item.area)}#butir")
    context = {"item": item, "lke": item.lke, "form": form}
    return render(request, "assessment/local_item_edit.html", context)


def _item_conflict(
    request: Request, item: LocalItem, form: LocalItemStateForm, current: LocalItem
) -> HttpResponse:
    """Show what stands above what was typed; saving again overwrites it knowingly."""
    retry = LocalItemStateForm({**form.cleaned_data, "version": current.version})
    retry.add_error(None, "Butir ini sudah berubah. Isian Anda belum disimpan.")
    context = {"item": item, "lke": item.lke, "form": retry, "current": current}
    return render(request, "assessment/local_item_edit.html", context, status=409)
