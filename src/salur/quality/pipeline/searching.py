"""Searches files of families for those that stand in them twice: `salur duplicates`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from salur.batch.session import Session, text_literal
from salur.evidence.domain.contract import load_contract
from salur.evidence.pipeline.findings import count_findings, find_faults
from salur.evidence.pipeline.reading import load_macros, read_file
from salur.evidence.pipeline.sources import fingerprint
from salur.kernel.refused import Refused
from salur.quality.pipeline.duplicates import COMPARED, DEFAULT_THRESHOLD, Found, find_duplicates
from salur.quality.pipeline.snapshots import KEY, cells


@dataclass(frozen=True)
class SearchedFile:
    """One file that was searched; `set_aside` rows bear no family to know them by."""

    path: str
    sha256: str
    rows: int
    set_aside: int
    findings: Mapping[str, int]


@dataclass(frozen=True)
class Searched:
    """What was read and what was found."""

    threshold: float
    files: tuple[SearchedFile, ...]
    found: Found

    @property
    def needs_someone(self) -> bool:
        """Whether a pair waits for a decision or a row has a finding."""
        return bool(self.found.pairs) or any(one.findings for one in self.files)

    def as_json(self) -> dict[str, Any]:
        """Give `summary.json`."""
        return {
            "threshold": self.threshold,
            "inputs": [asdict(one) for one in self.files],
            **asdict(self.found),
        }


def search_files(
    session: Session,
    paths: Sequence[Path],
    out: Path,
    *,
    threshold: float = DEFAULT_THRESHOLD,
    progress: Callable[[str], None] = lambda step: None,
) -> Searched:
    """Search files of contract `kpm` together; writes pairs.parquet and clusters.parquet.

    A cell that cannot be read is compared as it is written. Refused: what the reading refuses.
    """
    load_macros(session)
    files = []
    for number, path in enumerate(paths):
        progress(f"read {path.name}")
        files.append(_read(session, path, f"said_by_{number}"))
    tables = " UNION ALL BY NAME ".join(f"FROM said_by_{number}" for number in range(len(paths)))
    session.run(f"CREATE TEMP VIEW said_by_all AS {tables}")
    found = find_duplicates(session, "said_by_all", threshold=threshold, progress=progress)
    progress("write")
    for name in ("pairs", "clusters"):
        session.run(
            f"COPY (FROM {name} ORDER BY ALL) TO {text_literal(str(out / f'{name}.parquet'))}"
            " (FORMAT parquet)",
            step=f"write {name}.parquet",
        )
    return Searched(threshold, tuple(files), found)


def _read(session: Session, path: Path, table: str) -> SearchedFile:
    contract = load_contract("kpm")
    every = cells(contract)
    wanted = {name: every[name] for name in (KEY, *COMPARED)}
    try:
        read = read_file(session, contract, path, table, stored=False, extra=wanted)
    except Refused as refusal:
        refusal.add_note(path.name)
        raise
    find_faults(session, contract, table)
    rows = session.rows(f"SELECT count(*) FROM {table} WHERE {KEY} IS NOT NULL")
    found = count_findings(session, table)
    return SearchedFile(str(path), fingerprint(path), read.rows, read.rows - int(rows[0][0]), found)
