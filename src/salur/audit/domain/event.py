"""What an event is, as plain values, and which facts it may hold."""

import datetime as dt
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from salur.kernel.refused import Refused, Sentence

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


class NumberInFacts(Refused):
    """What would be recorded holds somebody's number, as people type them into words and letters.

    Code: `number_in_words`.
    """


def check_facts(facts: Facts) -> None:
    """Refuse `number_in_words` where a fact looks like somebody's number; the audit holds none."""
    for value in facts.values():
        texts = value if isinstance(value, list) else [value]
        if any(isinstance(text, str) and _IDENTIFIER.search(text) for text in texts):
            raise NumberInFacts(
                "number_in_words",
                Sentence(
                    "Yang ditulis memuat deretan dua belas angka atau lebih, yang dapat berupa NIK,"
                    " nomor KK, rekening atau kartu; catatan tidak pernah menyimpannya.",
                    "What was written holds twelve digits or more in a row, which may be a NIK, a"
                    " KK, an account or a card; records never keep one.",
                ),
                Sentence(
                    "Hapus angka itu, atau pisahkan nomor surat dengan garis miring atau huruf,"
                    " lalu kirim lagi.",
                    "Take it out, or part a letter's number by slashes or letters, and send it"
                    " again.",
                ),
            )
