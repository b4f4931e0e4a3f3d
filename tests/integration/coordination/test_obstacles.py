"""An obstacle from its first report to its end: owners, hand-overs, evidence, refusals, guards."""

import datetime as dt
import uuid
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.coordination.cast import (
    AT,
    DESA,
    PDF,
    actor,
    enrolled,
    organisation,
    regions,
)

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.coordination import actions, queries
from salur.coordination.domain.machine import Step
from salur.coordination.domain.obstacles import OBSTACLE, Kind, Level, State
from salur.coordination.queries import Obstacle, ObstacleFilter
from salur.kernel.refused import Refused

pytestmark = pytest.mark.django_db
TODAY = dt.date(2019, 3, 4)


@pytest.fixture(autouse=True)
def _place(tmp_path: Path) -> None:
    enter_scope(SYSTEM)
    regions(tmp_path)


def _open(by: Actor, cause: str = "TERMINAL_DEAD", **more: object) -> uuid.UUID:
    said = {
        "program": "BPNT", "cause": cause, "code": DESA, "source": "person",
        "words": "Mesin di toko mati sejak Senin.", "key": "", **more,
    }  # fmt: skip
    return actions.open_obstacle(by=by, at=AT, **said).id  # type: ignore[arg-type]


def _do(verb: object, obstacle: uuid.UUID, by: Actor, **more: object) -> actions.Stepped:
    said = {"at": AT, "key": "", **more}
    return verb(obstacle_id=obstacle, by=by, **said)  # type: ignore[operator,no-any-return]


def _at(obstacle: uuid.UUID) -> Obstacle:
    with as_owner():
        found = queries.obstacle(obstacle)
    assert found is not None
    return found


def _kinds(obstacle: uuid.UUID) -> list[Kind]:
    with as_owner():
        return [event.kind for event in queries.events(obstacle)]


def _code(act: object, *args: object, **more: object) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **more)  # type: ignore[operator]
    return caught.value.code


def test_an_obstacle_goes_from_report_to_its_end_and_back() -> None:
    field = actor("facilitator", "DINSOS-6201", "id.62.01.02")
    operator, bri = enrolled("operator", "DINSOS-6201"), enrolled("bank", "BRI", "id.62")
    bni = actor("bank", "BNI", "id.62")
    one = _open(field)
    reported = _at(one)
    assert (reported.state, reported.t, reported.level) == (State.REPORTED, "WAKTU", 0)
    assert reported.owner_org == organisation("BRI")
    assert reported.due == TODAY + dt.timedelta(days=7)
    assert _code(_do, actions.resolve, one, bri, words="x", evidence=None) == (
        "obstacle_step_forbidden"
    )
    _do(actions.classify, one, operator, cause="TERMINAL_DEAD")
    _do(actions.assign, one, operator, person=bri.person_id)
    _do(actions.start, one, bri)
    assert _at(one).owner_user == bri.person_id
    # Handed over: the owner stays until the other accepts.
    _do(actions.offer, one, bri, to=bni.organisation_id, words="Mesinnya milik BNI.")
    assert _at(one).owner_org == bri.organisation_id
    assert _code(_do, actions.offer, one, bri, to=bni.organisation_id) == "offered_already"
    assert _code(_do, actions.accept_offer, one, bri) == "obstacle_not_yours"
    _do(actions.return_offer, one, bni, reason="Bukan mesin kami.")
    _do(actions.offer, one, bri, to=bni.organisation_id)
    _do(actions.accept_offer, one, bni)
    taken = _at(one)
    assert (taken.owner_org, taken.owner_user, taken.offered_org, taken.due) == (
        bni.organisation_id, None, None, reported.due,
    )  # fmt: skip
    assert _code(_do, actions.comment, one, bri, words="Masih kami?") == "obstacle_unknown"
    # Resolved only with evidence, verified only by whoever raised it.
    assert _code(_do, actions.resolve, one, bni, words="", evidence=None) == "words_missing"
    assert _code(_do, actions.resolve, one, bni, words="Diganti.", evidence=None) == (
        "evidence_missing"
    )
    assert _code(_do, actions.resolve, one, bni, words="Diganti.", evidence=uuid.uuid4()) == (
        "evidence_unknown"
    )
    proof = actions.attach(
        obstacle_id=one, file_name="bukti.pdf", data=PDF, by=bni, at=AT, key="bukti"
    )
    again = actions.attach(
        obstacle_id=one, file_name="bukti.pdf", data=PDF, by=bni, at=AT, key="bukti"
    )
    assert again == proof
    assert actions.open_attached(attachment_id=proof, by=field, at=AT)[1] == PDF
    assert _code(actions.open_attached, attachment_id=proof, by=bri, at=AT) == "obstacle_unknown"
    _do(actions.resolve, one, bni, words="Mesin diganti.", evidence=proof)
    assert _code(_do, actions.verify, one, bni) == "obstacle_not_yours"
    _do(actions.verify, one, field)
    ended = _at(one)
    assert (ended.state, ended.resolved_by) == (State.VERIFIED, bni.person_id)
    _do(actions.reopen, one, field, reason="Mati lagi.")
    assert (_at(one).state, _at(one).verified_at) == (State.REOPENED, None)
    assert _kinds(one) == [
        Kind.OPENED, Kind.CLASSIFIED, Kind.ASSIGNED, Kind.STARTED, Kind.OFFERED, Kind.RETURNED,
        Kind.OFFERED, Kind.ACCEPTED, Kind.ATTACHED, Kind.RESOLVED, Kind.VERIFIED, Kind.REOPENED,
    ]  # fmt: skip


