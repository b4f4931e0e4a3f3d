"""How often a random test is run: a sample as a rule, all of it where somebody has the time."""

import os


def often(sample: int, long: int) -> int:
    """Give how many examples to try: `long` in `make test-long`, else the sample."""
    return long if os.environ.get("SALUR_LONG") else sample
