"""Nobody can work out a cell that counts one to four families, whatever is added or taken away.

The oracle takes every set of desa, asks by plain elimination whether its sum follows from the rows
that are shown, and looks at the sum where it does.
"""

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from salur.graduation.domain.outcomes import (
    KIND,
    SUPPORT,
    Counted,
    Standing,
    Table,
    added,
    by_kind,
    by_support,
    is_safe,
    pooled,
    published,
)

SMALLEST = 5
DESA = [f"63{kab:02}{kec:02}2{desa:03}" for kab, kec, desa in product((1, 2), (1, 2), (1, 2))]
FAMILIES = st.sampled_from([0, 0, 1, 2, 4, 5, 6, 9, 20])


@st.composite
def worlds(draw: st.DrawFn) -> list[Counted]:
    """Give what eight desa of two kab/kota count, in a few kinds, supports and standings."""
    cells = draw(st.lists(st.tuples(
        st.sampled_from(["MANDIRI", "ALAMIAH"]), st.sampled_from(["TANPA", "KUBE"]),
        st.sampled_from([Standing.SEEN, Standing.RETURNED]),
    ), min_size=1, max_size=3, unique=True))  # fmt: skip
    size = len(DESA) * len(cells)
    counts = draw(st.lists(FAMILIES, min_size=size, max_size=size))
    return [
        Counted(code, 2019, kind, support, standing, families)
        for (code, (kind, support, standing)), families in zip(
            product(DESA, cells), counts, strict=True
        )
        if families
    ]


def _sets_shown(tables: list[Table], counted: list[Counted]) -> list[frozenset[str]]:
    """Give the desa behind each row that is shown, the whole nation's included."""
    desa = {one.code for one in counted}
    found = []
    for table in tables:
        below = {code for code in desa if code.startswith(table.code)}
        shown = [
            {code for code in below if code.startswith(row.code)} for row in table.rows if row.code
        ]
        rest = below - set().union(*shown)
        found += [frozenset(below), *map(frozenset, shown), frozenset(rest)]
    return [one for one in found if one]


def _basis(shown: list[frozenset[str]], desa: list[str]) -> list[list[Fraction]]:
    """Give the rows that span everything that follows from the sums over `shown`."""
    found: list[list[Fraction]] = []
    for one in sorted(map(sorted, {*shown})):
        row = _without([Fraction(code in one) for code in desa], found)
        if any(row):
            found.append(row)
    return found


def _without(target: list[Fraction], basis: list[list[Fraction]]) -> list[Fraction]:
    """Take from `target` what the basis explains; nothing is left where the sum follows."""
    for row in basis:
        column = next(i for i, value in enumerate(row) if value)
        factor = target[column] / row[column]
        if factor:
            target = [a - factor * b for a, b in zip(target, row, strict=True)]
    return target


def _sums(counted: list[Counted], asked: frozenset[str], what: str) -> dict[str, int]:
    cell = by_kind if what == KIND else by_support
    return added({cell(one): one.families} for one in counted if one.code in asked)


@given(worlds())
def test_no_sum_that_follows_from_the_tables_is_small(counted: list[Counted]) -> None:
    tables = list(published(counted, SMALLEST))
    desa = sorted({one.code for one in counted})
    for what in (KIND, SUPPORT):
        shown = _basis(_sets_shown([one for one in tables if one.what == what], counted), desa)
        everything = _basis(_sets_shown(tables, counted), desa)
        for chosen in product((False, True), repeat=len(desa)):
            asked = frozenset(code for code, is_in in zip(desa, chosen, strict=True) if is_in)
            target = [Fraction(is_in) for is_in in chosen]
            if not any(_without(target, shown)):
                assert is_safe(_sums(counted, asked, what), SMALLEST), (what, asked)
            # How many left in all is said by both tables, and may be worked out from both.
            if what == KIND and not any(_without(target, everything)):
                families = sum(_sums(counted, asked, KIND).values())
                assert families == 0 or families >= SMALLEST, asked


@given(worlds())
def test_rows_add_up_to_their_parent(counted: list[Counted]) -> None:
    for table in published(counted, SMALLEST):
        below = frozenset(one.code for one in counted if one.code.startswith(table.code))
        assert added(row.cells for row in table.rows) == _sums(counted, below, table.what)


@given(worlds())
def test_a_table_is_opened_only_beneath_a_row_that_is_shown(counted: list[Counted]) -> None:
    tables = published(counted, SMALLEST)
    shown = {(one.what, row.code) for one in tables for row in one.rows if row.code}
    assert all((one.what, one.code) in shown for one in tables if one.code)
    # What is hidden by kind is hidden by support.
    assert {code for what, code in shown if what == SUPPORT} <= {
        code for what, code in shown if what == KIND
    }


def test_of_one_small_row_a_neighbour_is_hidden_with_it() -> None:
    rows = {"6301": {"a": 3}, "6302": {"a": 40}, "6303": {"a": 7}}
    assert pooled(rows, SMALLEST) == {"6301", "6303"}


def test_nothing_is_hidden_where_all_rows_are_safe() -> None:
    assert (
        pooled({"6301": {"a": 5}, "6302": {"a": 40, "b": 0}, "6303": {}}, SMALLEST) == frozenset()
    )
