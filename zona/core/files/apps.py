"""Files: kept by content, judged by content, handed out in one guarded place."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "zona.core.files"
    verbose_name = "Berkas"
