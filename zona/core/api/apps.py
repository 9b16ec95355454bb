"""The JSON API: keys of people, and the modules' operations under one roof."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "zona.core.api"
    verbose_name = "API"
