"""What can become of the rice of one desa in a month, from request to hand-over.

A chain is the truth by construction: its class is said by the fate that made it,
its grams are those that the documents of one month will state.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

KILOGRAM = 1_000


@dataclass(frozen=True, slots=True)
class Chain:
    """One desa's month in grams: asked for, released, arrived (with what was refused), handed.

    `arrivals` are (arrived, rejected) per delivery; `handed` is dealt out to the
    families of the list in order; `odd` is missing from the whole delivery, however many months.
    """

    cls: str
    requested: int
    released: int
    arrivals: tuple[tuple[int, int], ...]
    handed: int
    odd: int = 0
    findings: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    act: str = ""


def bite(want: int) -> int:
    """Give a part that may be missing: a tenth in whole kilograms, at least five."""
    return max(5 * KILOGRAM, want // 10 // KILOGRAM * KILOGRAM)


def settled(want: int, rng: random.Random) -> Chain:
    """Everything as it should be."""
    return Chain("settled", want, want, ((want, 0),), want)


def handed_without_arrival(want: int, rng: random.Random) -> Chain:
    """The village lent from its own store."""
    return Chain("handed_without_arrival", want, want, ((want - bite(want), 0),), want)


def arrived_without_release(want: int, rng: random.Random) -> Chain:
    """More came than any delivery order says; sometimes there is none."""
    released = 0 if rng.random() < 0.3 else want - bite(want)
    return Chain("arrived_without_release", want, released, ((want, 0),), want)


def released_beyond(want: int, rng: random.Random) -> Chain:
    """Bulog releases more than was asked for."""
    more = want + 30 * KILOGRAM
    return Chain("released_without_request", want, more, ((more, 0),), want)


def not_requested(want: int, rng: random.Random) -> Chain:
    """Nobody asked, so nothing came."""
    return Chain("not_requested", 0, 0, (), 0)


def requested_short(want: int, rng: random.Random) -> Chain:
    """Asked for too little, and all of that came and was handed out."""
    less = want - bite(want)
    return Chain("requested_short", less, less, ((less, 0),), less)


def requested_over(want: int, rng: random.Random) -> Chain:
    """Asked for more than the quota."""
    more = want + 20 * KILOGRAM
    return Chain("requested_over_quota", more, more, ((more, 0),), want)


def not_released(want: int, rng: random.Random) -> Chain:
    """Asked for, and nothing came out of the warehouse."""
    return Chain("not_released", want, 0, (), 0)


def released_short(want: int, rng: random.Random) -> Chain:
    """Less came out than was asked for."""
    less = want - bite(want)
    return Chain("released_short", want, less, ((less, 0),), less)


def not_arrived(want: int, rng: random.Random) -> Chain:
    """Released, and never seen again."""
    return Chain("not_arrived", want, want, (), 0)


def rejected(want: int, rng: random.Random) -> Chain:
    """A part was sent back and not replaced."""
    bad = bite(want)
    return Chain("rejected", want, want, ((want, bad),), want - bad)


def replaced(want: int, rng: random.Random) -> Chain:
    """A part was sent back and replaced by a second delivery."""
    bad = bite(want)
    return Chain("settled", want, want, ((want, bad), (bad, 0)), want)


def arrived_short(want: int, rng: random.Random) -> Chain:
    """Short weight."""
    less = want - bite(want)
    return Chain("arrived_short", want, want, ((less, 0),), less)


def not_handed(want: int, rng: random.Random) -> Chain:
    """The rice lies at the delivery point."""
    return Chain("not_handed", want, want, ((want, 0),), 0)


def handed_short(want: int, rng: random.Random) -> Chain:
    """Some families got nothing, or one of them half."""
    return Chain("handed_short", want, want, ((want, 0),), want - bite(want))


def swapped(want: int, rng: random.Random) -> Chain:
    """One family has two rations, its neighbour none: the desa is settled, they aren't."""
    return Chain("settled", want, want, ((want, 0),), want, act="swapped")


def stranger(want: int, rng: random.Random) -> Chain:
    """A hand-over names a family nobody listed: held back."""
    return Chain(
        "settled", want, want, ((want, 0),), want, set_aside=("held_back",), act="stranger"
    )


def document_repeated(want: int, rng: random.Random) -> Chain:
    """One of the lines is sent twice."""
    act = ("spa", "do", "bast", "serah")[int(rng.random() * 4)]
    return Chain(
        "settled", want, want, ((want, 0),), want, findings=("replayed_line",), act=f"again_{act}"
    )


def other_month(want: int, rng: random.Random) -> Chain:
    """A hand-over of an earlier month stands in this month's file."""
    return Chain(
        "settled", want, want, ((want, 0),), want, set_aside=("other_period",), act="other_month"
    )


def quota_conflict(want: int, rng: random.Random) -> Chain:
    """Two quotas for one desa: both are held back, so the request stands against nothing."""
    return Chain(
        "requested_over_quota",
        want,
        want,
        ((want, 0),),
        want,
        findings=("quota_conflict",),
        set_aside=("held_back",),
        act="quota_conflict",
    )


def bast_unreadable(want: int, rng: random.Random) -> Chain:
    """The arrival is written so that nobody can read it: held back, as if nothing came."""
    return Chain(
        "handed_without_arrival",
        want,
        want,
        (),
        want,
        set_aside=("held_back",),
        act="bast_unreadable",
    )


def odd(want: int, rng: random.Random) -> Chain:
    """Seven kilograms are missing from the whole delivery; the grams don't divide evenly."""
    return Chain("arrived_short", want, want, ((want, 0),), want, odd=7 * KILOGRAM)


RiceFate = Callable[[int, random.Random], Chain]
RICE_FATES: Mapping[str, RiceFate] = {
    fate.__name__: fate
    for fate in (
        handed_without_arrival,
        arrived_without_release,
        released_beyond,
        not_requested,
        requested_short,
        requested_over,
        not_released,
        released_short,
        not_arrived,
        rejected,
        replaced,
        arrived_short,
        not_handed,
        handed_short,
        swapped,
        stranger,
        document_repeated,
        other_month,
        quota_conflict,
        bast_unreadable,
        odd,
    )
}
# What may still happen to a desa that shares its delivery point, rapel or not.
HANDING_FATES = frozenset({"not_handed", "handed_short", "swapped"})
# Fates whose lines belong to one month only and make no sense in a delivery for several.
SINGLE_MONTH_FATES = frozenset({"quota_conflict", "bast_unreadable", "other_month", "stranger"})


def at_point(fate: str, want: int) -> Chain:
    """Give one desa's part in the fate of its kecamatan's delivery point (`odd` apart)."""
    if fate == "point_replaced":
        return Chain("settled", want, want, ((want, want // 10), (want // 10, 0)), want)
    if fate == "point_rejected":
        return Chain("rejected", want, want, ((want, want // 10),), want - want // 10)
    if fate == "point_arrived_short":
        return Chain("arrived_short", want, want, ((want - want // 20, 0),), want - want // 20)
    if fate == "point_not_arrived":
        return Chain("not_arrived", want, want, (), 0)
    if fate == "point_not_released":
        return Chain("not_released", want, 0, (), 0)
    return Chain("settled", want, want, ((want, 0),), want)
