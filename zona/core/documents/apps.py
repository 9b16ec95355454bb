"""Documents: one report as data, three renderers."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Reports as data: shown as a page, printed as Word and as PDF/A."""

    name = "zona.core.documents"
