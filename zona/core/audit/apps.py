"""The audit trail: append-only, one hash chain per unit."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "zona.core.audit"
    verbose_name = "Jejak audit"