def test_refusals_come_in_order_and_a_key_acts_once() -> None:
    operator = actor("operator", "DINSOS-6201")
    analyst = actor("analyst", "KEMENSOS", "id")
    elsewhere = actor("operator", "DINSOS-6371", "id.63.71")
    wrong = {"program": "X", "cause": "X", "code": "9999", "party": uuid.uuid4(), "words": ""}
    assert _code(_open, analyst, **wrong) == "role_missing"
    assert _code(_open, elsewhere, **{**wrong, "code": DESA}) == "outside_scope"
    nation = actor("ministry", "KEMENSOS", "id")
    found = []
    for fix in (
        {"program": "PKH"}, {"cause": "OTHER"}, {"code": ""}, {"party": None},
        {"words": "NIK 6201020101900001"}, {"words": "ada", "subject": "620102010190"},
        {"subject": "", "due": TODAY - dt.timedelta(days=1)},
    ):  # fmt: skip
        found.append(_code(_open, nation, **wrong))
        wrong |= fix
    found.append(_code(_open, nation, **wrong))
    assert found == [
        "program_unknown", "cause_unknown", "region_unknown", "organisation_unknown",
        "words_missing", "words_hold_number", "subject_holds_number", "due_past",
    ]  # fmt: skip
    one = _open(operator, key="sekali")
    assert _open(operator, key="sekali") == one
    assert _at(one).state is State.ASSIGNED  # whoever may assign assigns by opening
    for _ in range(2):
        _do(actions.comment, one, operator, words="Sekali saja.", key="komentar")
    assert _kinds(one).count(Kind.COMMENTED) == 1
    assert _code(_do, actions.comment, one, analyst, words="") == "role_missing"
    assert _code(_do, actions.comment, one, elsewhere, words="") == "obstacle_unknown"
    assert _code(_do, actions.classify, one, operator, cause="X") == "obstacle_step_forbidden"
    assert _code(_do, actions.start, one, operator) == "obstacle_not_yours"
    assert _code(_do, actions.comment, one, operator, words=" ") == "words_missing"
    stranger = {"person": uuid.uuid4(), "due": TODAY - dt.timedelta(days=1)}
    assert _code(_do, actions.assign, one, operator, **stranger) == "person_elsewhere"
    stranger["person"] = None  # type: ignore[assignment]
    assert _code(_do, actions.assign, one, operator, **stranger) == "due_past"
    bri = actor("bank", "BRI", "id.62")
    later = TODAY + dt.timedelta(days=90)
    assert _code(_do, actions.assign, one, bri, due=later) == "due_not_yours"
    assert _code(_do, actions.offer, one, operator, to=uuid.uuid4()) == "organisation_unknown"
    assert _code(_do, actions.offer, one, operator, to=organisation("BRI")) == "offered_to_owner"
    # What oneself resolved, oneself does not verify, whoever raised it.
    own = _open(operator, cause="DATA_INCOMPLETE")
    proof = actions.attach(obstacle_id=own, file_name="a.pdf", data=PDF, by=operator, at=AT, key="")
    _do(actions.resolve, own, operator, words="Dilengkapi.", evidence=proof)
    assert _code(_do, actions.verify, own, operator) == "own_resolution"
    _do(actions.verify, own, actor("head", "DINSOS-6201"))


