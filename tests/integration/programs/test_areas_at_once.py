"""Two offices at the same moment: a list and a decision never contradict each other."""

from django.db import connection, transaction
from tests.integration.programs.test_endorsing_at_once import _at_once
from tests.integration.programs.turning import (
    BPNT,
    DECIDER,
    HARBOUR,
    ISLAND,
    MARCH,
    OTHER_DECIDER,
    RASTRA,
    decide,
    freeze,
    line,
    regions,
    register,
)

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.config.postgres import Address

APRIL = MARCH.shift(1)


def _decide_card(by: Actor) -> None:
    enter_scope(by)
    decide(line(HARBOUR, APRIL), line(ISLAND, APRIL), by=by)


def _freeze_rice() -> None:
    enter_scope(SYSTEM)
    freeze(RASTRA, APRIL)


def test_a_list_and_a_decision_at_once_never_contradict(own_database: Address) -> None:
    with transaction.atomic():
        enter_scope(SYSTEM)
        regions()
        register({"K1": HARBOUR, "K2": ISLAND})
    first = _at_once(_freeze_rice, lambda: _decide_card(DECIDER))
    assert first in (["done", "month_frozen"], ["done", "program_not_here"])
    with transaction.atomic():
        enter_scope(SYSTEM)
        month = APRIL.shift(1 if "month_frozen" in first else 0)
        lines = (line(HARBOUR, month.shift(1)), line(ISLAND))
    # Two decisions one after the other: the second speaks of the future whole, neither is lost.
    again = _at_once(
        lambda: decide(*lines, by=DECIDER),
        lambda: decide(*lines, by=OTHER_DECIDER, number="188.45/99/2019"),
    )
    assert again == ["done", "done"]
    with transaction.atomic(), as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT kode_wilayah, count(*), count(DISTINCT month) FROM programs_turn GROUP BY 1"
        )
        assert all(rows == months for _, rows, months in cursor.fetchall())
    with transaction.atomic():
        enter_scope(SYSTEM)
        freeze(RASTRA, month)
        freeze(RASTRA, month.shift(1))
        freeze(BPNT, month.shift(1))
