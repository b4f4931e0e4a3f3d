"""Accepted rows of contract `ewarong`, as the parties keep them."""

from collections.abc import Iterator
from pathlib import Path

from salur.batch.lending import lent_session
from salur.parties.domain.shops import ShopRow

PACKAGE = "salur.distribution"
_MEMORY_MB = 300


def shop_rows(path: Path) -> Iterator[ShopRow]:
    """Give the rows of one accepted register, in its order."""
    with lent_session(memory_mb=_MEMORY_MB) as session:
        session.file(PACKAGE, "shops/rows.sql", {"path": str(path)})
        for rows in session.stream("FROM shop_rows ORDER BY row"):
            for row in rows:
                yield ShopRow(*(*row[:8], tuple(row[8]), *row[9:]))
