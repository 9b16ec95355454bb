"""Pages of the pakta integritas: one's own, the text, everybody's."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.timezone import localdate, now

from zona.core.access import requires
from zona.core.documents.markup import blocks
from zona.core.documents.model import Document, Section
from zona.core.documents.page import render as as_page
from zona.core.downloads import download_paper
from zona.core.http import Request
from zona.core.pages import paged, require
from zona.modules.programme import actions, documents, queries
from zona.modules.programme.forms import PaktaTextForm, PledgeForm, UnitFilter
from zona.modules.programme.models import Pakta, PaktaText
from zona.modules.programme.permissions import Perm
from zona.modules.programme.rules import PaktaStanding
from zona.modules.programme.views.base import (
    chosen_unit,
    form_page,
    record_form,
    unit_for,
)


@requires(Perm.VIEW)
def pakta_view(request: Request) -> HttpResponse:
    """Show the text in force and what the person has signed."""
    unit, _ = chosen_unit(request)
    own = queries.own_pakta(request.user, unit, localdate())
    may_sign = request.user.has(Perm.PLEDGE, unit) and own.text is not None
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "own": own,
        "text": _shown(own.text) if own.text else "",
        "form": PledgeForm(),
        "must_sign": may_sign and own.standing != PaktaStanding.BERLAKU,
        "signed": Pakta.objects.visible_to(request.user).filter(user=request.user),
        "may_see_all": request.user.has(Perm.EDIT, unit),
        "may_publish": request.user.has(Perm.DECIDE, unit),
    }
    return render(request, "programme/pakta_view.html", context)


def _shown(text: PaktaText) -> SafeString:
    section = Section(title="", blocks=blocks(text.body))
    return as_page(
        Document(
            title=text.title,
            unit=text.unit.name,
            place=text.unit.place,
            dated_on=text.from_on,
            sections=(section,),
            contents=False,
        )
    )


@requires(Perm.PLEDGE)
def pakta_sign(request: Request, pk: int) -> HttpResponse:
    """Sign a version of the text."""
    text = get_object_or_404(PaktaText.objects.visible_to(request.user), pk=pk)
    if text.unit_id != request.user.unit_id:
        return redirect("programme:pakta_view")
    form = PledgeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.sign_pakta(text, by=request.user, at=now())
        messages.success(request, "Pakta integritas Anda tersimpan.")
        return redirect("programme:pakta_view")
    context = {"form": form, "pakta_text": text, "text": _shown(text)}
    return render(request, "programme/pakta_sign.html", context)


@requires(Perm.EDIT)
def pakta_list(request: Request) -> HttpResponse:
    """Show who has signed in a unit, those who still must first."""
    unit, units = chosen_unit(request)
    found = queries.coverage(unit, localdate())
    rows = sorted(found.rows, key=lambda row: row.standing == PaktaStanding.BERLAKU)
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "found": found,
        "page": paged(request, rows),
        "filters": UnitFilter(request.GET, units=units),
        "texts": PaktaText.objects.visible_to(request.user)
        .of(unit.pk)
        .order_by("-version"),
    }
    return render(request, "programme/pakta_list.html", context)


@requires(Perm.EDIT)
def pakta_register(request: Request) -> HttpResponse:
    """Hand out the register of a unit."""
    unit, _ = chosen_unit(request)
    found = queries.coverage(unit, localdate())
    return download_paper(documents.pakta_register(unit, found, localdate()), "pdf")


@requires(Perm.VIEW)
def pakta_pdf(request: Request, pk: int) -> HttpResponse:
    """Hand out a signed pakta to whoever signed it, or to the team."""
    pakta = get_object_or_404(Pakta.objects.visible_to(request.user), pk=pk)
    if pakta.user_id != request.user.pk:
        require(request, Perm.EDIT, pakta.unit)
    return download_paper(documents.pakta_paper(pakta), "pdf")


@requires(Perm.DECIDE)
def pakta_text_new(request: Request) -> HttpResponse:
    """Publish the next version of the text."""
    unit = unit_for(request, Perm.DECIDE)
    return form_page(
        request,
        "programme/pakta_text_new.html",
        record_form(request, PaktaTextForm, unit),
        partial(actions.publish_pakta_text, unit=unit),
        back=reverse("programme:pakta_view"),
        done="Naskah pakta terbit. Pegawai menerima pemberitahuan.",
    )
