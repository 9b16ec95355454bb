"""Sealed envelopes: a key of its own for each, sealed to everyone who may open it.

The content is padded, so that its length tells little, and locked by XSalsa20-Poly1305
under a random key (`crypto_secretbox`); that key is sealed to each public key
(`crypto_box_seal`). The same in the browser: static/whistleblowing/vault.js.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nacl.bindings import sodium_pad, sodium_unpad
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox
from nacl.utils import random

BLOCK = 4096
KEY_BYTES = 32
SEAL_BYTES = 48  # crypto_box_SEALBYTES


class Unreadable(ValueError):
    """The envelope was changed, or this key does not open it."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What lies in an envelope: a small header, and bytes."""

    header: Mapping[str, str]
    content: bytes


@dataclass(frozen=True, slots=True)
class Locked:
    """A locked envelope and its key, sealed to each public key in the order given."""

    body: bytes
    keys: tuple[str, ...]


def lock(parcel: Parcel, recipients: Iterable[bytes]) -> Locked:
    """Lock a parcel so that only the holders of the recipients' secret keys open it."""
    key = random(KEY_BYTES)
    body = bytes(SecretBox(key).encrypt(sodium_pad(_packed(parcel), BLOCK)))
    return Locked(body, tuple(sealed(key, each) for each in recipients))


def unlock(body: bytes, sealed_key: str, private: PrivateKey) -> Parcel:
    """Open an envelope with one of the keys it was sealed to."""
    try:
        key = SealedBox(private).decrypt(decoded(sealed_key))
        return _unpacked(sodium_unpad(SecretBox(key).decrypt(body), BLOCK))
    except (CryptoError, ValueError) as error:
        raise Unreadable("Amplop ini tidak dapat dibuka dengan kunci itu.") from error


def sealed(key: bytes, recipient: bytes) -> str:
    """Seal an envelope's key to a public key."""
    return encoded(SealedBox(PublicKey(recipient)).encrypt(key))


def words(fields: Mapping[str, str]) -> Parcel:
    """Return the parcel of a text: what was asked, and what was answered."""
    rows = [[name, value] for name, value in fields.items() if value]
    return Parcel({"kind": "text"}, json.dumps(rows, ensure_ascii=False).encode())


def read_words(parcel: Parcel) -> tuple[tuple[str, str], ...]:
    """Return the questions and answers of a text."""
    return tuple((name, value) for name, value in json.loads(parcel.content))


def encoded(content: bytes) -> str:
    return b64encode(content).decode()


def decoded(text: str) -> bytes:
    """Return the bytes; ValueError where the text is not base64."""
    return b64decode(text, validate=True)


def is_key(text: str) -> bool:
    """Tell whether a text is a public key."""
    try:
        return len(decoded(text)) == KEY_BYTES
    except ValueError:
        return False


def is_sealed_key(text: str) -> bool:
    """Tell whether a text is an envelope's key, sealed to somebody."""
    try:
        return len(decoded(text)) == KEY_BYTES + SEAL_BYTES
    except ValueError:
        return False


def _packed(parcel: Parcel) -> bytes:
    header = json.dumps(dict(parcel.header), ensure_ascii=False).encode()
    return len(header).to_bytes(4) + header + parcel.content


def _unpacked(packed: bytes) -> Parcel:
    end = 4 + int.from_bytes(packed[:4])
    return Parcel(json.loads(packed[4:end]), packed[end:])
