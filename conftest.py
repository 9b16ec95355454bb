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


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a second database run only what a database can change."""
    parser.addoption(
        "--with-database",
        action="store_true",
        help="only tests that use the database; the others run the same on any",
    )


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave out what cannot reach a database: pytest-django keeps it from them."""
    if not config.getoption("--with-database"):
        return
    kept = [each for each in items if _uses_the_database(each)]
    config.hook.pytest_deselected(items=[each for each in items if each not in kept])
    items[:] = kept


def _uses_the_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(
        item.get_closest_marker("django_db") or fixtures & {"db", "transactional_db"}
    )
