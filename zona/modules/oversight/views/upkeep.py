"""The registers of a topic: what is there, adding and correcting."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.facts import Period
from zona.core.http import Request
from zona.core.pages import bound, paged, require
from zona.core.people.models import Unit
from zona.core.roles import Role
from zona.core.upkeep import Topic, topics
from zona.core.upkeep.actions import (
    confirm_reading,
    record_briefing,
    record_innovation,
    register_policy,
)
from zona.core.upkeep.models import Briefing, Innovation, Policy
from zona.core.upkeep.queries import informed_percent
from zona.core.upkeep.rules import Audience
from zona.modules.oversight import forms, queries
from zona.modules.oversight.forms.registers import RegisterForm
from zona.modules.oversight.permissions import Perm
from zona.modules.oversight.views.base import form_page, unit_of


@dataclass(frozen=True, slots=True)
class Register:
    """One kind of register: its name on the page, its rows, its form, its action."""

    title: str
    model: type[Policy] | type[Innovation] | type[Briefing]
    form: type[RegisterForm]
    save: Callable[..., Model]
    argument: str  # of the row that is corrected
    fields: tuple[str, ...]


REGISTERS = {
    "kebijakan": Register(
        "Dasar kebijakan",
        Policy,
        forms.PolicyForm,
        register_policy,
        "policy",
        ("title", "number", "dated_on", "first_day", "last_day"),
    ),
    "inovasi": Register(
        "Inovasi",
        Innovation,
        forms.InnovationForm,
        record_innovation,
        "innovation",
        ("title", "before", "after", "approved_on", "number"),
    ),
    "sosialisasi": Register(
        "Sosialisasi",
        Briefing,
        forms.BriefingForm,
        record_briefing,
        "briefing",
        ("title", "held_on", "medium", "audience", "content", "outside_count"),
    ),
}


def _topic_of(code: str) -> Topic:
    found = topics().get(code)
    if found is None:
        raise Http404
    return found


def _register_of(topic: Topic, slug: str) -> Register:
    """Return a register that the topic keeps, or 404."""
    kept = {
        "kebijakan": bool(topic.policies),
        "inovasi": bool(topic.innovations),
        "sosialisasi": topic.briefings,
    }
    if not kept.get(slug):
        raise Http404
    return REGISTERS[slug]


def _home(topic: Topic, unit: Unit) -> str:
    url = reverse("oversight:upkeep_view", args=[topic.code])
    return f"{url}?unit={unit.code}"


@requires(Perm.VIEW)
def upkeep_view(request: Request, topic: str) -> HttpResponse:
    """Show the policies, innovations and briefings of a topic."""
    subject, unit, user = _topic_of(topic), unit_of(request), request.user
    today = localdate()
    page = partial(_page, request, subject)
    year = Period(today, today).preceding_year
    context = {
        "topic": subject,
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "today": today,
        "calendar": f"{reverse('oversight:duty_list')}?unit={unit.code}",
        "policies": page(queries.policies(user, unit, subject), "kebijakan"),
        "innovations": page(queries.innovations(user, unit, subject), "inovasi"),
        "briefings": page(queries.briefings(user, unit, subject), "sosialisasi"),
        "missing": queries.policies_missing(unit, subject, today),
        "informed": informed_percent(unit.pk, subject.code, year),
        "may_edit": user.has(subject.edit, unit),
    }
    return render(request, "oversight/upkeep_view.html", context)


def _page(request: Request, subject: Topic, rows: Any, name: str) -> Any:
    """Return the asked page of a register, its kinds in words."""
    found = paged(request, rows, name)
    for row in found.object_list:
        row.kind_label = subject.label(getattr(row, "kind", ""))
    return found


@requires(Perm.VIEW)
def register_new(request: Request, topic: str, register: str) -> HttpResponse:
    """Enter a row of a register."""
    subject, unit = _topic_of(topic), unit_of(request)
    found = _register_of(subject, register)
    require(request, subject.edit, unit)
    kinds = subject.innovations if register == "inovasi" else subject.policies
    given: dict[str, Any] = {"unit": unit}
    if register == "sosialisasi":
        kinds, given = (), {"unit": unit, "topic": subject.code}
    return form_page(
        request,
        bound(request, found.form, unit=unit, kinds=kinds),
        partial(found.save, **given),
        title=f"Tambah {found.title.lower()}",
        back=_home(subject, unit),
        parent=subject.title,
    )


@requires(Perm.VIEW)
def register_edit(request: Request, topic: str, register: str, pk: int) -> HttpResponse:
    """Correct a row of a register."""
    subject = _topic_of(topic)
    found = _register_of(subject, register)
    row: Any = get_object_or_404(found.model.objects.visible_to(request.user), pk=pk)
    kind = row.topic if isinstance(row, Briefing) else row.kind
    if kind != subject.code and kind not in dict(
        (*subject.policies, *subject.innovations)
    ):
        raise Http404
    require(request, subject.edit, row.unit)
    named = {"topic": kind} if isinstance(row, Briefing) else {"kind": kind}
    return form_page(
        request,
        bound(request, found.form, _given(row, found.fields), unit=row.unit),
        partial(found.save, unit=row.unit, **named, **{found.argument: row}),
        title=f"Perbaiki {found.title.lower()}",
        back=_home(subject, row.unit),
        parent=subject.title,
        kept=row.attachment,
    )


def _given(row: Any, fields: tuple[str, ...]) -> dict[str, object]:
    given = {name: getattr(row, name) for name in fields}
    if isinstance(row, Briefing):
        given["attendees"] = [
            each.user_id for each in queries.reach_of(row) if each.how == "hadir"
        ]
    return given


@requires(Perm.VIEW)
def briefing_detail(request: Request, pk: int) -> HttpResponse:
    """Show what was explained; an employee says here that he has read it."""
    user = request.user
    rows = Briefing.objects.visible_to(user)
    briefing = get_object_or_404(rows.select_related("unit", "attachment"), pk=pk)
    subject = _topic_of(briefing.topic)
    reached = queries.reach_of(briefing)
    mine = next((each for each in reached if each.user_id == user.pk), None)
    is_staff = user.unit_id == briefing.unit_id and user.holds(
        Role.EMPLOYEE, briefing.unit
    )
    context = {
        "briefing": briefing,
        "topic": subject,
        "home": _home(subject, briefing.unit),
        "mine": mine,
        "reached": reached,
        "may_read": is_staff and not mine and briefing.audience == Audience.INTERNAL,
        "may_edit": user.has(subject.edit, briefing.unit),
    }
    return render(request, "oversight/briefing_detail.html", context)


@requires(Perm.VIEW)
@require_POST
def briefing_read(request: Request, pk: int) -> HttpResponse:
    """Take an employee's word that he has read it."""
    briefing = get_object_or_404(Briefing.objects.visible_to(request.user), pk=pk)
    confirm_reading(briefing, by=request.user, at=now())
    return redirect("oversight:briefing_detail", briefing.pk)
