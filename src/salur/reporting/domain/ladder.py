"""The rungs above a kab/kota, and the life of what is compiled there, as one table.

The database holds the same pairs in a trigger; a test compares the two.
"""

import enum

from salur.kernel.refused import Sentence
from salur.reporting.domain.states import Move, State


class Tier(enum.StrEnum):
    """Who compiles: a province, one of the ministry's Wilayah, the ministry itself."""

    PROVINCE = "PROVINCE"
    WILAYAH = "WILAYAH"
    NATION = "NATION"


class Why(enum.StrEnum):
    """Why a kab/kota is not counted."""

    NO_REPORT = "NO_REPORT"
    NOT_SIGNED = "NOT_SIGNED"
    NOT_SENT = "NOT_SENT"
    NOT_ACCEPTED = "NOT_ACCEPTED"
    RETURNED = "RETURNED"
    PROVINCE_OPEN = "PROVINCE_OPEN"  # the province has passed nothing on that was accepted
    WILAYAH_OPEN = "WILAYAH_OPEN"
    NO_REGION = "NO_REGION"  # published without a kab/kota: nobody signs for it


TIER_NAMES: dict[Tier, Sentence] = {
    Tier.PROVINCE: Sentence("provinsi", "province"),
    Tier.WILAYAH: Sentence("Wilayah", "Wilayah"),
    Tier.NATION: Sentence("nasional", "national"),
}
WHY: dict[Why, Sentence] = {
    Why.NO_REPORT: Sentence("belum ada berita acara", "no berita acara yet"),
    Why.NOT_SIGNED: Sentence("belum ditandatangani semua pihak", "not signed by every party"),
    Why.NOT_SENT: Sentence("belum dikirim", "not sent"),
    Why.NOT_ACCEPTED: Sentence("belum diterima provinsi", "not accepted yet"),
    Why.RETURNED: Sentence("dikembalikan untuk diperbaiki", "returned to be corrected"),
    Why.PROVINCE_OPEN: Sentence("provinsi belum meneruskan", "not passed on by its province"),
    Why.WILAYAH_OPEN: Sentence("Wilayah belum meneruskan", "not passed on by its Wilayah"),
    Why.NO_REGION: Sentence("tanpa kabupaten/kota", "of no kab/kota"),
}
# Why a kab/kota whose newest report is in this state is not counted.
WHY_OF_STATE: dict[State | None, Why] = {
    None: Why.NO_REPORT,
    State.DRAFT: Why.NOT_SIGNED,
    State.SIGNED: Why.NOT_SENT,
    State.SENT: Why.NOT_ACCEPTED,
    State.RETURNED: Why.RETURNED,
}

# SEND is to verify, sign and pass on, by one person who did not compile; the ministry, above which
# is nobody, closes instead. What was accepted is locked at once.
MOVES: dict[tuple[State, Move], State] = {
    (State.DRAFT, Move.SEND): State.SENT,
    (State.DRAFT, Move.LOCK): State.LOCKED,
    (State.SENT, Move.ACCEPT): State.LOCKED,
    (State.SENT, Move.RETURN): State.RETURNED,
    (State.DRAFT, Move.REPLACE): State.REPLACED,
    (State.RETURNED, Move.REPLACE): State.REPLACED,
}


def after(state: State, move: Move, tier: Tier) -> State | None:
    """Give the state that `move` leads to, None where it is not allowed: who is highest closes."""
    if (move is Move.SEND and tier is Tier.NATION) or (move is Move.LOCK and tier != Tier.NATION):
        return None
    return MOVES.get((state, move))


def changes() -> frozenset[tuple[State, State]]:
    """Give every pair of states that a compiled report may go through in one step."""
    return frozenset((before, then) for (before, _), then in MOVES.items())
