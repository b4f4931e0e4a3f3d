"""What lies on accounts: credited, and neither spent nor returned."""

from collections.abc import Collection
from uuid import UUID

from salur.reconciliation.queries.running import rows_of


def left_on(accounts: Collection[UUID]) -> int:
    """Give the rupiah that lie on these accounts (blind index), as far as published."""
    ((rupiah,),) = rows_of("left_on", {"accounts": list(accounts)})
    return int(rupiah)
