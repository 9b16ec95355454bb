"""The pages of a handler's key: make it in the browser, give a colleague his back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from zona.core.access import requires
from zona.core.http import Request
from zona.core.people.models import Unit
from zona.modules.whistleblowing import forms, queries
from zona.modules.whistleblowing.actions import keys
from zona.modules.whistleblowing.models import HandlerKey
from zona.modules.whistleblowing.permissions import Perm
from zona.modules.whistleblowing.views.base import unit_of, with_sodium


@with_sodium
@requires(Perm.HANDLE)
def key_view(request: Request) -> HttpResponse:
    """The person's key, the team's, and what can be given back."""
    unit = unit_of(request, Perm.HANDLE)
    form = forms.KeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _made(request, unit, form):
        messages.success(request, "Kunci Anda tersimpan dan mulai dipakai.")
        return redirect("whistleblowing:key_view")
    rows = HandlerKey.objects.visible_to(request.user)
    context = {
        "unit": unit,
        "form": form,
        "key": queries.key_of(request.user, unit),
        "team": rows.filter(unit=unit).select_related("holder").order_by("-pk"),
        "lost": queries.lost_keys(request.user),
    }
    return render(request, "whistleblowing/key_view.html", context)


def _made(request: Request, unit: Unit, form: forms.KeyForm) -> bool:
    """Register the key that the browser made; say in the form why it cannot be."""
    given = {name: form.cleaned_data[name] for name in ("public_key", "protected_key")}
    try:
        keys.register_key(unit=unit, **given, by=request.user, at=now())
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True


@with_sodium
@requires(Perm.HANDLE)
def key_restore(request: Request, pk: int) -> HttpResponse:
    """Open what a colleague lost, and seal it to his new key, in the browser."""
    rows = HandlerKey.objects.visible_to(request.user).active()
    key = get_object_or_404(rows.select_related("holder"), pk=pk)
    form = forms.RestoreForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            count = keys.restore_access(
                key=key, sealed=form.cleaned_data["sealed"], by=request.user, at=now()
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(
                request, f"{count} amplop dapat dibuka lagi oleh {key.holder}."
            )
            return redirect("whistleblowing:key_view")
    vault = queries.restore_vault(request.user, key)
    context = {"key": key, "form": form, "vault": vault}
    return render(request, "whistleblowing/key_restore.html", context)
