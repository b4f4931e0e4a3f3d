"""Two families count as one from a month on, nothing moves, and undoing leaves no trace."""

import datetime as dt
import uuid
from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.registry.test_register import FAMILY

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.programs.actions import freeze_list
from salur.programs.queries import FrozenList
from salur.registry import queries
from salur.registry.actions import Aliased, alias_family, load_families, undo_alias

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 3, 5, 8, tzinfo=dt.UTC)
MARCH, APRIL = Period(2019, 3), Period(2019, 4)
SAMARINDA, KUKAR = "6472011001", "6402062001"
WHY = "Suami terdaftar di Samarinda, istri di Kutai Kartanegara"
# What is allowed to tell that there was a merger once.
HISTORY = {"registry_alias", "audit_event", "audit_link"}


def _families(*lines: tuple[str, str]) -> dict[str, uuid.UUID]:
    rows = [
        FAMILY._replace(
            id_kpm=id_kpm, kode_wilayah=desa, no_rekening=None, no_kks=None,
            nik=f"{desa[:6]}410190{number:04}", no_kk=f"{desa[:6]}010110{number:04}",
        )
        for number, (id_kpm, desa) in enumerate(lines, 1)
    ]  # fmt: skip
    load_families(rows, evidence=None, by=SYSTEM, at=AT, key="")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT id_kpm, id FROM registry_family")
        return dict(cursor.fetchall())


def _officer(*paths: str, role: str = "operator") -> Actor:
    return Actor(uuid.uuid4(), uuid.uuid4(), frozenset({role}), paths, "Petugas")


def _merge(first: uuid.UUID, second: uuid.UUID, **how: object) -> Aliased:
    given = {"since": APRIL, "reason": WHY, "by": SYSTEM, "at": AT, "key": "", **how}
    return alias_family(first=first, second=second, **given)  # type: ignore[arg-type]


def _undo(alias: uuid.UUID, **how: object) -> Aliased:
    given = {"reason": "Ternyata dua keluarga", "by": SYSTEM, "at": AT, "key": "", **how}
    return undo_alias(alias_id=alias, **given)  # type: ignore[arg-type]


def _code(act: object, *args: object, **how: object) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **how)  # type: ignore[operator]
    return caught.value.code


def _freeze(kab: str, period: Period) -> FrozenList:
    return freeze_list(
        program=Program.BPNT, period=period, kode_wilayah=kab, by=SYSTEM, at=AT, key=""
    )


def _as_if(kab: str, period: Period) -> tuple[int, str]:
    """Freeze a list, look at it, and let it never have been."""
    with transaction.atomic():
        frozen = _freeze(kab, period)
        transaction.set_rollback(True)
    return frozen.families, frozen.sha256


def every_table(without: set[str] = HISTORY) -> dict[str, str]:
    """Give the digest of the content of every table but those `without`."""
    found = {}
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        for (table,) in cursor.fetchall():
            if table in without or table.startswith(("procrastinate_", "django_")):
                continue
            cursor.execute(f'SELECT t::text FROM "{table}" AS t ORDER BY 1')
            text = "\n".join(row[0] for row in cursor.fetchall())
            found[table] = sha256(text.encode()).hexdigest()
    return found


def test_from_the_month_on_the_lists_count_one_and_undoing_leaves_no_trace() -> None:
    ids = _families(("K1", SAMARINDA), ("K2", KUKAR), ("K3", KUKAR))
    before = every_table()
    lists = {
        (kab, month): _as_if(kab, month) for kab in ("6472", "6402") for month in (MARCH, APRIL)
    }
    merged = _merge(ids["K1"], ids["K2"], keep=ids["K1"])
    assert (merged.alias, merged.canonical) == (ids["K2"], ids["K1"])
    assert every_table() == before, "a merger writes itself and nothing else"
    assert _as_if("6402", MARCH) == lists["6402", MARCH], "the month before is as it was"
    assert _as_if("6402", APRIL)[0] == 1
    assert _as_if("6472", APRIL) == lists["6472", APRIL]
    _undo(merged.id)
    assert every_table() == before
    assert {one: _as_if(*one) for one in lists} == lists
    assert _freeze("6402", APRIL).sha256 == lists["6402", APRIL][1]


def test_both_families_tell_of_the_other_wherever_it_lives() -> None:
    ids = _families(("K1", SAMARINDA), ("K2", KUKAR), ("K3", KUKAR))
    _merge(ids["K1"], ids["K2"], keep=ids["K1"])
    for path, mine, other, stays in (
        ("id.64.02", "K2", "K1", True),
        ("id.64.72", "K1", "K2", False),
    ):
        enter_scope(_officer(path))
        found = queries.family(ids[mine])
        assert found is not None and found.is_joined
        assert queries.family(ids[other]) is None, "the other half itself is out of scope"
        assert queries.one_with(ids[mine]) == ()
        with as_owner():
            (half,) = queries.one_with(ids[mine])
        assert (half.id_kpm, half.stays, half.since) == (other, stays, APRIL.number)
    enter_scope(SYSTEM)
    alone = queries.family(ids["K3"])
    assert alone is not None and not alone.is_joined


