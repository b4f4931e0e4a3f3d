"""Who somebody is towards an obstacle: which steps are theirs, and whether they see it at all."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from salur.coordination.domain.obstacles import OBSTACLE

# What a person needs one of to take a step at all; whose turn it is, the machine says besides.
RIGHTS: dict[str, tuple[str, ...]] = {
    "classify": ("obstacle.assign",),
    "assign": ("obstacle.assign", "obstacle.resolve"),
    "start": ("obstacle.resolve",),
    "offer": ("obstacle.resolve", "obstacle.assign"),
    "accept": ("obstacle.resolve",),
    "return": ("obstacle.resolve",),
    "resolve": ("obstacle.resolve",),
    "verify": ("obstacle.verify",),
    "reopen": ("obstacle.verify",),
    "comment": ("obstacle.comment",),
    "attach": ("obstacle.comment",),
    "link": ("obstacle.comment",),
    "subscribe": ("obstacle.read",),
}
MOST_WORDS = 2_000


@dataclass(frozen=True)
class Whose:
    """What of an obstacle decides whose it is."""

    path: str
    owner_org: UUID
    offered_org: UUID | None
    party: UUID | None
    raised_by: UUID | None
    raised_org: UUID | None
    restricted: bool


@dataclass(frozen=True)
class Reader:
    """Whoever looks at it: in which subtrees, for whom, and what they may."""

    person: UUID
    organisation: UUID | None
    paths: tuple[str, ...]
    is_sender: bool
    may_sensitive: bool
    may_assign: bool
    may_verify: bool = False
    is_program: bool = False


def sees(whose: Whose, reader: Reader) -> bool:
    """Say whether a reader sees it: what the row security of the table says, in plain words."""
    if not _covers(reader.paths, whose.path):
        return False
    parties = (whose.owner_org, whose.offered_org, whose.party, whose.raised_org)
    if reader.is_sender and (reader.organisation is None or reader.organisation not in parties):
        return False
    return (
        not whose.restricted
        or reader.may_sensitive
        or reader.organisation == whose.owner_org
        or reader.person == whose.raised_by
    )


def stands(whose: Whose, reader: Reader) -> frozenset[str]:
    """Say what a reader is towards it, in the words of the machine."""
    if reader.is_program:
        return frozenset({"data", "clock", "reader"})
    mine = reader.organisation
    found = {"reader"}
    if mine is not None and mine == whose.owner_org:
        found.add("owner")
    if mine is not None and mine == whose.offered_org:
        found.add("offered")
    if whose.raised_by is not None and (
        reader.person == whose.raised_by or (mine is not None and mine == whose.raised_org)
    ):
        found.add("raiser")
    # What the data raised has nobody to ask: whoever may verify there stands in for it.
    stands_in = reader.may_verify and not reader.is_sender and _covers(reader.paths, whose.path)
    if whose.raised_by is None and stands_in:
        found.add("raiser")
    if reader.may_assign and not reader.is_sender and _covers(reader.paths, whose.path):
        found.add("assigner")
    return frozenset(found)


def steps_open(state: str, whose: Whose, reader: Reader) -> frozenset[str]:
    """Give the verbs of the machine that a reader may take now."""
    mine = stands(whose, reader)
    return frozenset(v for v in OBSTACLE.verbs if OBSTACLE.who(state, v) & mine)


def moves_deadline(desk: str, paths: Sequence[str]) -> bool:
    """Say whether whoever reaches `paths` stands at the desk that it lies on, or above it."""
    return _covers(paths, desk)


def is_past(due: dt.date, on: dt.date) -> bool:
    """Say whether a deadline has passed before it is set."""
    return due < on


def _covers(paths: Sequence[str], path: str) -> bool:
    return any(path == outer or path.startswith(f"{outer}.") for outer in paths)
