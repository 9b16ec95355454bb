"""Pages of what is set by decree or once a year."""

from decimal import Decimal
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import bound, require
from zona.modules.risk import actions, forms, queries
from zona.modules.risk.models import (
    Context,
    EnvironmentEntry,
    MaturityCheck,
    ScaleDecree,
    Stakeholder,
    Taskforce,
)
from zona.modules.risk.permissions import Perm
from zona.modules.risk.rules import MaturityLevel, maturity_level, maturity_score
from zona.modules.risk.views.base import context_for, form_page, place_of


@requires(Perm.VIEW)
def setting_view(request: Request) -> HttpResponse:
    """Show the task force, the context of the year and its stakeholders."""
    place = place_of(request)
    taskforces = Taskforce.objects.visible_to(request.user).of(place.unit.pk)
    year_context = place.context if place.may(Perm.VIEW_REGISTER) else None
    parties = Stakeholder.objects.visible_to(request.user).filter(context=year_context)
    context = place.shown("Satgas dan konteks") | {
        "filters": forms.PlaceFilter(
            place.picked(), units=place.units, years=place.years
        ),
        "taskforces": taskforces.order_by("-first_day").prefetch_related(
            "members__user"
        ),
        "year_context": year_context,
        "stakeholders": parties.order_by("name") if year_context else [],
        "today": localdate(),
    }
    return render(request, "risk/setting_view.html", context)


@requires(Perm.EDIT)
def taskforce_new(request: Request) -> HttpResponse:
    """Record a decree on the task force."""
    place = place_of(request, Perm.EDIT)
    return form_page(
        request,
        bound(request, forms.TaskforceForm, unit=place.unit),
        partial(actions.record_taskforce, unit=place.unit),
        title="Catat keputusan Satgas SPIP",
        back=reverse("risk:setting_view") + place.query,
        done="Keputusan Satgas SPIP dicatat.",
    )


@requires(Perm.EDIT)
def context_new(request: Request) -> HttpResponse:
    """Set the context of a year."""
    place = place_of(request, Perm.EDIT)
    year = localdate().year if place.context else place.year
    first = {"year": year, "scale_on": localdate().replace(year=year, month=1, day=1)}
    return form_page(
        request,
        bound(request, forms.ContextForm, first),
        partial(actions.set_context, unit=place.unit),
        title="Tetapkan konteks",
        back=reverse("risk:setting_view") + place.query,
        done="Konteks ditetapkan. Risiko tahun itu kini dapat dicatat.",
    )


@requires(Perm.EDIT)
def context_edit(request: Request, pk: int) -> HttpResponse:
    """Correct the context of a year."""
    context = get_object_or_404(Context.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, context.unit)
    names = ("objectives", "activities", "scale_on")
    form = bound(
        request, forms.ContextForm, {name: getattr(context, name) for name in names}
    )
    form.fields.pop("year")
    return form_page(
        request,
        form,
        partial(
            actions.set_context,
            unit=context.unit,
            year=context.year,
            context=context,
        ),
        title=f"Perbaiki konteks {context.year}",
        back=_settings(context),
        done="Konteks diperbaiki.",
    )


def _settings(context: Context) -> str:
    query = f"?unit={context.unit.code}&tahun={context.year}"
    return reverse("risk:setting_view") + query


@requires(Perm.EDIT)
def stakeholder_new(request: Request) -> HttpResponse:
    """List a party of the year's context."""
    place = place_of(request, Perm.EDIT)
    return form_page(
        request,
        bound(request, forms.StakeholderForm),
        partial(actions.add_stakeholder, context_for(place)),
        title="Tambah pemangku kepentingan",
        back=reverse("risk:setting_view") + place.query,
        done="Pemangku kepentingan ditambahkan.",
    )


@requires(Perm.EDIT)
def stakeholder_inform(request: Request, pk: int) -> HttpResponse:
    """Record that a party has heard about internal control."""
    party = get_object_or_404(Stakeholder.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, party.unit)
    return form_page(
        request,
        bound(request, forms.InformForm, {"informed_on": localdate()}),
        partial(actions.inform_stakeholder, party),
        title=f"Catat penyampaian informasi: {party}",
        back=_settings(party.context),
        done="Penyampaian informasi dicatat.",
    )


