"""Text that the database and its backups hold only in encrypted form.

For identity numbers and the names of people who report (rules 18). The key lies beside
the database, never in it. Such a field cannot be searched or sorted.
"""

from functools import cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models


class EncryptedTextField(models.TextField[str, str]):
    """A text column whose content only this installation reads."""

    def get_prep_value(self, value: Any) -> Any:
        """Return the token that is stored; nothing stays nothing."""
        text = super().get_prep_value(value)
        return cipher().encrypt(text.encode()).decode() if text else text

    def from_db_value(self, value: Any, *_: Any) -> Any:
        """Return the text; UnreadableSecret where the key is another one."""
        if not value:
            return value
        try:
            return cipher().decrypt(value.encode()).decode()
        except InvalidToken as error:
            raise UnreadableSecret(
                "Kolom rahasia tidak dapat dibaca dengan kunci ZONA_FIELD_KEY yang ada."
            ) from error


class UnreadableSecret(Exception):
    """The installation's key is not the one that the text was encrypted with."""


@cache
def cipher() -> MultiFernet:
    """Return what encrypts with the first key and reads with each of them."""
    return MultiFernet([Fernet(key) for key in settings.FIELD_KEYS])
