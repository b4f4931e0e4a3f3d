"""Many offices, each on a connection of its own: no place and no family is lost between them."""

import datetime as dt
import random
import threading
import uuid
from collections import Counter
from contextlib import suppress

import pytest
from django.db import connection, transaction

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM
from salur.config.postgres import Address
from salur.graduation import actions
from salur.graduation.actions.settling_slots import settle_slots
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.programs.actions import endorse_changes, load_quotas
from salur.programs.domain import QuotaRow
from salur.registry import actions as registry
from salur.registry.domain import Kind
from tests.integration.graduation import offices, ways
from tests.integration.graduation.ways import DAY
from tests.integration.registry.changing import (
    APRIL,
    HEAD,
    MARCH,
    OPERATOR,
    apply,
    family,
    ids,
    line,
    propose,
    propose_families,
    rows,
    staged,
)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(8))
def test_many_offices_at_once_keep_the_laws(own_database: Address, seed: int) -> None:
    members, waiting = [f"K{n}" for n in range(12)], [f"B{n}" for n in range(12)]
    with transaction.atomic():
        ways.village(*members)
        propose_families(*(family(one, 50 + n) for n, one in enumerate(waiting)))
        quota = QuotaRow("6201", Program.BPNT, APRIL, Period(2019, 6), len(members), "SK-1")
        load_quotas([quota], evidence=uuid.uuid4(), by=SYSTEM, at=MARCH, key="")
        cases = [ways.propose(one) for one in members[:6]]
        ways.visit(*members[:6])
    threads = [_Office(seed * 10 + n, members, waiting, cases) for n in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(120)
    assert not [one.fault for one in threads if one.fault is not None or one.is_alive()]
    did = sum((one.did for one in threads), Counter())
    assert did["fill"] and did["endorse"] and did["decide"], did
    offices.slots()
    with transaction.atomic():
        enter_scope(SYSTEM)
        actions.follow_register(at=offices.LATER + 30 * DAY)
        settle_slots(at=offices.LATER + 30 * DAY)
        for month in (4, 5, 6):
            apply(Period(2019, month))
            assert len(staged(Period(2019, month))) <= len(members)
        for nothing in _NEVER:
            assert not rows(nothing), nothing


_NEVER = (
    # Every line that frees a place has one, and what fills places was endorsed.
    "SELECT c.id FROM registry_change c WHERE c.state = 'APPLIED' AND c.kind LIKE 'GRADUASI%%'"
    " AND NOT EXISTS (SELECT FROM graduation_slot s WHERE s.change = c.id)",
    "SELECT s.id FROM graduation_slot s JOIN registry_change c ON c.id = s.filled_by"
    " WHERE c.kind <> 'TAMBAH' OR c.state NOT IN ('ENDORSED', 'APPLIED')",
    "SELECT s.id FROM graduation_slot s JOIN registry_change c ON c.id = s.offer"
    " WHERE s.state = 'OFFERED' AND (c.source <> 'slot' OR c.state NOT IN ('PROPOSED', 'VERIFIED'))",
    "SELECT id FROM registry_change c WHERE state IN ('PROPOSED', 'VERIFIED') AND source = 'slot'"
    " AND NOT EXISTS (SELECT FROM graduation_slot s WHERE s.offer = c.id)",
    "SELECT id FROM graduation_case WHERE state IN ('ENDORSED', 'LEFT') AND coalesce(no_ba, '') = ''",
    "SELECT c.id FROM registry_change c WHERE c.kind LIKE 'GRADUASI%%' AND c.state = 'APPLIED'"
    " AND NOT EXISTS (SELECT FROM graduation_case k WHERE k.change = c.id)",
    "SELECT id FROM graduation_case k WHERE events <>"
    " (SELECT count(*) FROM graduation_case_event e WHERE e.case_id = k.id)",
)


class _Office(threading.Thread):
    """One office that does what it likes, sixty times, while others do."""

    def __init__(
        self, seed: int, members: list[str], waiting: list[str], cases: list[uuid.UUID]
    ) -> None:
        super().__init__(daemon=True)
        self._draw, self._seed, self._cases = random.Random(seed), seed, cases
        self._members, self._waiting = members, waiting
        self.did, self.fault = Counter[str](), None

    def run(self) -> None:
        try:
            for number in range(60):
                name = self._draw.choice(_WORK)
                with suppress(Refused), transaction.atomic():
                    getattr(self, name)(f"BA/{self._seed}-{number}")
                    self.did[name] += 1
        except Exception as fault:  # noqa: BLE001  whoever waits for it tells it
            self.fault = fault
        finally:
            connection.close()

    def fill(self, _: str) -> None:
        offices.fill()()

    def settle(self, _: str) -> None:
        offices.settle()

    def follow(self, _: str) -> None:
        actions.follow_register(at=offices.LATER)

    def lapse(self, _: str) -> None:
        actions.lapse_due(at=offices.LATER + 20 * DAY)

    def close(self, _: str) -> None:
        offices.close()

    def reopen(self, _: str) -> None:
        offices.reopen()

    def propose(self, no_ba: str) -> None:
        kind = self._draw.choice((Kind.HAPUS, Kind.GRADUASI_MANDIRI, Kind.TAMBAH))
        names = self._waiting[6:] if kind is Kind.TAMBAH else self._members
        offices.acting(
            OPERATOR, lambda: propose(line(kind, self._draw.choice(names), no_ba=no_ba))
        )()

    def verify(self, no_ba: str) -> None:
        enter_scope(OPERATOR)
        registry.verify_changes(
            change_ids=ids("PROPOSED"), no_ba=no_ba, tanggal_ba=dt.date(2019, 3, 5), asked=None,
            by=OPERATOR, at=offices.LATER, key="",
        )  # fmt: skip

    def refuse(self, _: str) -> None:
        offices.refuse(1)

    def endorse(self, _: str) -> None:
        found = rows("SELECT DISTINCT document FROM registry_change WHERE state = 'VERIFIED'")
        document = self._draw.choice(sorted(found) or [(uuid.uuid4(),)])[0]
        enter_scope(HEAD)
        endorse_changes(document=document, by=HEAD, at=offices.LATER, key="")  # type: ignore[arg-type]

    def decide(self, no_ba: str) -> None:
        """Take whatever step a way out waits for."""
        case = self._draw.choice(self._cases)
        step = self._draw.choice((
            lambda: ways.leaves(case, no_ba=no_ba), lambda: ways.tell(case),
            lambda: ways.object_to(case), lambda: ways.answer(case, granted=False),
            lambda: ways.do(actions.submit_cases, case, days=15),
        ))  # fmt: skip
        step()


_WORK = (
    *["propose", "endorse", "fill", "decide", "settle", "follow"] * 3,
    *("verify", "refuse", "close", "reopen", "lapse"),
)
