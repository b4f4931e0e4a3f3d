"""Who is due for a visit is ranked as a set as the plain rule says, and printed for whoever goes."""

import datetime as dt
import io
import uuid
import zipfile
from pathlib import Path

import pytest
from tests.integration.coordination.cast import AT, actor
from tests.integration.graduation.visiting import DAY, HERE, world
from tests.integration.registry.changing import rows

from salur.access.actions import enter_scope
from salur.access.queries import Actor
from salur.audit.queries import events_of
from salur.graduation.actions.visits import record_visit
from salur.graduation.domain.due import Clocks, Known, due
from salur.graduation.queries.due import due_counts, due_page, stage_due
from salur.kernel.refused import Refused
from salur.registry.queries import family_id_of
from salur.reporting.actions import visit_lists

pytestmark = pytest.mark.django_db
KAB = "id.62.01"
CLOCKS = Clocks(24, 12, 2)
# id_kpm, member from, verified on, visited on
FAMILIES = (
    ("K1", None, None, None),
    ("K2", 201701, "2018-06-01", None),
    ("K3", 201712, "2018-06-01", None),
    ("K4", 201801, None, "2018-02-28"),
    ("K5", 201701, "2016-05-31", "2018-04-01"),
    ("K6", 201701, "2017-03-04", "2017-03-04"),
)


@pytest.fixture
def operator(tmp_path: Path, settings: object) -> Actor:
    by = world(tmp_path, settings)
    for id_kpm, member_from, verified_on, visited in FAMILIES:
        rows(
            "UPDATE registry_family SET member_from = %s, verified_on = %s WHERE id_kpm = %s"
            " RETURNING 1",
            [member_from, verified_on, id_kpm],
        )
        if visited is not None:
            enter_scope(by)
            record_visit(
                family=_family(id_kpm), visited_on=dt.date.fromisoformat(visited), visitor="Contoh",
                answers={"jamban": "SENDIRI"}, by=by, at=AT, key="",
            )  # fmt: skip
    enter_scope(by)
    return by


def _family(id_kpm: str) -> uuid.UUID:
    found = family_id_of(id_kpm)
    assert found is not None
    return found


def _known(member_from: int | None, verified_on: str | None, visited: str | None) -> Known:
    first = None if member_from is None else dt.date(member_from // 100, member_from % 100, 1)
    return Known(
        first,
        dt.date.fromisoformat(verified_on) if verified_on else None,
        dt.date.fromisoformat(visited) if visited else None,
    )


def test_the_ranking_is_what_the_plain_rule_says_family_by_family(operator: Actor) -> None:
    expected = {}
    for id_kpm, *facts in FAMILIES:
        found = due(_known(*facts), CLOCKS, DAY)  # type: ignore[arg-type]
        if found is not None:
            expected[id_kpm] = found
    assert set(expected) == {"K1", "K2", "K4", "K6"}
    stage_due(KAB, DAY)
    ranked = due_page()
    assert {one.id_kpm: (one.due_on, one.why) for one in ranked} == expected
    assert [one.after_key for one in ranked] == sorted(one.after_key for one in ranked)
    assert due_page(after=ranked[1].after_key, limit=1) == ranked[2:3]
    assert {one.id_kpm for one in due_page("AGAIN")} == {"K4", "K6"}
    [count] = due_counts(10)
    assert (count.code, count.families, count.never) == (HERE, 4, 2)
    assert ranked[0].words.id.startswith("sejak awal, belum dikunjungi")
    rows(
        "INSERT INTO programs_parameter (program, name, path, value, unit, valid_from, citation, confidence)"
        " SELECT program, name, 'id.62.01', 99, unit, '2019-01-01', citation, confidence"
        " FROM programs_parameter WHERE program = 'BPNT' AND name = 'visit_after_months' RETURNING 1"
    )
    enter_scope(operator)
    stage_due(KAB, DAY)
    assert "K2" not in {one.id_kpm for one in due_page()}, "the nearest region's months count"


def test_worklists_are_printed_at_once_or_by_a_job_and_only_for_who_asked(operator: Actor) -> None:
    pdf = visit_lists.visit_worklist(path="id.62.01.02.2001", by=operator, at=AT)
    assert pdf.startswith(b"%PDF-")
    [(code, [of_desa])] = visit_lists.visit_lists(KAB, DAY)
    assert (code, of_desa.desa) == ("620102", "Desa/Kelurahan Mendawai")
    assert [one.id_kpm for one in of_desa.lines] == ["K1", "K6", "K2", "K4"]
    assert of_desa.lines[0].why == "sejak awal, belum dikunjungi; data belum diverifikasi"
    with pytest.raises(Refused, match="region_too_large"):
        visit_lists.visit_worklist(path=KAB, by=operator, at=AT)
    with pytest.raises(Refused, match="outside_scope"):
        visit_lists.ask_for_visit_worklists(path="id.62.02", by=operator, at=AT, key="")
    with pytest.raises(Refused, match="role_missing"):
        visit_lists.ask_for_visit_worklists(path=KAB, by=actor("bank", "BRI"), at=AT, key="")
    made = visit_lists.make_visit_worklists(path=KAB, by=operator, at=AT)
    assert (made.families, made.desa) == (4, 1)
    taken = b"".join(
        visit_lists.take_visit_worklists(made_id=made.id, path=KAB, by=operator, at=AT)
    )
    assert zipfile.ZipFile(io.BytesIO(taken)).namelist() == ["kunjungan-6201/kunjungan-620102.pdf"]
    other = actor("operator", "DINSOS-6201")
    with pytest.raises(Refused, match="file_not_staged"):
        visit_lists.take_visit_worklists(made_id=made.id, path=KAB, by=other, at=AT)
    said = {one.action for one in events_of([("region", "6201"), ("region", "6201022001")])}
    assert said >= {"graduation.worklists_made", "graduation.worklist_taken"}


def test_the_bench_runs_at_its_smallest_size(operator: Actor) -> None:
    from bench.visiting import bench

    assert bench(200)["ratio"] > 0
