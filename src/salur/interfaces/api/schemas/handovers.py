"""What a signed sheet says: the day, and of whom there is something to tell."""

import datetime as dt
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from salur.distribution.queries.sheets import Handover as HandoverRow
from salur.interfaces.api.places import region_of


class Told(Schema):
    """One family that was not handed all of it: by the number of its line, never by a NIK."""

    line: Annotated[int, Field(ge=1, le=99_999)]
    kind: Literal["absent", "proxy", "short", "refused"]
    name: str = Field("", max_length=100, description="Who came instead.")
    relation: str = Field("", max_length=40, description="What they are to the family.")
    kg: Annotated[str, Field(pattern=r"^([0-9]{1,5}([.,][0-9]{1,2})?)?$")] = Field(
        "", description="What was handed where it was short, like 7.5."
    )


class HandoverSent(Schema):
    """A sheet as it was signed; everybody was handed all of it, but for the `exceptions`."""

    record_id: UUID = Field(description="Made by whoever records; the same is recorded once.")
    sheet_code: Annotated[str, Field(pattern=r"^[A-Za-z0-9]{4}-?[A-Za-z0-9]{4}$")] = Field(
        description="The code in the corner of any page of the sheet."
    )
    handed_on: dt.date
    exceptions: list[Told] = Field(default_factory=list, max_length=20_000)


class Handover(Schema):
    """What was recorded; `evidence` names the file of kind `serah` once the queue has made it."""

    id: UUID
    region: str | None
    handed_on: dt.date
    status: str
    families: int
    handed: int
    absent: int
    refused: int
    short: int
    proxies: int
    handed_g: int
    entitled_g: int
    recorded_at: dt.datetime
    evidence: UUID | None


def handover_values(row: HandoverRow) -> dict[str, Any]:
    """Give the fields of `Handover` for a record."""
    same = ("id", "handed_on", "status", "families", "handed", "absent", "refused", "short")
    return {
        **{name: getattr(row, name) for name in (*same, "proxies", "recorded_at")},
        "region": region_of(row.path),
        "handed_g": row.grams,
        "entitled_g": row.entitled,
        "evidence": row.evidence_id,
    }
