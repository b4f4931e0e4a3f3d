"""Whether the codes of a file, or of a part of it, are of another system than Kemendagri's.

166 kab/kota have a BPS code that is another kab/kota's Kemendagri code, so a file in the
BPS system passes every test of existence; only the names that stand beside the codes tell.
Where no names stand there, the form of the codes of desa may: BPS writes two, two, three and three
digits, while the number of every desa of Kemendagri's begins with 1, 2 or 3.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from salur.evidence.domain.regions import KnownRegions
from salur.places.domain import BPS_2020, normalise_name

# Below a tenth it is a matter of rows (slips of the keyboard), not of the file.
_LEAST_SHARE = 10
_LEAST_ROWS = 3
_LEAST_PART = 20  # rows of one region, unless most that bear its own name are wrong
_EXAMPLES = 3
_KABKOTA = 4
_DESA = 10
_LEAST_FORMS = 5
_FORM_SHARE = 4


@dataclass(frozen=True)
class Named:
    """One code (cut to the level of the name) with the name beside it, and on how many rows."""

    code: str
    name: str
    rows: int


@dataclass(frozen=True)
class Contradiction:
    """Names that contradict codes systematically: a few of them, and the system that explains."""

    examples: tuple[Named, ...]
    system: str | None


@dataclass(frozen=True)
class Foreign(Named):
    """A name that is not its code's; `system` is the one in which it would be, None: in none."""

    system: str | None = None


def contradiction(known: KnownRegions, named: Iterable[Named]) -> Contradiction | None:
    """Say how names of one level contradict the codes beside them, None where they agree.

    A name counts against its code when it is another region's, or when a known system gives the
    code that name: a spelling that nobody knows, or a code of a list that is not loaded, says
    nothing. A part of the file is systematic too: one region, most of whose rows are wrong.
    """
    whole, parts = _Tally(), defaultdict[str, _Tally](_Tally)
    for pair in named:
        if known.bears(pair.code, pair.name):
            whole.agreeing += pair.rows
            parts[_part_of(pair)].agreeing += pair.rows
        elif (foreign := _foreign(known, pair)) is not None:
            whole.add(foreign)
            parts[_part_of(pair)].add(foreign)
    if whole.is_systematic:
        return _told(whole.foreign)
    return _told([pair for part in parts.values() if part.is_mostly for pair in part.foreign])


def _foreign(known: KnownRegions, pair: Named) -> Foreign | None:
    system = next((walk.system for walk in known.crosswalks
                   if known.bears(walk.likely(pair.code) or "", pair.name)), None)  # fmt: skip
    if system is None and not (
        pair.code in known.names and known.is_elsewhere(pair.code, pair.name)
    ):
        return None
    return Foreign(pair.code, pair.name, pair.rows, system)


@dataclass
class _Tally:
    """How many rows of a part of a file agree, and which names are another region's."""

    agreeing: int = 0
    wrong: int = 0
    foreign: list[Foreign] = field(default_factory=list)

    def add(self, pair: Foreign) -> None:
        """Count the rows of one code and name that don't agree."""
        self.wrong += pair.rows
        self.foreign.append(pair)

    @property
    def is_systematic(self) -> bool:
        compared = self.agreeing + self.wrong
        return self.wrong * _LEAST_SHARE >= compared and self.wrong >= min(_LEAST_ROWS, compared)

    @property
    def is_mostly(self) -> bool:
        """Whether the part is of another system, while the file as a whole is not.

        Below the kab/kota only a known system can tell: lists of desa are renumbered by the year.
        """
        is_upper = all(len(pair.code) <= _KABKOTA for pair in self.foreign)
        if not is_upper and not all(pair.system for pair in self.foreign):
            return False
        few_do = is_upper and self.wrong >= self.agreeing
        return self.is_systematic and self.wrong >= (_LEAST_ROWS if few_do else _LEAST_PART)


def _part_of(pair: Named) -> str:
    return normalise_name(pair.name) if len(pair.code) <= _KABKOTA else pair.code[:_KABKOTA]


def _told(foreign: list[Foreign]) -> Contradiction | None:
    """Give the most frequent ones, each of another code, so that the examples say most."""
    shown: dict[str, Foreign] = {}
    for pair in sorted(foreign, key=lambda pair: (-pair.rows, pair.code, pair.name)):
        shown.setdefault(pair.code, pair)
    if not shown:
        return None
    explained = sum(pair.rows for pair in foreign if pair.system)
    mostly = explained * 2 >= sum(pair.rows for pair in foreign)
    system = next((pair.system for pair in foreign if pair.system), None)
    return Contradiction(tuple(shown.values())[:_EXAMPLES], system if mostly else None)


@dataclass(frozen=True)
class Coded:
    """One code as it was read (7 digits too, which only BPS has), and on how many rows."""

    code: str
    rows: int


@dataclass(frozen=True)
class OtherForm:
    """Codes that Kemendagri cannot have given: on how many of how many rows, and a few of them."""

    rows: int
    of: int
    examples: tuple[str, ...]
    system: str = BPS_2020


def other_form(coded: Iterable[Coded]) -> OtherForm | None:
    """Say that a file, or all of one province in it, bears codes in the form of BPS; else None.

    Two thirds of BPS's codes of desa have a 0 where Kemendagri has 1 to 3: a quarter tells.
    """
    parts: dict[str, list[Coded]] = defaultdict(list)
    for one in coded:
        parts[one.code[:2]].append(one)
    everything = [one for part in parts.values() for one in part]
    for part in (everything, *parts.values()):
        odd = [one for one in part if _is_bps_form(one.code)]
        rows, of = sum(one.rows for one in odd), sum(one.rows for one in part)
        if len(odd) >= _LEAST_FORMS and rows * _FORM_SHARE >= of:
            first = sorted(odd, key=lambda one: (-one.rows, one.code))[:_EXAMPLES]
            return OtherForm(rows, of, tuple(one.code for one in first))
    return None


def _is_bps_form(code: str) -> bool:
    """Say whether only BPS has such codes: of kecamatan, or of desa in an undivided kecamatan."""
    return len(code) == 7 or (len(code) == _DESA and code[6] == "0")
