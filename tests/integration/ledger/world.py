"""A transaction inside the test's own, for examples that must not see each other."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def rolled_back() -> Iterator[None]:
    """Undo everything that the block did."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
