"""Closed lists with Indonesian labels, free of Django so that rules may use them."""

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """A member of a closed list: `NAME = "stored_value", "Label on the page"`."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return (value, label) pairs, as a form or model field takes them."""
        return [(member.value, member.label) for member in cls]
