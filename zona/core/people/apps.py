"""Units, positions, people and their roles."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "zona.core.people"
    verbose_name = "Orang dan unit"
