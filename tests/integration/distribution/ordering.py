"""A small world of payment orders: families with accounts, and what banks answer."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from tests.integration.distribution import world
from tests.integration.distribution.world import (
    APRIL,
    AT,
    BPNT,
    BRI,
    BUDI,
    DESA,
    DESA_2,
    KAB,
    KEMENSOS,
    MARCH,
    person,
)
from tests.integration.registry.test_register import FAMILY

from salur.access.queries import SYSTEM, Actor
from salur.distribution import actions, queries
from salur.distribution.queries import Order
from salur.kernel.period import Period
from salur.registry.actions import load_accounts, load_families
from salur.registry.domain import AccountRow

LATER = dt.datetime(2019, 3, 20, 8, tzinfo=dt.UTC)
MAKER = person(31, "ministry", "id", organisation=KEMENSOS)
CHECKER = person(32, "ministry", "id", organisation=KEMENSOS)
KPA = person(33, "budget_authority", "id", organisation=KEMENSOS)
KPA_2 = person(34, "budget_authority", "id", organisation=KEMENSOS)


def account(number: int) -> str:
    """The account number of family K<number>."""
    return f"00880100{number:07d}1"


def families(numbers: Iterable[int], **more: Any) -> None:
    """Put families K<n> with accounts at BRI into the register; the fourth is suspended."""
    rows = [
        FAMILY._replace(
            id_kpm=f"K{n}",
            id_pengurus=f"P{n}",
            nik=f"62010241018{n:05d}",
            no_kk=f"62010201011{n:05d}",
            kode_wilayah=DESA if n % 2 else DESA_2,
            **{"no_rekening": account(n), "no_kks": None, **more},
        )
        for n in numbers
    ]
    load_families(rows, evidence=None, by=SYSTEM, at=AT, key="")


def bank_says(status: str, *numbers: int, new: int | None = None, day: int = 1) -> None:
    """Let BRI say how accounts stand; `new` is the number of the account that it opened instead."""
    rows = [
        AccountRow(
            account(new or n), f"K{n}", None, "SITI", "BRI", status, None, None, None,
            dt.date(2019, 3, day), None,
        )
        for n in numbers
    ]  # fmt: skip
    load_accounts(rows, evidence=uuid.uuid4(), organisation=BRI, by=SYSTEM, at=AT, key="")


def build(count: int = 4) -> None:
    """Regions, parties, `count` families that may be paid, and March's frozen list."""
    world.as_(SYSTEM)
    world.build(banks=(BRI,))
    families(range(1, count + 1))
    freeze()


def freeze(period: Period = MARCH) -> None:
    """Freeze the BPNT list of a month."""
    one = world.opened(BPNT, period)
    actions.freeze_list(cycle_id=one.id, by=BUDI, at=AT, key="")


def prepared(number: str = "SPM/1", **more: Any) -> Order:
    """An order for March that waits to be checked."""
    how = {"first": MARCH, "last": MARCH, "bank": BRI, "code": KAB, "by": MAKER, "at": AT} | more
    return actions.prepare_order(number=number, **{"key": "", **how})


def approved(order: Order, by: Actor = KPA, at: dt.datetime = AT) -> Order:
    """The order, checked and approved."""
    actions.check_order(order_id=order.id, by=CHECKER, at=at, key="")
    return actions.approve_order(order_id=order.id, by=by, at=at, key="")


def now(order: Order) -> Order:
    """The order as it stands."""
    found = queries.order(order.id)
    assert found is not None
    return found


def left_out(order: Order) -> dict[str, list[str]]:
    """Whom an order leaves out, by reason."""
    return {
        one.reason: [f.id_kpm for f in queries.order_lines_page(order, reason=one.reason)]
        for one in queries.left_out_counts(order)
    }


def paid(order: Order) -> list[str]:
    """Whom an order pays, by family; a month twice is a family twice."""
    return sorted(f.id_kpm for f in queries.order_lines_page(order))


def answer(
    lines: Mapping[int, str], *, period: Period = MARCH, at: dt.datetime = LATER
) -> uuid.UUID:
    """Let BRI answer: per family `SUKSES`, `GAGAL`, or rupiah that it credited."""
    rows = []
    for n, said in lines.items():
        amount, status = (said, "SUKSES") if said.isdecimal() else ("110000", said)
        rows.append(f"R{period}-{n},{period},{account(n)},{amount},{status},{period}-08,")
    return topup(rows, period=period, at=at)


def reverse(n: int, amount: int = 110_000, *, period: Period = MARCH) -> uuid.UUID:
    """Let BRI take back, weeks later, what it credited to a family."""
    row = f"B{period}-{n},{APRIL},{account(n)},{amount},BATAL,{APRIL}-25,R{period}-{n}"
    return topup([row], period=APRIL)


def topup(rows: list[str], *, period: Period, at: dt.datetime = LATER) -> uuid.UUID:
    """Send and accept a file of top-ups, received at `at`."""
    return world.send("topup", BRI, period=period, lines=rows, at=at)
