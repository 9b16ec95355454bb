"""What an office keeps in order beside its cases: policies, innovations, briefings."""

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "zona.core.upkeep"
    verbose_name = "Kelengkapan"
