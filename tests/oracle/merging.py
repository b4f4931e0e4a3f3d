"""Merges three snapshots of the register, family by family and cell by cell.

A slow, obvious reading of contracts.md section 6; a snapshot is a dict of families by id, a
family a dict of cells, empty ones None.

Decision: a family that one side alone has is added cell by cell (`old` empty); one that goes is
one change with the column `*`. What both sides add is merged against an empty base.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Family = Mapping[str, str | None]
Snapshot = Mapping[str, Family]


@dataclass
class Result:
    """What a merge gives; conflicts are (id, column), changes (id, column, old, new, source)."""

    merged: dict[str, dict[str, str | None]] = field(default_factory=dict)
    conflicts: set[tuple[str, str]] = field(default_factory=set)
    changes: set[tuple[str, str, str | None, str | None, str]] = field(default_factory=set)


def merge_oracle(base: Snapshot, local: Snapshot, remote: Snapshot) -> Result:
    """Merge by looking at one family after the other."""
    result = Result()
    for name in sorted({*base, *local, *remote}):
        _merge_family(name, base.get(name), local.get(name), remote.get(name), result)
    return result


def _merge_family(
    name: str, base: Family | None, local: Family | None, remote: Family | None, result: Result
) -> None:
    if base is not None and (local is None or remote is None):
        gone = [side for side, one in (("local", local), ("remote", remote)) if one is None]
        left = local if local is not None else remote
        changed = left is not None and left != base
        if changed:
            result.conflicts.add((name, "*"))
        if local is None or not changed:
            source = "both" if len(gone) == 2 else gone[0]
            result.changes.add((name, "*", "*", None, source))
            return
    columns = (local or remote or {}).keys()
    old = base or dict.fromkeys(columns)
    mine, theirs = local or old, remote or old
    result.merged[name] = {
        c: _merge_cell(name, c, old[c], mine[c], theirs[c], result) for c in columns
    }


def _merge_cell(
    name: str, column: str, old: str | None, mine: str | None, theirs: str | None, result: Result
) -> str | None:
    if mine != old and theirs != old and mine != theirs:
        result.conflicts.add((name, column))
    kept = theirs if mine == old else mine
    if kept != old:
        source = "both" if mine == theirs else "local" if kept == mine else "remote"
        result.changes.add((name, column, old, kept, source))
    return kept