def test_an_alias_is_seen_by_whoever_sees_one_of_the_two_and_by_no_bank() -> None:
    ids = _families(("K1", SAMARINDA), ("K2", KUKAR))
    _merge(ids["K1"], ids["K2"])

    def seen(actor: Actor) -> int:
        enter_scope(actor)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM registry_alias")
            return int(cursor.fetchone()[0])

    assert [seen(_officer(path)) for path in ("id.64.02", "id.64.72", "id.64")] == [1, 1, 1]
    assert [seen(_officer(*paths)) for paths in ((), ("id.62",))] == [0, 0]
    assert seen(_officer("id", role="bank")) == 0


def test_refusals_come_in_their_order() -> None:
    ids = _families(("K1", SAMARINDA), ("K2", KUKAR), ("K3", KUKAR), ("K4", KUKAR))
    one, two, three, four = (ids[f"K{number}"] for number in range(1, 5))
    nobody = uuid.uuid4()
    assert _code(_merge, nobody, two, by=_officer("id", role="auditor")) == "role_missing"
    assert _code(_merge, nobody, two, by=_officer("id.62")) == "family_unknown"
    assert _code(_merge, one, two, by=_officer("id.62"), reason="") == "outside_scope"
    assert _code(_merge, one, two, by=_officer(), reason="") == "outside_scope"
    assert _code(_merge, one, two, reason="pendek", since=Period(2019, 2)) == "reason_missing"
    assert _code(_merge, one, two, reason="NIK 6472 0141 0190 0001") == "identifier_in_text"
    assert _code(_merge, one, two, since=Period(2019, 2)) == "alias_month_past"
    merged = _merge(one, two, keep=one, by=_officer("id.64.02"))
    assert _code(_merge, two, one) == "alias_already"
    other = _merge(three, four, keep=three)
    assert _code(_merge, one, three) == "alias_of_groups"
    assert _code(_undo, other.id, by=_officer("id.64.72")) == "outside_scope"
    assert _code(_undo, nobody) == "alias_unknown"
    assert _code(_undo, merged.id, reason="") == "reason_missing"
    _undo(merged.id)
    assert _code(_undo, merged.id) == "alias_undone_already"


def test_what_was_decided_on_the_ground_of_another_merger_is_undone_first() -> None:
    ids = _families(("K1", SAMARINDA), ("K2", KUKAR), ("K3", KUKAR))
    first = _merge(ids["K1"], ids["K2"], keep=ids["K1"])
    second = _merge(ids["K3"], ids["K2"])
    assert (second.alias, second.canonical) == (ids["K3"], ids["K1"])
    assert _code(_undo, first.id) == "alias_leaned_on"
    _undo(second.id)
    _undo(first.id)


def test_the_same_key_is_the_same_merger_and_a_new_one_may_follow_an_undone_one() -> None:
    ids = _families(("K1", SAMARINDA), ("K2", KUKAR))
    first = _merge(ids["K1"], ids["K2"], key="k")
    assert _merge(ids["K1"], ids["K2"], key="k") == first
    assert _undo(first.id, key="u") == _undo(first.id, key="u") == first
    again = _merge(ids["K1"], ids["K2"], key="k2")
    assert again.id != first.id


@pytest.mark.parametrize(
    ("alias", "canonical"), [("K3", "K2"), ("K1", "K3"), ("K2", "K1"), ("K2", "K3"), ("K3", "K3")]
)
def test_the_database_itself_refuses_chains_cycles_and_seconds(alias: str, canonical: str) -> None:
    ids = _families(("K1", SAMARINDA), ("K2", KUKAR), ("K3", KUKAR))
    _merge(ids["K1"], ids["K2"], keep=ids["K1"])
    with pytest.raises(DatabaseError), transaction.atomic(), as_owner():
        _insert(ids[alias], ids[canonical])


def _insert(alias: uuid.UUID, canonical: uuid.UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO registry_alias (id, alias_id, canonical_id, valid_from, reason, decided_by,"
            " decided_at) VALUES (gen_random_uuid(), %s, %s, 201904, 'x', %s, now())",
            [alias, canonical, uuid.uuid4()],
        )


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM registry_alias",
        "TRUNCATE registry_alias",
        "UPDATE registry_alias SET valid_from = 201905",
        "UPDATE registry_alias SET undone_at = now(), undone_by = decided_by, undone_reason = 'x',"
        " canonical_id = gen_random_uuid()",
        "UPDATE registry_alias SET undone_at = now()",
    ],
)
def test_not_even_the_owner_rewrites_an_alias(statement: str) -> None:
    ids = _families(("K1", SAMARINDA), ("K2", KUKAR))
    _merge(ids["K1"], ids["K2"])
    for role in (as_owner, transaction.atomic):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            role(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_the_register_is_opened_with_who_counts_as_another() -> None:
    from salur.batch.session import Session

    ids = _families(("K1", SAMARINDA), ("K2", KUKAR))
    _merge(ids["K1"], ids["K2"], keep=ids["K1"])
    enter_scope(SYSTEM)
    with Session() as session:
        queries.open_families(session, "families")
        opened = session.rows("SELECT id_kpm, alias_from FROM families ORDER BY 1")
    assert opened == [("K1", None), ("K2", APRIL.number)]
