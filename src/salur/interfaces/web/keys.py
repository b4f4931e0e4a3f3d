"""Keys of pages as short text in an address: opaque to people, checked when they come back."""

import base64
import datetime as dt
import json
import uuid
from math import isfinite
from typing import Any

from django.http import Http404

from salur.reconciliation.queries import Key

NUL = "\x00"
_BIGGEST, _BIGGEST_CLASS = 2**31, 2**15  # what the columns hold
_DIGITS = 18
BIGGEST_ID = 2**63


def written(key: Key) -> str:
    """Write the key of an exception for an address."""
    code, period, klass, identity = key
    packed = json.dumps([code, period, klass, identity.hex]).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read(text: str) -> Key | None:
    """Read a key from an address; None where there is none, Http404 for anything else."""
    if not text:
        return None
    try:
        padded = text + "=" * (-len(text) % 4)
        code, period, klass, identity = json.loads(base64.urlsafe_b64decode(padded))
        key = str(code), int(period), int(klass), uuid.UUID(str(identity))
    except (ValueError, TypeError) as fault:
        raise Http404 from fault
    if NUL in key[0] or not (0 <= key[1] < _BIGGEST and 0 <= key[2] < _BIGGEST_CLASS):
        raise Http404
    return key


def packed(*parts: str | int | float) -> str:
    """Write the parts of a key for an address."""
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def unpacked(text: str, *kinds: type) -> tuple[Any, ...] | None:
    """Read the parts of a key; None where there is none, Http404 for what `packed` never wrote."""
    if not text:
        return None
    try:
        parts = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except ValueError as fault:
        raise Http404 from fault
    fits = isinstance(parts, list) and len(parts) == len(kinds)
    if not fits or any(type(part) is not kind for part, kind in zip(parts, kinds, strict=True)):
        raise Http404
    if any(isinstance(one, int) and abs(one) >= BIGGEST_ID for one in parts):
        raise Http404
    if any(isinstance(one, float) and not isfinite(one) for one in parts):
        raise Http404
    if any(isinstance(one, str) and NUL in one for one in parts):
        raise Http404
    return tuple(parts)


def row_number(text: str) -> int | None:
    """Read the number of a row; None where there is none, Http404 for what no row can have."""
    if not text:
        return None
    if not text.isdecimal() or len(text) > _DIGITS:
        raise Http404
    return int(text)


def identity(text: str) -> uuid.UUID | None:
    """Read an opaque id; None where there is none, Http404 for anything else."""
    try:
        return uuid.UUID(text) if text else None
    except ValueError as fault:
        raise Http404 from fault


def known_identity(text: str) -> uuid.UUID:
    """Read an opaque id that must be there; Http404 for anything else."""
    found = identity(text)
    if found is None:
        raise Http404
    return found


def day(text: str) -> dt.date:
    """Read a day; Http404 for anything else."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as fault:
        raise Http404 from fault


def new_key() -> str:
    """Make the key of a form, so that a second press changes nothing."""
    return uuid.uuid4().hex
