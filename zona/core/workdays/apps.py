"""Working days: holidays, hours, and the arithmetic of legal clocks."""

from django.apps import AppConfig


class WorkdaysConfig(AppConfig):
    name = "zona.core.workdays"
    verbose_name = "Hari kerja"
