"""The service: every module's operations under `/api/v1/`, and how a no is told."""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.operation import Operation

from zona.core.access import signed_in
from zona.core.api import facts
from zona.core.api.sign_in import WAYS
from zona.core.modules import modules
from zona.core.refused import Refused


def service() -> NinjaAPI:
    """Return the API of the modules that are switched on, each under its own name."""
    api = NinjaAPI(
        title="Zona",
        version="1",
        description="Data dan tindakan Zona untuk program lain.",
        auth=WAYS,
        docs_url=None,
        docs_decorator=signed_in,
        urls_namespace="api",
    )
    api.add_router("/facts/", facts.router)
    for module in modules():
        if part := module.part("api"):
            api.add_router(f"/{module.label}/", part.router)
    _tell(api)
    return api


def operations(api: NinjaAPI) -> Iterator[tuple[str, Operation]]:
    """Yield every operation with its path; its view carries the mark of access."""
    for prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                yield f"{prefix.rstrip('/')}{path}", operation


def _tell(api: NinjaAPI) -> None:
    """Answer an anticipated no as pages do, in JSON."""

    @api.exception_handler(Refused)
    def refused(request: HttpRequest, error: Refused) -> HttpResponse:
        return api.create_response(request, {"detail": str(error)}, status=409)

    @api.exception_handler(PermissionDenied)
    def denied(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
        detail = "Anda tidak berwenang untuk ini."
        return api.create_response(request, {"detail": detail}, status=403)

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        detail = " ".join(error.messages)
        return api.create_response(request, {"detail": detail}, status=422)
