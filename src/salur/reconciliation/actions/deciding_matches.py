"""People say that two accounts are one: one endorses, another accepts; one rejects, one undoes.

An accepted pair counts from its month on, at the next reconciliation, which is queued at once;
undone, the same files give the old figures again. A bank says what it knows and decides nothing.
Refused, in this order: `role_missing`, `match_unknown`, `outside_scope`, `word_unknown`,
`match_gone`, `match_decided`, `four_eyes`, `match_not_alike`, `match_taken`, `note_missing`,
`identifier_in_text`.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from salur.access.actions import as_owner
from salur.access.domain import SENDERS
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.free_text import holds_long_number
from salur.kernel.period import Period
from salur.kernel.sql_text import sql_text
from salur.reconciliation import queries
from salur.reconciliation.actions import match_refusals as refusals
from salur.reconciliation.actions.applying import ask_to_apply
from salur.reconciliation.domain.matching import MatchState, Standing
from salur.reconciliation.queries import Match

_FROM = {
    MatchState.ENDORSED: {MatchState.OPEN, MatchState.REJECTED, MatchState.UNDONE},
    MatchState.ACCEPTED: {MatchState.ENDORSED},
    MatchState.REJECTED: {MatchState.OPEN, MatchState.ENDORSED},
    MatchState.UNDONE: {MatchState.ACCEPTED},
}


@transaction.atomic
def endorse_matches(
    *, match_ids: Collection[UUID], note: str = "", by: Actor, at: dt.datetime, key: str
) -> int:
    """Say that accounts are one, as the first of two people; nothing counts yet.

    Several at once only where they are clear and of the same reasons; one of several candidates
    needs a note. Gives how many.
    """
    found = _asked(match_ids, "match.endorse", by)
    if audit.done("match.endorsed", key) is not None:
        return len(found)
    with as_owner():
        _lock()
        _check(_now(found), MatchState.ENDORSED)
        _check_note(note, needed=any(one.standing is Standing.AMBIGUOUS for one in found))
        _write(found, MatchState.ENDORSED, note, by, at)
    audit.record(
        action="match.endorsed", by=by, at=at, subject=("match", found[0].id),
        path=found[0].path, facts=_facts(found), key=key,
    )  # fmt: skip
    return len(found)


@transaction.atomic
def accept_matches(
    *, match_ids: Collection[UUID], note: str = "", by: Actor, at: dt.datetime, key: str
) -> int:
    """Accept what somebody else endorsed: from its month on both numbers count as one account."""
    found = _asked(match_ids, "match.accept", by)
    if audit.done("match.accepted", key) is not None:
        return len(found)
    with as_owner():
        _lock()
        now = _now(found)
        _check(now, MatchState.ACCEPTED)
        if any(one.endorsed_by == by.person_id for one in now):
            raise refusals.four_eyes()
        _check_free(now)
        _check_note(note, needed=False)
        _write(now, MatchState.ACCEPTED, note, by, at)
    audit.record(
        action="match.accepted", by=by, at=at, subject=("match", found[0].id),
        path=found[0].path, facts=_facts(found), key=key,
    )  # fmt: skip
    ask_to_apply(by=by, at=at, key=f"accepted {found[0].id} {at.isoformat()}")
    return len(found)


@transaction.atomic
def reject_match(*, match_id: UUID, note: str, by: Actor, at: dt.datetime, key: str) -> None:
    """Say that two accounts are two: the pair is not proposed again."""
    _one(match_id, "match.reject", MatchState.REJECTED, note, by, at, key)


@transaction.atomic
def undo_match(*, match_id: UUID, reason: str, by: Actor, at: dt.datetime, key: str) -> None:
    """Take an acceptance back, with the reason; the figures become again what they were."""
    if _one(match_id, "match.accept", MatchState.UNDONE, reason, by, at, key):
        ask_to_apply(by=by, at=at, key=f"undone {match_id} {at.isoformat()}")


@transaction.atomic
def say_of_match(
    *, match_id: UUID, word: str, note: str, by: Actor, at: dt.datetime, key: str
) -> None:
    """Say of a proposal what one knows (SAME or DIFFERENT); whoever decides reads it."""
    (one,) = _asked([match_id], "match.comment", by)
    if audit.done("match.commented", key) is not None:
        return
    if word not in ("SAME", "DIFFERENT"):
        raise refusals.word_unknown()
    _check_note(note, needed=True)
    with as_owner():
        _say([one], word, note, by, at)
    audit.record(
        action="match.commented", by=by, at=at, subject=("match", match_id), path=one.path,
        facts={**_facts([one]), "word": word}, key=key,
    )  # fmt: skip


def _one(
    match_id: UUID, verb: str, to: MatchState, note: str, by: Actor, at: dt.datetime, key: str
) -> bool:
    """Let one pair go to a state with a reason; False where that was done with this key."""
    found = _asked([match_id], verb, by)
    action = f"match.{to.lower()}"
    if audit.done(action, key) is not None:
        return False
    with as_owner():
        _lock()
        _check(_now(found), to, also_gone=to is MatchState.UNDONE)
        _check_note(note, needed=True)
        _write(found, to, note, by, at)
    facts = {**_facts(found), "reason": note.strip()}
    if to is MatchState.REJECTED:
        audit.record(action="match.rejected", by=by, at=at, subject=("match", match_id),
                     path=found[0].path, facts=facts, key=key)  # fmt: skip
    else:
        audit.record(action="match.undone", by=by, at=at, subject=("match", match_id),
                     path=found[0].path, facts=facts, key=key)  # fmt: skip
    return True


def _asked(match_ids: Collection[UUID], verb: str, by: Actor) -> list[Match]:
    """Give proposals that are in sight of `by`, who may do `verb` where each of them lies."""
    require(by, verb)
    wanted = list(dict.fromkeys(match_ids))
    found = queries.matches(wanted)
    if not wanted or len(found) != len(wanted):
        raise refusals.unknown()
    for path in {one.path for one in found}:
        require(by, verb, path)
    return list(found)


def _lock() -> None:
    """Let decisions follow one after the other, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('matches', 0))")


