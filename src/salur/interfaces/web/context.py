"""Gives every template what is true of the installation: its version, and if it is for training."""

from dataclasses import dataclass
from functools import cache
from importlib import metadata

from django.conf import settings
from django.http import HttpRequest


@dataclass(frozen=True)
class Installation:
    """The program that answers."""

    version: str
    training: bool


@cache
def version() -> str:
    """Give the version of the program, or "dev" where it runs from its source tree."""
    try:
        return metadata.version("salur")
    except metadata.PackageNotFoundError:
        return "dev"


def installation(request: HttpRequest) -> dict[str, Installation]:
    """Put the installation into the context of every page, signed in or not."""
    return {"installation": Installation(version(), settings.SALUR_TRAINING)}
