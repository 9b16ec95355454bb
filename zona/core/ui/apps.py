"""The component library: the only place that knows the CSS framework."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "zona.core.ui"
