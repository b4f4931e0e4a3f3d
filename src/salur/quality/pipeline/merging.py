"""Merges three snapshots of the register, cell by cell (contracts.md section 6).

The base is the last snapshot both sides had, the local one bears the office's own changes, the
remote one is new. What one side left alone follows the other; what both changed to different
values stays as the office has it and is a conflict.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from salur.batch.session import Session, identifier, text_literal
from salur.evidence.domain.contract import Contract, load_contract
from salur.evidence.pipeline.reading import load_macros
from salur.quality.pipeline.snapshots import (
    KEY,
    PACKAGE,
    SIDES,
    Snapshot,
    others,
    read_base,
    read_side,
)

_WORDS = 1000  # a column of more different values in a row group is written as it is


@dataclass(frozen=True)
class Merged:
    """What a merge gave: how many families stand in it, and how many came, went and clash."""

    snapshots: tuple[Snapshot, ...]
    families: int
    added: int
    removed: int
    changed_cells: int
    conflicts: int

    @property
    def needs_someone(self) -> bool:
        """Whether a conflict waits for a decision or a row has a finding."""
        return bool(self.conflicts) or any(one.findings for one in self.snapshots)


def merge(
    session: Session,
    base: Path,
    local: Path,
    remote: Path,
    out: Path,
    *,
    progress: Callable[[str], None] = lambda step: None,
) -> Merged:
    """Merge three files of the contract `kpm`; writes merged.parquet, conflicts.csv, changes.csv.

    Refused: what the reading refuses, and `family_repeated` where a snapshot has one family twice
    with different contents.
    """
    contract = load_contract("kpm")
    load_macros(session)
    progress(f"read {base.name}")
    snapshots = [read_base(session, contract, base)]
    for side, path in zip(SIDES, (local, remote), strict=True):
        progress(f"read {path.name}")
        snapshots.append(read_side(session, contract, path, side))
    progress("touched")
    session.file(PACKAGE, "merge/touched.sql")
    decide(session, others(contract), progress=progress)
    progress("write")
    _write(session, contract, out)
    return _told(session, snapshots)


def decide(
    session: Session,
    columns: Sequence[str],
    *,
    progress: Callable[[str], None] = lambda step: None,
) -> None:
    """Decide of `base`, `local_side` and `remote_side` what is kept of every family and cell.

    Each has `id_kpm` and `columns` as text, in one order. Makes `fates`, `cells` and the
    views `merged`, `changes` and `conflicts`.
    """
    for step in ("fates", "cells", "merged"):
        progress(step)
        session.file(PACKAGE, f"merge/{step}.sql")
        each = {"cells": "cells_of_column", "merged": "piece"}.get(step)
        for column in columns if each else ():
            session.file(PACKAGE, f"merge/{each}.sql", {"column": column}, column=column)


def _write(session: Session, contract: Contract, out: Path) -> None:
    columns = ", ".join(identifier(field.name) for field in contract.fields)
    order = ", ".join(text_literal(name) for name in others(contract))
    place = f'id_kpm, list_position([{order}], "column") NULLS FIRST'
    session.run(
        f"COPY (SELECT {columns} FROM (FROM merged UNION ALL BY NAME FROM untouched)"
        f" ORDER BY {KEY})"
        f" TO {text_literal(str(out / 'merged.parquet'))}"
        f" (FORMAT parquet, DICTIONARY_SIZE_LIMIT {_WORDS})",
        step="write merged.parquet",
    )
    for name, values in (("conflicts", ("base", "local", "remote")), ("changes", ("old", "new"))):
        shown = ", ".join(f"harmless({value}) AS {identifier(value)}" for value in values)
        session.run(
            f"COPY (SELECT * REPLACE ({shown}) FROM {name} ORDER BY {place})"
            f" TO {text_literal(str(out / f'{name}.csv'))} (FORMAT csv, HEADER true)",
            step=f"write {name}.csv",
        )


def _told(session: Session, snapshots: Sequence[Snapshot]) -> Merged:
    families, added, removed = session.rows(
        "SELECT count(*) FILTER (kept <> 'none') + (SELECT count(*) FROM untouched),"
        " count(*) FILTER (kept <> 'none' AND NOT in_base),"
        " count(*) FILTER (kept = 'none') FROM fates"
    )[0]
    cells, conflicts = session.rows(
        "SELECT (SELECT count(*) FROM cells WHERE kept IS DISTINCT FROM base),"
        " (SELECT count(*) FROM conflicts)"
    )[0]
    return Merged(tuple(snapshots), families, added, removed, cells, conflicts)
