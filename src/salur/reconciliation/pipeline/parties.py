"""Reads the statements of one party from its files, typed for matching, faults held back."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from salur.batch.session import Session, identifier
from salur.evidence.domain.contract import Contract, load_contract
from salur.evidence.pipeline.findings import (
    HeldBack,
    count_findings,
    find_damaged_columns,
    find_faults,
    hold_back,
)
from salur.evidence.pipeline.reading import line_hash, read_file
from salur.evidence.pipeline.regions import refuse_other_code_system
from salur.evidence.pipeline.sources import fingerprint
from salur.kernel.refused import Refused

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Input:
    """One file that was given, as `summary.json` tells of it."""

    contract: str
    path: str
    sha256: str
    rows: int
    accepted: int
    held_back: HeldBack


@dataclass
class Inputs:
    """All files of a run, what was found in them, and their fingerprints being computed."""

    files: list[Input] = field(default_factory=list)
    findings: dict[str, int] = field(default_factory=dict)

    def add_findings(self, counts: Mapping[str, int]) -> None:
        for name, count in counts.items():
            self.findings[name] = self.findings.get(name, 0) + count


class Fingerprints:
    """The SHA-256 of every file, computed beside the reading of the first ones."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._known: dict[Path, Future[str]] = {}

    def of(self, path: Path) -> str:
        return self._begin(path).result()

    def begin(self, paths: Sequence[Path]) -> None:
        for path in paths:
            self._begin(path)

    def _begin(self, path: Path) -> Future[str]:
        if path not in self._known:
            self._known[path] = self._pool.submit(fingerprint, path)
        return self._known[path]

    def distinct(self, paths: Sequence[Path]) -> list[Path]:
        """Give the files without repeated bytes; only files of one size need comparing."""
        kept: list[Path] = []
        for path in paths:
            size = path.stat().st_size if path.exists() else -1
            twins = [other for other in kept if other.stat().st_size == size]
            if not any(self.of(other) == self.of(path) for other in twins):
                kept.append(path)
        return kept

    def close(self) -> None:
        self._pool.shutdown()


@dataclass(frozen=True)
class Columns:
    """What matching needs of a contract: SQL over read values, by the name of the result.

    `stored` keeps every contract column besides, ranges of months with their first month.
    """

    contract: str
    extra: Mapping[str, str]
    amount: str | None = None
    hashed: bool = False
    stored: bool = False


def read_party(
    session: Session,
    columns: Columns,
    table: str,
    paths: Sequence[Path],
    prints: Fingerprints,
    inputs: Inputs,
    *,
    program: str,
) -> None:
    """Read all files of one party into `table`; held back and other programmes are taken out."""
    contract = load_contract(columns.contract)
    extra = dict(columns.extra)
    if columns.hashed:
        extra["line"] = line_hash(contract, program)
    counts: list[tuple[Path, int]] = []
    for number, path in enumerate(prints.distinct(paths)):
        try:
            read = read_file(
                session, contract, path, table, number=number, stored=columns.stored,
                extra=extra, account_keys=True,
            )  # fmt: skip
        except Refused as refusal:
            refusal.add_note(path.name)  # of several files, which one
            raise
        refuse_other_code_system(session, contract, read)
        counts.append((path, read.rows))
    if not counts:
        _empty(session, contract, table, extra, stored=columns.stored)
    find_faults(session, contract, table)
    if "acct" in extra:
        find_damaged_columns(session, contract, table, {"no_rekening": "account_of(acct)"})
    held = hold_back(session, contract, table, columns.amount)
    inputs.add_findings(count_findings(session, table))
    if "program" in extra or columns.stored:
        inputs.add_findings({"other_program": _set_aside(session, table, program)})
    for number, (path, rows) in enumerate(counts):
        back = held.get(number, HeldBack())
        inputs.files.append(
            Input(contract.name, str(path), prints.of(path), rows, rows - back.rows, back)
        )


def _set_aside(session: Session, table: str, program: str) -> int:
    other = f"program IS NOT NULL AND program <> '{program}'"
    count = int(session.rows(f"SELECT count(*) FROM {identifier(table)} WHERE {other}")[0][0])
    if count:
        session.run(f"DELETE FROM {identifier(table)} WHERE {other}")
    return count


def _empty(
    session: Session, contract: Contract, table: str, extra: Mapping[str, str], *, stored: bool
) -> None:
    """Make the table of a party that sent nothing: read a file that has only a header."""
    path = session.scratch / f"empty-{table}.csv"
    path.write_text(",".join(f.name for f in contract.fields) + "\n", encoding="utf-8")
    read_file(session, contract, path, table, stored=stored, extra=extra, account_keys=True)
