"""Two offices at the same moment, on two connections, in a database of their own."""

import threading
from collections.abc import Callable

from django.db import DatabaseError, connection, transaction
from tests.integration.quality.world import (
    AT,
    KUKAR,
    SAMARINDA,
    family,
    keep,
    officer,
    pair_id,
    register,
    rows,
    state,
)

from salur.access.actions import enter_scope
from salur.access.queries import Actor
from salur.config.postgres import Address
from salur.kernel.refused import Refused
from salur.quality.actions import decide_pair, undo_decision
from salur.quality.domain.pairs import Word

SMD, KKR = officer("id.64.72"), officer("id.64.02")
WHY = "Ternyata dua keluarga berbeda"


def _at_once(*work: tuple[Actor, Callable[[Actor], str]]) -> list[str]:
    start, outcomes = threading.Barrier(len(work)), []

    def run(by: Actor, do: Callable[[Actor], str]) -> None:
        try:
            start.wait(20)
            with transaction.atomic():
                enter_scope(by)
                outcomes.append(do(by))
        except Refused as refusal:
            outcomes.append(refusal.code)
        except DatabaseError as fault:  # a deadlock would be one
            outcomes.append(type(fault).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=one) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(outcomes)


def _same(*pair: str) -> Callable[[Actor], str]:
    with transaction.atomic():
        found = pair_id(*pair)
    return lambda by: decide_pair(pair_id=found, word=Word.SAME, by=by, at=AT, key="").state


def _prepare() -> None:
    with transaction.atomic():
        register(family(1, SAMARINDA), family(2, KUKAR), family(3, KUKAR), family(4, SAMARINDA))
        keep([("K1", "K2", 0.9), ("K2", "K3", 0.8), ("K1", "K4", 0.7)])


def _aliases() -> list[tuple[object, ...]]:
    with transaction.atomic():
        return rows("SELECT alias_id, canonical_id FROM registry_alias WHERE undone_at IS NULL")


def test_two_offices_that_say_the_same_at_once_join_two_families_once(
    own_database: Address,
) -> None:
    _prepare()
    say = _same("K1", "K2")
    assert _at_once((SMD, say), (KKR, say)) == ["OPEN", "SAME"]
    assert len(_aliases()) == 1


def test_one_office_that_answers_twice_at_once_has_answered_once(own_database: Address) -> None:
    _prepare()
    say = _same("K1", "K2")
    assert _at_once((SMD, say), (officer("id.64.72"), say)) == ["OPEN", "pair_voted_already"]


def test_neighbouring_pairs_joined_at_once_make_no_chain(own_database: Address) -> None:
    _prepare()
    assert _at_once((KKR, _same("K2", "K3")), (SMD, _same("K1", "K4"))) == ["SAME", "SAME"]
    say = _same("K1", "K2")
    assert _at_once((SMD, say), (KKR, say)) == ["OPEN", "alias_of_groups"]
    found = _aliases()
    assert not {alias for alias, _ in found} & {kept for _, kept in found}


def test_undoing_twice_at_once_undoes_once(own_database: Address) -> None:
    _prepare()
    with transaction.atomic():
        found = pair_id("K2", "K3")
        decide_pair(pair_id=found, word=Word.SAME, by=KKR, at=AT, key="")

    def undo(by: Actor) -> str:
        return undo_decision(pair_id=found, reason=WHY, by=by, at=AT, key="").state

    assert _at_once((KKR, undo), (officer("id.64.02"), undo)) == ["OPEN", "nothing_to_undo"]
    assert _aliases() == []
    with transaction.atomic():
        assert state("K2", "K3") == "OPEN"
