"""Whatever people do in whatever order: no cycle stands anywhere but where its facts put it."""

import random
import uuid
from dataclasses import replace

import pytest
from django.db import transaction
from tests.integration.distribution import world
from tests.integration.distribution.world import (
    AT,
    BNI,
    BPNT,
    BRI,
    BUDI,
    BULOG,
    HEAD,
    KEMENSOS,
    OFFICE,
    RASTRA,
    prepared,
    send,
)

from salur.access.queries import SYSTEM, Actor
from salur.distribution import actions, queries
from salur.distribution.domain import Step, is_legal, state_of
from salur.kernel.program import Program
from salur.kernel.refused import Refused

pytestmark = pytest.mark.django_db
STEPS = 40
_SENDERS = {
    BPNT: (
        ("perintah", KEMENSOS),
        ("topup", BRI),
        ("topup", BNI),
        ("transaksi", BRI),
        ("transaksi", BNI),
        ("saldo", BRI),
    ),
    RASTRA: (("do", BULOG), ("bast", BULOG), ("serah", OFFICE), ("spa", OFFICE)),
}


class _Walk:
    """This does something to one cycle, at random, as somebody who may or may not."""

    def __init__(self, seed: int, program: Program) -> None:
        self.chance = random.Random(seed)
        self.one = world.opened(program)
        self.files: list[uuid.UUID] = []
        self.done = 0

    def step(self) -> None:
        """Do one thing; a refusal changes nothing."""
        if self.chance.random() < 0.4:
            self._send()
            return
        by = self.chance.choice([BUDI, HEAD, replace(BUDI, roles=HEAD.roles | BUDI.roles)])
        deeds = (self._freeze, self._withdraw, self._prepare, self._approve, self._reconcile)
        do = self.chance.choice((*deeds, self._close))
        before = world.now(self.one)
        try:
            with transaction.atomic():
                do(by)
                self.done += 1
        except Refused:
            assert world.now(self.one) == before

    def _freeze(self, by: Actor) -> None:
        actions.freeze_list(cycle_id=self.one.id, by=by, at=AT, key="")

    def _send(self) -> None:
        # Receiving opens transactions of its own: it is never inside of another.
        contract, sender = self.chance.choice(_SENDERS[self.one.program])
        self.files.append(send(contract, sender, lines=[_line(contract, self.chance)]))

    def _withdraw(self, by: Actor) -> None:
        if self.files:
            world.withdraw(self.files.pop(self.chance.randrange(len(self.files))))

    def _prepare(self, by: Actor) -> None:
        prepared(self.one, number=f"500/{self.chance.random():.6f}", by=by)

    def _approve(self, by: Actor) -> None:
        spa = next(iter(queries.spas_of(self.one.id)), None)
        actions.approve_spa(spa_id=spa.id if spa else uuid.uuid4(), by=by, at=AT, key="")

    def _reconcile(self, by: Actor) -> None:
        seen = self.files if self.chance.random() < 0.7 else []
        world.reconciled(self.one, seen)

    def _close(self, by: Actor) -> None:
        actions.close_cycle(cycle_id=self.one.id, by=by, at=AT, key="")


def _line(contract: str, chance: random.Random) -> str:
    salt = f"{chance.getrandbits(40):x}"
    text = world.LINES[contract].format(month="2019-03", salt=salt)
    if contract in ("perintah", "do", "bast", "spa"):
        return f"N{salt}{text}"
    amount = chance.randrange(10**6)
    return text.replace(",0,", f",{amount},").replace(",10,", f",{1 + amount % 97},")


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("program", [BPNT, RASTRA])
def test_a_random_walk_never_reaches_an_illegal_state(
    db: None, seed: int, program: Program
) -> None:
    world.build()
    world.as_(SYSTEM)
    world.register([("K1", world.DESA), ("K2", world.DESA_2)])
    walk = _Walk(seed, program)
    for _ in range(STEPS):
        walk.step()
        found = world.now(walk.one)
        rows = queries.expected_of([found])[found.id]
        assert found.state is state_of(program, queries.facts(found, rows))
    steps = [step for step in queries.steps_of(walk.one.id) if step.source is not None]
    assert walk.done >= 5 and steps
    for step in steps:
        assert step.source is not None
        assert is_legal(program, Step(step.source, step.event, step.target))
    assert [step.source for step in steps[1:]] == [step.target for step in steps[:-1]]
