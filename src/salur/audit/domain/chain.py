"""The chain of hashes as plain values: heads, seals, and what breaks one."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Head:
    """The last link of a day: its number in the whole chain, and its hash in hex."""

    number: int
    hash: str


@dataclass(frozen=True)
class Fault:
    """The first thing that breaks the chain.

    `kind` is one of link_missing, link_out_of_place, link_altered, event_missing, event_altered,
    event_unchained (the database disagrees with itself) or seal_broken (it agrees with itself, and
    not with what was written outside).
    """

    kind: str
    day: dt.date
    number: int | None
    event_id: int | None


def seal_name(day: dt.date) -> str:
    """Give the name of the file that holds a day's heads."""
    return f"{day.isoformat()}.txt"


def seal_line(head: Head) -> str:
    """Give the line that seals `head`."""
    return f"{head.number} {head.hash}\n"


def read_seal(text: str) -> tuple[Head, ...]:
    """Read every head that was sealed on a day, first to last; ValueError for anything else."""
    heads = []
    for line in text.splitlines():
        number, digest = line.split()
        heads.append(Head(int(number), bytes.fromhex(digest).hex()))
    return tuple(heads)
