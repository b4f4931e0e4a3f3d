"""Checks one file: every finding of every row in one pass, and what of it can be used.

This is `salur check` (contracts.md section 6), and what an upload shows before it is accepted.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from salur.batch.lending import lent_session
from salur.batch.session import MEMORY_MB, Session, identifier
from salur.evidence.domain.contract import Contract, load_contract
from salur.evidence.domain.regions import Span, base_regions, regions_on
from salur.evidence.pipeline import refusals
from salur.evidence.pipeline.annotating import write_annotated
from salur.evidence.pipeline.decoding import USUAL, Decoders
from salur.evidence.pipeline.findings import count_findings, find_faults
from salur.evidence.pipeline.labelling import Note, counted, notes_on
from salur.evidence.pipeline.output import write_accepted, write_findings
from salur.evidence.pipeline.reading import ReadFile, load_macros, read_file
from salur.evidence.pipeline.regions import refuse_other_code_system
from salur.evidence.pipeline.register import find_between_rows
from salur.evidence.pipeline.sources import fingerprint
from salur.evidence.pipeline.translating import translator_of
from salur.kernel.refused import Sentence
from salur.places.domain import Crosswalk

TABLE = "checked"
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Checked:
    """What checking a file gave.

    `held_back` rows have an error; `suspended` rows are accepted and not payable. `sum` is
    over the readable amounts of all rows, `held_back_sum` over those that are held back: rupiah,
    grams or a count, as the contract's total is; None where the contract has none.
    """

    contract: str
    file: str
    sha256: str
    rows: int
    accepted: int
    held_back: int
    suspended: int
    sum: int | None
    held_back_sum: int | None
    findings: Mapping[str, int]
    unknown_columns: tuple[str, ...]
    annotated_rows: int

    @property
    def is_clean(self) -> bool:
        """Whether nothing was found but what is to be told of columns."""
        return not self.findings.keys() - {"column_unknown", "labels_read"}

    @property
    def exit_code(self) -> int:
        """0 for a clean file, 1 where a row has a finding (2, refused, is never a result)."""
        return 0 if self.is_clean else 1

    def as_json(self) -> dict[str, Any]:
        """Give the summary that `--json` prints."""
        return {**asdict(self), "findings": dict(self.findings), "clean": self.is_clean}


@dataclass(frozen=True)
class Declared:
    """What the sender said the file holds; the sum in the file's own unit (rupiah or kilograms)."""

    rows: int | None = None
    total: Decimal | int | None = None


def check_file(
    path: Path,
    contract: str,
    *,
    out: Path,
    as_of: dt.date | None = None,
    declared_rows: int | None = None,
    declared_sum: Decimal | int | None = None,
    all_rows: bool = False,
    progress: Progress = lambda step: None,
    lang: str = "id",
    mapping: Mapping[str, str] | None = None,
    history: Iterable[Span] | None = None,
    sheet: str | None = None,
    header_row: int = 1,
    translate: str | None = None,
    crosswalks: Iterable[Crosswalk] = (),
    decoders: Decoders = USUAL,
) -> Checked:
    """Check one file and write accepted.parquet, findings.csv and annotated.xlsx under `out`.

    Region codes are asked as of `as_of` from `history`, the loaded editions; by default that
    is the one edition the program carries, valid since ever. `translate` names the system of codes
    that the file bears, of `crosswalks` or of the one that the program carries; headings stand in
    `header_row`. A file of a foreign format is read by one of `decoders`.
    Refused, before anything is written: what cannot be opened or lacks a required column, totals
    that differ from those declared, codes of another system, a system of which nothing is known.
    """
    known = load_contract(contract)
    regions = base_regions() if history is None else regions_on(history, as_of)
    regions = replace(regions, crosswalks=(*crosswalks, *regions.crosswalks))
    translator = translator_of(regions, translate)
    with lent_session(load_macros, memory_mb=MEMORY_MB, ordered=True) as session:
        progress("read")
        read = read_file(
            *(session, known, path, TABLE),
            rows=True,
            mapping=mapping,
            sheet=sheet,
            translator=translator,
            header_row=header_row,
            decoders=decoders,
        )
        _refuse_other_totals(session, known, Declared(declared_rows, declared_sum))
        refuse_other_code_system(session, known, read, regions)
        progress("findings")
        find_faults(session, known, TABLE, regions)
        find_between_rows(session, known, TABLE)
        progress("write")
        out.mkdir(parents=True, exist_ok=True)
        write_accepted(session, known, TABLE, out / "accepted.parquet")
        notes = notes_on(session, known, read)
        write_findings(session, known, notes, TABLE, out / "findings.csv", lang)
        marked = write_annotated(
            session, known, read, TABLE, out / "annotated.xlsx", lang, all_rows=all_rows
        )
        return _summary(session, known, read, notes, fingerprint(path), marked)


def _refuse_other_totals(session: Session, contract: Contract, declared: Declared) -> None:
    if declared.rows is not None:
        rows = int(session.rows(f"SELECT count(*) FROM {TABLE}")[0][0])
        if rows != declared.rows:
            raise refusals.total_differs(
                Sentence("Jumlah baris", "The number of rows"), declared.rows, rows
            )
    if declared.total is None or contract.total is None:
        return
    unit = 1000 if contract.total.kind == "mass" else 1
    found = _sum(session, contract, "true")
    if found != declared.total * unit:
        shown = Decimal(found or 0) / unit
        raise refusals.total_differs(
            Sentence(f"Jumlah {contract.total.name}", f"The sum of {contract.total.name}"),
            declared.total,
            shown if shown % 1 else int(shown),
        )


def _sum(session: Session, contract: Contract, which: str) -> int | None:
    if contract.total is None:
        return None
    column = identifier(contract.total.name)
    summed = session.rows(f"SELECT coalesce(sum({column}), 0) FROM {TABLE} WHERE {which}")
    return int(summed[0][0])


def _summary(
    session: Session,
    contract: Contract,
    read: ReadFile,
    notes: Sequence[Note],
    sha256: str,
    annotated: int,
) -> Checked:
    held = f"rowid IN (SELECT rid FROM {TABLE}_findings WHERE severity = 'error')"
    asleep = f"rowid IN (SELECT rid FROM {TABLE}_findings WHERE severity = 'suspend')"
    counts = session.rows(
        f"SELECT count(*) FILTER ({held}), count(*) FILTER (NOT ({held}) AND {asleep}) FROM {TABLE}"
    )
    held_back, suspended = (int(count) for count in counts[0])
    findings = count_findings(session, TABLE)
    findings |= {rule: count for (rule, _), count in counted(notes).items()}
    return Checked(
        contract=contract.name,
        file=read.source.name,
        sha256=sha256,
        rows=read.rows,
        accepted=read.rows - held_back,
        held_back=held_back,
        suspended=suspended,
        sum=_sum(session, contract, "true"),
        held_back_sum=_sum(session, contract, held),
        findings=dict(sorted(findings.items())),
        unknown_columns=read.header.unknown,
        annotated_rows=annotated,
    )
