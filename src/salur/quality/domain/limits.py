"""The dated numbers that rules rest on; nothing of it is a constant of a rule."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Limit:
    """One number, from a day on, with its source."""

    name: str
    value: int
    unit: str
    valid_from: dt.date
    citation: str


@cache
def all_limits() -> tuple[Limit, ...]:
    """Give every limit that the package carries, oldest first."""
    text = (files("salur.quality") / "limits.toml").read_text(encoding="utf-8")
    entries = sorted(tomllib.loads(text)["limit"], key=lambda entry: entry["from"])
    return tuple(
        Limit(one["name"], one["value"], one["unit"], one["from"], one["citation"])
        for one in entries
    )


def limits_on(day: dt.date) -> Mapping[str, int]:
    """Give the value of every limit on `day`; before its first day the first one holds."""
    found: dict[str, int] = {}
    for limit in all_limits():
        if limit.name not in found or limit.valid_from <= day:
            found[limit.name] = limit.value
    return found
