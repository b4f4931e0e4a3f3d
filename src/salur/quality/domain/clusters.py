"""Which rows together are one family: pairs joined so that no single weak pair chains two families.

Strongest pairs first; two groups join when all pairs between them together speak for it, those
that were never thought of counting fully against it.
"""

from collections.abc import Iterable, Mapping, Sequence

Pair = tuple[int, int]  # the smaller row first
_LIMIT = 6.0  # beyond these odds one pair says no more for or against its group
_MOST_TOGETHER = 60  # rows in one group of which every pair is looked at


def groups(pairs: Iterable[Pair]) -> list[list[int]]:
    """Give the rows that hang together by any of `pairs`, each group in order."""
    above: dict[int, int] = {}

    def top(row: int) -> int:
        while above.setdefault(row, row) != row:
            above[row] = above[above[row]]
            row = above[row]
        return row

    for a, b in pairs:
        first, second = sorted((top(a), top(b)))
        above[second] = first
    found: dict[int, list[int]] = {}
    for row in sorted(above):
        found.setdefault(top(row), []).append(row)
    return list(found.values())


def unseen(together: Iterable[Sequence[int]], odds: Mapping[Pair, float]) -> list[Pair]:
    """Give the pairs inside groups of three rows and more that nobody has compared yet."""
    return [
        pair
        for rows in together
        if 2 < len(rows) <= _MOST_TOGETHER
        for pair in _pairs(rows)
        if pair not in odds
    ]


def divided(rows: Sequence[int], odds: Mapping[Pair, float], least: float) -> list[list[int]]:
    """Divide one group into families.

    `odds` holds the group's own pairs, as natural logarithms; `least` is what a pair needs.
    """
    where = {row: row for row in rows}
    members = {row: [row] for row in rows}
    strong = sorted((-one, pair) for pair, one in odds.items() if one > least)
    for _, (a, b) in strong:
        first, second = where[a], where[b]
        if first == second:
            continue
        between = [
            odds.get((min(x, y), max(x, y)), -_LIMIT)
            for x in members[first]
            for y in members[second]
        ]
        if sum(max(-_LIMIT, min(_LIMIT, one)) for one in between) > least * len(between):
            for row in members[second]:
                where[row] = first
            members[first] += members.pop(second)
    return [sorted(group) for group in members.values()]


def _pairs(rows: Sequence[int]) -> Iterable[Pair]:
    return ((x, y) for place, x in enumerate(rows) for y in rows[place + 1 :])
