"""A sprint counts what keeps each family from its card, day by day, and who goes where."""

import datetime as dt
import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.quality.test_assessing import KUKAR, family, run
from tests.integration.quality.world import SAMARINDA, officer, register, rows

from salur.access.actions import NewMember, as_owner, enrol_person, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.jobs.actions import run_now
from salur.kernel.period import Period
from salur.kernel.refused import Refused
from salur.programs.actions import seed_parameters
from salur.registry.actions import load_accounts
from salur.registry.domain import AccountRow
from salur.transition import actions, queries
from salur.transition.domain.sprint import Desa, rate
from salur.transition.queries import FamilyFilter

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 9, 2, 3, tzinfo=dt.UTC)
LATER = AT + dt.timedelta(days=7)
TARGET, BY = Period(2019, 11), dt.date(2019, 10, 25)
KAB, KOTA = "id.64.02", "id.64.72"
TRAVEL = 90


@pytest.fixture(autouse=True)
def world() -> None:
    seed_parameters(by=SYSTEM, at=AT)


def account(number: int, card: str | None, state: str = "TERBUKA") -> AccountRow:
    return AccountRow(
        f"0064720000{number:05}", f"K{number}", None, "CONTOH", "BRI", state,
        "NIK tidak sesuai" if state == "GAGAL_BUREKOL" else None,
        None if card is None else f"60130000{number:08}", card, dt.date(2019, 8, 1), None,
    )  # fmt: skip


def accounts(*found: AccountRow) -> None:
    load_accounts(found, evidence=None, organisation=uuid.uuid4(), by=SYSTEM, at=AT, key="")


def bare(number: int, desa: str = SAMARINDA, **other: object):  # type: ignore[no-untyped-def]
    return family(number, desa, no_rekening=None, no_kks=None, **other)


def start(by: Actor, path: str = "id.64.72", **other: object) -> actions.SprintCounted:
    enter_scope(by)
    given = {"path": path, "target": TARGET, "target_day": BY, "by": by, "at": AT, "key": "s"}
    return actions.start_sprint(**{**given, **other})  # type: ignore[arg-type]


def kept(sprint: uuid.UUID, path: str = "id.64") -> dict[str, tuple[tuple[str, ...], int]]:
    found = queries.kept_families(sprint, path)
    return {one.id_kpm: (one.causes, one.minutes) for one in found}


