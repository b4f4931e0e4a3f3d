"""Realisation, lists and deadlines answer from kept rows, in a few queries."""

import datetime as dt
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.integration.reporting.world import AT, MARCH, World

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.kernel.region_code import Level
from salur.programs.actions import set_parameter
from salur.programs.domain import Parameter
from salur.reporting import actions, queries
from salur.reporting.documents import realisation_xlsx
from salur.reporting.domain.parts import Letterhead
from salur.reporting.domain.states import State

pytestmark = pytest.mark.django_db
TODAY = dt.date(2019, 4, 5)


def test_realisation_adds_up_from_desa_to_wilayah(world: World) -> None:
    enter_scope(world.ministry)
    at = {
        level: queries.realisation(Program.BPNT, MARCH, "id", level)
        for level in (Level.DESA, Level.KECAMATAN, Level.KABKOTA, Level.PROVINCE)
    }
    for rows in at.values():
        assert sum(row.target for row in rows) == 990_000
        assert sum(row.reached for row in rows) == 280_000
    assert [(r.code, r.name) for r in at[Level.KABKOTA]] == [
        ("6301", "Kabupaten Tanah Laut"), ("6371", "Kota Banjarmasin"),
    ]  # fmt: skip
    second = queries.realisation_of_wilayah(Program.BPNT, MARCH)[1]
    assert (second.code, second.target, second.units) == ("WILAYAH-II", 990_000, 9)


def test_an_office_sees_the_realisation_of_its_own_region_only(world: World) -> None:
    enter_scope(world.operator)
    rows = queries.realisation(Program.BPNT, MARCH, "id", Level.KABKOTA)
    assert [row.code for row in rows] == ["6301"]


def test_the_realisation_sheet_says_how_far_each_report_is(world: World) -> None:
    world.signed()
    enter_scope(world.province)
    rows = queries.realisation_rows(Program.BPNT, MARCH, "id.63")
    assert [(r.code, r.province, r.state) for r in rows] == [
        ("6301", "Kalimantan Selatan", "ditandatangani"),
        ("6371", "Kalimantan Selatan", "belum ada laporan"),
    ]
    assert realisation_xlsx(Program.BPNT, MARCH, rows, TODAY).startswith(b"PK")


def test_who_has_reported_and_who_is_late(world: World) -> None:
    report = world.signed().report_id
    enter_scope(world.province)
    before = queries.standings(MARCH, "id.63", TODAY)
    assert [(s.code, s.standing, s.state) for s in before] == [
        ("6301", "under_way", State.SIGNED), ("6371", "due", None),
    ]  # fmt: skip
    late = queries.standings(MARCH, "id.63", dt.date(2019, 4, 11))
    assert {s.standing for s in late} == {"late"}
    world.act("send_report", world.head, report_id=report)
    enter_scope(world.province)
    now = queries.standings(MARCH, "id.63", dt.date(2019, 4, 11))
    assert [s.standing for s in now] == ["reported", "late"]
    [deadline] = queries.next_deadlines("id.63", TODAY)
    assert (deadline.days_left, deadline.expected, deadline.outstanding) == (5, 2, 1)


def test_a_report_is_due_when_the_dated_parameter_of_its_place_says(world: World) -> None:
    own = Parameter(Program.BPNT, "signoff_due_day", 20, "DAY_OF_MONTH", dt.date(2019, 3, 1),
                    None, "SK Bupati 7/2019", "H", "id.63.01")  # fmt: skip
    enter_scope(SYSTEM)
    set_parameter(own, by=SYSTEM, at=AT, key="own")
    enter_scope(world.province)
    found = queries.standings(MARCH, "id.63", dt.date(2019, 4, 11))
    assert [(s.code, s.due_on.day, s.standing) for s in found] == [
        ("6301", 20, "due"), ("6371", 10, "late"),
    ]  # fmt: skip
    [deadline] = queries.next_deadlines("id.63", dt.date(2019, 4, 11), months=1)
    assert (deadline.due_on.day, deadline.days_left) == (10, -1)


def test_reports_are_paged_by_key_newest_first(world: World) -> None:
    for _ in range(5):
        world.draft(at=AT)
    enter_scope(world.province)
    pages, after = [], None
    while page := queries.reports_page("id.63", after=after, size=2):
        pages.append(page)
        after = (page[-1].prepared_at, page[-1].id)
    assert [len(page) for page in pages] == [2, 2, 1]
    assert len({row.id for page in pages for row in page}) == 5
    newest = queries.ReportFilter(newest_only=True)
    assert [row.version for row in queries.reports_page("id", newest)] == [5]
    drafts = queries.ReportFilter(Program.BPNT, MARCH.number, State.DRAFT)
    assert len(queries.reports_page("id", drafts)) == 1
    assert queries.reports_page("id.63.71") == ()


def test_the_questions_take_few_queries(world: World) -> None:
    report = world.signed().report_id
    enter_scope(world.province)
    asked = {
        2: lambda: queries.reports_page("id.63"),
        7: lambda: queries.report(report),
        6: lambda: queries.standings(MARCH, "id.63", TODAY),
        3: lambda: queries.realisation(Program.BPNT, MARCH, "id.63", Level.DESA),
    }
    for most, question in asked.items():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            question()
        assert len(captured) <= most, [one["sql"][:80] for one in captured]


def test_a_letterhead_holds_from_its_day_and_is_the_offices_own(world: World) -> None:
    office = world.operator.organisation_id
    assert office is not None
    head = Letterhead("Pemerintah Kabupaten Tanah Laut", "Dinas Sosial", ("Jl. A",), "Pelaihari")

    def put(organisation: uuid.UUID, letterhead: Letterhead) -> None:
        enter_scope(world.operator)
        actions.set_letterhead(
            organisation_id=organisation, letterhead=letterhead, valid_from=dt.date(2019, 4, 1),
            by=world.operator, at=AT, key=str(uuid.uuid4()),
        )  # fmt: skip

    put(office, head)
    enter_scope(world.operator)
    assert queries.letterhead(office, dt.date(2019, 4, 1)) == head
    assert queries.letterhead(office, dt.date(2019, 3, 31)) is None
    drafted = world.draft()
    enter_scope(world.operator)
    found = queries.report(drafted.report_id)
    assert found is not None and found.content.letterhead == head
    with pytest.raises(Refused, match="letterhead_incomplete"):
        put(office, Letterhead("", "Dinas Sosial", (), "X"))
    with pytest.raises(Refused, match="outside_scope"):
        put(world.province.organisation_id or uuid.uuid4(), head)


def test_without_a_letterhead_the_office_stands_by_its_name(world: World) -> None:
    drafted = world.draft()
    enter_scope(world.operator)
    found = queries.report(drafted.report_id)
    assert found is not None
    assert found.content.letterhead == Letterhead(
        "Pemerintah Kabupaten Tanah Laut", "Dinas Sosial", (), "Tanah Laut"
    )
