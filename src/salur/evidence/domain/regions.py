"""Which regions are known on a day, under which names, and in which other systems of codes."""

import datetime as dt
import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from salur.places.domain import Crosswalk, base_codes, base_crosswalk, name_forms, same_name

LENGTHS = {"provinsi": 2, "kabupaten": 4, "kecamatan": 6, "desa": 10}


@dataclass(frozen=True)
class KnownRegions:
    """The loaded codes with their names; `outside` are those not valid on the date asked about.

    `crosswalks` are the other systems of codes that are known.
    """

    names: Mapping[str, str]
    outside: frozenset[str] = frozenset()
    crosswalks: tuple[Crosswalk, ...] = field(default_factory=lambda: (base_crosswalk(),))
    _by_name: dict[tuple[str, int, str], set[str]] = field(default_factory=dict, compare=False)

    def bears(self, code: str, name: str) -> bool:
        """Say whether `name` may be the name of `code`."""
        known = self.names.get(code)
        return known is not None and same_name(known, name)

    def is_elsewhere(self, code: str, name: str) -> bool:
        """Say whether `name` is another region's of the same level around `code`.

        Around a province or kab/kota is the whole country, around a kecamatan its province, around
        a desa its kab/kota: names of desa repeat everywhere.
        """
        if not self._by_name:
            for known, spelling in self.names.items():
                for kind, key in name_forms(spelling):
                    kinds = self._by_name.setdefault((_around(known), len(known), key), set())
                    kinds.add(kind)
        for kind, key in name_forms(name):
            kinds = self._by_name.get((_around(code), len(code), key), set())
            if kinds and (not kind or kind in kinds or "" in kinds):
                return True
        return False


def _around(code: str) -> str:
    return {2: "", 4: "", 6: code[:2]}.get(len(code), code[:4])


@functools.cache
def base_regions() -> KnownRegions:
    """Give the regions of the list that the program carries."""
    return KnownRegions(dict(base_codes()))


@dataclass(frozen=True)
class Span:
    """One name of one code, valid from a day on (None: since ever) up to a day (None: still)."""

    code: str
    name: str
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    def holds_on(self, day: dt.date) -> bool:
        """Say whether the span holds on `day`; its last day is not part of it."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day < self.valid_to)


def regions_on(history: Iterable[Span], day: dt.date | None) -> KnownRegions:
    """Give every code of `history` with its name on `day` (None: in the newest edition).

    A code that was not valid then is known, and outside its time.
    """
    asked = day or dt.date.max
    names: dict[str, str] = {}
    valid: set[str] = set()
    for span in history:
        if span.holds_on(asked):
            valid.add(span.code)
            names[span.code] = span.name
        else:
            names.setdefault(span.code, span.name)
    return KnownRegions(names, frozenset(names.keys() - valid))
