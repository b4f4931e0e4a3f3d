"""Obstacles in plain Python, and the moves of five organisations: what walks are compared with.

The rules stand here a second time, written out by hand: which verb leads where, and whose it is.
"""

import datetime as dt
import random
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from salur.access.queries import SYSTEM, Actor
from salur.coordination import actions
from salur.kernel.refused import Refused
from tests.integration.coordination.cast import AT, DESA, PDF, actor

OPEN = ("REPORTED", "CLASSIFIED", "ASSIGNED", "IN_PROGRESS", "REOPENED")
EVERY = (*OPEN, "RESOLVED", "VERIFIED")
WORKED_ON = ("ASSIGNED", "IN_PROGRESS", "REOPENED")
LEADS: Mapping[str, Mapping[str, str]] = {
    "classify": dict.fromkeys(("REPORTED", "CLASSIFIED"), "CLASSIFIED"),
    "assign": {**dict.fromkeys(("CLASSIFIED", "ASSIGNED", "REOPENED"), "ASSIGNED"),
               "IN_PROGRESS": "IN_PROGRESS"},
    "start": dict.fromkeys(("ASSIGNED", "REOPENED"), "IN_PROGRESS"),
    "offer": {state: state for state in OPEN},
    "accept": dict.fromkeys(OPEN, "ASSIGNED"),
    "return": {state: state for state in OPEN},
    "resolve": dict.fromkeys(WORKED_ON, "RESOLVED"),
    "verify": {"RESOLVED": "VERIFIED"},
    "reopen": dict.fromkeys(("RESOLVED", "VERIFIED"), "REOPENED"),
    "comment": {state: state for state in EVERY},
}  # fmt: skip
TURNS: Mapping[str, frozenset[str]] = {
    "classify": frozenset({"assigner"}),
    "assign": frozenset({"assigner", "owner"}),
    "start": frozenset({"owner"}),
    "offer": frozenset({"owner", "assigner"}),
    "accept": frozenset({"offered"}),
    "return": frozenset({"offered"}),
    "resolve": frozenset({"owner"}),
    "verify": frozenset({"raiser"}),
    "reopen": frozenset({"raiser"}),
    "comment": frozenset({"anybody"}),
}
RIGHTS: Mapping[str, frozenset[str]] = {  # who lacks a right altogether
    "classify": frozenset({"operator", "province"}),
    "assign": frozenset({"operator", "province", "bank", "bulog", "agency"}),
    "start": frozenset({"operator", "province", "bank", "bulog", "agency"}),
    "offer": frozenset({"operator", "province", "bank", "bulog", "agency"}),
    "accept": frozenset({"operator", "province", "bank", "bulog", "agency"}),
    "return": frozenset({"operator", "province", "bank", "bulog", "agency"}),
    "resolve": frozenset({"operator", "province", "bank", "bulog", "agency"}),
    "verify": frozenset({"operator", "province", "bank", "bulog", "agency", "facilitator"}),
    "reopen": frozenset({"operator", "province", "bank", "bulog", "agency", "facilitator"}),
    "comment": frozenset({"operator", "province", "bank", "bulog", "agency", "facilitator"}),
}
CAUSES = ("TERMINAL_DEAD", "RICE_SHORT", "NIK_INVALID", "DATA_INCOMPLETE", "QUOTA_CONFLICT")
OWNERS = ("BRI", "BULOG-KALTENG", "DUKCAPIL-6201", "DINSOS-6201", "DINSOS-62")


def five_organisations() -> dict[str, Actor]:
    """Give one officer of each of five organisations, and a facilitator of one of them."""
    return {
        "operator": actor("operator", "DINSOS-6201"),
        "province": actor("province", "DINSOS-62", "id.62"),
        "bank": actor("bank", "BRI", "id.62"),
        "bulog": actor("bulog", "BULOG-KALTENG", "id.62"),
        "agency": actor("agency", "DUKCAPIL-6201"),
        "facilitator": actor("facilitator", "DINSOS-6201", "id.62.01.02"),
    }


