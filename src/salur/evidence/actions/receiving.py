"""Receiving a file: whole and on disk before anybody is told so, or not at all.

This is the one verb that opens its own transactions and may not be called inside another
(`durable`): when it answers, everything is committed, so the answer may be passed on; and when it
refuses a file, the audit's row of that is committed although the caller gets an exception.

Stages: may they, and was this key used (a transaction); the bytes are copied and hashed; the same
bytes again (a transaction); the rows are examined; the bytes and the accepted rows are sealed and
on disk; row, findings and audit are written (a transaction). A process killed before the last
commit leaves sealed files that nothing points to (`sweep` removes them); after it, everything.

Refused, in this order: `role_missing`, `outside_scope`, `contract_unknown`, `sender_not_yours`,
`sender_unknown`, `file_not_found`, `file_too_large`, where no contract is named what keeps it from
being recognised, `received_elsewhere`, `evidence_read_otherwise`, and then whatever makes a file
unusable: these, and all from `file_not_found` on but the two before, leave an audit row.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner, enter_scope
from salur.access.domain import SENDERS
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.evidence.actions import answers, checking
from salur.evidence.actions.answers import EvidenceRefused, Received
from salur.evidence.actions.recording import Offer, note_refusal, row_of, write
from salur.evidence.domain.contract import contract_names, load_contract
from salur.evidence.domain.keeping import LIVE, safe_name
from salur.evidence.domain.sheet import SheetReading
from salur.evidence.models import Evidence
from salur.evidence.pipeline import examining, layouts_in_use, looking, publishing, storage
from salur.evidence.pipeline.decoding import USUAL, Decoders
from salur.evidence.pipeline.examining import Declared
from salur.evidence.pipeline.judges import About
from salur.evidence.pipeline.layouts_in_use import Usable
from salur.evidence.pipeline.taking import Taken, taken
from salur.evidence.queries import opening
from salur.evidence.queries.mappings import MappingRow, usable_mappings
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.parties import queries as parties

AT_ONCE_BYTES = 2_000_000  # longer files are checked by the queue


def receive(
    *,
    source: Path | BinaryIO,
    file_name: str,
    contract: str | None,
    sender: UUID,
    program: str | None,
    period: int | None,
    path: str,
    declared_rows: int | None = None,
    declared_sum: Decimal | int | None = None,
    by: Actor,
    at: dt.datetime,
    key: str,
    at_once: bool | None = None,
    system: str | None = None,
) -> Received:
    """Receive one file of a contract from `sender`, about the region `path`, and check it.

    Files under two million bytes are checked before this answers, longer ones by a job, unless
    `at_once` says otherwise. Without a `contract` the file's header tells it. `period` is 201903
    (for contracts whose rows bear no month), `program` is None where the rows tell, `declared_sum`
    is in the file's unit (rupiah, kilograms); `system` says that the region codes are of that
    system and are to be translated. The same bytes from the same sender under the same
    contract are the same evidence. RuntimeError inside a transaction.
    """
    if program is not None:
        Program(program)
    if period is not None:
        Period.from_number(period)
    offer = Offer(
        *(safe_name(file_name), contract or "", sender, program, path),
        *(
            Declared(declared_rows, None, period, SheetReading(system=system)),
            declared_sum,
            by,
            at,
            key,
        ),
    )
    sender_name, earlier, known = _begin(offer)
    if earlier is not None:
        return earlier
    try:
        with taken(source) as received, storage.alone(received.sha256):
            offer = _of_contract(offer, received, known)
            same = _known(offer, received)
            if same is not None:
                return same
            if received.size < AT_ONCE_BYTES if at_once is None else at_once:
                return _receive_checked(offer, sender_name, received)
            return _receive_unchecked(offer, sender_name, received)
    except EvidenceRefused:
        raise
    except Refused as refusal:
        note_refusal(offer, sender_name, refusal)
        raise


@dataclass(frozen=True)
class _Remembered:
    """How files of this sender may be read: sheets by mappings, a bank's own format by layouts."""

    mappings: Sequence[MappingRow]
    layouts: Usable


