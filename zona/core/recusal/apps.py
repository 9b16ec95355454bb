"""Who may not decide: people with an actual conflict of interest, and in which matter."""

from django.apps import AppConfig


class RecusalConfig(AppConfig):
    name = "zona.core.recusal"
    verbose_name = "Larangan memutus"
