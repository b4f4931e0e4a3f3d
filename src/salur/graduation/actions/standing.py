"""What every step of a case asks first: may this person, does it stand so, are the words fit."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.graduation.actions.case_refusals import refused
from salur.graduation.domain.cases import CASE, shown_number
from salur.graduation.domain.words import SHORTEST, wrong_with_words
from salur.graduation.pipeline import cases as steps
from salur.graduation.pipeline.cases import Locked
from salur.graduation.queries.cases import paths_of_cases
from salur.kernel.free_text import holds_long_number

SUBJECT = "graduation"


@dataclass(frozen=True)
class Stepped:
    """Where cases stand after a step."""

    ids: tuple[UUID, ...]
    state: str

    @property
    def id(self) -> UUID:
        """The first of them, or the only one."""
        return self.ids[0]


def check_reach(case_ids: Sequence[UUID], verb: str, by: Actor) -> None:
    """Refuse `role_missing`, `case_unknown` (not there, or not to be seen), `outside_scope`."""
    unseen = unseen_cases(case_ids, verb, by)
    if not case_ids or unseen:
        raise refused("case_unknown", dict.fromkeys(unseen, "case_unknown"))


def unseen_cases(case_ids: Collection[UUID], verb: str, by: Actor) -> set[UUID]:
    """Give which cases are not there, or not to be seen; refuse `role_missing`, `outside_scope`."""
    require(by, verb)
    found = paths_of_cases(case_ids)
    for path in set(found.values()):
        require(by, verb, path)
    return set(case_ids) - set(found)


def done_before(action: str, key: str, case_ids: Sequence[UUID]) -> Stepped | None:
    """Give what the same intent did before, None where it is new."""
    done = audit.done(action, key)
    return None if done is None else Stepped(tuple(case_ids), str(done.facts["state"]))


def locked(case_ids: Sequence[UUID]) -> tuple[Locked, ...]:
    """Lock cases that are known to be there."""
    rows = steps.lock(case_ids)
    if len(rows) != len(set(case_ids)):
        raise refused("case_unknown")
    return rows


def next_state(rows: Sequence[Locked], verb: str, who: str) -> str:
    """Give where a verb leads all of them; refused as `step_changed` where it leads one nowhere."""
    if wrong := steps_not_there(rows, verb, who):
        raise refused("step_changed", dict.fromkeys(wrong, "step_changed"))
    after = {CASE.next(row.state, verb) for row in rows}
    if len(after) != 1:
        raise refused("step_changed")
    return str(after.pop())


def steps_not_there(rows: Sequence[Locked], verb: str, who: str) -> set[UUID]:
    """Give which cases stand so that a verb leads them nowhere, or is somebody else's."""
    return {
        row.id
        for row in rows
        if CASE.next(row.state, verb) is None or who not in CASE.who(row.state, verb)
    }


def check_words(words: str, least: int = SHORTEST) -> None:
    """Refuse words that are missing, too long, or hold somebody's number."""
    if why := wrong_with_words(words, least):
        raise refused(why)


def check_number(*texts: str) -> None:
    """Refuse what holds somebody's number."""
    if any(map(holds_long_number, texts)):
        raise refused("words_hold_number")


def facts_of(rows: Sequence[Locked], state: str, **more: str | int | None) -> audit.Facts:
    """Give what the audit keeps of a step: numbers of cases, never whose they are."""
    return {"numbers": [shown_number(row.number) for row in rows], "state": state, **more}
