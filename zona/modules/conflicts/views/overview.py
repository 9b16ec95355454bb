"""The unit at a glance, and the commitments."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.facts import Period, read
from zona.core.http import Request
from zona.core.pages import Head, paged, sort, year_of
from zona.core.people.models import Unit, User
from zona.core.upkeep.queries import active_people, informed_percent
from zona.modules.conflicts import actions, queries
from zona.modules.conflicts.forms import SignForm, UnitFilter
from zona.modules.conflicts.models import Case, Commitment, Declaration
from zona.modules.conflicts.permissions import Perm
from zona.modules.conflicts.views.base import chosen_unit, form_page, listed


@requires(Perm.VIEW)
def conflict_view(request: Request) -> HttpResponse:
    """Figures of the unit, and what the reader himself has declared this year."""
    unit, units = chosen_unit(request)
    today, user = localdate(), request.user
    terms = queries.terms(today)
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "filters": UnitFilter(request.GET or None, units=units),
        "year_text": str(today.year),
        "terms": terms,
        "declare_by": terms.declare_by(today.year),
        **_figures(unit, today),
        **_rights(user, unit),
        **_own(user, unit, today.year),
    }
    return render(request, "conflicts/conflict_view.html", context)


def _figures(unit: Unit, today: date) -> dict[str, object]:
    found = queries.standings(unit.pk, today)
    declared = queries.declared(unit.pk, today.year)
    year = Period(today, today).preceding_year
    return {
        "standings": found,
        "mapped": sum(each.is_reviewed for each in found),
        "controlled": sum(each.is_controlled for each in found),
        "activities_hint": f"dari {len(found)} kegiatan",
        "declared": declared,
        "declared_hint": f"{declared.done} dari {declared.people}, tahun {today.year}",
        "handled": queries.handled_percent(unit.pk, Period.year(today.year)),
        "informed": informed_percent(unit.pk, "conflicts", year),
    }


def _rights(user: User, unit: Unit) -> dict[str, object]:
    may_oversee = user.has(Perm.OVERSEE, unit)
    cases = Case.objects.visible_to(user).of(unit.pk)
    asked = Declaration.objects.visible_to(user).of(unit.pk).waiting_for(user)
    return {
        "may_edit": user.has(Perm.EDIT, unit),
        "may_oversee": may_oversee,
        "open_cases": cases.open().count() if may_oversee else None,
        "asked": asked.filter(state="dikirim").count(),
    }


def _own(user: User, unit: Unit, year: int) -> dict[str, object]:
    """Return where the reader's own declaration and commitment of the year stand."""
    if user.unit_id != unit.pk or not user.has(Perm.DECLARE, unit):
        return {"may_declare": False}
    own = Declaration.objects.visible_to(user).of(unit.pk).filter(person=user)
    signed = Commitment.objects.visible_to(user).of(unit.pk).filter(person=user)
    return {
        "may_declare": True,
        "own": own.yearly().filter(year=year).first(),
        "commitment": signed.filter(year=year).first(),
    }


HEADS = (Head("Pegawai", "nama", "full_name"), Head("Jabatan"), Head("Komitmen"))


@requires(Perm.VIEW)
def commitment_list(request: Request) -> HttpResponse:
    """Who has signed the commitment of a year."""
    unit, units = chosen_unit(request)
    user, today = request.user, localdate()
    year = year_of(request, today.year)
    signed = Commitment.objects.visible_to(user).of(unit.pk).filter(year=year)
    people = active_people(unit.pk).filter(pk__in=User.objects.visible_to(user))
    rows, columns = sort(request, people.select_related("position"), HEADS, "nama")
    reading = read("programme.pakta_signed_percent", unit.pk, Period(today, today))
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "filters": UnitFilter(request.GET or None, units=units),
        "year": year,
        "page": paged(request, rows),
        "columns": columns,
        "signed": dict(signed.values_list("person_id", "signed_on")),
        "signed_count": signed.filter(person__in=people).count(),
        "people_hint": f"dari {people.count()} pegawai, tahun {year}",
        "pakta": reading.value if reading else None,
        **_own(user, unit, today.year),
    }
    return render(request, "conflicts/commitment_list.html", context)


@requires(Perm.DECLARE)
def commitment_sign(request: Request) -> HttpResponse:
    """Read the commitment and sign it for this year."""
    return form_page(
        request,
        SignForm(request.POST or None),
        lambda is_read, **given: actions.sign_commitment(**given),
        title="Tanda tangani komitmen",
        back=listed("commitment_list", request.user.unit),
        done="Komitmen Anda tersimpan.",
        told=queries.terms(localdate()).commitment,
        submit="Tanda tangani",
    )
