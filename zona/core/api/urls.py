"""Addresses: the service for programs, and the pages of a person's keys."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, include, path

from zona.core.api import views
from zona.core.api.service import service

API = service()
service_pages, kind, space = API.urls
for page in service_pages:
    if isinstance(page, URLPattern) and not hasattr(page.callback, "access"):
        # A program has no page to sign in at: the operation itself asks for the key.
        page.callback = login_not_required(page.callback)
        page.callback.access = "api"  # type: ignore[attr-defined]  # read by the URL test

urlpatterns = [
    path("api/v1/", include((service_pages, kind), namespace=space)),
    path("akun/kunci-api/", views.key_list, name="api_key_list"),
    path("akun/kunci-api/baru/", views.key_new, name="api_key_new"),
    path("akun/kunci-api/<int:pk>/pencabutan/", views.key_end, name="api_key_end"),
]
