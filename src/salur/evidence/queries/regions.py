"""Which regions the installation knows on a day: what its loaded editions say together."""

import datetime as dt
from dataclasses import replace
from functools import lru_cache

from salur.evidence.domain.regions import KnownRegions, Span, base_regions, regions_on
from salur.places import queries as places


def known_regions(day: dt.date | None) -> KnownRegions:
    """Give every code of the loaded editions with its name on `day` (None: in the newest one).

    Where no edition is loaded it is the list that the program carries.
    """
    loaded, walks = places.loaded(), places.crosswalks_loaded()
    if loaded is None and not walks:
        return base_regions()
    return _known(loaded or "", walks, day)


@lru_cache(maxsize=4)
def _known(loaded: str, walks: int, day: dt.date | None) -> KnownRegions:
    # The marks only tell one state of the lists from another: a list is read once for each.
    names = regions_on((Span(*name) for name in places.every_name()), day)
    known = names if loaded else base_regions()
    return replace(known, crosswalks=places.crosswalks()) if walks else known
