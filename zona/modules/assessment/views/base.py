"""What the pages of the worksheet share: the rows they start from."""

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localdate

from zona.core.http import Request
from zona.core.ui.worksheet import Ask, Standing
from zona.modules.assessment import actions, queries
from zona.modules.assessment.forms.answers import AnswerForm
from zona.modules.assessment.models import Answer, Lke, Stance
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.queries import Worksheet
from zona.modules.assessment.rules.instrument import Question
from zona.modules.assessment.views.asking import Desk


def found_lke(request: Request, pk: int) -> Lke:
    """Return the worksheet if the person may look at it, else 404."""
    rows = Lke.objects.visible_to(request.user).select_related("unit", "instrument")
    return get_object_or_404(rows.defer("instrument__content"), pk=pk)


def desk(request: Request, pk: int) -> Desk:
    """Return the worksheet with all its answers before this person."""
    is_saving = request.method == "POST"
    sheet = queries.worksheet(found_lke(request, pk), is_saving=is_saving)
    return Desk(sheet, request.user, localdate())


def found_question(sheet: Worksheet, code: str) -> Question:
    if not sheet.instrument.has_question(code):
        raise Http404
    return sheet.instrument.question(code)


def own_question(request: Request, lke: Lke, code: str) -> Question:
    """Return a question that this person answers: 404 if there is none, 403 if not his."""
    form = queries.plan_of(lke.instrument).instrument
    if not form.has_question(code):
        raise Http404
    area = form.area_of(code) or queries.OUTCOME
    if not request.user.works_on(area, Perm.ANSWER, lke.unit):
        raise PermissionDenied
    return form.question(code)


def question_url(lke: Lke, code: str) -> str:
    """Return where a question's evidence stands."""
    return reverse("assessment:question_view", args=[lke.pk, code]) + "#bukti"


def is_fragment(request: Request) -> bool:
    """Tell whether htmx asks, which wants a part of the page."""
    return request.headers.get("HX-Request") == "true"


def reply(form: AnswerForm, before: Answer | None) -> actions.Reply:
    """Return what was typed; the stance stands while the answer itself does."""
    found = form.cleaned_data
    said = actions.Reply(
        value=found["value"], inputs=found["inputs"], note=found["note"].strip()
    )
    if before and (said.value, said.figures) == (before.value, before.inputs):
        return replace(said, stance=Stance(before.stance), suggested=before.suggested)
    return said


def typed(ask: Ask, form: AnswerForm) -> Ask:
    """Return the question with what was typed, right or wrong, and what is wrong."""
    problems = {name: " ".join(map(str, found)) for name, found in form.errors.items()}
    figures = [
        replace(
            each,
            value=form.data.get(each.key, ""),
            error=problems.get(each.key, ""),
        )
        for each in ask.figures
    ]
    general = [problems.get(name, "") for name in ("__all__", "value", "version")]
    return replace(
        ask,
        value=form.data.get("value", ""),
        note=form.data.get("note", ""),
        figures=figures,
        standing=Standing("Belum tersimpan", "bad", "Perbaiki isian yang ditandai."),
        note_error=problems.get("note", ""),
        error=" ".join(filter(None, general)),
    )


def unsaved(form: AnswerForm) -> Standing:
    """Say in one line why nothing was saved."""
    labels = {name: each.label for name, each in form.fields.items()}
    problems = [
        f"{labels[name]}: {error}" if labels.get(name) else str(error)
        for name, found in form.errors.items()
        for error in found
    ]
    return Standing("Belum tersimpan", "bad", " ".join(problems))