def test_only_the_level_that_holds_it_moves_the_deadline_and_the_clock_raises_it() -> None:
    operator, province = actor("operator", "DINSOS-6201"), actor("province", "DINSOS-62", "id.62")
    one = _open(operator)
    _do(actions.assign, one, operator, due=TODAY + dt.timedelta(days=2))
    levels = []
    for day in range(0, 16):
        for _ in range(2):  # however often it is asked
            actions.escalate_due(at=AT + dt.timedelta(days=day))
        levels.append(int(_at(one).level))
    assert levels == [0] * 3 + [1] * 5 + [2] * 5 + [3] * 3
    at = AT + dt.timedelta(days=16)
    for by in (operator, province):
        assert _code(
            _do, actions.assign, one, by, due=at.date() + dt.timedelta(days=9), at=at
        ) == "due_not_yours"  # fmt: skip
    other = _open(operator)
    assert actions.escalate_due(at=AT + dt.timedelta(days=400)) == 3  # every level that passed
    assert _at(other).level is Level.MINISTRY
    assert _kinds(other)[-3:] == [Kind.ESCALATED] * 3


def test_groups_are_opened_counted_and_settled_as_sets() -> None:
    bri, path = organisation("BRI"), "id.62.01.02.2001"
    rows = [
        ("BPNT", "TERMINAL_DEAD", DESA, path, bri, "T-1", 201903, 1800, 198_000_000, 0, ""),
        ("BPNT", "PIN_BLOCKED", DESA, path, bri, "", 201903, 3, 330_000, 0, ""),
        ("RASTRA", "SPA_LATE", "6202", "id.62.02", None, "", 201903, 40, 0, 400_000, ""),
    ]

    def batch(*wanted: tuple[object, ...]) -> None:
        with as_owner(), connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS obstacle_batch")
            actions.begin_batch()
            cursor.executemany(
                "INSERT INTO obstacle_batch (program, cause, code, path, party, subject, period,"
                " families, rupiah, grams, words) VALUES (%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s)",
                list(wanted),
            )

    def open_many(at: dt.datetime = AT) -> int:
        return actions.open_many(source="exception", by=SYSTEM, at=at, key="")

    batch(*rows)
    assert open_many() == 3
    assert open_many() == 0
    enter_scope(SYSTEM)
    found = {one.cause: one for one in queries.obstacles_page(ObstacleFilter(), today=TODAY)}
    terminal, late = found["TERMINAL_DEAD"], found["SPA_LATE"]
    assert (terminal.owner_org, terminal.state, terminal.raised_by) == (bri, State.ASSIGNED, None)
    assert late.owner_org == organisation("PEMDA-6202") and late.level is Level.KABKOTA
    assert [one.due for one in queries.obstacles_page(ObstacleFilter(), today=TODAY)] == [
        TODAY + dt.timedelta(days=n) for n in (4, 7, 7)
    ]
    count = {one.value: one for one in queries.counts(ObstacleFilter(), "kabkota", today=TODAY)}
    assert (count["6201"].open, count["6201"].families) == (2, 1803)
    # One family fewer is told; a bank that claims too early is contradicted by the data.
    bank = actor("bank", "BRI", "id.62")
    proof = actions.attach(
        obstacle_id=terminal.id, file_name="a.pdf", data=PDF, by=bank, at=AT, key=""
    )
    _do(actions.resolve, terminal.id, bank, words="Diganti.", evidence=proof)
    batch((*rows[0][:7], 1799, 197_890_000, 0, ""), rows[2])
    assert actions.count_many(source="exception", at=AT) == 1
    later = AT + dt.timedelta(days=3)
    settled = actions.settle_many(
        source="exception", path="id.62", words="Tidak lagi ada dalam data.",
        evidence=uuid.uuid4(), by=SYSTEM, at=later, key="",
    )  # fmt: skip
    assert settled == actions.Settled(verified=1, reopened=1)
    assert _at(found["PIN_BLOCKED"].id).state is State.VERIFIED
    again = _at(terminal.id)
    assert (again.state, again.families) == (State.REOPENED, 1799)
    assert again.due == later.date() + dt.timedelta(days=7)
    # What comes back is another obstacle: the first one stays verified.
    batch(*rows)
    assert open_many(later) == 1
    # One at a time by the program: the group that lives is given back.
    same = actions.open_obstacle(
        program="RASTRA", cause="SPA_LATE", code="6202", source="exception", by=SYSTEM, at=AT,
        key="",
    )  # fmt: skip
    assert (same.id, same.is_new) == (late.id, False)


