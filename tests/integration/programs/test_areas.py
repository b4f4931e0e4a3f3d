"""Which programme a desa is under in a month: decided, obeyed by lists, held by the database."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.programs.turning import (
    BPNT,
    DECIDER,
    HARBOUR,
    ISLAND,
    KAB,
    MARCH,
    OTHER_KAB,
    PLAIN,
    RASTRA,
    decide,
    freeze,
    line,
    regions,
    register,
)
from tests.integration.registry.changing import OPERATOR

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM
from salur.kernel.refused import Refused
from salur.programs import queries
from salur.programs.queries.areas import OutOfArea, area_decisions, out_of_area_page, turns

pytestmark = pytest.mark.django_db
APRIL, MAY, JUNE = (MARCH.shift(n) for n in (1, 2, 3))


@pytest.fixture(autouse=True)
def _two_kabkota() -> None:
    enter_scope(SYSTEM)
    regions()
    register({"K1": HARBOUR, "K2": HARBOUR, "K3": ISLAND})


def _code(refused: object) -> str:
    with pytest.raises(Refused) as caught:
        refused()  # type: ignore[operator]
    return caught.value.code


def _listed(program: object, period: object) -> list[str]:
    found = queries.frozen_list(program, period, KAB)  # type: ignore[arg-type]
    assert found is not None
    return [one.id_kpm for one in queries.list_page(found.id, period)]  # type: ignore[arg-type]


def _owner(statement: str) -> None:
    with transaction.atomic(), as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_last_rice_and_the_first_card_month_touch_in_every_desa() -> None:
    assert freeze(RASTRA).families == 3, "nobody decided anything: as ever"
    did = decide(line(HARBOUR, MAY), line(ISLAND), key="d")
    assert (did.desa, did.changing) == (2, 1)
    assert decide(line(HARBOUR, MAY), line(ISLAND), key="d") == did
    freeze(RASTRA, APRIL)
    assert _code(lambda: freeze(BPNT, APRIL)) == "program_not_here"
    assert _listed(RASTRA, APRIL) == ["K1", "K2", "K3"]
    freeze(BPNT, MAY)
    freeze(RASTRA, MAY)
    assert (_listed(BPNT, MAY), _listed(RASTRA, MAY)) == (["K1", "K2"], ["K3"])
    assert queries.areas_in(MAY, "id.62") == {HARBOUR: BPNT, ISLAND: RASTRA}
    assert queries.areas_in(MARCH, "id.62") == {}
    assert [one.month for one in turns("id.62.01")] == [201904, 201905, 201904]


def test_a_delay_takes_back_what_has_not_come_and_a_return_is_a_decision_too() -> None:
    freeze(RASTRA)
    decide(line(HARBOUR, APRIL), line(ISLAND, APRIL))
    decide(line(HARBOUR, MAY), number="188.45/13/2019")
    assert queries.areas_in(APRIL, "id.62") == {HARBOUR: RASTRA, ISLAND: BPNT}
    freeze(BPNT, APRIL)
    freeze(RASTRA, APRIL)
    freeze(BPNT, MAY)
    assert _code(lambda: decide(line(ISLAND, JUNE))) == "area_held_otherwise"
    decide(line(ISLAND, JUNE, RASTRA), number="188.45/14/2019")
    assert freeze(RASTRA, JUNE).families == 1
    assert freeze(BPNT, JUNE).families == 2
    numbers = [one.number[-7:] for one in area_decisions("id.62")]
    assert sorted(numbers) == ["12/2019", "13/2019", "14/2019"]


def test_who_moves_between_programmes_keeps_one_and_who_comes_late_is_named() -> None:
    freeze(RASTRA)
    decide(line(HARBOUR, APRIL), line(ISLAND))
    freeze(BPNT, APRIL)
    register({"K1": ISLAND, "K3": HARBOUR, "K4": HARBOUR})
    freeze(RASTRA, APRIL)
    assert (_listed(BPNT, APRIL), _listed(RASTRA, APRIL)) == (["K1", "K2"], ["K3"])
    kept, late = out_of_area_page(APRIL, "id.62")
    assert replace(late, list_id=kept.list_id) == OutOfArea(
        "K4", HARBOUR, BPNT, None, "came_after_freeze", kept.list_id
    )
    assert (kept.id_kpm, kept.area_program, kept.program) == ("K3", BPNT, RASTRA)
    freeze(BPNT, MAY)
    freeze(RASTRA, MAY)
    assert (_listed(BPNT, MAY), _listed(RASTRA, MAY)) == (["K2", "K3", "K4"], ["K1"])


def test_a_decision_is_refused_in_the_order_of_its_reasons() -> None:
    both = (line(HARBOUR, APRIL), line(ISLAND))
    assert _code(lambda: decide(*both, by=OPERATOR)) == "role_missing"
    assert _code(lambda: decide(*both, by=replace(DECIDER, paths=("id.63",)))) == "outside_scope"
    assert _code(lambda: decide(*both, kab="620102")) == "area_not_of_kabkota"
    assert _code(lambda: decide(*both, number=" ")) == "decision_not_numbered"
    own = replace(DECIDER, person_id=OPERATOR.person_id)
    assert _code(lambda: decide(*both, by=own)) == "own_proposal"
    assert _code(lambda: decide()) == "nothing_to_turn"
    assert _code(lambda: decide(*both, line(PLAIN))) == "area_unknown"
    assert _code(lambda: decide(line(HARBOUR, APRIL))) == "area_left_open"
    freeze(RASTRA, APRIL)
    assert _code(lambda: decide(*both)) == "month_frozen"
    assert _code(lambda: decide(line(HARBOUR, MAY, RASTRA), line(ISLAND))) == "area_held_otherwise"
    assert decide(line(HARBOUR, MAY), line(ISLAND)).changing == 1


def test_the_database_itself_keeps_lists_and_areas_together() -> None:
    decide(line(HARBOUR, APRIL), line(ISLAND))
    freeze(RASTRA, APRIL)
    frozen = [
        f"UPDATE programs_turn SET month = 201906 WHERE kode_wilayah = '{HARBOUR}' AND month = 201904",
        f"DELETE FROM programs_turn WHERE kode_wilayah = '{HARBOUR}'",
        "INSERT INTO programs_turn SELECT kode_wilayah, 201901, 'RASTRA', path, decision"
        " FROM programs_turn LIMIT 1",
    ]
    for statement in frozen:
        with pytest.raises(DatabaseError, match="frozen already"):
            _owner(statement)
    two = (
        "INSERT INTO programs_turn SELECT kode_wilayah, 201909, 'BPNT', path, decision"
        f" FROM programs_turn WHERE kode_wilayah = '{ISLAND}'"
    )
    with pytest.raises(DatabaseError, match="one_program_from_a_month"):
        _owner(f"{two};{two}")
    astray = (
        "INSERT INTO programs_list_entry SELECT period, 'K9', list_id, program,"
        f" '{HARBOUR}', path, payable, entitled FROM programs_list_entry LIMIT 1"
    )
    with pytest.raises(DatabaseError, match="area of the other programme"):
        _owner(astray)
    with pytest.raises(DatabaseError, match="immutable"):
        _owner("TRUNCATE programs_turn")
    with pytest.raises(DatabaseError, match="immutable"):
        _owner("UPDATE programs_area_decision SET number = 'x'")
    eyes = (
        "INSERT INTO programs_area_decision SELECT gen_random_uuid(), kode_wilayah, path, number,"
    )
    eyes += " decided_on, reason, evidence, decided_by, decided_by, at FROM programs_area_decision"
    with pytest.raises(DatabaseError, match="four_eyes"):
        _owner(eyes)
    assert queries.areas_in(APRIL, f"id.62.{OTHER_KAB[2:]}") == {}
