"""From odds of pairs to families: rows that hang together, looked at once more and divided."""

from collections.abc import Callable

from salur.batch.session import Session
from salur.quality.domain.clusters import Pair, divided, groups, unseen

_MARGIN = 1.5  # odds below the least that still speak within a group


def divide(
    session: Session,
    least: float,
    *,
    compare: Callable[[Session, str, str], None],
    weigh: Callable[[Session, str, str], None],
) -> None:
    """Write `clusters` (id_kpm, cluster) from `scored`; a cluster bears its smallest id_kpm."""
    odds: dict[Pair, float] = {
        (a, b): one
        for a, b, one in session.rows(
            "SELECT a, b, odds FROM scored WHERE odds > CAST($least AS DOUBLE)",
            {"least": least - _MARGIN},
        )
    }
    together = groups(pair for pair, one in odds.items() if one > least)
    missing = unseen(together, odds)
    if missing:
        odds |= _look_again(session, missing, compare, weigh)
    families = [
        family for rows, own in _with_odds(together, odds) for family in _of(rows, own, least)
    ]
    _write(session, [family for family in families if len(family) > 1])


def _of(rows: list[int], own: dict[Pair, float], least: float) -> list[list[int]]:
    return [rows] if len(rows) == 2 else divided(rows, own, least)


def _with_odds(
    together: list[list[int]], odds: dict[Pair, float]
) -> list[tuple[list[int], dict[Pair, float]]]:
    place = {row: n for n, rows in enumerate(together) for row in rows}
    own: list[dict[Pair, float]] = [{} for _ in together]
    for pair, one in odds.items():
        at = place.get(pair[0])
        if at is not None and at == place.get(pair[1]):
            own[at][pair] = one
    return list(zip(together, own, strict=True))


def _look_again(
    session: Session,
    missing: list[Pair],
    compare: Callable[[Session, str, str], None],
    weigh: Callable[[Session, str, str], None],
) -> dict[Pair, float]:
    session.run(
        "CREATE TABLE met_again AS SELECT unnest($a)::INTEGER AS a, unnest($b)::INTEGER AS b",
        {"a": [a for a, _ in missing], "b": [b for _, b in missing]},
    )
    compare(session, "met_again", "compared_again")
    weigh(session, "compared_again", "scored_again")
    found = {(a, b): one for a, b, one in session.rows("SELECT a, b, odds FROM scored_again")}
    for table in ("met_again", "compared_again", "scored_again"):
        session.run(f"DROP TABLE {table}")
    return found


def _write(session: Session, families: list[list[int]]) -> None:
    session.run(
        "CREATE OR REPLACE TABLE clusters AS"
        " WITH known AS (SELECT unnest($rows)::INTEGER AS rid, unnest($first)::INTEGER AS first)"
        " SELECT p.id_kpm, coalesce(f.id_kpm, p.id_kpm) AS cluster"
        " FROM people p LEFT JOIN known k USING (rid) LEFT JOIN people f ON f.rid = k.first",
        {
            "rows": [row for family in families for row in family],
            "first": [family[0] for family in families for _ in family],
        },
    )
