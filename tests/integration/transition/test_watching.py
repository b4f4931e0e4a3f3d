"""What a desa's first months on the card come to, as published, beside comparable desa."""

import datetime as dt
from pathlib import Path

import pytest
from django.db import connection
from tests.integration.quality.world import officer, rows
from tests.integration.transition.watching import CHANGED, FIRST, SECOND, USED_TO_IT, change

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM
from salur.coordination.actions import record_complaint
from salur.coordination.domain.complaints import Channel, NewComplaint
from salur.jobs.actions import run_now
from salur.kernel.refused import Refused
from salur.kernel.region_code import RegionCode
from salur.places.actions import import_edition
from salur.programs.actions import seed_parameters
from salur.reconciliation import queries as reconciliation
from salur.transition import actions, queries
from salur.transition.domain.watch import Count, Level, Measure

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 10, 3, 3, tzinfo=dt.UTC)
PATH, DESA = "id.62", RegionCode(CHANGED).path


@pytest.fixture(autouse=True)
def world() -> None:
    seed_parameters(by=SYSTEM, at=AT)


def watch(key: str) -> actions.Watched:
    enter_scope(SYSTEM)
    return actions.watch_province(path=PATH, by=SYSTEM, at=AT, key=key)


def everything() -> list[tuple[object, ...]]:
    return [
        row
        for table in ("desa", "measure")
        for row in rows(f"SELECT t::text, xmin::text FROM transition_watch_{table} t ORDER BY 1")
    ]


def test_a_desa_that_leaves_its_cards_unused_warns_beside_those_used_to_them(
    tmp_path: Path,
) -> None:
    change(tmp_path, AT)
    enter_scope(SYSTEM)
    edition = tmp_path / "regions.csv"
    edition.write_text(f"62,PROVINSI\n6204,KABUPATEN\n620401,KECAMATAN\n{CHANGED},DESA\n")
    import_edition(edition, edition="small", valid_from=FIRST.first_day, by=SYSTEM, at=AT)
    in_second = dt.datetime(SECOND.year, SECOND.month, 20, 3, tzinfo=dt.UTC)
    for number, program in enumerate(["BPNT"] * 5 + [""] + ["PKH"]):
        record_complaint(
            new=NewComplaint(CHANGED, "Warung tutup", Channel.LETTER, program, "WAKTU"),
            by=SYSTEM, at=in_second, key=f"c{number}",
        )  # fmt: skip
    (job,) = actions.tend(at=AT)
    assert run_now(job).state == "done" and actions.tend(at=AT) == ()
    enter_scope(SYSTEM)
    first, second = queries.months_of_desa(DESA)
    assert [(one.period, one.first, one.nth, one.families) for one in (first, second)] == [
        (FIRST.number, FIRST.number, 1, 12), (SECOND.number, FIRST.number, 2, 12),
    ]  # fmt: skip
    assert (second.level, second.compared, second.widened) == (Level.WARN, USED_TO_IT, 0)
    found = second.measures
    assert found[Measure.UNUSED].count == Count(10, 12)
    assert (found[Measure.UNUSED].median, found[Measure.UNUSED].rank) == (83, 1)
    assert found[Measure.UNUSED].level is Level.WARN
    assert found[Measure.SILENT].count == Count(10, 12)
    assert found[Measure.IDLE].count == Count(10, 12), "the first month's money is untouched"
    assert first.measures[Measure.IDLE].count.of == 0, "nothing lay there when it began"
    assert (found[Measure.FAILED].count, found[Measure.FAILED].level) == (Count(0, 12), Level.CALM)
    complained = found[Measure.COMPLAINTS]
    assert (complained.count, complained.median) == (Count(6, 12), 0), "of food aid, or unnamed"
    assert complained.level is Level.WATCH and first.measures[Measure.COMPLAINTS].count.hits == 0
    assert found[Measure.SHOPS].level is None, "nobody told which shop sold"

    (line,) = queries.watched_regions("id", SECOND.number, 4)
    assert (line.code, line.desa, line.warn, line.watch) == ("6204", 1, 1, 0)
    assert queries.watched_desa(PATH, SECOND.number) == (second,)
    assert queries.watched_desa(PATH, SECOND.number, after=second.after_key) == ()
    silent = reconciliation.silent_page(CHANGED, [FIRST.number, SECOND.number], limit=4)
    assert [one.id_kpm for one in silent] == ["P0", "P1", "P2", "P3"]
    assert {(one.credits, one.balance) for one in silent} == {(2, 220_000)}
    after = silent[-1].after_key
    rest = reconciliation.silent_page(CHANGED, [FIRST.number, SECOND.number], after=after)
    assert len(rest) == 6 and rest[0].id_kpm == "P4"

    before = everything()
    assert watch("again") == actions.Watched(desa=2, watch=0, warn=2)
    assert everything() == before, "the same publications change nothing"
    enter_scope(officer("id.62.05"))
    assert queries.watched_desa(PATH, SECOND.number) == ()
    for who, code in (
        (officer("id.62.04"), "outside_scope"),
        (officer("id", role="bank"), "role_missing"),
    ):
        with pytest.raises(Refused, match=code):
            actions.watch_province(path=PATH, by=who, at=AT, key=code)

    # What the bank corrects makes it calm again, but for what people complain of.
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE reconciliation_unit SET spent_idr = 60000, returned_idr = 0"
            " WHERE kode_wilayah = %s AND id_kpm <> 'P0'",
            [CHANGED],
        )
    assert watch("later") == actions.Watched(desa=2, watch=1, warn=0)
    assert queries.months_of_desa(DESA)[1].measures[Measure.SILENT].count == Count(1, 12)