def test_the_database_holds_the_table_of_steps_and_refuses_what_is_not_in_it() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT before, verb, who, after FROM coordination_step WHERE machine = 'obstacle'"
        )
        kept = {Step(*row) for row in cursor.fetchall()}
    assert kept == {Step(*map(str, (s.before, s.verb, s.who, s.after))) for s in OBSTACLE.steps}
    one = _open(actor("facilitator", "DINSOS-6201", "id.62.01.02"))
    step = "UPDATE coordination_obstacle SET told = told + 1, "
    event = (
        "WITH o AS (UPDATE coordination_obstacle SET told = told + 1, {} RETURNING id, told, state)"
        " INSERT INTO coordination_obstacle_event (obstacle_id, n, at, kind, after, words)"
        " SELECT id, told, now(), 'COMMENTED', state, 'x' FROM o"
    )
    for statement in (
        "DELETE FROM coordination_obstacle",
        "TRUNCATE coordination_obstacle CASCADE",
        "UPDATE coordination_obstacle_event SET words = 'lain'",
        "DELETE FROM coordination_obstacle_event",
        "DELETE FROM coordination_link",
        "UPDATE coordination_obstacle SET families = 1",  # nobody tells it
        step + "state = 'CLASSIFIED'",
        event.format("owner_org = NULL"),
        event.format("state = 'RESOLVED', resolved_at = now()"),  # not a step from REPORTED
        event.format("code = '6202', path = 'id.62.02'"),
        event.format("owner_org = gen_random_uuid()"),  # the event does not name the owner
        event.format("level = -1"),
        "INSERT INTO coordination_obstacle_event (obstacle_id, n, at, kind, words)"
        " SELECT id, 9, now(), 'RESOLVED', 'tanpa bukti' FROM coordination_obstacle",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), as_owner():  # noqa: SIM117
            with connection.cursor() as cursor:
                cursor.execute(statement)
    for table in ("coordination_obstacle", "coordination_obstacle_event", "coordination_step"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {table} DEFAULT VALUES")
    assert _kinds(one) == [Kind.OPENED]
