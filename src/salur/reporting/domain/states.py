"""The life of a report, as one table: what may be done in which state, and what follows.

The database holds the same pairs in a trigger; a test compares the two.
"""

import enum

from salur.kernel.refused import Sentence


class State(enum.StrEnum):
    """Where a report stands."""

    DRAFT = "DRAFT"
    SIGNED = "SIGNED"
    SENT = "SENT"
    RETURNED = "RETURNED"
    ACCEPTED = "ACCEPTED"
    LOCKED = "LOCKED"
    REPLACED = "REPLACED"


class Move(enum.StrEnum):
    """What can be done with a report that exists."""

    SIGN = "sign"  # one of several signatures; the last one completes
    COMPLETE = "complete"
    ATTACH = "attach"
    SEND = "send"
    ACCEPT = "accept"
    RETURN = "return"
    LOCK = "lock"
    REPLACE = "replace"  # a newer version is drafted before this one was sent, or after its return


MOVES: dict[tuple[State, Move], State] = {
    (State.DRAFT, Move.SIGN): State.DRAFT,
    (State.DRAFT, Move.COMPLETE): State.SIGNED,
    (State.DRAFT, Move.ATTACH): State.DRAFT,
    (State.SIGNED, Move.ATTACH): State.SIGNED,
    (State.SENT, Move.ATTACH): State.SENT,
    (State.SIGNED, Move.SEND): State.SENT,
    (State.SENT, Move.ACCEPT): State.ACCEPTED,
    (State.SENT, Move.RETURN): State.RETURNED,
    (State.ACCEPTED, Move.LOCK): State.LOCKED,
    (State.DRAFT, Move.REPLACE): State.REPLACED,
    (State.SIGNED, Move.REPLACE): State.REPLACED,
    (State.RETURNED, Move.REPLACE): State.REPLACED,
}
# An accepted or locked report stays as it is for good: its correction stands beside it.
KEPT = frozenset({State.ACCEPTED, State.LOCKED})

NAMES: dict[State, Sentence] = {
    State.DRAFT: Sentence("konsep", "draft"),
    State.SIGNED: Sentence("ditandatangani", "signed"),
    State.SENT: Sentence("dikirim", "sent"),
    State.RETURNED: Sentence("dikembalikan", "returned"),
    State.ACCEPTED: Sentence("diterima", "accepted"),
    State.LOCKED: Sentence("dikunci", "locked"),
    State.REPLACED: Sentence("digantikan", "replaced"),
}


def after(state: State, move: Move) -> State | None:
    """Give the state that `move` leads to, None where it is not allowed in `state`."""
    return MOVES.get((state, move))


def changes() -> frozenset[tuple[State, State]]:
    """Give every pair of states that a report may go through in one step."""
    return frozenset((before, then) for (before, _), then in MOVES.items() if before != then)
