"""What became of families that left, in figures from which nobody can read one family.

A figure below the smallest cell may point at a family. So a region's row is shown whole or not at
all, and what its neighbours leave of their parent is shown as one row more, "other regions", once
that row is safe as well. Everything that can be worked out from such tables is a sum of rows that
are safe, each cell 0 or at least the smallest; a sum of such cells is again.
"""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Cells = Mapping[str, int]


class Standing(enum.StrEnum):
    """How a family that left stands; every family has exactly one."""

    NOT_SEEN = "NOT_SEEN"
    SEEN = "SEEN"
    STANDING = "STANDING"
    RETURNED = "RETURNED"


NO_SUPPORT, SEVERAL = "TANPA", "BEBERAPA"


@dataclass(frozen=True)
class Counted:
    """How many families of a desa left in a year for a kind, with which support, standing how."""

    code: str
    year: int
    kind: str
    support: str
    standing: Standing
    families: int


@dataclass(frozen=True)
class Shown:
    """One row of a table: a region, or with an empty code the other ones that it stands for."""

    code: str
    regions: int
    cells: Cells

    @property
    def families(self) -> int:
        """Give how many families the row counts."""
        return sum(self.cells.values())


def by_kind(one: Counted) -> str:
    """Give the cell of the table by kind in which families are counted."""
    return f"{one.kind} {one.standing}"


def by_support(one: Counted) -> str:
    """Give the cell of the table by support in which families are counted."""
    return f"{one.support} {one.standing}"


def first_in(cells: Cells, first: str) -> int:
    """Give how many families a row counts of one kind, or with one support."""
    return sum(families for cell, families in cells.items() if cell.split()[0] == first)


def standing_in(cells: Cells, standing: Standing, first: str = "") -> int:
    """Give how many families of a row stand so, of all kinds (supports) or of one."""
    return sum(
        families
        for cell, families in cells.items()
        if cell.split()[1] == standing and first in ("", cell.split()[0])
    )


def seen(cells: Cells, first: str = "") -> int:
    """Give how many families of a row were seen again after they left."""
    return sum(standing_in(cells, one, first) for one in Standing if one is not Standing.NOT_SEEN)


def added(rows: Iterable[Cells]) -> dict[str, int]:
    """Add rows cell by cell; empty cells are left out."""
    total: dict[str, int] = {}
    for row in rows:
        for cell, families in row.items():
            if families:
                total[cell] = total.get(cell, 0) + families
    return total


def is_safe(cells: Cells, smallest: int) -> bool:
    """Say whether every cell counts nobody or at least `smallest` families."""
    return all(families == 0 or families >= smallest for families in cells.values())


def pooled(
    children: Mapping[str, Cells], smallest: int, hidden: Iterable[str] = ()
) -> frozenset[str]:
    """Give which children go into one row "others", so that it and all other rows are safe.

    The parent's own row must be safe. `hidden` are children that go there whatever they count.
    Takes one neighbour more at a time: the smallest that makes the row safe, else the smallest.
    """
    gone = {code for code, cells in children.items() if not is_safe(cells, smallest)} | {*hidden}
    left = {
        code: cells for code, cells in children.items() if code not in gone and any(cells.values())
    }
    total = added(children[code] for code in gone)
    while not is_safe(total, smallest) and left:
        order = sorted(left, key=lambda code: (sum(left[code].values()), code))
        enough = (c for c in order if is_safe(added((total, left[c])), smallest))
        chosen = next(enough, order[0])
        total = added((total, left.pop(chosen)))
        gone.add(chosen)
    return frozenset(gone)


def rows_of(children: Mapping[str, Cells], gone: Iterable[str]) -> tuple[Shown, ...]:
    """Give the rows of a table: the children that are shown, then the others as one."""
    others = {*gone}
    shown = [Shown(code, 1, children[code]) for code in sorted(children) if code not in others]
    if others:
        shown.append(Shown("", len(others), added(children[code] for code in others)))
    return tuple(shown)


@dataclass(frozen=True)
class Table:
    """What is published of the regions beneath one: its year, by kind or by support, its rows.

    The code is that of the region whose children the rows are, empty for the nation.
    """

    code: str
    year: int
    what: str
    rows: tuple[Shown, ...]


KIND, SUPPORT = "kind", "support"
_CELLS = {KIND: by_kind, SUPPORT: by_support}
_LENGTHS = (0, 2, 4, 6, 10)  # digits of nation, province, kab/kota, kecamatan, desa


def published(counted: Iterable[Counted], smallest: int) -> tuple[Table, ...]:
    """Give every table that may be seen: a region's is there where its own row was shown.

    Years are published each for itself and never added up, or the sum would give away the year
    that is hidden. A region that is hidden by kind is hidden by support too, so that no two tables
    together say more than each.
    """
    found: list[Table] = []
    years: dict[int, list[Counted]] = {}
    for one in counted:
        years.setdefault(one.year, []).append(one)
    for year in sorted(years):
        tree = _Tree(years[year])
        if tree.is_safe("", KIND, smallest):
            both = tree.is_safe("", SUPPORT, smallest)
            found += tree.tables("", year, smallest, both)
    return tuple(found)


class _Tree:
    """The cells of every region of a year, and which regions lie beneath which."""

    def __init__(self, counted: Iterable[Counted]) -> None:
        self._cells: dict[tuple[str, str], dict[str, int]] = {}
        self._children: dict[str, set[str]] = {}
        for one in counted:
            for shorter, length in zip((0, *_LENGTHS), _LENGTHS, strict=False):
                code = one.code[:length]
                if code:
                    self._children.setdefault(one.code[:shorter], set()).add(code)
                for what, cell in _CELLS.items():
                    cells = self._cells.setdefault((code, what), {})
                    cells[cell(one)] = cells.get(cell(one), 0) + one.families

    def is_safe(self, code: str, what: str, smallest: int) -> bool:
        return is_safe(self._cells[code, what], smallest)

    def tables(self, code: str, year: int, smallest: int, both: bool) -> Iterable[Table]:
        """Give the tables of a region whose row is shown, and of all shown ones beneath it."""
        children = self._children.get(code)
        if not children:
            return
        by_kind, by_support = (
            {child: self._cells[child, what] for child in children} for what in (KIND, SUPPORT)
        )
        hidden = pooled(by_kind, smallest)
        yield Table(code, year, KIND, rows_of(by_kind, hidden))
        hidden_too = frozenset(children)
        if both:
            hidden_too = pooled(by_support, smallest, hidden)
            yield Table(code, year, SUPPORT, rows_of(by_support, hidden_too))
        for child in sorted(children - hidden):
            yield from self.tables(child, year, smallest, child not in hidden_too)
