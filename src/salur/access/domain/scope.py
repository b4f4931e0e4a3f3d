"""Where and when: subtrees of regions, half-open runs of days."""

import datetime as dt
from collections.abc import Iterable


def covers(paths: Iterable[str], path: str) -> bool:
    """Say whether `path` lies in one of the subtrees `paths`; none of them covers anything."""
    return any(path == outer or path.startswith(f"{outer}.") for outer in paths)


def holds_on(valid_from: dt.date, valid_to: dt.date | None, on: dt.date) -> bool:
    """Say whether a run from a day until before a day (None: open) holds on `on`."""
    return valid_from <= on and (valid_to is None or on < valid_to)