def _of_contract(offer: Offer, received: Taken, known: _Remembered) -> Offer:
    """Settle the contract and how it is read: as is remembered, else by the header.

    A sender's sheet whose headings were mapped is read by that mapping, whatever they say; a file
    in the format of an approved layout by that.
    """
    laid = layouts_in_use.recognised(received.path, received.scratch, known.layouts)
    mapping = laid[0] if laid else _remembered(received, known.mappings)
    name = mapping.contract if mapping else offer.contract
    if name:
        contract = load_contract(name)
    else:
        contract = examining.contract_of_file(received.path, received.scratch)
    reading = offer.declared.reading
    if mapping is not None:
        reading = replace(mapping.reading, system=reading.system)
    declared = replace(
        offer.declared,
        sum=examining.in_units(contract, offer.declared_sum),
        period=offer.declared.period if offer.contract or contract.is_undated else None,
        reading=reading,
        decoders=Decoders((laid[1],), chosen=True) if laid else USUAL,
    )
    return replace(offer, contract=contract.name, declared=declared)


def _remembered(received: Taken, mappings: Sequence[MappingRow]) -> MappingRow | None:
    if not mappings:
        return None
    rows = sorted({one.header_row for one in mappings})
    found = looking.headings_in(received.path, received.scratch, rows)
    return next((one for one in mappings if found.get(one.header_row) == one.fingerprint), None)


@transaction.atomic(durable=True)
def _begin(offer: Offer) -> tuple[str, Received | None, _Remembered]:
    """Check who and what; give the sender's name, what this key led to, and what is remembered."""
    enter_scope(offer.by)
    require(offer.by, "evidence.receive", offer.path)
    if offer.contract and offer.contract not in contract_names():
        raise answers.contract_unknown()
    if offer.by.roles & SENDERS and offer.by.organisation_id != offer.sender:
        raise answers.sender_not_yours()
    organisation = parties.organisation(offer.sender)
    if organisation is None:
        raise answers.sender_unknown()
    asked = (offer.sender, offer.contract, offer.path)
    known = _Remembered(usable_mappings(*asked), layouts_in_use.usable(*asked, offer.at.date()))
    return organisation.name, _done(offer), known


def _done(offer: Offer) -> Received | None:
    for action, repeated in (("evidence.received", False), ("evidence.received_again", True)):
        event = audit.done(action, offer.key)
        if event is not None:
            row = Evidence.objects.get(id=event.subject_id)
            return answers.received(row, repeated=repeated, job_id=checking.job_of(row))
    return None


@transaction.atomic(durable=True)
def _known(offer: Offer, received: Taken) -> Received | None:
    """Give the evidence that these bytes already are, on the record, or None."""
    enter_scope(offer.by)
    same = Evidence.objects.filter(
        sha256=received.sha256, sender=offer.sender, contract=offer.contract, status__in=LIVE
    )
    row = same.first()
    if row is None:
        with as_owner():
            if same.exists():
                raise answers.received_elsewhere()
        return None
    if row.reading != offer.declared.reading.as_json():
        raise answers.read_otherwise()
    _check_declared(offer, row)
    audit.record(
        action="evidence.received_again",
        by=offer.by,
        at=offer.at,
        subject=("evidence", row.id),
        path=row.path,
        organisation_id=offer.sender,
        facts={"contract": row.contract, "file": row.file_name, "sender": row.sender_name},
        key=offer.key,
    )
    return answers.received(row, repeated=True, job_id=checking.job_of(row))


def _check_declared(offer: Offer, row: Evidence) -> None:
    if row.status != "received":
        found = (row.total or 0) + row.held_back_amount
        examining.check_declared(offer.declared, row.rows, found)


def _receive_checked(offer: Offer, sender_name: str, received: Taken) -> Received:
    examined = examining.examine(
        load_contract(offer.contract),
        received.path,
        received.scratch,
        offer.declared,
        sha256=received.sha256,
        about=About(offer.path, timezone.localdate(offer.at)),
    )
    row = row_of(offer, sender_name, received)
    storage.keep(opening.place_of(row.sha256), storage.pieces(received.path))
    storage.keep(opening.rows_place_of(row.sha256, row.id), storage.pieces(examined.parquet))
    with transaction.atomic(durable=True):
        write(offer, row)
        publishing.publish(row, examined, at=offer.at)
        checking.record_checked(row, by=offer.by, at=offer.at)
        return answers.received(row)


def _receive_unchecked(offer: Offer, sender_name: str, received: Taken) -> Received:
    examining.recognise_file(
        load_contract(offer.contract), received.path, received.scratch, offer.declared.reading
    )
    row = row_of(offer, sender_name, received)
    storage.keep(opening.place_of(row.sha256), storage.pieces(received.path))
    with transaction.atomic(durable=True):
        write(offer, row)
        job_id = checking.enqueue(row, by=offer.by, at=offer.at)
        return answers.received(row, job_id=job_id)
