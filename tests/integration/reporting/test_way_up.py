"""From kab/kota to ministry: only what was accepted is counted, what is missing is named."""

import io
import uuid
from typing import Any

import openpyxl
import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.reporting.world import AT, MARCH, World, actor

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import Actor
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.reporting import actions, queries
from salur.reporting.actions import CompilationMoved
from salur.reporting.documents import compilation_xlsx
from salur.reporting.domain.compilation import Compilation
from salur.reporting.domain.ladder import Why
from salur.reporting.domain.states import State

pytestmark = pytest.mark.django_db
FOUR = ("id.62", "id.63", "id.64", "id.65")


class People:
    """Two people on every rung."""

    def __init__(self, world: World) -> None:
        self.province = world.province
        self.province_head = actor("province", "DINSOS-63", "id.63", title="Kepala Dinas Provinsi")
        self.wilayah = actor("ministry", "WILAYAH-II", *FOUR)
        self.wilayah_head = actor("ministry", "WILAYAH-II", *FOUR, title="Direktur")
        self.ministry = world.ministry
        self.ministry_head = actor("ministry", "KEMENSOS", "id", title="Direktur Jenderal")


def do(verb: str, by: Actor, **more: Any) -> CompilationMoved:
    enter_scope(by)
    done = getattr(actions, verb)(by=by, at=AT, **{"key": str(uuid.uuid4()), **more})
    assert isinstance(done, CompilationMoved)
    return done


def compiled(by: Actor) -> CompilationMoved:
    return do("compile_report", by, program=Program.BPNT, period=MARCH)


def content_of(moved: CompilationMoved, by: Actor) -> Compilation:
    enter_scope(by)
    found = queries.compilation(moved.compilation_id)
    assert found is not None and queries.compilation_is_intact(moved.compilation_id)
    return found.content


def accepted(world: World) -> uuid.UUID:
    report = world.signed().report_id
    world.act("send_report", world.head, report_id=report)
    world.act("accept_report", world.province, report_id=report)
    return report


def refused(code: str, verb: str, by: Actor, **more: Any) -> None:
    with pytest.raises(Refused) as caught, transaction.atomic():
        do(verb, by, **more)
    assert caught.value.code == code


def test_a_month_goes_up_to_the_ministry_and_its_correction_after_it(world: World) -> None:
    people = People(world)
    refused(
        "not_on_the_way_up", "compile_report", world.operator, program=Program.BPNT, period=MARCH
    )
    refused(
        "nothing_accepted", "compile_report", people.province, program=Program.BPNT, period=MARCH
    )
    accepted(world)
    first = compiled(people.province)
    content = content_of(first, people.province)
    assert [(r.code, r.units) for r in content.counted] == [("6301", 6)]
    assert [(r.code, r.why, r.units) for r in content.missing] == [("6371", Why.NO_REPORT, 3)]
    assert content.published == (990_000, 605_000, 280_000, 325_000)
    assert content.amounts[0] + content.missing[0].amounts[0] == content.published[0]

    # Two people pass it on; its receiver answers; what came back is compiled anew.
    one = {"compilation_id": first.compilation_id}
    refused("own_preparation", "pass_compilation", people.province, **one)
    sent = do("pass_compilation", people.province_head, **one)
    assert sent.state is State.SENT
    refused("not_the_receiver", "accept_compilation", people.ministry, **one)
    refused("reason_missing", "return_compilation", people.wilayah, reason="x", **one)
    refused(
        "report_under_review", "compile_report", people.province, program=Program.BPNT, period=MARCH
    )
    back = do("return_compilation", people.wilayah, reason="Sebutkan Banjarmasin.", **one)
    assert back.state is State.RETURNED
    refused(
        "nothing_accepted", "compile_report", people.wilayah, program=Program.BPNT, period=MARCH
    )
    second = compiled(people.province)
    assert content_of(second, people.province).version == 2
    two = {"compilation_id": second.compilation_id}
    do("pass_compilation", people.province_head, **two)
    assert do("accept_compilation", people.wilayah, **two).state is State.LOCKED
    refused(
        "report_unchanged", "compile_report", people.province, program=Program.BPNT, period=MARCH
    )

    _passed_on_to_the_ministry(world, people, content)


