"""Encrypted fields: what the database holds, and what comes back."""

from collections.abc import Iterator

import pytest
from cryptography.fernet import Fernet
from django.conf import LazySettings

from zona.core.secrets import EncryptedTextField, UnreadableSecret, cipher

NIK = "1471010101800001"


@pytest.fixture(autouse=True)
def _fresh_cipher(settings: LazySettings) -> Iterator[None]:
    settings.FIELD_KEYS = [Fernet.generate_key().decode()]
    cipher.cache_clear()
    yield
    cipher.cache_clear()


def test_the_database_holds_no_word_of_the_text() -> None:
    stored = EncryptedTextField().get_prep_value(NIK)

    assert NIK not in stored
    assert EncryptedTextField().from_db_value(stored) == NIK


@pytest.mark.parametrize("nothing", ["", None])
def test_nothing_stays_nothing(nothing: str | None) -> None:
    field = EncryptedTextField()

    assert field.from_db_value(field.get_prep_value(nothing)) == nothing


def test_the_same_text_is_never_stored_twice_alike() -> None:
    field = EncryptedTextField()

    assert field.get_prep_value(NIK) != field.get_prep_value(NIK)


def test_an_older_key_still_reads(settings: LazySettings) -> None:
    stored = EncryptedTextField().get_prep_value(NIK)
    settings.FIELD_KEYS = [Fernet.generate_key().decode(), *settings.FIELD_KEYS]
    cipher.cache_clear()

    assert EncryptedTextField().from_db_value(stored) == NIK


def test_a_strange_key_is_told_and_not_guessed(settings: LazySettings) -> None:
    stored = EncryptedTextField().get_prep_value(NIK)
    settings.FIELD_KEYS = [Fernet.generate_key().decode()]
    cipher.cache_clear()

    with pytest.raises(UnreadableSecret, match="ZONA_FIELD_KEY"):
        EncryptedTextField().from_db_value(stored)
