"""What hangs lies beneath obstacles: grouped, counted, closed by the data or by two people."""

import datetime as dt
import uuid
from collections import Counter
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import Settings
from tests.integration.distribution import world as parties
from tests.integration.distribution.world import BRI, BUDI, HEAD, OFFICE, RINA
from tests.integration.reconciliation.test_pointing import check
from tests.integration.reconciliation.test_publish_bpnt import (
    MARCH,
    OPERATOR,
    World,
    assert_open_counts_are_true,
    credit,
    order,
    purchase,
    rows,
)

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM
from salur.coordination import actions as coordination
from salur.coordination import queries as coordinated
from salur.coordination.domain.obstacles import State
from salur.kernel.program import Program
from salur.parties.models import Shop
from salur.programs.actions import seed_parameters
from salur.reconciliation import queries
from salur.reconciliation.actions import (
    Grouped,
    approve_write_off,
    group_exceptions,
    propose_write_off,
    publish_bpnt,
    undo_write_off,
    verify_obstacle,
)
from salur.reconciliation.actions.publication import run_of
from salur.reconciliation.domain.obstacles import Group, obstacle_rules
from salur.reconciliation.pipeline import grouping

pytestmark = pytest.mark.django_db

AFTER = dt.datetime(2019, 4, 20, 8, tzinfo=dt.UTC)
SCAN = b"%PDF-1.4 surat kematian"
ELSEWHERE = "6201022004"
OBSTACLES = (
    "SELECT cause, code, party, subject, state, families, rupiah FROM coordination_obstacle"
    " ORDER BY cause, opened_at"
)
STANDS = (
    "SELECT id_kpm, resolved_kind FROM reconciliation_exception"
    " WHERE id_kpm IN ('K4', 'K1') ORDER BY id_kpm"
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Eight families: three before one dead terminal, one deceased, two unknown, one unpaid."""
    parties.build()
    enter_scope(SYSTEM)
    seed_parameters(by=SYSTEM, at=AFTER)
    Shop.objects.create(
        id=uuid.uuid4(), id_ewarong="EW-620101000007", name="WARUNG", bank_id=BRI,
        code="6201022001", path="id.62.01.02.2001", status="AKTIF", valid_from=dt.date(2019, 1, 1),
    )  # fmt: skip
    made = World(tmp_path)
    made.add("perintah", [order(n, desa=ELSEWHERE if n == 3 else "6201022001")
                          for n in range(1, 9)])  # fmt: skip
    made.add("topup", [credit(n) for n in range(1, 8)])
    made.add("saldo", [])
    made.add("cek_lapangan", [check(1, "EDC"), check(2, "EDC"), check(3, "EDC"),
                              check(4, "MENINGGAL")])  # fmt: skip
    return made.add("transaksi", [purchase(7, 110000)])


def publish(world: World, at: dt.datetime = AFTER) -> Grouped:
    """Publish March as the whole nation and group what hangs."""
    done = publish_bpnt(
        months=[world.month(MARCH)], banks={"BRI": BRI}, by=OPERATOR, at=at, key=str(uuid.uuid4())
    )
    with as_owner():
        changed = grouping.changed_in([run_of(done.run_id, MARCH)])
    return group_exceptions(
        asked=[Program.BPNT], evidence=done.run_id, at=at, key=str(done.run_id), found_in=changed
    )


def of_cause(cause: str) -> coordinated.Obstacle:
    """Give the newest obstacle of a cause."""
    [*_older, (identity,)] = rows(
        f"SELECT id FROM coordination_obstacle WHERE cause = '{cause}' ORDER BY opened_at"
    )
    with as_owner():
        found = coordinated.obstacle(identity)
    assert found is not None
    return found


def beneath(cause: str) -> set[str | None]:
    return {one.id_kpm for one in queries.beneath_page(of_cause(cause))}


def test_what_hangs_is_grouped_by_the_rules_and_opens_what_it_counts(world: World) -> None:
    assert publish(world) == Grouped(opened=4, counted=0, closed=0, reopened=0)
    assert rows(OBSTACLES) == [
        ("CAUSE_UNKNOWN", "620102", None, "", "ASSIGNED", 2, 220_000),
        ("FAMILY_DECEASED", "6201", None, "", "ASSIGNED", 1, 110_000),
        ("MISSING_AT_BANK", "6201", BRI, "", "ASSIGNED", 1, 110_000),
        ("TERMINAL_DEAD", "620102", BRI, "EW-620101-000007-", "ASSIGNED", 3, 330_000),
    ]  # fmt: skip
    owners = dict(rows("SELECT cause, owner_org FROM coordination_obstacle"))
    assert (owners["TERMINAL_DEAD"], owners["FAMILY_DECEASED"]) == (BRI, OFFICE)
    enter_scope(OPERATOR)
    assert beneath("TERMINAL_DEAD") == {"K1", "K2", "K3"}
    assert beneath("FAMILY_DECEASED") == {"K4"}
    everything = queries.exceptions_page("id", queries.ExceptionFilter(), size=100)
    mine = queries.obstacles_of(everything)
    assert Counter(one.cause for one in mine.values()) == {
        "TERMINAL_DEAD": 3, "CAUSE_UNKNOWN": 2, "FAMILY_DECEASED": 1, "MISSING_AT_BANK": 1,
    }  # fmt: skip
    one = of_cause("TERMINAL_DEAD")
    first, rest = (
        queries.beneath_page(one, size=1),
        queries.beneath_page(one, after=queries.beneath_page(one, size=1)[0].key),
    )
    assert len(first) == 1 and len(rest) == 2
    # The bank sees its own two, and beneath them what is its own.
    enter_scope(RINA)
    seen = coordinated.obstacles_page(coordinated.ObstacleFilter(), today=AFTER.date())
    assert {one.cause for one in seen} == {"TERMINAL_DEAD", "MISSING_AT_BANK"}
    enter_scope(SYSTEM)
    assert publish(world) == Grouped(0, 0, 0, 0), "the same evidence again changes nothing"


def test_a_write_off_and_its_undoing_reach_the_obstacle_at_once(world: World) -> None:
    publish(world)
    [(k1,), (k4,)] = rows("SELECT id FROM reconciliation_exception WHERE id_kpm IN ('K1', 'K4')"
                          " ORDER BY id_kpm")  # fmt: skip
    head = replace(OPERATOR, person_id=uuid.uuid4(), roles=frozenset({"head"}))
    decided = []
    for one in (k1, k4):
        enter_scope(OPERATOR)
        made = propose_write_off(
            exception_id=one, decision="SK 12/2019", decided_on=AFTER.date(), data=SCAN,
            reason="keluarga sudah pindah jauh", file_name="sk.pdf", by=OPERATOR, at=AFTER,
            key=f"p {one}",
        )  # fmt: skip
        enter_scope(head)
        decided.append(approve_write_off(write_off_id=made.id, by=head, at=AFTER, key=f"a {one}"))
    assert (of_cause("TERMINAL_DEAD").families, of_cause("TERMINAL_DEAD").rupiah) == (2, 220_000)
    deceased = of_cause("FAMILY_DECEASED")
    assert (deceased.state, deceased.families) == (State.VERIFIED, 0)
    with as_owner():
        ended = coordinated.events(deceased.id)[-1]
    assert ended.evidence == decided[1].attachment
    said = {"reason": "keluarga ternyata tidak pindah", "by": head, "at": AFTER}
    enter_scope(head)
    for one in decided:
        undo_write_off(write_off_id=one.id, key=f"u {one.id}", **said)  # type: ignore[arg-type]
    enter_scope(SYSTEM)
    assert of_cause("TERMINAL_DEAD").families == 3
    assert rows("SELECT sum(families) FROM coordination_obstacle WHERE cause = 'FAMILY_DECEASED'"
                " AND state <> 'VERIFIED'") == [(1,)]  # fmt: skip


_HANGING = (
    "INSERT INTO reconciliation_exception (program, period, code, path, subject, cause, strand,"
    " since, id_kpm, kode_wilayah, party, class, amount, unit, owner, reason, opened_in, opened_at)"
    " VALUES (%s, %s, '6201', 'id.62.01.02.2001', %s, %s, %s, %s, %s, %s, %s, %s, 12345, %s,"
    " 'bank', %s, 1, now())"
)


def test_the_rules_group_alike_in_python_and_in_sql(world: World) -> None:
    """One exception for every rule in two months and two desa: nothing is left out or doubled."""
    enter_scope(SYSTEM)
    with as_owner(), connection.cursor() as cursor:
        for number, rule in enumerate(obstacle_rules()):
            is_rice = rule.program is Program.RASTRA
            for month, desa in (
                (201902, "6201022001"),
                (201903, "6201022001"),
                (201903, ELSEWHERE),
            ):
                who = f"F{number}-{desa}"
                cursor.execute(
                    _HANGING,
                    [
                        rule.program, month, who, rule.strand if is_rice else "class", rule.strand,
                        201902 if desa != ELSEWHERE else month, None if is_rice else who, desa, BRI, rule.klass or 5,
                        "GRAM" if is_rice else "IDR", rule.reason or None,
                    ],
                )  # fmt: skip
    group_exceptions(asked=tuple(Program), evidence=uuid.uuid4(), at=AFTER, key="all")
    rows_of = [
        *queries.every_exception("id", queries.ExceptionFilter(), most=1_000),
    ]
    assert len(rows_of) == 3 * len(obstacle_rules())
    groups = queries.groups_of(rows_of)
    money: Counter[object] = Counter()
    for one in rows_of:
        money[groups[one.id]] += one.amount
    kept = rows("SELECT program, cause, code, party, subject, rupiah + grams, families,"
                " grams FROM coordination_obstacle")  # fmt: skip
    assert {Group(*row[:5]): row[5] for row in kept} == money
    # A family counts once for its two months; of rice three desa-months are so many rations.
    for *_group, _amount, families, grams in kept:
        assert families == -(-grams // 10_000) if grams else families % 2 == 0
    assert {one.id for one in rows_of} == queries.obstacles_of(rows_of).keys()


def test_the_data_closes_what_it_no_longer_finds_and_counts_what_is_left(world: World) -> None:
    publish(world)
    world.add("transaksi", [purchase(2, 110000)])
    assert publish(world) == Grouped(opened=0, counted=1, closed=0, reopened=0)
    world.add("transaksi", [purchase(1, 110000), purchase(3, 110000)])
    assert publish(world) == Grouped(opened=0, counted=0, closed=1, reopened=0)
    one = of_cause("TERMINAL_DEAD")
    assert (one.state, one.families) == (State.VERIFIED, 0)
    with as_owner():
        last = coordinated.events(one.id)[-1]
    assert last.by_user is None and last.evidence is not None
    assert_open_counts_are_true()


def solved(one: UUID, key: str = "s") -> None:
    """Let the office solve an obstacle with a paper, and its head verify it."""
    enter_scope(BUDI)
    paper = coordination.attach(
        obstacle_id=one, file_name="surat.pdf", data=SCAN, by=BUDI, at=AFTER, key=f"a{key}"
    )
    coordination.resolve(
        obstacle_id=one, words="sudah diganti", evidence=paper, by=BUDI, at=AFTER, key=f"r{key}"
    )
    with pytest.raises(coordination.ObstacleRefused) as refused:
        verify_obstacle(obstacle_id=one, by=BUDI, at=AFTER, key=f"v{key}")
    assert refused.value.code == "own_resolution"
    enter_scope(HEAD)
    assert verify_obstacle(obstacle_id=one, by=HEAD, at=AFTER, key=f"w{key}").exceptions == 1
    enter_scope(SYSTEM)


def test_two_people_end_what_lies_beneath_until_a_publication_finds_it_again(
    world: World, settings: Settings, tmp_path: Path
) -> None:
    settings.SALUR_EVIDENCE = tmp_path / "store"
    publish(world)
    one = of_cause("FAMILY_DECEASED")
    solved(one.id)
    assert rows(STANDS) == [("K1", None), ("K4", "remedied")]
    assert_open_counts_are_true()
    carried = queries.carried_over("BPNT", 201904, "id.62.01")
    assert (carried.opening.count, carried.all_resolved.count, carried.closing.count) == (7, 1, 6)
    [(lines, amount, by, who)] = rows(
        "SELECT lines, amount, resolved_by, verified_by FROM reconciliation_remedy"
    )
    assert (lines, amount, by, who) == (1, 110_000, BUDI.person_id, HEAD.person_id)
    assert publish(world) == Grouped(0, 0, 0, 0), "the same evidence finds nothing new"
    assert rows(STANDS) == [("K1", None), ("K4", "remedied")]
    # Later evidence about the kab/kota still finds it.
    world.add("topup", [credit(8)])
    later = AFTER + dt.timedelta(days=3)
    assert publish(world, later) == Grouped(opened=0, counted=1, closed=1, reopened=1)
    assert rows(STANDS) == [("K1", None), ("K4", None)]
    again = of_cause("FAMILY_DECEASED")
    assert (again.id, again.state, again.families) == (one.id, State.REOPENED, 1)
    assert_open_counts_are_true()
    for statement in (
        "UPDATE reconciliation_remedy SET lines = 2",
        "DELETE FROM reconciliation_remedy",
        "INSERT INTO reconciliation_remedy SELECT gen_random_uuid(), obstacle_id, program, cause,"
        " code, path, party, lines, amount, unit, evidence, resolved_by, resolved_by_name,"
        " resolved_by, resolved_by_name, at FROM reconciliation_remedy",
        "UPDATE reconciliation_exception SET resolved_kind = 'remedied', resolved_on = now(),"
        " resolved_in = period, settled_in = period, resolved_by = id WHERE id_kpm = 'K1'",
    ):
        with as_owner(), pytest.raises(DatabaseError), transaction.atomic():
            connection.cursor().execute(statement)
