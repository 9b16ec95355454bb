"""Pages of a person's own keys."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from zona.core.access import signed_in
from zona.core.api import actions
from zona.core.api.forms import KeyForm
from zona.core.api.models import ApiKey
from zona.core.http import Request


@signed_in
def key_list(request: Request) -> HttpResponse:
    """List a person's keys, the newest first."""
    today = localdate()
    keys = ApiKey.objects.visible_to(request.user).order_by("-pk")
    shown = [(key, key.is_open_on(today)) for key in keys]
    return render(request, "api/key_list.html", {"keys": shown})


@signed_in
def key_new(request: Request) -> HttpResponse:
    """Make a key and show its secret, once."""
    form = KeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            key, secret = actions.make_key(
                **form.cleaned_data, by=request.user, at=now()
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            made = render(request, "api/key_made.html", {"key": key, "secret": secret})
            made["Cache-Control"] = "no-store"
            return made
    return render(request, "api/key_new.html", {"form": form})


@require_POST
@signed_in
def key_end(request: Request, pk: int) -> HttpResponse:
    """End one of a person's keys."""
    key = get_object_or_404(ApiKey.objects.visible_to(request.user), pk=pk)
    actions.end_key(key, by=request.user, at=now())
    messages.success(request, f"Kunci “{key.name}” dicabut.")
    return redirect("api_key_list")