def test_every_cause_of_a_family_counts_and_what_is_repaired_drops_out() -> None:
    register(
        family(1),  # its card is active below
        bare(2),  # nobody opened an account
        bare(3, alamat=None),  # and data are missing besides
        family(4), bare(5), family(6, nik="1"),
    )  # fmt: skip
    accounts(
        account(1, "AKTIF"), account(4, "TERDISTRIBUSI"), account(5, None, "GAGAL_BUREKOL"),
        account(6, "AKTIF", "BLOKIR"),
    )  # fmt: skip
    run("id.64.72", at=AT)
    officer_there = officer(KOTA)
    made = start(officer_there)
    assert (made.families, made.blocked) == (6, 5)
    assert kept(made.id) == {
        "K2": (("NO_ACCOUNT",), 20),
        "K3": (("NO_ACCOUNT", "address_missing"), 30),
        "K4": (("TERDISTRIBUSI",), 25),
        "K5": (("FAILED",), 30),
        "K6": (("BLOKIR", "nik_malformed"), 40),
    }
    assert [one.said for one in queries.kept_families(made.id, KOTA) if one.said] == [
        "NIK tidak sesuai"
    ]
    assert {one.id_kpm for one in queries.kept_families(
        made.id, KOTA, only=FamilyFilter(act="VISIT"))} == {"K3", "K4", "K6"}  # fmt: skip
    ours = queries.kept_families(made.id, KOTA, only=FamilyFilter(is_own=True))
    assert {one.id_kpm for one in ours} == {"K4", "K5"}, "neither bank nor Dukcapil is waited for"
    assert start(officer_there) == made, "the same key is the same sprint"

    register(bare(3, alamat="DUSUN IV"))
    accounts(account(4, "AKTIF"))
    run("id.64.72", at=LATER)
    again = {"sprint_id": made.id, "by": officer_there, "at": LATER}
    enter_scope(officer_there)
    assert actions.count_sprint(**again, key="c").blocked == 4  # type: ignore[arg-type]
    before = everything()
    assert actions.count_sprint(**again, key="d").blocked == 4  # type: ignore[arg-type]
    assert everything() == before
    assert [(one.day, one.families) for one in queries.sprint_days(made.id)] == [
        (dt.date(2019, 9, 2), 5), (dt.date(2019, 9, 9), 4),
    ]  # fmt: skip
    causes = {one.cause: (one.begun, one.kept) for one in queries.sprint_causes(made.id)}
    assert causes["address_missing"] == (1, 0) and causes["NO_ACCOUNT"] == (2, 2)
    _stays(
        "DELETE FROM transition_sprint_count WHERE day = '2019-09-02'",
        "UPDATE transition_sprint_count SET families = 0",
        "DELETE FROM transition_sprint",
        "UPDATE transition_sprint SET target = 202001",
    )

    actions.end_sprint(**again, key="e")  # type: ignore[arg-type]
    with pytest.raises(Refused, match="sprint_changed_already"):
        actions.count_sprint(**again, key="f")  # type: ignore[arg-type]
    _stays("UPDATE transition_sprint SET ended_at = NULL, ended_by = NULL, ended_by_name = NULL")
    assert actions.tend(at=LATER + dt.timedelta(days=3)) == (), "an ended sprint is let be"


def _stays(*statements: str) -> None:
    """Not even the owner does any of this."""
    for statement in statements:
        with pytest.raises(DatabaseError), transaction.atomic(), as_owner():
            connection.cursor().execute(statement)


def everything() -> list[tuple[object, ...]]:
    tables = ("family", "desa", "count")
    return [
        row
        for table in tables
        for row in rows(f"SELECT t::text FROM transition_sprint_{table} t ORDER BY 1")
    ]


def test_the_desa_are_ranked_as_the_domain_ranks_them_and_shared_out_to_who_reaches_them() -> None:
    other = "6402012002"
    register(
        *(bare(n, KUKAR) for n in range(1, 4)), bare(4, other, alamat=None), family(5, other),
    )  # fmt: skip
    accounts(account(5, "AKTIF"))
    run(KAB, at=AT)
    by = officer(KAB)
    one = start(by, KAB)
    found = queries.sprint_desa(one.id)
    assert [(each.code, each.rate) for each in found] == [
        (KUKAR, rate(Desa(KUKAR, (20, 20, 20)))),
        (other, rate(Desa(other, (30,), TRAVEL))),
    ]
    assert [(each.families, each.blocked, each.own, each.visits) for each in found] == [
        (3, 3, 0, 0), (2, 1, 0, 1),
    ]  # fmt: skip
    assert queries.sprint_desa(one.id, after=found[0].after_key) == found[1:]
    given = {"sprint_id": one.id, "by": by, "at": LATER}
    with pytest.raises(Refused, match="worker_unknown"):
        actions.share_out(**given, key="nobody")  # type: ignore[arg-type]
    near, far = _enrol("Contoh Dekat", KAB), _enrol("Contoh Jauh", "id.64.02.07")
    wrong = {
        "desa_unknown": {"6402999999": near},
        "worker_unknown": {other: by.person_id},
        "worker_elsewhere": {other: far},
    }
    for code, chosen in wrong.items():
        with pytest.raises(Refused, match=code):
            actions.assign_desa(**given, given=chosen, key=code)  # type: ignore[arg-type]
    assert actions.share_out(**given, key="share").desa == 1, "where nobody is visited nobody goes"
    assert actions.share_out(**given, key="again").desa == 0
    moved = actions.assign_desa(**given, given={other: near, KUKAR: near}, key="move")  # type: ignore[arg-type]
    assert moved.desa == 1, "what is theirs already does not change hands"
    (load,) = queries.sprint_loads(one.id)
    assert (load.name, load.desa, load.minutes) == ("Contoh Dekat", 2, 60 + 30 + TRAVEL)
    assert [each.code for each in queries.sprint_desa(one.id, person=near)] == [KUKAR, other]
    _stays(
        "UPDATE transition_sprint_assignment SET person_name = 'Lain'",
        "DELETE FROM transition_sprint_assignment",
        "INSERT INTO transition_sprint_assignment (sprint_id, kode_wilayah, path, person_id, person_name,"
        " assigned_by, assigned_by_name, assigned_at) SELECT sprint_id, kode_wilayah, path, person_id,"
        " person_name, assigned_by, assigned_by_name, assigned_at FROM transition_sprint_assignment"
        " WHERE ended_at IS NULL LIMIT 1",
    )

    enter_scope(officer("id.64.72"))
    assert queries.sprint(one.id) is None and queries.sprint_desa(one.id) == ()
    enter_scope(officer("id.64.02.01.2002", role="facilitator"))
    assert [each.code for each in queries.sprint_desa(one.id)] == [other]
    seen = queries.sprint(one.id)
    assert seen is not None and (seen.path, seen.families, seen.blocked) == (KAB, 2, 1)
    _refused(by, one.id)