def _passed_on_to_the_ministry(world: World, people: People, content: Compilation) -> None:
    """Wilayah and ministry count what was passed on, and name the same kab/kota as missing."""
    wilayah = compiled(people.wilayah)
    of_wilayah = content_of(wilayah, people.wilayah)
    assert [(p.code, p.units) for p in of_wilayah.passed] == [("63", 6)]
    assert of_wilayah.amounts == content.amounts and of_wilayah.missing == content.missing
    do("pass_compilation", people.wilayah_head, compilation_id=wilayah.compilation_id)
    do("accept_compilation", people.ministry, compilation_id=wilayah.compilation_id)
    nation = compiled(people.ministry)
    closed = do("pass_compilation", people.ministry_head, compilation_id=nation.compilation_id)
    assert closed.state is State.LOCKED
    of_nation = content_of(nation, people.ministry)
    assert of_nation.published == content.published and of_nation.units == 6
    enter_scope(people.ministry)
    pdf = queries.compilation_pdf(nation.compilation_id)
    assert pdf is not None and pdf.startswith(b"%PDF-")
    assert [row.code for row in queries.compilations_of(MARCH.number)] == ["ID", "63", "WILAYAH-II"]

    # The bank takes a credit back: what was signed stays, and is named as moved until corrected.
    world.reverse(1)
    accepted(world)
    third = compiled(people.province)
    again = content_of(third, people.province)
    [changed] = again.changed
    assert (changed.code, changed.families) == ("6301", 1)
    assert changed.after[1] - changed.before[1] == -110_000
    do("pass_compilation", people.province_head, compilation_id=third.compilation_id)
    do("accept_compilation", people.wilayah, compilation_id=third.compilation_id)
    later = content_of(compiled(people.wilayah), people.wilayah)
    assert (later.version, [row.families for row in later.changed]) == (2, [1])


def test_what_moved_since_it_was_signed_is_named_and_nobody_passes_on_what_is_outdated(
    world: World,
) -> None:
    people = People(world)
    accepted(world)
    world.reverse(1)
    moved = compiled(people.province)
    content = content_of(moved, people.province)
    [row] = content.moved
    assert row.moved == (0, -110_000, 0, -110_000)
    shown = openpyxl.load_workbook(io.BytesIO(compilation_xlsx(content)))
    assert shown["Kelengkapan"]["F5"].value == "=SUM(F2:F4)"
    values = openpyxl.load_workbook(io.BytesIO(compilation_xlsx(content)), data_only=True)
    assert [c.value for c in values["Kelengkapan"][5]][4:] == [9, *content.published]
    accepted(world)
    refused("report_outdated", "pass_compilation", people.province_head,
            compilation_id=moved.compilation_id)  # fmt: skip


def test_the_database_itself_keeps_what_was_compiled_and_hides_it(world: World) -> None:
    people = People(world)
    accepted(world)
    moved = compiled(people.province)
    for by in (world.operator, world.bank, world.bulog):
        enter_scope(by)
        assert queries.compilation(moved.compilation_id) is None
        assert queries.compilations_of(MARCH.number) == ()
    for statement in (
        "UPDATE reporting_compilation SET units = 7",
        "UPDATE reporting_compilation SET state = 'LOCKED'",
        "UPDATE reporting_compilation SET passed_by_name = 'x'",
        "DELETE FROM reporting_compilation",
        "DELETE FROM reporting_compilation_step",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), as_owner():
            connection.cursor().execute(statement)
    with pytest.raises(Exception, match="four_eyes"), transaction.atomic(), as_owner():
        connection.cursor().execute(
            "UPDATE reporting_compilation SET state = 'SENT', passed_by = prepared_by, pdf = 'x'"
        )
