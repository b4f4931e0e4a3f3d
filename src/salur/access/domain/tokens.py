"""Tokens of the API as plain values: what they may be for, how long they hold, what is kept."""

import datetime as dt
from collections.abc import Iterable
from hashlib import sha256

from salur.access.domain.scope import covers

# What a token can be for. Nothing that is decided over money, rice or people is among it:
# approving, signing and endorsing need somebody who sits there with a second factor.
TOKEN_VERBS = (
    "cycle.read",
    "evidence.accept",
    "evidence.read",
    "evidence.receive",
    "evidence.withdraw",
    "exception.read",
    "export.take",
    "family.read",
    "handover.record",
)
USUAL_DAYS, MOST_DAYS = 90, 366
MARK = "salur_"  # so that whoever finds one in a file knows what it opens


def hash_of(token: str) -> bytes:
    """Give what is kept of a token: of 256 random bits a plain hash is enough."""
    return sha256(token.encode()).digest()


def narrowed(paths: Iterable[str], to: Iterable[str]) -> tuple[str, ...]:
    """Give what of the subtrees `paths` lies in the subtrees `to`."""
    own, asked = tuple(paths), tuple(to)
    within = {one for one in asked if covers(own, one)} | {one for one in own if covers(asked, one)}
    return tuple(sorted(within))


def fingerprint_of(parts: Iterable[bytes]) -> str:
    """Give the digest of what somebody asked for, part by part."""
    whole = sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()


def key_of(person: object, operation: str, given: str) -> str:
    """Give the key of an action from the key that a program gave: nobody meets another's."""
    return fingerprint_of([str(person).encode(), operation.encode(), given.encode()])


def ends_at(begins: dt.datetime, days: int) -> dt.datetime:
    """Give when a token that holds for `days` ends."""
    return begins + dt.timedelta(days=days)
