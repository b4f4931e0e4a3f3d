"""What an event is, as plain values, and which facts it may hold."""

import datetime as dt
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

Facts = Mapping[str, "str | int | bool | list[str] | None"]

# A NIK, a KK, an account or a card number: twelve digits or more that stand alone. Hashes and
# UUIDs have letters or dashes around theirs.
_IDENTIFIER = re.compile(r"(?<![0-9A-Za-z-])\d{12,}(?![0-9A-Za-z-])")


class Doer(Protocol):
    """Whoever does something: `salur.access.queries.Actor` is one."""

    @property
    def person_id(self) -> uuid.UUID: ...
    @property
    def organisation_id(self) -> uuid.UUID | None: ...
    @property
    def name(self) -> str: ...


@dataclass(frozen=True)
class Event:
    """One thing that was done; `repeated` says that its key had been used before."""

    id: int
    at: dt.datetime
    actor_id: uuid.UUID
    actor_name: str
    organisation_id: uuid.UUID | None
    action: str
    subject_kind: str
    subject_id: str
    path: str | None
    facts: Facts = field(default_factory=dict)
    key: str = ""
    repeated: bool = False


def check_facts(facts: Facts) -> None:
    """Raise ValueError where a fact looks like somebody's number: a bug of whoever records it."""
    for name, value in facts.items():
        texts = value if isinstance(value, list) else [value]
        if any(isinstance(text, str) and _IDENTIFIER.search(text) for text in texts):
            raise ValueError(
                f"the fact {name!r} looks like an identifier; the audit never holds one"
            )
