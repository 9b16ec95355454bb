"""Who may enter: the marks that every view carries. Unmarked is closed."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from zona.core.roles import Permission, Role, Secrecy

__all__ = ["Permission", "Role", "Secrecy", "public", "requires", "signed_in"]

type View = Callable[..., HttpResponseBase]


class Mark(Protocol):
    """Opens a view, or an operation of the API, which returns what it returned."""

    def __call__[R](self, view: Callable[..., R], /) -> Callable[..., R]: ...


def requires(permission: Permission) -> Mark:
    """Open a view to people who hold the permission in at least one unit."""

    def decorate[R](view: Callable[..., R], /) -> Callable[..., R]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> R:
            if not request.user.has(permission):  # type: ignore[union-attr]  # LoginRequiredMiddleware keeps anonymous people out
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.access = permission  # type: ignore[attr-defined]  # read by the URL test
        return guarded

    return decorate


def signed_in[R](view: Callable[..., R]) -> Callable[..., R]:
    """Open a view to everyone who has signed in; rows are still `visible_to`."""

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> R:
        return view(request, *args, **kwargs)

    marked.access = "signed_in"  # type: ignore[attr-defined]  # read by the URL test
    return marked


def public(view: View) -> View:
    """Open a view to everybody, without an account."""

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    marked.access = "public"  # type: ignore[attr-defined]  # read by the URL test
    return login_not_required(marked)
