"""Random months of a warehouse: the ledger beside a plain model of it, after every step.

Counts, releases and papers come in any order, late ones of earlier days too, and files are taken
back. The model recounts everything from the start, day by day.
"""

import datetime as dt
import random
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from django.db import connection, transaction

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM
from salur.distribution import actions, queries
from salur.distribution.actions import Places
from salur.distribution.actions.rice_stock import post_stock
from salur.distribution.domain import Asked, RiceStep
from salur.kernel.refused import Refused
from salur.ledger import queries as ledger
from salur.parties.domain import place_key
from tests.integration.distribution import world
from tests.integration.distribution.test_rice import GUDANG, NOW, SINTA, warehouse
from tests.integration.distribution.world import AT, BULOG, DESA, HEAD, MARCH, RASTRA

pytestmark = pytest.mark.django_db
STEPS = 50
_INSERT = (
    "INSERT INTO distribution_rice_line VALUES (%s, 1, %s, %s, %s::ltree, %s, %s, %s, %s, 201903,"
    " 201903, %s, 0, '', %s, %s)"
)


@dataclass(frozen=True)
class Said:
    """One document's word: counted, drawn, or brought back so many grams on a day of March."""

    day: int
    kind: str
    grams: int


def model(said: Sequence[Said]) -> dict[str, int]:
    """Give what lies where when all of it is known: from an empty warehouse, day by day."""
    held, lost, claimed, opened = 0, 0, 0, False
    for day in range(1, 32):
        today = [one for one in said if one.day == day]
        if opened:
            held += sum(one.grams for one in today if one.kind == "back")
            wanted = sum(one.grams for one in today if one.kind == "draw")
            claimed += max(wanted - held, 0)
            held -= min(wanted, held)
        counts = [one.grams for one in today if one.kind == "count"]
        if counts:
            lost += max(held - min(counts), 0) if opened else 0
            held, opened = min(counts), True
    found = {"warehouse": held, "weighing": lost, "suspense": -claimed}
    return {kind: grams for kind, grams in found.items() if grams}


def kept() -> dict[str, int]:
    """What lies where by the ledger; whatever happens, nothing is made or lost."""
    with as_owner():
        found = ledger.balances(program="RASTRA", path="id")
    assert sum(one.balance for one in found) == 0
    return {one.kind: one.balance for one in found if one.balance and one.kind != "bulog_national"}


class Walk:
    """One random walk of files and papers about one warehouse."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.files: dict[uuid.UUID, Said] = {}
        self.papers: list[Said] = []
        self.places = Places(warehouse_id=warehouse())
        self.number = 0

    def step(self) -> None:
        """Do one thing, and hold the ledger against the model."""
        act = self.chance.choice((self.tell, self.tell, self.tell, self.take_back, self.release))
        act()
        assert kept() == model([*self.files.values(), *self.papers])

    def tell(self) -> None:
        """Let a party's file say something of any day."""
        kind = self.chance.choice(("count", "draw", "draw"))
        said = Said(self.chance.randint(1, 27), kind, self.chance.randrange(0, 60_000, 10))
        identity = uuid.UUID(int=self.chance.getrandbits(128))
        self.files[identity] = said
        self._put(identity, said)

    def take_back(self) -> None:
        """Withdraw a file."""
        if self.files:
            identity = self.chance.choice(sorted(self.files))
            del self.files[identity]
            actions.forget_rice(evidence_id=identity, by=SYSTEM, at=AT)

    def release(self) -> None:
        """Record a release by form: never one that leaves somebody short."""
        self.number += 1
        grams = self.chance.randrange(10, 8_000, 10)
        said = Said(self.chance.randint(3, 27), "draw", grams)
        asked = Asked(
            RiceStep.RELEASE, f"F{self.number}", "S1", dt.date(2019, 3, said.day), DESA, grams
        )
        before = model([*self.files.values(), *self.papers])
        try:
            with transaction.atomic():
                actions.record_paper(asked=asked, places=self.places, by=SINTA, at=NOW, key="")
        except Refused as refusal:
            assert refusal.code in ("rice_beyond_stock", "rice_beyond_left")
            return
        self.papers.append(said)
        with as_owner():
            post_stock(places=[place_key(GUDANG)], by=SYSTEM, at=AT)
        after = model([*self.files.values(), *self.papers])
        assert after.get("suspense", 0) == before.get("suspense", 0)

    def told_anew(self) -> None:
        """Let the same files come again in another order: the same balances."""
        known = dict(self.files)
        for identity in sorted(known):
            actions.forget_rice(evidence_id=identity, by=SYSTEM, at=AT)
        for identity in self.chance.sample(sorted(known), len(known)):
            self._put(identity, known[identity])
        assert kept() == model([*known.values(), *self.papers])

    def _put(self, identity: uuid.UUID, said: Said) -> None:
        count = said.kind == "count"
        values = [
            identity, "stok" if count else "do", BULOG, "id.62.01",
            *(("", "", "") if count else ("6201029999", f"X{identity.hex[:8]}", "S9")),
            dt.date(2019, 3, said.day), said.grams, GUDANG, place_key(GUDANG),
        ]  # fmt: skip
        with as_owner(), connection.cursor() as cursor:
            cursor.execute(_INSERT, values)
            post_stock(places=[place_key(GUDANG)], by=SYSTEM, at=AT)


def _walk(seed: int) -> None:
    world.build()
    one = world.frozen(RASTRA)
    spa = world.prepared(one, number="S1")
    actions.approve_spa(spa_id=spa.id, by=HEAD, at=AT, key="")
    walk = Walk(seed)
    for _ in range(STEPS):
        walk.step()
    walk.told_anew()
    chain = queries.rice_chain("id.62.01", MARCH)
    assert chain.left_of_request("S1", DESA) >= 0


@pytest.mark.parametrize(
    "seed", [2019, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(200))]
)
def test_the_ledger_holds_what_the_model_holds(seed: int) -> None:
    _walk(seed)
