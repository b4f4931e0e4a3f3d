"""Texts that many operations take, and the one shape of every refusal."""

from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

PERIOD = r"^20[0-9]{2}-(0[1-9]|1[0-2])$"
REGION = r"^[0-9]{2}([0-9]{2}([0-9]{2}([0-9]{4})?)?)?$"
USUAL_SIZE = 50

PeriodText = Annotated[
    str, Field(pattern=PERIOD, description="A month, like 2019-03.", examples=["2019-03"])
]
RegionText = Annotated[
    str,
    Field(
        pattern=REGION,
        description="A Kemendagri code of 2, 4, 6 or 10 digits without dots.",
        examples=["6201"],
    ),
]
AfterText = Annotated[
    str,
    Field(
        max_length=400,
        pattern=r"^[A-Za-z0-9_-]+$",
        description="The value of `next` of the page before.",
    ),
]
Size = Annotated[int, Field(ge=1, le=200, description="How many at most.")]
ProgramName = Literal["BPNT", "RASTRA"]


class Paged(Schema):
    """Which page: `after` is the `next` of the page before."""

    after: AfterText | None = None
    size: Size = USUAL_SIZE


class FieldError(Schema):
    """One value that cannot be taken; what was sent is never repeated."""

    where: str = Field(description="query, path, header, form, file or body")
    name: str
    code: str
    message: str
    message_en: str


class Problem(Schema):
    """What is refused and why, and what to do, in Indonesian and in English."""

    code: str = Field(description="Stable, in snake_case.")
    message: str
    message_en: str
    next_step: str
    next_step_en: str
    fields: list[FieldError]


class ErrorBody(Schema):
    """The one shape of every answer that is not what was asked for."""

    error: Problem


READ_ERRORS: dict[int, type[Schema]] = dict.fromkeys((400, 401, 403, 404, 422, 429, 500), ErrorBody)
WRITE_ERRORS: dict[int, type[Schema]] = READ_ERRORS | dict.fromkeys((409, 413, 415), ErrorBody)
