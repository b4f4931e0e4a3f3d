"""The causes that obstacles have, read once from the package."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from salur.coordination.domain.causes import Cause, read_causes


@cache
def causes() -> Mapping[str, Cause]:
    """Give every cause by its code."""
    text = (files("salur") / "coordination" / "causes.toml").read_text(encoding="utf-8")
    return read_causes(text)
