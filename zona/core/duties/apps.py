"""What an office owes by the calendar: periodic reports and evaluations, nil ones too."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "zona.core.duties"
    verbose_name = "Kewajiban berkala"
