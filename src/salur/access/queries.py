"""The questions about people: who acts, for whom, where."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """Whoever acts: a person, for one organisation, in roles, within a scope of region paths."""

    person_id: uuid.UUID
    organisation_id: uuid.UUID | None
    roles: frozenset[str]
    paths: tuple[str, ...]
    name: str


SYSTEM = Actor(
    person_id=uuid.UUID(int=0),
    organisation_id=None,
    roles=frozenset({"system"}),
    paths=("id",),
    name="Salur",
)