@requires(Perm.VIEW)
def scale_view(request: Request) -> HttpResponse:
    """Show the scale of a year and the agency's decrees."""
    place = place_of(request)
    scale = queries.scale_in(place.unit, place.year)
    size = range(1, len(scale.impacts) + 1)
    rows = [
        (f"{k} {scale.likelihoods[k - 1].label}", [scale.standing(k, d) for d in size])
        for k in range(len(scale.likelihoods), 0, -1)
    ]
    decrees = ScaleDecree.objects.visible_to(request.user).of(place.unit.pk)
    context = place.shown("Skala") | {
        "filters": forms.PlaceFilter(
            place.picked(), units=place.units, years=place.years
        ),
        "scale": scale,
        "appetite": next(e for e in scale.levels if e.key == scale.appetite),
        "rows": rows,
        "head": "|".join(
            ["K \\ D", *(f"{d} {scale.impacts[d - 1].label}" for d in size)]
        ),
        "decrees": decrees.order_by("-first_day"),
    }
    return render(request, "risk/scale_view.html", context)


@requires(Perm.EDIT)
def scale_new(request: Request) -> HttpResponse:
    """Record the agency's own scale."""
    place = place_of(request, Perm.EDIT)
    scale = queries.scale_on(place.unit, localdate())
    form = bound(
        request, forms.ScaleForm, forms.ScaleForm.initial_of(scale), scale=scale
    )

    def save(**given: object) -> ScaleDecree:
        names = ("number", "first_day", "last_day", "by", "at")
        kept = {name: given[name] for name in names}
        return actions.record_scale_decree(
            unit=place.unit,
            values=form.values(),
            **kept,  # type: ignore[arg-type]  # cleaned by the form
        )

    return form_page(
        request,
        form,
        save,
        title="Catat keputusan tentang skala risiko",
        back=reverse("risk:scale_view") + place.query,
        done="Skala dicatat. Register yang skalanya ditetapkan sejak hari itu memakainya.",
    )


@requires(Perm.VIEW)
def environment_list(request: Request) -> HttpResponse:
    """Show the control environment of a year and the self-checks of maturity."""
    place = place_of(request)
    found = queries.environment(place.unit, place.year)
    context = place.shown("Lingkungan") | {
        "filters": forms.PlaceFilter(
            place.picked(), units=place.units, years=place.years
        ),
        "entries": found,
        "built": sum(bool(row and row.is_built) for _, row in found),
        "total_text": f"dari {len(found)}",
        "source": queries.elements(localdate().replace(year=place.year, day=1)).source,
        "checks": _checks(request, place.unit.pk),
    }
    return render(request, "risk/environment_list.html", context)


def _checks(
    request: Request, unit_id: int
) -> list[tuple[MaturityCheck, Decimal, MaturityLevel]]:
    found = []
    rows = MaturityCheck.objects.visible_to(request.user).of(unit_id)
    for row in rows.order_by("-year"):
        rule = queries.maturity_rule(row.year)
        score = maturity_score(
            rule, goals=row.goals, process=row.process, results=row.results
        )
        found.append((row, score, maturity_level(rule, score)))
    return found


@requires(Perm.EDIT)
def environment_edit(request: Request, year: int, key: str) -> HttpResponse:
    """Write how one sub-element stands in a year."""
    place = place_of(request, Perm.EDIT)
    if not queries.FIRST_YEAR <= year <= queries.LAST_YEAR:
        raise Http404
    found = {e.key: (e, row) for e, row in queries.environment(place.unit, year)}
    if key not in found:
        raise Http404
    element, row = found[key]
    names = ("owner", "practice", "proof_title", "proof_on")
    first = {name: getattr(row, name) for name in names} if row else {}
    return form_page(
        request,
        bound(request, forms.EnvironmentForm, first, unit=place.unit),
        partial(actions.keep_environment, unit=place.unit, year=year, key=key),
        title=element.title,
        back=f"{reverse('risk:environment_list')}?unit={place.unit.code}&tahun={year}",
        done="Sub-unsur tersimpan.",
        told=element.asks,
        kept=row.proof if isinstance(row, EnvironmentEntry) else None,
    )


@requires(Perm.EDIT)
def maturity_new(request: Request) -> HttpResponse:
    """Keep the self-check of a year."""
    place = place_of(request, Perm.EDIT)
    return form_page(
        request,
        bound(request, forms.MaturityForm, {"year": place.year}),
        partial(actions.keep_maturity, unit=place.unit),
        title="Uji diri maturitas SPIP",
        back=reverse("risk:environment_list") + place.query,
        done="Uji diri tersimpan.",
        told="Penilaian resmi dilakukan di tingkat kementerian. Uji diri ini membantu "
        "unit mengetahui letaknya.",
    )
