"""What becomes of regions that are renumbered, split or joined: desa by desa, and above them.

A line names an old code and a new one of the same level. A desa has one successor. Above the desa
one line is enough where everything keeps its lower digits; where a region is divided, its desa are
named, for nobody else knows which goes where.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from salur.kernel.region_code import RegionCode

_DESA = 10
_UPPER = (6, 4, 2)


@dataclass(frozen=True)
class SuccessionFaults:
    """What makes a list of successions unusable, with a few examples; all empty: it is usable.

    `divided` are desa with two successors, or whose successor is succeeded itself.
    """

    malformed: tuple[str, ...] = ()
    unknown_old: tuple[str, ...] = ()
    unknown_new: tuple[str, ...] = ()
    divided: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(
            self.malformed or self.unknown_old or self.unknown_new or self.divided or self.left_out
        )

    @property
    def examples(self) -> str:
        """A few of what is at fault."""
        groups = (
            *(self.malformed, self.unknown_old, self.unknown_new),
            *(self.divided, self.left_out),
        )
        return "; ".join(one for group in groups for one in group[:3])


@dataclass(frozen=True)
class Succession:
    """Every desa with its successor; `whole` are regions of any level that go over as one.

    `links` are all pairs, of every level, that are told of a region; `heirs` are old codes of which
    nothing is left, each with the one region that now holds all of it: None where it was divided.
    """

    desa: Mapping[str, str]
    whole: Mapping[str, str] = field(default_factory=dict)
    links: tuple[tuple[str, str], ...] = ()
    heirs: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def gone(self) -> tuple[str, ...]:
        """The old codes of which nothing is left, by code."""
        return tuple(sorted(self.heirs))

    @property
    def kabkota(self) -> tuple[str, ...]:
        """The kab/kota that lose or gain a desa, by code."""
        return tuple(sorted({code[:4] for pair in self.desa.items() for code in pair}))


def read_successions(rows: Sequence[Sequence[str]]) -> tuple[list[tuple[str, str]], list[str]]:
    """Read rows of `kode_lama, kode_baru`, with a header or without; give pairs and bad rows."""
    pairs: list[tuple[str, str]] = []
    malformed: list[str] = []
    for number, row in enumerate(rows, start=1):
        old, new = (cell.strip() for cell in (*row, "", "")[:2])
        if not any(cell.strip() for cell in row) or (number == 1 and not old[:1].isdigit()):
            continue
        try:
            one, other = RegionCode.parse(old).digits, RegionCode.parse(new).digits
        except ValueError:
            malformed.append(f"{number}: {old[:20]} → {new[:20]}")
            continue
        if len(one) != len(other) or one == other:
            malformed.append(f"{number}: {one} → {other}")
        else:
            pairs.append((one, other))
    return pairs, malformed


def succession(
    pairs: Iterable[tuple[str, str]], before: Iterable[str], after: Iterable[str]
) -> tuple[Succession, SuccessionFaults]:
    """Work out every desa's successor; `before` and `after` are the codes valid around the day."""
    old_desa, new_codes = {c for c in before if len(c) == _DESA}, set(after)
    known_old = set(before)
    news: dict[str, set[str]] = defaultdict(set)
    for old, new in pairs:
        news[old].add(new)
    desa = {old: min(to) for old, to in news.items() if len(old) == _DESA}
    left_out = []
    for length in _UPPER:
        for old in sorted(code for code in news if len(code) == length):
            for code in sorted(c for c in old_desa if c.startswith(old) and c not in desa):
                moved = next(iter(news[old])) + code[length:] if len(news[old]) == 1 else ""
                if moved in new_codes:
                    desa[code] = moved
                else:
                    left_out.append(code)
    faults = SuccessionFaults(
        unknown_old=tuple(sorted(old for old in news if old not in known_old)),
        unknown_new=tuple(sorted({n for to in news.values() for n in to if n not in new_codes})),
        divided=tuple(
            sorted(
                old
                for old, to in news.items()
                if len(old) == _DESA and (len(to) > 1 or to & news.keys())
            )
        ),
        left_out=tuple(left_out),
    )
    return _settled(desa, news, old_desa), faults


def _settled(
    desa: Mapping[str, str], news: Mapping[str, set[str]], old_desa: set[str]
) -> Succession:
    links = {(old, new) for old, to in news.items() for new in to} | set(desa.items())
    joined = Counter(desa.values())
    whole = {old: new for old, new in desa.items() if joined[new] == 1 and new not in old_desa}
    heirs: dict[str, str | None] = {old: desa[old] for old in desa.keys() - set(desa.values())}
    for length in _UPPER:
        into: dict[str, set[str]] = defaultdict(set)
        origin: dict[str, set[str]] = defaultdict(set)
        for old, new in desa.items():
            into[old[:length]].add(new[:length])
            origin[new[:length]].add(old[:length])
        stays = {code[:length] for code in old_desa if code not in desa}
        stays |= {new[:length] for new in desa.values()}
        for old, to in into.items():
            links |= {(old, new) for new in to if new != old}
            if old not in stays:
                heirs[old] = next(iter(to)) if len(to) == 1 else None
        lived = {code[:length] for code in old_desa}
        for old in into.keys() & heirs.keys():
            heir = heirs[old]
            if heir is not None and origin[heir] == {old} and heir not in lived:
                whole[old] = heir
    return Succession(desa, whole, tuple(sorted(links)), heirs)
