"""The pieces that worlds are made of: weighted cells, rows, copies of rows, broken cells."""

from collections.abc import Mapping

from hypothesis import strategies as st

from tests.property.world import TextRow

MARCH = ("2019-03", "2019-03", "2019-03", "03/2019", "Maret 2019", "2019-01..2019-03")
OTHER_MONTHS = ("2019-02", "2019-04", "2019-02..2019-04")


def mostly(*usual: str, seldom: tuple[str, ...] = ()) -> st.SearchStrategy[str]:
    """Give one of the usual texts nine times in ten, else one of the seldom ones."""
    if not seldom:
        return st.sampled_from(usual)
    return st.integers(0, 9).flatmap(lambda n: st.sampled_from(usual if n else seldom))


def rows_of(
    cells: Mapping[str, st.SearchStrategy[str]], most: int
) -> st.SearchStrategy[list[TextRow]]:
    """Give up to `most` rows of these cells, some of them copied, seldom one cell broken."""
    row = st.fixed_dictionaries(dict(cells))
    return st.builds(
        _with_copies,
        st.lists(row, max_size=most),
        st.lists(st.integers(0, most), max_size=2),
        st.none() | st.tuples(st.integers(0, most), st.sampled_from(sorted(cells)), _BROKEN),
    )


# Nothing here is readable as an amount, a mass, a period, a date, an account or a choice.
_BROKEN = st.sampled_from(
    ("", " ", "-5", "1.10.000", "1,234.56", "1e5", "n/a", "2019-13", "31/02/2019", "6.2E+14")
)


def _with_copies(
    rows: list[TextRow], copied: list[int], broken: tuple[int, str, str] | None
) -> list[TextRow]:
    copies = [dict(rows[place]) for place in copied if place < len(rows)]
    every = [*rows, *copies]
    if broken is not None and broken[0] < len(every):
        place, column, text = broken
        every[place] = {**every[place], column: text}
    return every
