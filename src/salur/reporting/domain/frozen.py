"""Freezes what is signed: one text for one content, and the digest that is signed.

The text is JSON with sorted keys and no spaces; reading it back gives an equal value, which
checks again that everything adds up.
"""

import dataclasses
import datetime as dt
import enum
import json
import types
import typing
from functools import cache
from hashlib import sha256
from typing import Any

from salur.kernel.period import Period
from salur.reporting.domain.berita_acara import LEFT_OUT_WHEN_EMPTY, BeritaAcara
from salur.reporting.domain.compilation import Compilation


def freeze(content: BeritaAcara | Compilation) -> str:
    """Write `content` as its one text."""
    return json.dumps(
        _plain(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def thaw(text: str) -> BeritaAcara:
    """Read what `freeze` wrote; ValueError where it does not add up, TypeError in another form."""
    content = _typed(json.loads(text), BeritaAcara)
    assert isinstance(content, BeritaAcara)
    return content


def thaw_compilation(text: str) -> Compilation:
    """Read a compiled report that `freeze` wrote; refused as `thaw` refuses."""
    content = _typed(json.loads(text), Compilation)
    assert isinstance(content, Compilation)
    return content


def digest_of(text: str) -> str:
    """Give the SHA-256 of a frozen text, in hex: what every signature is bound to."""
    return sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, Period):
        return str(value)
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if dataclasses.is_dataclass(value):
        return {
            field.name: _plain(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if not field.metadata.get(LEFT_OUT_WHEN_EMPTY) or getattr(value, field.name)
        }
    return value


def _typed(value: Any, wanted: Any) -> Any:
    origin = typing.get_origin(wanted)
    if origin is types.UnionType:
        return _one_of(value, typing.get_args(wanted))
    if origin is tuple:
        return tuple(_typed(one, typing.get_args(wanted)[0]) for one in value)
    if wanted is Period:
        return Period.parse(value)
    if wanted is dt.date:
        return dt.date.fromisoformat(value)
    if isinstance(wanted, type) and issubclass(wanted, enum.Enum):
        return wanted(value)
    if dataclasses.is_dataclass(wanted):
        hints = _hints(wanted)  # type: ignore[arg-type]
        return wanted(**{name: _typed(part, hints[name]) for name, part in value.items()})  # type: ignore[operator]
    return value


@cache
def _hints(wanted: type) -> dict[str, Any]:
    return typing.get_type_hints(wanted)


def _one_of(value: Any, choices: tuple[Any, ...]) -> Any:
    """Read a value that may be absent, or one of several classes: the one with these fields."""
    if value is None:
        return None
    classes = [one for one in choices if dataclasses.is_dataclass(one)]
    for one in classes:
        if isinstance(value, dict) and {f.name for f in dataclasses.fields(one)} == value.keys():
            return _typed(value, one)
    return value
