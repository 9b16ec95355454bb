"""Notices to people: in the application, and by mail."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "zona.core.notices"
    verbose_name = "Pemberitahuan"
