"""Settings that make tests quick without making them lie."""

import pytest
from django.conf import LazySettings
from hypothesis import settings as hypothesis

# How fast a machine is, is the bench's matter: no example fails for being slow.
hypothesis.register_profile("unhurried", deadline=None)
hypothesis.load_profile("unhurried")


@pytest.fixture(autouse=True)
def _quick_settings(
    settings: LazySettings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Hash passwords cheaply; keep files and the cache of each process to itself."""
    memory = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": memory, "LOCATION": "uji"}}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("berkas")