@dataclass
class Plain:
    """One obstacle as the model has it."""

    state: str
    owner: uuid.UUID
    raised_by: uuid.UUID
    raised_org: uuid.UUID | None
    offered: uuid.UUID | None = None
    resolved_by: uuid.UUID | None = None
    comments: list[str] = field(default_factory=list)
    told: int = 1

    def answer(self, verb: str, role: str, by: Actor) -> str:
        """Say how a move ends: `done`, or the code of what refuses it."""
        if role not in RIGHTS[verb]:
            return "role_missing"
        mine = by.organisation_id
        if role in ("bank", "bulog", "agency") and mine not in (
            self.owner, self.offered, self.raised_org,
        ):  # fmt: skip
            return "obstacle_unknown"
        if self.state not in LEADS[verb]:
            return "obstacle_step_forbidden"
        standing = {"anybody"}
        standing |= {"owner"} if mine == self.owner else set()
        standing |= {"offered"} if self.offered is not None and mine == self.offered else set()
        standing |= {"assigner"} if role in ("operator", "province") else set()
        if by.person_id == self.raised_by or (mine is not None and mine == self.raised_org):
            standing.add("raiser")
        if not standing & TURNS[verb]:
            return "obstacle_not_yours"
        if verb == "verify" and self.resolved_by == by.person_id:
            return "own_resolution"
        return "done"

    def moved(self, verb: str, by: Actor, to: uuid.UUID | None = None) -> None:
        """Take a move that was done."""
        self.state = LEADS[verb][self.state]
        self.told += 1
        if verb == "accept":
            assert self.offered is not None
            self.owner, self.offered = self.offered, None
        elif verb == "offer":
            self.offered = to
        elif verb in ("return", "resolve"):
            self.offered = None
        if verb == "resolve":
            self.told += 1  # the evidence was attached right before
            self.resolved_by = by.person_id
        elif verb == "reopen":
            self.resolved_by = None


def opened(by: Actor, cause: str, at: dt.datetime = AT) -> uuid.UUID:
    """Open an obstacle as somebody."""
    return actions.open_obstacle(
        program="BPNT", cause=cause, code=DESA, source="person", words="Jalan acak.", by=by, at=at,
        key=uuid.uuid4().hex,
    ).id  # fmt: skip


def attempt(
    verb: str, one: uuid.UUID, by: Actor, *, words: str, to: uuid.UUID, at: dt.datetime = AT
) -> str:
    """Try a move on the real thing; give `done`, or the code of the refusal."""
    said = {"obstacle_id": one, "by": by, "at": at, "key": uuid.uuid4().hex}
    deeds: dict[str, Callable[[], object]] = {
        "classify": lambda: actions.classify(cause="DATA_INCOMPLETE", **said),  # type: ignore[arg-type]
        "assign": lambda: actions.assign(**said),  # type: ignore[arg-type]
        "start": lambda: actions.start(**said),  # type: ignore[arg-type]
        "offer": lambda: actions.offer(to=to, **said),  # type: ignore[arg-type]
        "accept": lambda: actions.accept_offer(**said),  # type: ignore[arg-type]
        "return": lambda: actions.return_offer(reason=words, **said),  # type: ignore[arg-type]
        "resolve": lambda: _resolve(said, words),
        "verify": lambda: actions.verify(**said),  # type: ignore[arg-type]
        "reopen": lambda: actions.reopen(reason=words, **said),  # type: ignore[arg-type]
        "comment": lambda: actions.comment(words=words, **said),  # type: ignore[arg-type]
    }
    try:
        deeds[verb]()
    except Refused as refused:
        return refused.code
    return "done"


def _resolve(said: dict[str, object], words: str) -> None:
    from django.db import transaction

    with transaction.atomic():  # the evidence stays only if it resolves
        proof = actions.attach(file_name="bukti.pdf", data=PDF, **{**said, "key": ""})  # type: ignore[arg-type]
        actions.resolve(words=words, evidence=proof, **said)  # type: ignore[arg-type]


def chosen(dice: random.Random) -> str:
    """Choose a verb, those that lead on more often."""
    return dice.choice([*LEADS, "assign", "start", "resolve", "verify", "accept"])


__all__ = ["CAUSES", "OWNERS", "SYSTEM", "Plain", "attempt", "chosen", "five_organisations"]
