"""A random walk of five organisations and whoever complained never leaves the machine."""

import random
import uuid
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.integration.coordination.cast import AT, actor, organisation, regions
from tests.integration.coordination.complaining import WORDS, do, people, recorded, standing
from tests.often import often

from salur.access.actions import enter_scope
from salur.access.domain import SENDERS
from salur.access.queries import SYSTEM, Actor
from salur.coordination import actions
from salur.coordination import queries as coordination
from salur.coordination.actions import Receipt, Verified
from salur.coordination.domain.complaints import LIVE
from salur.kernel.refused import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _world(tmp_path: Path) -> None:
    enter_scope(SYSTEM)
    regions(tmp_path)


RECEIVERS = ("BRI", "BULOG-KALTENG", "DUKCAPIL-6201", "DINSOS-62")
VERBS = ("verify", "forward", "answer", "return", "accept", "reopen", "reply", "note")
NEXT = {
    ("RECEIVED", "verify"): "VERIFIED",
    ("VERIFIED", "forward"): "FORWARDED",
    ("REOPENED", "forward"): "FORWARDED",
    ("FORWARDED", "answer"): "ANSWERED",
    ("FORWARDED", "return"): "VERIFIED",
    ("ANSWERED", "accept"): "CLOSED",
    ("ANSWERED", "reopen"): "REOPENED",
}


@dataclass
class Model:
    """What a complaint should be: a plain word for its state, who answers, how often it was told."""

    state: str = "RECEIVED"
    answerer: uuid.UUID | None = None
    events: int = 1

    def follow(self, verb: str, by: Actor, to: uuid.UUID) -> None:
        """Take the step; AssertionError or KeyError where nobody may."""
        office, receiver = not by.roles & SENDERS, by.organisation_id == self.answerer
        self.events += 1
        if verb == "reply":
            return
        if verb == "note":
            assert office or receiver
        elif verb == "answer" and self.state in ("VERIFIED", "REOPENED"):
            assert office
            self.state, self.answerer = "ANSWERED", by.organisation_id
            self.events += 1
        else:
            self.state = NEXT[self.state, verb]
            assert (
                verb in ("accept", "reopen")
                or (receiver if verb == "answer" else office)
                or (verb == "return" and receiver)
            )
            if verb in ("forward", "return"):
                self.answerer = to if verb == "forward" else None


def test_a_walk_of_five_organisations_and_the_complainant_keeps_the_machine() -> None:
    """A plain model walks beside: state, whose turn it is, and every event that was told."""
    operator, head, bank = people()
    everybody = (
        operator, head, bank, actor("bulog", "BULOG-KALTENG", "id.62"),
        actor("agency", "DUKCAPIL-6201"), actor("province", "DINSOS-62", "id.62"),
    )  # fmt: skip
    receivers = [organisation(code) for code in RECEIVERS]
    chance, taken = random.Random(1708), Counter[str]()
    one, model = recorded(operator), Model()
    for turn in range(often(300, 10_000)):
        verb, by = chance.choice(VERBS), chance.choice(everybody)
        to = chance.choice(receivers)
        try:
            _walk(verb, by, one, to, turn)
        except Refused:
            pass
        else:
            model.follow(verb, by, to)
            taken[verb] += 1
        told = standing(one)
        assert (told.state, told.events) == (model.state, model.events), (turn, verb)
        if told.state not in LIVE:
            events = coordination.complaint_events(one.id)
            assert [e.n for e in events] == list(range(1, model.events + 1)), "no word is lost"
            one, model = recorded(operator), Model()
    assert set(taken) == set(VERBS), "the walk goes everywhere"


def _walk(verb: str, by: Actor, one: Receipt, to: uuid.UUID, turn: int) -> None:
    if verb == "verify":
        do(actions.verify_complaint, by, one, found=Verified("WAKTU"))
    elif verb == "forward":
        do(actions.forward_complaint, by, one, organisation=to, words="")
    elif verb == "answer":
        do(actions.answer_complaint, by, one, words=WORDS)
    elif verb == "return":
        do(actions.return_complaint, by, one, reason="Dikembalikan dahulu.")
    elif verb == "note":
        do(actions.note_complaint, by, one, words="Sudah ditelepon.")
    else:
        receipt = {"number": one.number, "secret": one.secret, "at": AT, "key": f"{turn}"}
        actions.reply_by_receipt(**receipt, verb=verb, words="Masih belum selesai.")  # type: ignore[arg-type]
