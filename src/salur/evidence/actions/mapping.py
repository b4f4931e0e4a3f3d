"""The verbs of mapping: look at an unknown sheet, remember how it is read, forget that again."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import UUID, uuid4

from django.db import transaction

from salur.access.domain import SENDERS
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.evidence import models
from salur.evidence.actions import answers
from salur.evidence.domain.contract import REGION_NAMES, Contract, contract_names, load_contract
from salur.evidence.domain.headers import place_of
from salur.evidence.domain.proposing import missing_columns
from salur.evidence.pipeline import looking, staging
from salur.evidence.pipeline.looking import LookedAt
from salur.evidence.pipeline.taking import taken
from salur.parties import queries as parties


@dataclass(frozen=True)
class Staged:
    """An unknown sheet that was looked at and is kept, sealed, for whoever handed it in."""

    id: UUID
    looked: LookedAt


@dataclass(frozen=True)
class Remembered:
    """A mapping in use; `repeated` says that it was so before."""

    mapping_id: UUID
    repeated: bool = False


def look(*, source: Path | BinaryIO, contract: str, by: Actor) -> Staged:
    """Look at a sheet and keep it for a day, sealed, for `by` alone; a refused one is not kept.

    Refused: `role_missing`, `contract_unknown`, and whatever makes a file no table.
    """
    require(by, "evidence.receive")
    known = _contract(contract)
    with taken(source) as received:
        looked = looking.look_at(known, received.path, received.scratch)
        return Staged(staging.stage(received.path, by.person_id), looked)


def look_again(
    *,
    staged_id: UUID,
    contract: str,
    header_row: int | None = None,
    columns: Mapping[str, str] | None = None,
    by: Actor,
) -> LookedAt:
    """Look once more at what `by` staged, with these columns chosen. Refused: as `look`, and
    `file_not_staged`.
    """
    require(by, "evidence.receive")
    known = _contract(contract)
    with staging.staged(staged_id, by.person_id) as plain:
        return looking.look_at(known, plain, plain.parent, header_row=header_row, columns=columns)


@contextmanager
def staged_file(*, staged_id: UUID, by: Actor) -> Iterator[Path]:
    """Open what `by` staged, for `receive`; gone for good once the block ends without a fault."""
    with staging.staged(staged_id, by.person_id) as plain:
        yield plain
    staging.unstage(staged_id, by.person_id)


@transaction.atomic
def remember(
    *,
    sender: UUID,
    contract: str,
    looked: LookedAt,
    columns: Mapping[str, str],
    decimal: str | None,
    path: str,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> Remembered:
    """Remember how sheets of `sender` with these headings are read; `columns` goes by place (`#1`).

    A cell without a column is not used. Another mapping of the same headings is put out of use.
    Refused, in this order: `role_missing`, `outside_scope`, `contract_unknown`, `sender_not_yours`,
    `sender_unknown`, `mapping_unreadable`, `mapping_repeated`, `mapping_incomplete`.
    """
    require(by, "evidence.receive", path)
    known = _contract(contract)
    if by.roles & SENDERS and by.organisation_id != sender:
        raise answers.sender_not_yours()
    organisation = parties.organisation(sender)
    if organisation is None:
        raise answers.sender_unknown()
    done = audit.done("mapping.remembered", key)
    if done is not None:
        return Remembered(UUID(str(done.subject_id)), repeated=True)
    whole = _checked(known, looked, columns, decimal)
    live = models.Mapping.objects.select_for_update().filter(
        path=path,
        sender=sender,
        contract=contract,
        fingerprint=looked.fingerprint,
        removed_at__isnull=True,
    )
    for old in live:
        if (old.columns, old.decimal, old.header_row) == (whole, decimal, looked.header_row):
            return Remembered(old.id, repeated=True)
        _end(old, by, at)
    row = models.Mapping.objects.create(
        id=uuid4(),
        path=path,
        sender=sender,
        sender_name=organisation.name,
        contract=contract,
        fingerprint=looked.fingerprint,
        headings=list(looked.headings),
        columns=whole,
        decimal=decimal,
        header_row=looked.header_row,
        made_by=by.person_id,
        made_by_name=by.name,
        made_at=at,
    )
    audit.record(
        action="mapping.remembered",
        by=by,
        at=at,
        subject=("mapping", row.id),
        path=path,
        organisation_id=sender,
        facts={
            "contract": contract,
            "sender": organisation.name,
            "columns": sum(bool(column) for column in whole.values()),
        },
        key=key,
    )
    return Remembered(row.id)


@transaction.atomic
def forget(*, mapping_id: UUID, by: Actor, at: dt.datetime) -> None:
    """Put a mapping out of use; files that were read by it stay as they are.

    Refused, in this order: `role_missing`, `mapping_unknown`, `outside_scope`. One that is out of
    use already stays so.
    """
    require(by, "evidence.receive")
    row = models.Mapping.objects.select_for_update().filter(id=mapping_id).first()
    if row is None:
        raise answers.mapping_unknown()
    require(by, "evidence.receive", row.path)
    if row.removed_at is not None:
        return
    _end(row, by, at)
    audit.record(
        action="mapping.removed",
        by=by,
        at=at,
        subject=("mapping", row.id),
        path=row.path,
        organisation_id=row.sender,
        facts={"contract": row.contract, "sender": row.sender_name},
    )


def _end(row: models.Mapping, by: Actor, at: dt.datetime) -> None:
    row.removed_at, row.removed_by = at, by.person_id
    row.save(update_fields=["removed_at", "removed_by"])


def _contract(name: str) -> Contract:
    if name not in contract_names():
        raise answers.contract_unknown()
    return load_contract(name)


def _checked(
    contract: Contract, looked: LookedAt, columns: Mapping[str, str], decimal: str | None
) -> dict[str, str]:
    """Give a column, or none, for every heading; refuse what is no mapping of these headings."""
    places = [place_of(at) for at in range(len(looked.headings))]
    allowed = {"", *REGION_NAMES, *(field.name for field in contract.fields)}
    if set(columns) - set(places) or set(columns.values()) - allowed:
        raise answers.mapping_unreadable()
    if decimal not in (None, ".", ","):
        raise answers.mapping_unreadable()
    used = [column for column in columns.values() if column]
    twice = sorted({column for column in used if used.count(column) > 1})
    if twice:
        raise answers.mapping_repeated(twice)
    missing = missing_columns(contract, used)
    if missing:
        raise answers.mapping_incomplete([field.title for field in missing])
    return {place: columns.get(place, "") for place in places}
