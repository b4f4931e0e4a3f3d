"""How far an area's rice of a month is, and what went otherwise: both follow from its documents.

As with a cycle (`states`), the same facts give the same answer in whatever order they became known.
A later step that is proven proves the earlier ones: rice that arrived was shipped, whoever forgot
to say so.
"""

import enum
from dataclasses import dataclass

from salur.distribution.domain.rice import Chain, RiceStep
from salur.kernel.period import Period


class Life(enum.StrEnum):
    """How far the rice of an area's month is (domain.md section 16.5)."""

    ALLOCATED = "ALLOCATED"
    SPA_ISSUED = "SPA_ISSUED"
    DO_ISSUED = "DO_ISSUED"
    SHIPPED = "SHIPPED"
    AT_TD = "AT_TD"
    AT_TB = "AT_TB"
    DISTRIBUTED = "DISTRIBUTED"


class Mark(enum.StrEnum):
    """What went otherwise than straight on; several may hold at once."""

    NO_SPA = "NO_SPA"
    SHORT = "SHORT"
    QUALITY_REJECT = "QUALITY_REJECT"
    REPLACED = "REPLACED"
    DEFERRED = "DEFERRED"
    UNABSORBED = "UNABSORBED"


@dataclass(frozen=True)
class RiceFacts:
    """What the documents say of an area's month, in grams; `arrived` is before rejects.

    `replaced` is what was sent again in place of rejects. `several_months`: its rice travels with
    that of other months (rapel).
    """

    requested: int = 0
    released: int = 0
    shipped: int = 0
    arrived: int = 0
    rejected: int = 0
    replaced: int = 0
    at_village: int = 0
    handed: int = 0
    returned: int = 0
    several_months: bool = False

    @property
    def kept(self) -> int:
        """What came and was not rejected."""
        return self.arrived - self.rejected


# The steps, the last that holds first.
_STEPS = (
    (Life.DISTRIBUTED, "handed"),
    (Life.AT_TB, "at_village"),
    (Life.AT_TD, "arrived"),
    (Life.SHIPPED, "shipped"),
    (Life.DO_ISSUED, "released"),
    (Life.SPA_ISSUED, "requested"),
)


def life_of(facts: RiceFacts) -> Life:
    """Give how far the rice is."""
    return next((life for life, name in _STEPS if getattr(facts, name) > 0), Life.ALLOCATED)


def marks_of(facts: RiceFacts) -> tuple[Mark, ...]:
    """Give what went otherwise, in the order of `Mark`."""
    due = facts.released + facts.replaced if facts.released else facts.requested
    held = (
        (Mark.NO_SPA, not facts.requested),
        (Mark.SHORT, 0 < facts.arrived < due or 0 < facts.released < facts.requested),
        (Mark.QUALITY_REJECT, facts.rejected > facts.replaced),
        (Mark.REPLACED, 0 < facts.rejected <= facts.replaced),
        (Mark.DEFERRED, facts.several_months and facts.requested > 0 and not facts.arrived),
        (Mark.UNABSORBED, facts.returned > 0),
    )
    return tuple(mark for mark, holds in held if holds)


def facts_of_month(chain: Chain, code: str, month: Period, *, handed: int = 0) -> RiceFacts:
    """Give what the documents of a region (a desa, a kecamatan, or all with "") say of a month.

    Each document over several months counts with the month's share; `handed` comes from the
    hand-overs.
    """

    def share(kind: RiceStep) -> int:
        return sum(move.in_month(month) for move in chain.of(kind, code=code))

    arrivals = chain.of(RiceStep.ARRIVAL, code=code)
    covering = [m for m in chain.of(RiceStep.REQUEST, code=code) if m.first <= month <= m.last]
    back = chain.of(RiceStep.RETURN, code=code)
    released, arrived = share(RiceStep.RELEASE), share(RiceStep.ARRIVAL)
    rejected = sum(move.in_month(month, move.rejected) for move in arrivals)
    # Where nobody made a paper of it, what came beyond the release came in place of rejects.
    again = max(share(RiceStep.REPLACEMENT), arrived - released)
    return RiceFacts(
        requested=share(RiceStep.REQUEST),
        released=released,
        shipped=share(RiceStep.SHIPMENT),
        arrived=arrived,
        rejected=rejected,
        replaced=max(min(rejected, again), 0),
        at_village=share(RiceStep.VILLAGE),
        handed=handed,
        returned=sum(move.in_month(month) for move in back if move.place_key),
        several_months=any(move.first < move.last for move in covering),
    )
