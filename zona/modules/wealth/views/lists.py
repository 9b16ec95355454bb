"""The list of a year: made, renewed, decreed; new and ended offices."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import bound
from zona.modules.wealth import actions, forms, queries
from zona.modules.wealth.permissions import Perm
from zona.modules.wealth.views.base import (
    form_page,
    list_url,
    obliged_list_of,
    unit_of,
    year_of,
)


@requires(Perm.EDIT)
def list_new(request: Request) -> HttpResponse:
    """Make the list of a year."""
    unit = unit_of(request, Perm.EDIT)
    year = year_of(request, unit)
    form = bound(request, forms.ListForm, {"year": year})
    chosen = form.cleaned_data["year"] if form.is_bound and form.is_valid() else year
    return form_page(
        request,
        form,
        partial(actions.prepare_list, unit=unit),
        title="Susun daftar wajib lapor",
        back=list_url(unit, chosen),
        done="Daftar tersusun. Betulkan skema dan kelompok tiap pegawai menurut keputusan.",
        told=(
            "Zona mengambil pegawai aktif unit dan mengusulkan skemanya dari daftar "
            "tahun lalu atau dari jabatannya."
        ),
    )


@requires(Perm.EDIT)
def list_edit(request: Request, pk: int) -> HttpResponse:
    """Take over the decree and the limits that the agency has set."""
    own = obliged_list_of(request, pk)
    first = {
        "decree_number": own.decree_number,
        "decree_on": own.decree_on,
        "lhkpn_due_on": own.lhkpn_due_on,
        "other_due_on": own.other_due_on,
    }
    return form_page(
        request,
        bound(request, forms.TermsForm, first),
        partial(actions.set_terms, own),
        title=f"Keputusan dan batas {own.year}",
        back=list_url(own.unit, own.year),
        done="Keputusan dan batas lapor tersimpan.",
        kept=own.decree,
    )


@requires(Perm.EDIT)
@require_POST
def list_renew(request: Request, pk: int) -> HttpResponse:
    """Add the people who have come since."""
    own = obliged_list_of(request, pk)
    count = actions.renew_list(own, by=request.user, at=now())
    messages.success(request, f"{count} pegawai ditambahkan ke daftar.")
    return redirect(list_url(own.unit, own.year))


@requires(Perm.EDIT)
@require_POST
def list_remind(request: Request, pk: int) -> HttpResponse:
    """Remind everybody whose receipt is missing."""
    own = obliged_list_of(request, pk)
    count = actions.remind_now(own, by=request.user, at=now())
    messages.success(request, f"{count} pegawai diingatkan.")
    return redirect(list_url(own.unit, own.year))


@requires(Perm.EDIT)
def appointment_new(request: Request) -> HttpResponse:
    """Record a new or an ended office."""
    unit = unit_of(request, Perm.EDIT)
    year = year_of(request, unit)
    law = queries.filing(year)
    return form_page(
        request,
        bound(
            request,
            forms.EventForm,
            {"happened_on": localdate()},
            filing=law,
            unit=unit,
        ),
        partial(actions.add_event, unit=unit),
        title="Catat pengangkatan atau akhir jabatan",
        back=list_url(unit, year),
        done="Wajib lapor karena jabatan tercatat.",
        told="Laporannya berbatas beberapa bulan sejak tanggal itu, menurut skemanya.",
    )