def _now(found: Sequence[Match]) -> list[Match]:
    return list(queries.matches([one.id for one in found]))


def _check(now: Sequence[Match], to: MatchState, *, also_gone: bool = False) -> None:
    if any(one.gone for one in now) and not also_gone:
        raise refusals.gone()
    if any(one.state not in _FROM[to] for one in now):
        raise refusals.decided()
    several = len(now) > 1
    if several and (
        len({one.reasons for one in now}) > 1
        or any(one.standing is not Standing.CLEAR for one in now)
    ):
        raise refusals.not_alike()


def _check_free(now: Sequence[Match]) -> None:
    """Refuse what would make an account stand for two, or for one that stands for another."""
    accounts = [one for match in now for one in (match.ordered_account, match.other_account)]
    if len(set(accounts)) < len(accounts):
        raise refusals.taken()
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("reconciliation", "matching/taken"), {"ids": [one.id for one in now]}
        )
        if cursor.fetchone()[0]:
            raise refusals.taken()


def _check_note(note: str, *, needed: bool) -> None:
    text = note.strip()
    if len(text) > refusals.LONGEST or (needed and len(text) < refusals.SHORTEST):
        raise refusals.note_missing()
    if holds_long_number(text):
        raise refusals.identifier_in_text()


def _write(found: Sequence[Match], to: MatchState, note: str, by: Actor, at: dt.datetime) -> None:
    name = "endorse" if to is MatchState.ENDORSED else "decide"
    values: dict[str, Any] = {
        "ids": [one.id for one in found], "state": to, "person": by.person_id, "name": by.name,
        "at": at,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(sql_text("reconciliation", f"matching/{name}"), values)
    _say(found, to, note, by, at)


def _say(found: Sequence[Match], word: str, note: str, by: Actor, at: dt.datetime) -> None:
    values: dict[str, Any] = {
        "ids": [one.id for one in found], "word": word, "note": note.strip(),
        "person": by.person_id, "name": by.name, "by_bank": bool(by.roles & SENDERS), "at": at,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(sql_text("reconciliation", "matching/say"), values)


def _facts(found: Sequence[Match]) -> dict[str, str | int]:
    return {
        "region": found[0].code,
        "bank": found[0].bank,
        "pairs": len(found),
        "since": str(Period.from_number(min(one.since for one in found))),
        "amount": sum(one.moved for one in found),
    }
