"""Where and when: subtrees of regions, half-open runs of days."""

import datetime as dt
from collections.abc import Iterable, Sequence


def covers(paths: Iterable[str], path: str) -> bool:
    """Say whether `path` lies in one of the subtrees `paths`; none of them covers anything."""
    return any(path == outer or path.startswith(f"{outer}.") for outer in paths)


def holds_on(valid_from: dt.date, valid_to: dt.date | None, on: dt.date) -> bool:
    """Say whether a run from a day until before a day (None: open) holds on `on`."""
    return valid_from <= on and (valid_to is None or on < valid_to)


def outermost(paths: Sequence[str]) -> tuple[str, ...]:
    """Leave out every subtree that lies within another one."""
    return tuple(
        sorted(p for p in set(paths) if not any(p.startswith(f"{other}.") for other in paths))
    )


def nearest_above(paths: Sequence[str], root: str) -> str:
    """Give the region nearest above all of `paths`, or it where there is one; `root` of none."""
    labels = [path.split(".") for path in outermost(paths)] or [[root]]
    common = []
    for level in zip(*labels, strict=False):
        if len(set(level)) > 1:
            break
        common.append(level[0])
    return ".".join(common)
