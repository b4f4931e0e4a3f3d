"""Reads the statements of one party from its files, typed for matching, faults held back."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from salur.batch.session import Session, identifier, text_literal
from salur.evidence.domain.contract import Contract, load_contract
from salur.evidence.domain.regions import KnownRegions
from salur.evidence.pipeline.decoding import USUAL, Decoders
from salur.evidence.pipeline.findings import (
    HeldBack,
    count_findings,
    find_damaged_columns,
    find_faults,
    hold_back,
)
from salur.evidence.pipeline.reading import Among, Unusual, line_hash, read_file
from salur.evidence.pipeline.regions import refuse_other_code_system
from salur.evidence.pipeline.sources import fingerprint
from salur.kernel.refused import Refused

Progress = Callable[[str], None]

PACKAGE = "salur.reconciliation"
_EMPTY: dict[tuple[str, tuple[tuple[str, str], ...], bool, str], dict[str, str]] = {}


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
    """All files of a run, what was found in them, and the regions their codes are held against.

    Without `regions` it is the list that the program carries. Files of foreign formats are read by
    `decoders`.
    """

    regions: KnownRegions | None = None
    decoders: Decoders = USUAL
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
        sizes: dict[Path, int | None] = {}
        for path in paths:
            size = sizes[path] = _size(path)
            twins = [other for other in kept if size is not None and sizes[other] == size]
            if not any(self.of(other) == self.of(path) for other in twins):
                kept.append(path)
        return kept

    def close(self) -> None:
        self._pool.shutdown()


def _size(path: Path) -> int | None:
    """Give a file's size, None where it cannot be read: whoever opens it says why."""
    try:
        return path.stat().st_size
    except OSError:
        return None


_TOLD_APART = (
    "unusual", "suspects", "replays", "reused", "reversals", "origins", "named", "touched", "noted",
)  # fmt: skip


def tables_of(lines: str) -> dict[str, str]:
    """Give the names that `bpnt/references.sql` asks for, of the table `lines`."""
    return {"lines": lines, **{name: f"{lines}_{name}" for name in _TOLD_APART}}


@dataclass(frozen=True)
class Columns:
    """What matching needs of a contract: SQL over read values, by the name of the result.

    `stored` keeps every contract column besides, ranges of months with their first month.
    `reference` names the column by which lines are told apart, whose hash stands in `ref`. A
    reversal is a line whose `names` is filled: the hash of the reference it names. What only few
    lines have (`names`, and of lines that share a reference `line`, a hash of all they say) stands
    in their `raw`, so that all others are spared the room.
    """

    contract: str
    extra: Mapping[str, str]
    amount: str | None = None
    reference: str | None = None
    names: str | None = None
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
    if columns.reference:
        extra["ref"] = f"hash({identifier('v_' + columns.reference)})"
    unusual = _unusual(columns, contract, program)
    counts: list[tuple[Path, int]] = []
    for number, path in enumerate(prints.distinct(paths)):
        try:
            read = read_file(
                session, contract, path, table, number=number, stored=columns.stored,
                extra=extra, account_keys=True, unusual=unusual, decoders=inputs.decoders,
            )  # fmt: skip
        except Refused as refusal:
            refusal.add_note(path.name)  # of several files, which one
            raise
        refuse_other_code_system(session, contract, read, inputs.regions)
        counts.append((path, read.rows))
    if not counts:
        _empty(session, contract, table, extra, stored=columns.stored)
    find_faults(session, contract, table, inputs.regions)
    if "acct" in extra:
        find_damaged_columns(session, contract, table, {"no_rekening": "account_of(acct)"})
    held = hold_back(session, contract, table, columns.amount)
    inputs.add_findings(count_findings(session, table))
    if contract.has("program"):
        inputs.add_findings({"other_program": _set_aside(session, table)})
    if columns.reference:
        whole = {**unusual.members, "line": line_hash(contract, program)}
        again = Unusual("true", whole)
        _tell_repeats_apart(
            session, columns, extra, again, table, [path for path, _ in counts], inputs
        )
        session.file(PACKAGE, "lines/unusual.sql", lines=table, unusual=f"{table}_unusual")
    elif not columns.stored:
        session.run(f"ALTER TABLE {identifier(table)} DROP COLUMN raw")  # nobody asks for it again
    for number, (path, rows) in enumerate(counts):
        back = held.get(number, HeldBack())
        inputs.files.append(
            Input(contract.name, str(path), prints.of(path), rows, rows - back.rows, back)
        )


def _unusual(columns: Columns, contract: Contract, program: str) -> Unusual:
    other = f"v_program <> {text_literal(program)}" if contract.has("program") else "false"
    if columns.names is None:
        return Unusual(other, {"other_program": other})
    names = f"hash({columns.names})"
    return Unusual(f"kind = -1 OR {other}", {"other_program": other, "names": names})


def _tell_repeats_apart(
    session: Session,
    columns: Columns,
    extra: Mapping[str, str],
    unusual: Unusual,
    table: str,
    paths: Sequence[Path],
    inputs: Inputs,
) -> None:
    """Read the lines that share a reference once more, with the hash of all they say.

    Few lines do, and only they need be compared whole; so all others are spared the hash. What
    was held back or set aside the first time is so again: faults weigh the same, and accounts
    damaged in a whole file are those that did not stay.
    """
    contract = load_contract(columns.contract)
    again = f"{table}_again"
    session.file(PACKAGE, "lines/repeats.sql", lines=table)
    if not session.rows("SELECT 1 FROM repeats LIMIT 1"):
        return
    among = Among(str(columns.reference), "repeats")
    for number, path in enumerate(paths):
        read_file(
            session, contract, path, again, number=number, stored=False, extra=extra,
            account_keys=True, among=among, unusual=unusual, decoders=inputs.decoders,
        )  # fmt: skip
    find_faults(session, contract, again, inputs.regions)
    hold_back(session, contract, again, columns.amount)
    _set_aside(session, again)
    session.file(PACKAGE, "lines/tell_apart.sql", lines=table, again=again)
    session.run(f"DROP TABLE {identifier(again + '_findings')}")


def _set_aside(session: Session, table: str) -> int:
    session.file(PACKAGE, "lines/set_aside.sql", lines=table)
    return int(session.rows("SELECT count FROM set_aside")[0][0])


def _empty(
    session: Session, contract: Contract, table: str, extra: Mapping[str, str], *, stored: bool
) -> None:
    """Make the table of a party that sent nothing: that of a file that has only a header.

    Its columns are always the same, and planning how a contract is read takes longer than all else
    of a small file: so each is read once in a process, and made from what came of it from then on.
    """
    keys = session.rows("SELECT typeof(account_key('1'))")[0][0] if "acct" in extra else ""
    shape = (contract.name, tuple(extra.items()), stored, keys)
    known = _EMPTY.get(shape)
    if known is not None:
        columns = ", ".join(f"{identifier(name)} {kind}" for name, kind in known.items())
        session.run(f"CREATE TABLE {identifier(table)} ({columns})")
        return
    path = session.scratch / f"empty-{table}.csv"
    path.write_text(",".join(f.name for f in contract.fields) + "\n", encoding="utf-8")
    read_file(session, contract, path, table, stored=stored, extra=extra, account_keys=True)
    _EMPTY[shape] = session.columns(table)
