"""Two spellings of one party."""

import pytest

from zona.core.recusal.rules import party_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("PT. Sumber Makmur, Tbk", "sumber makmur"),
        ("sumber   MAKMUR", "sumber makmur"),
        ("CV Sumber Makmur", "sumber makmur"),
        ("PT", "pt"),
        ("", ""),
        ("  –  ", ""),
    ],
)
def test_a_party_is_compared_without_form_case_and_marks(name: str, key: str) -> None:
    assert party_key(name) == key
