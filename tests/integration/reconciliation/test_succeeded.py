"""A region gets another code while money hangs there: obstacles go on, and the data counts alike."""

import datetime as dt
from pathlib import Path

import pytest
from tests.integration.reconciliation.test_obstacles import (
    AFTER,
    ELSEWHERE,
    beneath,
    of_cause,
    publish,
    world,
)
from tests.integration.reconciliation.test_publish_bpnt import World, rows

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM
from salur.coordination.queries import left_behind
from salur.graduation.actions.succeeding import succeed_regions
from salur.places.actions import import_edition
from salur.reconciliation import queries
from salur.reconciliation.actions import Grouped

pytestmark = pytest.mark.django_db
__all__ = ["world"]
STANDS = "SELECT code, cause, subject, families, state FROM coordination_obstacle ORDER BY 1, 2, 3"
REST = "62,KALTENG\n6202,KAB. C\n620201,CEMPAGA\n6202012001,TIGA\n"
SHOP = "EW-620101-000007-"


def succeed(directory: Path, edition: str, pairs: str, month: int) -> None:
    """Load the regions of a month, and let everything follow their codes."""
    day = dt.date(2019, month, 1)
    for name, text in (("edisi", REST + edition), ("pengganti", pairs)):
        (directory / f"{name}{month}.csv").write_text(text, encoding="utf-8")
    enter_scope(SYSTEM)
    import_edition(
        directory / f"edisi{month}.csv", edition=f"{month}", valid_from=day, by=SYSTEM, at=AFTER
    )
    for _ in range(2):
        succeed_regions(
            file=directory / f"pengganti{month}.csv", valid_from=day, citation="contoh", by=SYSTEM,
            at=AFTER + dt.timedelta(days=month),
        )  # fmt: skip


def test_what_hangs_of_old_codes_lies_beneath_the_obstacles_of_new_ones(
    world: World, tmp_path: Path
) -> None:
    publish(world)
    terminal = of_cause("TERMINAL_DEAD").id
    said = {one: beneath(one) for one in ("TERMINAL_DEAD", "CAUSE_UNKNOWN", "MISSING_AT_BANK")}
    kab = "6214,KAB. B\n621402,ARUT\n6214022001,SATU\n"
    succeed(tmp_path, kab + "6214022004,DUA\n", "6201,6214\n", 5)
    assert rows(STANDS) == [
        ("6214", "FAMILY_DECEASED", "", 1, "ASSIGNED"),
        ("6214", "MISSING_AT_BANK", "", 1, "ASSIGNED"),
        ("621402", "CAUSE_UNKNOWN", "", 2, "ASSIGNED"),
        ("621402", "TERMINAL_DEAD", SHOP, 3, "ASSIGNED"),
    ]
    assert of_cause("TERMINAL_DEAD").id == terminal
    assert {one: beneath(one) for one in said} == said
    assert publish(world) == Grouped(0, 0, 0, 0), "the same evidence again changes nothing"
    # Of two desa one goes to another kab/kota: what hangs there is that one's, and counted once.
    text = kab + "6215,KAB. D\n621501,HULU\n6215012004,DUA\n"
    succeed(tmp_path, text, "6214022004,6215012004\n", 6)
    assert [row for row in rows(STANDS) if row[1] == "TERMINAL_DEAD"] == [
        ("621402", "TERMINAL_DEAD", SHOP, 2, "ASSIGNED"),
        ("6215012004", "TERMINAL_DEAD", "", 1, "ASSIGNED"),
    ]
    assert rows("SELECT sum(families) FROM coordination_obstacle") == [(7,)]
    assert {row.id_kpm for row in queries.beneath_page(of_cause("TERMINAL_DEAD"))} == {"K3"}
    enter_scope(SYSTEM)
    everything = queries.exceptions_page("id", queries.ExceptionFilter(), size=100)
    assert {one.kode_wilayah for one in everything} == {"6201022001", ELSEWHERE}
    assert len(queries.obstacles_of(everything)) == len(everything) == 7
    assert publish(world) == Grouped(0, 0, 0, 0)
    assert left_behind() == ()
