"""Which regions the installation knows on a day: what its loaded editions say together."""

import datetime as dt
from functools import lru_cache

from salur.evidence.domain.regions import KnownRegions, Span, base_regions, regions_on
from salur.places import queries as places


def known_regions(day: dt.date | None) -> KnownRegions:
    """Give every code of the loaded editions with its name on `day` (None: in the newest one).

    Where no edition is loaded it is the list that the program carries.
    """
    loaded = places.loaded()
    return base_regions() if loaded is None else _known(loaded, day)


@lru_cache(maxsize=4)
def _known(loaded: str, day: dt.date | None) -> KnownRegions:
    # `loaded` only tells one state of the list from another: the list itself is read once for each.
    return regions_on((Span(*name) for name in places.every_name()), day)
