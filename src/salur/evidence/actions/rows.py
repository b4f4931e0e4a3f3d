"""Showing one row of a received file: masked to whoever sees its figure, plain on a reason.

Refused, in this order: `role_missing`, `evidence_unknown`, `outside_scope`, `reason_missing` (of
plain numbers), `evidence_closed` (a refused file is not kept), `row_unknown`.
"""

import datetime as dt
from dataclasses import dataclass, replace

from django.db import transaction

from salur.access.queries import Actor, may, require
from salur.audit import actions as audit
from salur.evidence.actions import answers
from salur.evidence.domain.contract import load_contract
from salur.evidence.domain.headers import match_header
from salur.evidence.domain.keeping import KEPT, safe_text
from salur.evidence.domain.showing import shown_cells, shown_text
from salur.evidence.pipeline.layouts_in_use import decoders_of
from salur.evidence.pipeline.rows import FoundRow, find_row, laid_cells
from salur.evidence.queries import EvidenceRow
from salur.kernel.refused import Refused, Sentence

_LEAST_REASON = 10


class RowUnknown(Refused):
    """This file has no such row."""


@dataclass(frozen=True)
class ShownRow:
    """One row as it may be shown: its headings and cells, and its text with its place in the file.

    `offset` and `line` are None where the file is no text.
    """

    number: int
    headings: tuple[str, ...]
    cells: tuple[str, ...]
    text: str
    size: int
    offset: int | None
    line: int | None
    is_plain: bool


def show_row(*, row: EvidenceRow, number: int, by: Actor) -> ShownRow:
    """Show a row of a file with the numbers of people masked.

    Whoever calls has found that `by` may see this row: in a file of their scope, or beneath a unit
    of it.
    """
    require(by, "evidence.read")
    found = _found(row, number)
    contract = load_contract(row.contract)
    columns = match_header(contract, found.headings, row.reading.columns).columns
    cells = shown_cells(contract, columns, found.cells, with_people=may(by, "family.read"))
    return _shown(found, cells, shown_text(found.text, found.cells, cells), is_plain=False)


@transaction.atomic
def open_row(
    *, row: EvidenceRow, number: int, path: str, reason: str, by: Actor, at: dt.datetime
) -> ShownRow:
    """Show a row as it was written, on a reason that is recorded; every call is recorded anew.

    `path` is the region it is about: that of the file, or of the unit it was reached from.
    """
    require(by, "identifier.unmask", path)
    if len(reason.strip()) < _LEAST_REASON:
        raise answers.reason_missing()
    found = _found(row, number)
    audit.record(
        action="evidence.row_opened",
        by=by,
        at=at,
        subject=("evidence", row.id),
        path=path,
        organisation_id=row.sender,
        facts={"file": row.file_name, "row": number, "reason": safe_text(reason)},
    )
    return _shown(found, found.cells, found.text, is_plain=True)


def _found(row: EvidenceRow, number: int) -> FoundRow:
    if row.status not in KEPT:
        raise answers.is_closed()
    found = find_row(row.sha256, number, header_row=row.reading.header_row)
    if found is None or number <= row.reading.header_row:
        raise _no_row()
    for decoder in decoders_of(row.reading).known:
        laid = laid_cells(row.sha256, number, decoder)
        if laid is None:
            raise _no_row()
        return replace(found, headings=laid[0], cells=laid[1])
    return found


def _no_row() -> RowUnknown:
    return RowUnknown(
        "row_unknown",
        Sentence("Berkas itu tidak punya baris itu.", "The file has no such row."),
        Sentence("Buka kembali dari angkanya.", "Open it from its figure again."),
    )


def _shown(found: FoundRow, cells: tuple[str, ...], text: str, *, is_plain: bool) -> ShownRow:
    return ShownRow(
        found.number,
        found.headings,
        cells,
        text,
        len(found.data) or len(found.text.encode()),
        found.offset,
        found.line,
        is_plain,
    )