def _refused(by: Actor, running: uuid.UUID) -> None:
    cases: list[tuple[str, Actor, dict[str, object]]] = [
        ("role_missing", officer(KAB, role="analyst"), {}),
        ("outside_scope", officer(KOTA), {}),
        ("area_too_large", officer("id"), {"path": "id.64"}),
        ("target_past", by, {"target": Period(2019, 9)}),
        ("target_day_out_of_place", by, {"target_day": TARGET.first_day}),
        ("sprint_exists_already", by, {"path": "id.64.02.01"}),
    ]
    for number, (code, who, other) in enumerate(cases):
        with pytest.raises(Refused, match=code):
            start(who, **{"path": KAB, "key": f"r{number}", **other})  # type: ignore[arg-type]
    enter_scope(by)
    for deed in (actions.count_sprint, actions.end_sprint, actions.share_out):
        with pytest.raises(Refused, match="sprint_unknown"):
            deed(sprint_id=uuid.uuid4(), by=by, at=AT, key="u")
        with pytest.raises(Refused, match="outside_scope"):
            deed(sprint_id=running, by=officer(KOTA), at=AT, key="u")


def _enrol(name: str, path: str) -> uuid.UUID:
    admin = Actor(uuid.UUID(int=1), None, frozenset({"administrator", "system"}), ("id",), "Uji")
    email = f"{name.split()[1].lower()}@salur.example"
    member = NewMember(email, name, uuid.uuid4(), frozenset({"facilitator"}), (path,), "TKSK")
    enrol_person(member=member, password="beras-sepuluh-kilogram", by=admin, at=AT)
    ((found,),) = rows("SELECT id FROM access_person WHERE email = %s", email)
    return uuid.UUID(str(found))


def test_the_queue_counts_a_sprint_once_a_day_and_when_the_register_was_judged() -> None:
    register(bare(1))
    made = start(officer(KOTA))
    assert actions.tend(at=AT + dt.timedelta(hours=2)) == (), "counted today, judged never"
    (job,) = actions.tend(at=LATER)
    assert actions.tend(at=LATER) == (job,), "one job, however often it is looked"
    assert run_now(job).state == "done"
    enter_scope(SYSTEM)
    assert len(queries.sprint_days(made.id)) == 2
    assert actions.tend(at=LATER) == ()
    run(KOTA, at=LATER + dt.timedelta(hours=1))
    assert len(actions.tend(at=LATER + dt.timedelta(hours=2))) == 1
