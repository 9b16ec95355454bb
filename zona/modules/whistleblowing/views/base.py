"""What the officers' pages share: the browser may run libsodium here, and only here."""

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.csp import CSP
from django.views.decorators.cache import never_cache
from django.views.decorators.csp import csp_override

from zona.core.http import Request
from zona.core.people.models import Unit
from zona.core.roles import Permission
from zona.modules.whistleblowing import queries
from zona.modules.whistleblowing.models import Tip

# libsodium is WebAssembly; it needs no other freedom of scripts.
WITH_SODIUM: dict[str, list[str]] = {
    **cast("dict[str, list[str]]", settings.SECURE_CSP),
    "script-src": [CSP.SELF, CSP.WASM_UNSAFE_EVAL],
}

type View = Callable[..., HttpResponseBase]


def with_sodium(view: View) -> View:
    """Let a page open and seal envelopes; no copy of it is kept by the browser."""
    return never_cache(csp_override(WITH_SODIUM)(view))


def tip_of(request: Request, pk: int) -> Tip:
    return get_object_or_404(
        Tip.objects.visible_to(request.user).select_related("unit"), pk=pk
    )


def unit_of(request: Request, permission: Permission) -> Unit:
    """Return the unit of `?unit=` (or the nearest); 403 without the permission there."""
    code = request.GET.get("unit", "")
    units = queries.units_with(request.user, permission)
    found = next((each for each in units if not code or each.code == code), None)
    if found is not None:
        return found
    if any(each.code == code for each in queries.units_seen(request.user)):
        raise PermissionDenied
    raise Http404
