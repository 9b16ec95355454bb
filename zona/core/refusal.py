"""Shows an anticipated no: page 409 with the reason in plain words."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zona.core.refused import Refused

__all__ = ["RefusalMiddleware", "Refused"]


class RefusalMiddleware:
    """Turns `Refused` into a page, so that views need not catch it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, error: Exception
    ) -> HttpResponse | None:
        if isinstance(error, Refused):
            return render(request, "ui/refused.html", {"reason": error}, status=409)
        return None
