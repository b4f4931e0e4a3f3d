"""Whatever parties send, withdraw and repeat, and wherever a process dies: books and model agree.

Fifty deeds of chance on a database of their own; after each publication, and at the end, balances,
units, reports and states are what a model in plain Python says, to the rupiah and the gram.
"""

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from pytest_django import Settings

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.config.postgres import Address
from salur.distribution import queries as cycles
from salur.kernel.program import Program
from salur.reporting import queries as reports
from salur.reporting.domain.waterfall import terms
from tests.conftest import copied_database, looking_at
from tests.integration.distribution import world
from tests.oracle.bpnt_result import CLASSES, Waterfall
from tests.property.aid_orders import Ministry
from tests.property.aid_world import MONTHS, Aid

SEEDS = [7, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(100, 300))]
DEEDS = 50
CONTRACTS = ("perintah", "topup", "transaksi", "transaksi", "setoran", "spa", "do", "bast", "serah")
_OUTSIDE = {"treasury", "bulog_national", "suspense"}


@pytest.fixture
def inbox(
    superuser: Address,
    django_db_setup: None,
    django_db_blocker: pytest.FixtureRequest,
    tmp_path: Path,
    settings: Settings,
) -> Iterator[Path]:
    settings.SALUR_EVIDENCE = tmp_path / "evidence"
    settings.SALUR_BANK_INBOX = tmp_path / "inbox"
    settings.SALUR_BANK_INBOX.mkdir()
    with (
        copied_database(superuser, connection.settings_dict["NAME"]) as address,
        looking_at(address),
        django_db_blocker.unblock(),  # type: ignore[attr-defined]
    ):
        yield settings.SALUR_BANK_INBOX


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_happens_the_books_are_what_the_model_says(inbox: Path, seed: int) -> None:
    aid = Aid(random.Random(seed))
    try:
        _walk(aid, Ministry(aid, inbox))
    except BaseException as fault:
        fault.add_note("\n".join(aid.story))
        raise


def _walk(aid: Aid, ministry: Ministry) -> None:
    chance = aid.chance
    drafted: dict[UUID, dict[str, int]] = {}
    for _ in range(DEEDS):
        month, dice = chance.choice(MONTHS), chance.random()
        if dice < 0.3:
            ministry.work()
            ministry.agree()
        elif dice < 0.6:
            contract = chance.choice(CONTRACTS)
            lines = _lines(aid, contract, month)
            aid.story.append(f"{contract} {lines}")
            aid.send(contract, lines)
        elif dice < 0.66:
            aid.replay()
        elif dice < 0.72:
            aid.withdraw()
        elif dice < 0.92:
            aid.reconcile(chance.choice(tuple(Program)), month)
            _agree(aid)
        else:
            _draft(aid, _operator(), month, drafted)
    for program in Program:
        for month in MONTHS:
            aid.reconcile(program, month)
    _agree(aid)
    _reports_stand(drafted)
    _cycles_stand()


def _lines(aid: Aid, contract: str, month: object) -> list[dict[str, str]]:
    make = {"perintah": aid.order, "topup": aid.credit, "transaksi": aid.purchase,
            "setoran": aid.back}  # fmt: skip
    if contract in make:
        return make[contract](month)  # type: ignore[arg-type]
    return aid.rice_line(contract, month)  # type: ignore[arg-type]


def _operator() -> Actor:
    return world.BUDI


def _draft(aid: Aid, by: Actor, month: object, drafted: dict[UUID, dict[str, int]]) -> None:
    made = aid.report(by, month)  # type: ignore[arg-type]
    if made is None:
        return
    said = aid.model.money()[month].regions  # type: ignore[index]
    of_kab = (one for place, one in said.items() if place.kab == world.KAB)
    total = sum(of_kab, start=Waterfall())
    with transaction.atomic():
        enter_scope(SYSTEM)
        found = reports.report(made)
    assert found is not None
    drafted[made] = {"ordered": total.ordered, "credited": total.credited, "spent": total.spent}
    waterfall = terms(found.content.waterfall)
    assert {name: waterfall[name] for name in drafted[made]} == drafted[made]


def _agree(aid: Aid) -> None:
    """Compare every balance and every unit, and look for stock below zero."""
    units = {
        (period, account): tuple(amounts)
        for period, account, *amounts in _asked(
            "SELECT period, last4, class, ordered_idr, credited_idr, spent_idr, returned_idr,"
            " opening_idr FROM reconciliation_unit WHERE until IS NULL"
        )
    }
    _same(units, {
        (month.number, unit.no_rekening[-4:]): (
            CLASSES.index(unit.cls) + 1, unit.ordered, unit.credited, unit.spent, unit.returned, unit.opening,
        )
        for month, result in aid.model.money().items()
        for unit in result.units.values()
    })  # fmt: skip
    rice = {
        (period, desa): tuple(amounts)
        for period, desa, *amounts in _asked(
            "SELECT period, kode_wilayah, requested_g, released_g, arrived_g, rejected_g, handed_g"
            " FROM reconciliation_rice_unit WHERE until IS NULL"
        )
    }
    _same(rice, {
        (month.number, unit.kode_wilayah): (
            unit.grams.requested, unit.grams.released, unit.grams.arrived, unit.grams.rejected,
            unit.grams.handed,
        )
        for month, result in aid.model.rice().items()
        for unit in result.units.values()
    })  # fmt: skip

    held: Counter[str] = Counter()
    for kind, balance in _asked(
        "SELECT a.kind, b.balance FROM ledger_balance b JOIN ledger_account a ON a.id = b.account_id"
    ):
        assert balance >= 0 or kind in _OUTSIDE, kind
        held["missing" if kind in ("in_transit", "weighing") else kind] += balance
    wanted = aid.model.balances()
    assert {k: v for k, v in held.items() if v} == {k: v for k, v in wanted.items() if v}


def _same(found: dict[Any, Any], wanted: dict[Any, Any]) -> None:
    differs = {
        key: (found.get(key), wanted.get(key))
        for key in found.keys() | wanted.keys()
        if found.get(key) != wanted.get(key)
    }
    assert not differs, "what is published (first) is not what the model says"


def _reports_stand(drafted: dict[UUID, dict[str, int]]) -> None:
    """What was drafted says later what it said then."""
    with transaction.atomic():
        enter_scope(SYSTEM)
        for made, said in drafted.items():
            found = reports.report(made)
            assert found is not None and reports.is_intact(made)
            assert {name: terms(found.content.waterfall)[name] for name in said} == said


def _cycles_stand() -> None:
    with transaction.atomic():
        enter_scope(SYSTEM)
        for month in MONTHS:
            for program, code in ((Program.BPNT, world.KAB), (Program.RASTRA, world.OTHER)):
                one = cycles.cycle_of(program, month, code)
                assert one is not None
                published = _asked(
                    "SELECT count(*) FROM reconciliation_version WHERE is_current"
                    f" AND program = '{program}' AND period = {month.number} AND code = '{code}'"
                )[0][0]
                assert (str(one.state) == "RECONCILED") == bool(published)


def _asked(statement: str) -> list[tuple]:  # type: ignore[type-arg]
    with transaction.atomic(), as_owner(), connection.cursor() as cursor:
        enter_scope(SYSTEM)
        cursor.execute(statement)
        return list(cursor.fetchall())
