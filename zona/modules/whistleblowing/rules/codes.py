"""The receipt code: random, readable, forgiving of the eye; and the keys made of it."""

from dataclasses import dataclass

from nacl.hash import blake2b
from nacl.public import PrivateKey
from nacl.pwhash import argon2id
from nacl.utils import random

# Crockford's alphabet: no I, L, O, U that the eye takes for others.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOKALIKES = str.maketrans("OIL", "011")
LENGTH = 28  # 28 signs of 5 bits: 140 bits of chance
GROUP = 4
# How a code becomes keys. Part of the protocol (and of the browser's script): another
# figure would close every mailbox that exists. The code itself is random beyond
# guessing, so that the work need only be slow, not the slowest bearable.
SALT = b"zona wbs mailbox"
PASSES = 3
MEMORY = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Mailbox:
    """What a code opens: its place in the register, and the key to its answers."""

    lookup: str
    private: PrivateKey

    @property
    def public(self) -> bytes:
        """Return the key that answers are sealed to."""
        return bytes(self.private.public_key)


def new_code() -> str:
    """Return a fresh code in groups."""
    return grouped("".join(ALPHABET[byte % 32] for byte in random(LENGTH)))


def grouped(code: str) -> str:
    """Write a code in groups that a person can copy by hand."""
    parts = (code[at : at + GROUP] for at in range(0, len(code), GROUP))
    return "-".join(parts)


def plain(typed: str) -> str:
    """Return what was meant: capitals without spaces, dashes and look-alikes."""
    meant = typed[:200].upper().translate(LOOKALIKES)
    return "".join(each for each in meant if each in ALPHABET)


def is_same(code: str, typed: str) -> bool:
    """Tell whether a person has kept the code: what was typed is a whole code."""
    return len(plain(code)) == LENGTH and plain(code) == plain(typed)


def mailbox(typed: str) -> Mailbox:
    """Derive the mailbox of a code; any text, right or wrong, takes the same time."""
    made = argon2id.kdf(
        64, plain(typed).encode(), SALT, opslimit=PASSES, memlimit=MEMORY
    )
    lookup = blake2b(made[:32], digest_size=32).decode()
    return Mailbox(lookup, PrivateKey(made[32:]))
