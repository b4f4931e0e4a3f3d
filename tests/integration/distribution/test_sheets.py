"""The sheets that families sign: from the frozen list, once, found by the code on the paper."""

import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.distribution import world
from tests.integration.distribution.world import (
    APRIL,
    AT,
    BPNT,
    BUDI,
    DESA,
    DESA_2,
    ELSA,
    HEAD,
    MARCH,
    PATH,
    RASTRA,
)

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM, Actor
from salur.audit import queries as audit
from salur.distribution import actions, queries
from salur.distribution.actions import Drawn
from salur.distribution.domain.sheet_codes import read_code, written_code
from salur.kernel.refused import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(db: None) -> queries.Cycle:
    world.build()
    return world.frozen(RASTRA)


def draw(one: queries.Cycle, by: Actor = BUDI, path: str = PATH, **more: object) -> Drawn:
    """Draw up the sheets of a cycle, as somebody who may."""
    world.as_(by)
    how = {"at": AT, "key": uuid.uuid4().hex} | more
    return actions.draw_sheets(cycle_id=one.id, path=path, by=by, **how)  # type: ignore[arg-type]


def _refused(call: "object") -> str:
    with pytest.raises(Refused) as refusal, transaction.atomic():
        call()  # type: ignore[operator]
    assert refusal.value.in_language("id") and refusal.value.in_language("en")
    return refusal.value.code


def test_every_desa_gets_a_sheet_of_the_families_that_may_be_served(one: queries.Cycle) -> None:
    drawn = draw(one)
    assert (len(drawn.sheets), drawn.kept, drawn.replaced) == (2, 0, 0)
    first, second = queries.sheets_of(drawn.sheets)
    assert (first.kode_wilayah, first.families, first.pages, first.grams) == (DESA, 2, 1, 20_000)
    assert (second.kode_wilayah, second.families) == (DESA_2, 1), "the suspended family is left out"
    lines = queries.sheet_lines(drawn.sheets)
    assert [line.id_kpm for line in lines[first.id]] == ["K1", "K2"]
    assert first.arrived_grams is None


def test_a_code_opens_its_page_for_whoever_may_see_it_and_for_nobody_else(
    one: queries.Cycle,
) -> None:
    drawn = draw(one)
    codes = queries.page_codes(drawn.sheets)
    (code,) = codes[drawn.sheets[0]]
    assert read_code(code) == code
    assert queries.page_of_code(written_code(code).lower()) == (drawn.sheets[0], 1)
    assert queries.page_of_code("K7Q2") is None
    world.as_(ELSA)
    assert queries.page_of_code(code) is None
    assert queries.sheet(drawn.sheets[0]) is None
    world.as_(world.person(30, "bulog", "id.62", organisation=world.BULOG))
    with connection.cursor() as cursor:
        for table in ("sheet", "sheet_page", "sheet_line", "handover", "handover_draft"):
            cursor.execute(f"SELECT count(*) FROM distribution_{table}")
            assert cursor.fetchone() == (0,), table


def test_a_sheet_stays_where_nothing_changed_and_makes_room_for_other_months(
    one: queries.Cycle,
) -> None:
    first = draw(one, path="id.62.01.02.2001", key="first")
    assert draw(one, path="id.62.01.02.2001", key="first") == first
    again = draw(one)
    assert (len(again.sheets), again.kept) == (1, 1), "on paper already: its codes go on"
    rapel = draw(one, until=APRIL)
    assert (len(rapel.sheets), rapel.replaced) == (2, 2)
    made = queries.sheets_of(rapel.sheets)[0]
    assert (made.rations, made.grams) == ((10_000, 10_000), 40_000)
    old = queries.sheet(first.sheets[0])
    assert old is not None and old.status == "REPLACED"
    assert [row.sheet_id for row in queries.sheet_progress(MARCH, PATH)] == [
        sheet.id for sheet in queries.sheets_of(rapel.sheets)
    ]


def test_what_arrived_stands_on_the_sheet(one: queries.Cycle) -> None:
    world.as_(SYSTEM)
    world.send("bast", world.BULOG, period=MARCH)
    first, second = queries.sheets_of(draw(one).sheets)
    assert (first.arrived_grams, str(first.arrived_on)) == (20_000, "2019-03-20")
    assert second.arrived_grams is None


def test_drawing_is_refused_in_order(one: queries.Cycle) -> None:
    world.as_(SYSTEM)
    money = world.opened(BPNT)
    world.as_(SYSTEM)
    later = world.opened(RASTRA, APRIL)
    assert _refused(lambda: draw(one, HEAD)) == "role_missing"
    assert _refused(lambda: draw(one, ELSA)) == "outside_scope"
    assert _refused(lambda: draw(money)) == "sheet_not_of_program"
    assert _refused(lambda: draw(one, path="id.62.02")) == "sheet_region_elsewhere"
    assert _refused(lambda: draw(one, until=world.FEBRUARY)) == "sheet_months_invalid"
    assert _refused(lambda: draw(later)) == "list_not_frozen"
    assert _refused(lambda: draw(one, path="id.62.01.09")) == "sheet_empty"


def test_who_prints_names_is_on_record(one: queries.Cycle) -> None:
    drawn = draw(one)
    assert _refused(lambda: actions.take_sheets(sheet_ids=drawn.sheets, by=HEAD, at=AT)) == (
        "role_missing"
    )
    taken = actions.take_sheets(sheet_ids=drawn.sheets, by=BUDI, at=AT)
    assert len(taken) == 2
    world.as_(SYSTEM)
    (event,) = audit.events_page(action="sheets.printed").events
    assert "mencetak 2 lembar" in audit.sentence(event)
    world.as_(ELSA)
    assert _refused(lambda: actions.take_sheets(sheet_ids=drawn.sheets, by=ELSA, at=AT)) == (
        "sheet_unknown"
    )


def test_the_database_itself_keeps_a_sheet_as_it_was_drawn(one: queries.Cycle) -> None:
    draw(one)
    for wrong in (
        "UPDATE distribution_sheet SET families = 9",
        "DELETE FROM distribution_sheet",
        "UPDATE distribution_sheet_line SET grams = 1",
        "DELETE FROM distribution_sheet_line",
        "UPDATE distribution_sheet_page SET number = 2",
        "INSERT INTO distribution_sheet_page VALUES ('K7Q2-9FM', gen_random_uuid(), 1, 'id')",
        # two sheets of one desa and month
        "INSERT INTO distribution_sheet SELECT gen_random_uuid(), cycle_id, code, kode_wilayah,"
        " path, first_period, last_period, list_id, rations, families, pages, grams, NULL, NULL,"
        " 'DRAWN', drawn_by, drawn_by_name, drawn_at FROM distribution_sheet",
    ):
        with (
            pytest.raises(DatabaseError), transaction.atomic(), as_owner(),
            connection.cursor() as cursor,
        ):  # fmt: skip
            cursor.execute(wrong)
