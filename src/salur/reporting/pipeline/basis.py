"""What a report rests on: the files of its version, and the lines of them that take no part."""

from collections.abc import Iterable
from uuid import UUID

from salur.evidence import queries as evidence
from salur.evidence.queries import EvidenceRow as File
from salur.reporting.domain.parts import EvidenceRow, HeldBackRow

_HELD_BACK = "Tidak lolos pemeriksaan; rinciannya pada lembar bertanda di Salur"


def files_of(ids: Iterable[UUID]) -> tuple[File, ...]:
    """Give the received files, by contract and name; a handful per kab/kota and month."""
    found = [one for one in map(evidence.evidence, ids) if one is not None]
    return tuple(sorted(found, key=lambda one: (one.contract, one.file_name, str(one.id))))


def evidence_rows(files: Iterable[File]) -> tuple[EvidenceRow, ...]:
    """Give the list of evidence as the letter has it."""
    return tuple(
        EvidenceRow(f.file_name, f.contract, f.sender_name, f.sha256, f.rows, f.accepted, f.total)
        for f in files
    )


def held_back_rows(files: Iterable[File]) -> tuple[HeldBackRow, ...]:
    """Give the files of which lines are held back, with how many and how much."""
    return tuple(
        HeldBackRow(f.file_name, _HELD_BACK, f.held_back_rows, f.held_back_amount)
        for f in files
        if f.held_back_rows
    )
