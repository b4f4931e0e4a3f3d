"""How often a random test is run: a sample as a rule, all of it where somebody has the time."""

import os
from typing import TypeVar

Much = TypeVar("Much")


def often(sample: Much, long: Much) -> Much:
    """Give how much to try: `long` in `make test-long`, else the sample."""
    return long if os.environ.get("SALUR_LONG") else sample
