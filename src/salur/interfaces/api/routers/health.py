"""Whether the program answers, and as whom."""

import datetime as dt
from importlib import metadata
from typing import Literal
from uuid import UUID

from ninja import Router, Schema

from salur.access.domain import TOKEN_VERBS
from salur.interfaces.api.door import Called, reading
from salur.interfaces.api.places import region_of
from salur.interfaces.api.schemas.common import READ_ERRORS

router = Router()


class Health(Schema):
    """The program, and what the token opens; `regions` is empty for the whole nation."""

    status: Literal["ok"]
    version: str
    organisation: UUID | None
    token_name: str
    expires_at: dt.datetime
    verbs: list[str]
    regions: list[str]


@router.get("/health", response={200: Health, **READ_ERRORS}, summary="Is it up, and who am I?")
@reading(None)
def health(request: Called) -> Health:
    """Answers whoever holds a token that holds."""
    caller = request.auth
    return Health(
        status="ok",
        version=_version(),
        organisation=caller.actor.organisation_id,
        token_name=caller.token.name,
        expires_at=caller.token.expires_at,
        verbs=[verb for verb in TOKEN_VERBS if caller.may(verb)],
        regions=[code for path in caller.actor.paths if (code := region_of(path))],
    )


def _version() -> str:
    try:
        return metadata.version("salur")
    except metadata.PackageNotFoundError:
        return "dev"
