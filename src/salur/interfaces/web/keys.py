"""Keys of pages as short text in an address: opaque to people, checked when they come back."""

import base64
import json
import uuid

from django.http import Http404

from salur.reconciliation.queries import Key


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
        return str(code), int(period), int(klass), uuid.UUID(identity)
    except (ValueError, TypeError) as fault:
        raise Http404 from fault


def identity(text: str) -> uuid.UUID | None:
    """Read an opaque id; None where there is none, Http404 for anything else."""
    try:
        return uuid.UUID(text) if text else None
    except ValueError as fault:
        raise Http404 from fault


def new_key() -> str:
    """Make the key of a form, so that a second press changes nothing."""
    return uuid.uuid4().hex
