"""Merges three snapshots of the register, cell by cell (contracts.md section 6).

The base is the last snapshot both sides had, the local one bears the office's own changes, the
remote one is new. What one side left alone follows the other; what both changed to different
values stays as the office has it and is a conflict.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from salur.batch.session import Session, identifier, text_literal
from salur.evidence.domain.contract import Contract, load_contract
from salur.evidence.pipeline.findings import count_findings, find_faults
from salur.evidence.pipeline.reading import load_macros, read_file
from salur.evidence.pipeline.sources import fingerprint
from salur.kernel.refused import Refused, Sentence

PACKAGE = "salur.quality"
KEY = "id_kpm"
SIDES = ("base", "local_side", "remote_side")
_SHOWN = 5


class MergeRefused(Refused):
    """These snapshots cannot be merged; nothing was written."""


@dataclass(frozen=True)
class Snapshot:
    """One file that was merged; `set_aside` rows bear no family to know them by."""

    path: str
    sha256: str
    rows: int
    set_aside: int
    findings: Mapping[str, int]
    unknown_columns: tuple[str, ...]


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
    snapshots = []
    for table, path in zip(SIDES, (base, local, remote), strict=True):
        progress(f"read {path.name}")
        snapshots.append(_read(session, contract, path, table))
    for step in ("fates", "cells", "merged"):
        progress(step)
        session.file(PACKAGE, f"merge/{step}.sql")
    for column in _others(contract):
        session.file(PACKAGE, "merge/piece.sql", {"column": column}, column=column)
    progress("write")
    _write(session, contract, out)
    return _told(session, snapshots)


def _others(contract: Contract) -> list[str]:
    return [field.name for field in contract.fields if field.name != KEY]


def _read(session: Session, contract: Contract, path: Path, table: str) -> Snapshot:
    """Read one snapshot: every cell as its value where it can be read, else as it is written."""
    cells = {
        field.name: f"coalesce(CAST(v_{field.name} AS VARCHAR), bare(w_{field.name}))"
        for field in contract.fields
    }
    said = f"{table}_said"
    try:
        read = read_file(session, contract, path, said, stored=False, extra=cells)
    except Refused as refusal:
        refusal.add_note(path.name)
        raise
    find_faults(session, contract, said)
    session.file(PACKAGE, "merge/snapshot.sql", said=said, side=table)
    repeated = session.rows(
        f"SELECT {KEY} FROM {table} GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL LIMIT {_SHOWN}"
    )
    if repeated:
        raise _repeated(path, [row[0] for row in repeated])
    if table != SIDES[0]:
        for column in set(_others(contract)) - read.header.columns.keys():
            session.file(PACKAGE, "merge/unsaid.sql", side=table, column=column)
    taken = int(session.rows(f"SELECT count(*) FROM {said} WHERE {KEY} IS NOT NULL")[0][0])
    found = count_findings(session, said)
    session.run(f"DROP TABLE {identifier(said)}")
    return Snapshot(
        str(path), fingerprint(path), read.rows, read.rows - taken, found, read.header.unknown
    )


def _repeated(path: Path, families: Sequence[str]) -> MergeRefused:
    named = ", ".join(families)
    return MergeRefused(
        "family_repeated",
        Sentence(
            f"Berkas {path.name} memuat keluarga yang sama lebih dari sekali dengan isi berbeda:"
            f" {named}.",
            f"The file {path.name} has the same family more than once with different contents:"
            f" {named}.",
        ),
        Sentence(
            "Sisakan satu baris per keluarga, lalu ulangi.",
            "Leave one row per family, then try again.",
        ),
    )


def _write(session: Session, contract: Contract, out: Path) -> None:
    columns = ", ".join(identifier(field.name) for field in contract.fields)
    order = ", ".join(text_literal(name) for name in _others(contract))
    place = f'id_kpm, list_position([{order}], "column") NULLS FIRST'
    session.run(
        f"COPY (SELECT {columns} FROM merged ORDER BY {KEY})"
        f" TO {text_literal(str(out / 'merged.parquet'))} (FORMAT parquet)",
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
        "SELECT count(*) FILTER (kept <> 'none'), count(*) FILTER (kept <> 'none' AND NOT in_base),"
        " count(*) FILTER (kept = 'none') FROM fates"
    )[0]
    cells, conflicts = session.rows(
        "SELECT (SELECT count(*) FROM cells WHERE kept IS DISTINCT FROM base),"
        " (SELECT count(*) FROM conflicts)"
    )[0]
    return Merged(tuple(snapshots), families, added, removed, cells, conflicts)
