"""Which regions are known, and whether a file's codes are of another system than ours.

166 kab/kota have a BPS code that is another kab/kota's Kemendagri code, so a file in the
BPS system passes every test of existence; only the names that stand beside the codes tell.
"""

import datetime as dt
import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from salur.places.domain import base_codes, normalise_name, same_name

LENGTHS = {"provinsi": 2, "kabupaten": 4, "kecamatan": 6, "desa": 10}
# Below a tenth it is a matter of rows (slips of the keyboard), not of the file.
_LEAST_SHARE = 10
_LEAST_ROWS = 3
_EXAMPLES = 3


@dataclass(frozen=True)
class KnownRegions:
    """The loaded codes with their names; `outside` are those not valid on the date asked about."""

    names: Mapping[str, str]
    outside: frozenset[str] = frozenset()
    _by_name: dict[tuple[str, int, str], bool] = field(default_factory=dict, compare=False)

    def bears(self, code: str, name: str) -> bool:
        """Say whether `name` may be the name of `code`."""
        known = self.names.get(code)
        return known is not None and same_name(known, name)

    def is_elsewhere(self, code: str, name: str) -> bool:
        """Say whether `name` is another region's of the same province (or kab/kota, below it)."""
        if not self._by_name:
            for known, spelling in self.names.items():
                self._by_name[_around(known), len(known), normalise_name(spelling)] = True
        return (_around(code), len(code), normalise_name(name)) in self._by_name


def _around(code: str) -> str:
    return code[:2] if len(code) <= 4 else code[:4]


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


@dataclass(frozen=True)
class Named:
    """One code (cut to the level of the name) with the name beside it, and on how many rows."""

    code: str
    name: str
    rows: int


def named_elsewhere(known: KnownRegions, named: Iterable[Named]) -> tuple[Named, ...]:
    """Give up to three examples when names of one level contradict the codes systematically.

    A name counts against its code only when it is another region's: a spelling that nobody
    knows says nothing about the system.
    """
    agreeing, foreign = 0, []
    for pair in named:
        if known.bears(pair.code, pair.name):
            agreeing += pair.rows
        elif known.is_elsewhere(pair.code, pair.name):
            foreign.append(pair)
    wrong = sum(pair.rows for pair in foreign)
    compared = agreeing + wrong
    if wrong * _LEAST_SHARE < compared or wrong < min(_LEAST_ROWS, compared) or not wrong:
        return ()
    return tuple(sorted(foreign, key=lambda pair: (-pair.rows, pair.code, pair.name))[:_EXAMPLES])
