"""Every figure is what its units add up to, now and as it was known at any moment before."""

import datetime as dt
import itertools
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from tests.integration.reconciliation.test_publish_bpnt import (
    AT,
    BANK,
    MARCH,
    OPERATOR,
    World,
    credit,
    order,
    purchase,
)

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.kernel.program import Program
from salur.reconciliation import queries
from salur.reconciliation.actions import publish_bpnt
from salur.reconciliation.domain.bpnt import BPNT_CLASSES, WATERFALL
from salur.reconciliation.domain.figures import TERMS, asked_by, names
from salur.reconciliation.queries import Figure, FigureUnit

pytestmark = pytest.mark.django_db
LATER = AT + dt.timedelta(days=9)
PLACES = ("id", "id.62", "id.62.01", "id.62.01.02", "id.62.01.02.2001")


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Accounts of nearly every class, of two banks and two kab/kota, one without any place."""
    made = World(tmp_path)
    bni = [order(n) | {"bank": "BNI", "no_spm": "S-2"} for n in (6, 7)]
    made.add("perintah", [*(order(n) for n in range(1, 6)), *bni, order(9, desa="6202012003")])
    made.add("topup", [credit(1), credit(2), credit(3, nominal=150000), credit(4, status="GAGAL"),
                       credit(5, nominal=50000), credit(9), credit(30)])  # fmt: skip
    made.add("saldo", [{"no_rekening": "006201000000006", "saldo": 7000}])
    return made.add("transaksi", [purchase(1, 110000), purchase(2, 60000), purchase(6, 9000)])


def publish(world: World, at: dt.datetime = AT) -> None:
    publish_bpnt(
        months=[replace(world.month(one), idle_days=105) for one in (MARCH,)],
        banks={"BRI": BANK}, by=OPERATOR, at=at, key=str(uuid.uuid4()),
    )  # fmt: skip
    enter_scope(SYSTEM)


def every_unit(figure: Figure, size: int = 2) -> list[FigureUnit]:
    """Walk all pages of a figure."""
    found: list[FigureUnit] = []
    while page := queries.units_of_figure(
        figure, after=found[-1].key if found else None, size=size
    ):
        found += page
    return found


def figures(known: dt.datetime | None = None) -> list[Figure]:
    classes = (None, *(one.number for one in BPNT_CLASSES))
    wide = itertools.product(PLACES, TERMS[Program.BPNT], (None,), (None, "BRI", "-"))
    deep = itertools.product(("id.62",), ("units", "balance"), classes, (None,))
    return [Figure("BPNT", 201903, *one, known) for one in (*wide, *deep)]


def test_the_units_of_a_figure_add_up_to_it(world: World) -> None:
    publish(world)
    for figure in figures():
        listed = every_unit(figure)
        assert len({one.id for one in listed}) == len(listed)
        total = queries.figure_total(figure, [figure.path])
        assert sum(one.amount for one in listed) == (total or 0), figure
    whole = queries.waterfall("BPNT", 201903, "id")
    assert {term: queries.figure_total(Figure("BPNT", 201903, "id", term), ["id"])
            for term in WATERFALL} == whole  # fmt: skip


def test_a_past_day_gives_what_was_known_then_and_its_units(world: World) -> None:
    publish(world)
    before = {one: queries.figure_total(one, [one.path]) or 0 for one in figures()[::3]}
    world.add("topup", [credit(1, referensi="B1", status="BATAL", referensi_asal="T-2019-03-1"),
                        credit(7)])  # fmt: skip
    world.add("perintah", [order(30, desa="6202012003") | {"no_spm": "S-9"}])
    publish(world, LATER)
    assert queries.figure_total(Figure("BPNT", 201903, "id", "reversed"), ["id"]) == 110000
    for figure, total in before.items():
        then = replace(figure, known=AT + dt.timedelta(days=1))
        assert (queries.figure_total(then, [then.path]) or 0) == total, figure
        if figure.path in ("id", "id.62.01"):
            assert sum(one.amount for one in every_unit(then, 50)) == total, figure
    [one] = every_unit(Figure("BPNT", 201903, "id.62.01", "reversed"))
    now, then, *none = queries.money_unit(201903, one.id)
    assert none == [] and (now.credited, then.credited) == (0, 110000)
    assert (then.until, now.since) == (now.since, now.since) and now.account == then.account
    long_ago = Figure("BPNT", 201903, "id", "ordered", known=AT - dt.timedelta(days=1))
    assert queries.figure_total(long_ago, ["id"]) is None and every_unit(long_ago) == []


def test_nobody_opens_units_beyond_the_scope(world: World) -> None:
    publish(world)
    figure = Figure("BPNT", 201903, "id.62.01", "ordered")
    [one, *_] = every_unit(figure)
    for paths, sender in ((("id.62.02",), None), (("id",), uuid.uuid4()), ((), None)):
        roles = frozenset({"bank" if sender else "operator"})
        enter_scope(Actor(uuid.uuid4(), sender, roles, paths, "Uji"))
        assert every_unit(figure) == [] and queries.money_unit(201903, one.id) == ()


def test_a_figure_is_asked_for_by_its_term_or_by_its_class() -> None:
    for program in Program:
        for name in names(program):
            asked = asked_by(program, name)
            assert asked is not None and asked.term.code in TERMS[program]
    unspent = asked_by("BPNT", "unspent")
    assert unspent is not None and (unspent.term.code, unspent.klass) == ("balance", 10)
    assert asked_by("BPNT", "quota_g") is None
