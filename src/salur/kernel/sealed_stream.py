"""Seals whole files in bounded memory: AES-256-GCM in chunks that cannot be cut, moved or mixed.

The format, version 1, all numbers big-endian:

    header   8 bytes  `SALURSF` and one byte, the version (1)
            32 bytes  random, new for every file: the file nonce
    chunk    at most 1 MiB of plain bytes, encrypted, and the 16 bytes of its GCM tag
    …        every chunk but the last holds exactly 1 MiB; an empty file is one empty last chunk

The key of a file is HKDF-SHA256 of the installation's key, salted with the file nonce, its info
being the first 8 bytes of the header followed by the context, which names what the file is (its
SHA-256). So no two files share a key, and a file renamed to another's place does not open.
The nonce of a chunk is its number from 0 (11 bytes) and a flag (1 byte: 1 for the last chunk, else
0). A chunk that is changed, missing, repeated or out of order fails its tag, and so does a file cut
at the border of a chunk: what then stands last does not bear the flag. This is the STREAM
construction of Hoang, Reyhanitabar, Rogaway and Vizár (2015).
"""

import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

CHUNK = 1 << 20
_MAGIC = b"SALURSF\x01"
_NONCE = 32
_TAG = 16


class SealedFileFault(Exception):
    """This sealed file does not open: cut short, changed, another file's, or another key's."""


def seal_stream(key: bytes, context: str, plain: Iterable[bytes], target: BinaryIO) -> None:
    """Write the sealed form of `plain` (pieces of any size) to `target`."""
    nonce = os.urandom(_NONCE)
    cipher = _cipher(key, nonce, context)
    target.write(_MAGIC + nonce)
    number, waiting = 0, bytearray()
    for piece in plain:
        waiting += piece
        while len(waiting) > CHUNK:  # a full chunk waits until it is known not to be the last
            target.write(cipher.encrypt(_nonce(number, last=False), bytes(waiting[:CHUNK]), None))
            del waiting[:CHUNK]
            number += 1
    target.write(cipher.encrypt(_nonce(number, last=True), bytes(waiting), None))


def open_stream(key: bytes, context: str, sealed: BinaryIO) -> Iterator[bytes]:
    """Give the plain bytes chunk by chunk, each one only after its tag has held.

    SealedFileFault on the first chunk that does not open; whoever needs the whole file uses
    nothing before the end is reached.
    """
    header = sealed.read(len(_MAGIC) + _NONCE)
    if len(header) < len(_MAGIC) + _NONCE or not header.startswith(_MAGIC):
        raise SealedFileFault("this is no sealed file of a version that is known here")
    cipher = _cipher(key, header[len(_MAGIC) :], context)
    number, chunk = 0, sealed.read(CHUNK + _TAG)
    while True:
        following = sealed.read(CHUNK + _TAG) if len(chunk) == CHUNK + _TAG else b""
        try:
            plain = cipher.decrypt(_nonce(number, last=not following), chunk, None)
        except (InvalidTag, ValueError) as fault:
            raise SealedFileFault(
                f"chunk {number} does not open: the file was cut or changed, or the key is another"
            ) from fault
        yield plain
        if not following:
            return
        number, chunk = number + 1, following


def _cipher(key: bytes, nonce: bytes, context: str) -> AESGCM:
    derived = HKDF(SHA256(), 32, salt=nonce, info=_MAGIC + context.encode()).derive(key)
    return AESGCM(derived)


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")
