"""Seals sensitive values and makes the keyed indexes by which they are found again.

A sealed value is AES-256-GCM with a random nonce and a context (table and column) that is
authenticated: moved to another column it does not open. A blind index is two nested keyed
SHA-256 (the inner result in lower-case hex), cut to 128 bits; the same formula stands in
SQL where many values are indexed at once, so its form is part of the data format.
"""

import os
from hashlib import sha256
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12


class Unsealable(Exception):
    """This sealed value does not open: wrong key, wrong context, or changed bytes."""


def seal(key: bytes, text: str, context: str) -> bytes:
    """Seal `text` under `key` for the place `context`; 28 bytes longer than its UTF-8 form."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, text.encode(), context.encode())


def open_sealed(key: bytes, sealed: bytes, context: str) -> str:
    """Give back what was sealed; Unsealable when key or context differ or a bit changed."""
    return Opener(key, context).open(sealed)


class Sealer:
    """Seals many values for one place: the same form as `seal`, without making the cipher anew."""

    def __init__(self, key: bytes, context: str) -> None:
        self._cipher = AESGCM(key)
        self._context = context.encode()

    def seal(self, text: str) -> bytes:
        """Seal `text`, as `seal` does."""
        nonce = os.urandom(_NONCE)
        return nonce + self._cipher.encrypt(nonce, text.encode(), self._context)


class Opener:
    """Opens many values of one place, as `open_sealed` does, without making the cipher anew."""

    def __init__(self, key: bytes, context: str) -> None:
        self._cipher = AESGCM(key)
        self._context = context.encode()

    def open(self, sealed: bytes) -> str:
        """Give back what was sealed; Unsealable when key or context differ or a bit changed."""
        try:
            plain = self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], self._context)
        except InvalidTag as fault:
            raise Unsealable("the sealed value does not open with this key and context") from fault
        return plain.decode()


class Blinder:
    """Makes many keyed indexes: the same values as `blind_index`, as 32 hex digits."""

    def __init__(self, key: bytes) -> None:
        inner, outer = blind_prefixes(key)
        self._inner = sha256(inner.encode())
        self._outer = sha256(outer.encode())

    def index(self, text: str) -> str:
        """Give the keyed index of `text`, as PostgreSQL reads a uuid."""
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(text.encode())
        outer.update(inner.hexdigest().encode())
        return outer.hexdigest()[:32]


def blind_index(key: bytes, text: str) -> UUID:
    """Give the keyed index of `text`: equal texts under one key have equal indexes."""
    inner, outer = blind_prefixes(key)
    return UUID(
        sha256((outer + sha256((inner + text).encode()).hexdigest()).encode()).hexdigest()[:32]
    )


def blind_prefixes(key: bytes) -> tuple[str, str]:
    """Give the inner and the outer prefix of the formula, for the engines that index in SQL."""
    return sha256(key + b"inner").hexdigest(), sha256(key + b"outer").hexdigest()
