"""Every address: the modules' from their manifests, then core's own."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from zona.core.modules import modules

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{module.url}/" if module.url else "", include(f"{module.name}.urls"))
    for module in modules()
]
# A module may ask for a short address at the root, one that stands on paper.
urlpatterns += [
    pattern
    for module in modules()
    for pattern in getattr(module.part("urls"), "root_patterns", [])
]
urlpatterns += [
    path("", include("zona.core.people.urls")),
    path("berkas/", include("zona.core.files.urls")),
    path("", include("zona.core.api.urls")),
]
if settings.DEBUG:
    urlpatterns.append(path("_ui/", include("zona.core.ui.urls")))
