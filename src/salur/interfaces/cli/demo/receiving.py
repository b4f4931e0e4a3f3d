"""Takes every file in as evidence, as an upload would, and lets the register learn from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.distribution.actions import accept_evidence
from salur.evidence import actions as evidence
from salur.interfaces.cli.demo.asked import month_end
from salur.interfaces.cli.demo.crew import Crew
from salur.interfaces.cli.demo.files import Parcel, taker_of
from salur.kernel.refused import Refused
from salur.parties.queries import organisation_by_code


@dataclass(frozen=True)
class Taken:
    """What became of one file; `refused` is the reason's code, empty where it was taken in."""

    parcel: Parcel
    rows: int = 0
    accepted: int = 0
    findings: int = 0
    refused: str = ""


def take_in(
    crew: Crew,
    parcels: list[Parcel],
    actors: Mapping[tuple[str, str], Actor],
    count: Callable[[str, int, int], None],
) -> list[Taken]:
    """Take the files of a month in: registers first, since accounts belong to families."""
    taken: list[Taken] = []
    waves = [[p for p in parcels if _wave(p) == wave] for wave in (0, 1)]
    for wave in waves:
        pieces = [(parcel, taker_of(parcel, actors)) for parcel in wave]
        for one in crew.each(_take, pieces):
            taken.append(one)
            count(one.parcel.name, len(taken), len(parcels))
    return taken


def _wave(parcel: Parcel) -> int:
    return 0 if parcel.contract == "kpm" else 1


def _take(piece: tuple[Parcel, Actor]) -> Taken:
    parcel, by = piece
    at = month_end(parcel.period)
    try:
        received = evidence.receive(
            source=parcel.file,
            file_name=parcel.name,
            contract=parcel.contract,
            sender=_sender(parcel.sender),
            program=None,
            period=parcel.period.number,
            path=parcel.path,
            by=by,
            at=at,
            key=f"demo {parcel.period} {parcel.sender} {parcel.name}",
            at_once=True,
        )
    except Refused as refusal:
        return Taken(parcel, refused=refusal.code)
    if received.accepted and not received.repeated:
        _accept(received.evidence_id, parcel, by)
    findings = sum(received.findings.values())
    return Taken(parcel, received.rows, received.accepted, findings)


@transaction.atomic
def _accept(evidence_id: UUID, parcel: Parcel, by: Actor) -> None:
    enter_scope(by)
    at, key = month_end(parcel.period), f"demo {evidence_id}"
    accept_evidence(evidence_id=evidence_id, by=by, at=at, key=key)


@transaction.atomic
def _sender(code: str) -> UUID:
    enter_scope(SYSTEM)
    found = organisation_by_code(code)
    assert found is not None, f"the parties of the demo include {code}"
    return found.id
