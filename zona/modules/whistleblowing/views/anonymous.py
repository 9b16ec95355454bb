"""The guard of the public pages: they see nobody, keep nothing, set no cookie.

These views are exempt from the CSRF check on purpose. The check protects somebody who
is signed in from having his browser misused; here nobody is signed in, no cookie
carries any right, and the check itself would need a cookie. What remains, a form sent
from another site, is refused by what the browser says of itself (Sec-Fetch-Site).
"""

import logging
import traceback
from collections.abc import Callable
from functools import wraps
from pathlib import Path

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt

from zona.core.access import public
from zona.core.refused import Refused
from zona.core.ui.context import Layout

type View = Callable[..., HttpResponse]

logger = logging.getLogger(__name__)
TRACES = (
    "REMOTE_ADDR",
    "REMOTE_HOST",
    "REMOTE_PORT",
    "HTTP_USER_AGENT",
    "HTTP_REFERER",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_REAL_IP",
    "HTTP_FORWARDED",
    "HTTP_COOKIE",
)
HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
}
MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 55  # five files of ten, and words


class InMemory(MemoryFileUploadHandler):
    """Takes uploads of any size in memory: none ever lies unsealed on a disk."""

    def handle_raw_input(self, *args: object, **kwargs: object) -> None:
        self.activated = True


def anonymous(view: View) -> Callable[..., HttpResponseBase]:
    """Open a view to everybody, and forget who came."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            _forget(request)
            response = view(request, *args, **kwargs)
        except Refused as reason:
            response = page("whistleblowing/public_stop.html", 409, reason=str(reason))
        except Exception as error:
            # A message may quote what was typed: only where it happened is logged.
            logger.error("A public WBS page failed: %s", _where(error))
            response = page("whistleblowing/public_stop.html", 500, reason="")
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return public(csrf_exempt(guarded))


def _forget(request: HttpRequest) -> None:
    """Take away who asks, before anything can look; keep uploads off the disk."""
    size = int(request.META.get("CONTENT_LENGTH") or 0)
    for trace in TRACES:
        request.META.pop(trace, None)
    request.upload_handlers = [InMemory(request)]
    is_foreign = request.headers.get("Sec-Fetch-Site") == "cross-site"
    if is_foreign and request.method == "POST":
        raise Refused("Isian ini dikirim dari situs lain. Buka halaman WBS.")
    if size > MOST_MEGABYTES * MEGABYTE:
        raise Refused(f"Kiriman Anda lebih besar dari {MOST_MEGABYTES} MB.")


def page(template: str, status: int = 200, **context: object) -> HttpResponse:
    """Render without the request: so no key of a form, no message, no account is asked."""
    shown = {"ui": Layout(HttpRequest()), "csrf_token": "", **context}
    return HttpResponse(render_to_string(template, shown), status=status)


def _where(error: Exception) -> str:
    places = traceback.extract_tb(error.__traceback__)
    steps = " > ".join(f"{Path(each.filename).name}:{each.lineno}" for each in places)
    return f"{type(error).__name__} at {steps}"
