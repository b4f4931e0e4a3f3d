"""An obstacle as it stands for whoever acts: seen, locked, its next step allowed or refused."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from salur.access.actions import as_owner
from salur.access.domain import SENDERS
from salur.access.queries import Actor, may, require
from salur.coordination.actions import obstacle_refusals as refusals
from salur.coordination.domain.obstacles import OBSTACLE, State
from salur.coordination.domain.turns import MOST_WORDS, RIGHTS, Reader, Whose, sees, stands
from salur.coordination.pipeline import obstacles as steps
from salur.coordination.queries import obstacles as queries
from salur.coordination.queries.obstacles import Obstacle
from salur.kernel.free_text import holds_long_number

SUBJECT = "obstacle"


@dataclass(frozen=True)
class Stepped:
    """An obstacle as a step left it."""

    id: UUID
    number: int
    state: State
    owner_org: UUID
    due: dt.date


def reader_of(by: Actor) -> Reader:
    """Give what decides which obstacles somebody sees and whose turn they are."""
    return Reader(
        person=by.person_id,
        organisation=by.organisation_id,
        paths=by.paths,
        is_sender=bool(by.roles & SENDERS),
        may_sensitive=may(by, "complaint.sensitive"),
        may_assign=may(by, "obstacle.assign"),
        may_verify=may(by, "obstacle.verify"),
        is_program="system" in by.roles,
    )


def whose(one: Obstacle) -> Whose:
    """Give what of an obstacle decides whose it is."""
    return Whose(
        one.path, one.owner_org, one.offered_org, one.party, one.raised_by, one.raised_org,
        one.restricted,
    )  # fmt: skip


def require_any(by: Actor, verb: str) -> None:
    """Refuse with `role_missing` unless one of the rights to a step is held."""
    rights = RIGHTS[verb]
    if not any(may(by, right) for right in rights):
        require(by, rights[0])


def reached(obstacle_id: UUID, verb: str, by: Actor) -> Obstacle:
    """Give an obstacle that `by` sees and may step in at all.

    Refused, in this order: `role_missing`, `obstacle_unknown`.
    """
    require_any(by, verb)
    with as_owner():
        one = queries.obstacle(obstacle_id)
    if one is None or not sees(whose(one), reader_of(by)):
        raise refusals.unknown()
    return one


def locked(obstacle_id: UUID, verb: str, by: Actor) -> Obstacle:
    """Give an obstacle once nobody else steps in it, its step allowed; called as the owner.

    Refused, in this order: `obstacle_unknown`, `obstacle_step_forbidden`, `obstacle_not_yours`.
    """
    steps.lock(obstacle_id)
    one = queries.obstacle(obstacle_id)
    if one is None or not sees(whose(one), reader_of(by)):
        raise refusals.unknown()
    if OBSTACLE.next(one.state, verb) is None:
        raise refusals.step_forbidden(one.state)
    if not OBSTACLE.who(one.state, verb) & stands(whose(one), reader_of(by)):
        raise refusals.not_yours()
    return one


def after(one: Obstacle, verb: str) -> State:
    """Give the state that a step which is allowed leads to."""
    found = OBSTACLE.next(one.state, verb)
    assert found is not None, "the step was allowed just now"
    return State(found)


def checked_words(words: str, *, needed: bool = False) -> str:
    """Give words as they are kept.

    Refused, in this order: `words_missing`, `words_too_long`, `words_hold_number`.
    """
    kept = words.strip().replace("\x00", "")
    if needed and not kept:
        raise refusals.words_missing()
    if len(kept) > MOST_WORDS:
        raise refusals.words_too_long(MOST_WORDS)
    if holds_long_number(kept):
        raise refusals.words_hold_number()
    return kept


def stepped(obstacle_id: UUID) -> Stepped:
    """Give how an obstacle stands."""
    with as_owner():
        one = queries.obstacle(obstacle_id)
    assert one is not None, "an obstacle is never deleted"
    return Stepped(one.id, one.number, one.state, one.owner_org, one.due)


def facts_of(one: Obstacle, **more: str) -> dict[str, str]:
    """Give what the record says of a step."""
    return {"number": one.shown, "region": one.code or "id", **more}
