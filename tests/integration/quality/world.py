"""A small register with families that may be on it twice, and the offices that decide."""

import datetime as dt
import uuid
from collections.abc import Sequence

from django.db import connection
from tests.integration.registry.test_register import FAMILY

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.batch.session import Session
from salur.kernel.region_code import NATION
from salur.quality import actions
from salur.quality.actions import Searched
from salur.registry.actions import load_families
from salur.registry.domain import FamilyRow
from salur.registry.queries import open_families

AT = dt.datetime(2019, 3, 5, 8, tzinfo=dt.UTC)
LATER = dt.datetime(2019, 3, 12, 8, tzinfo=dt.UTC)
SAMARINDA, KUKAR = "6472011001", "6402062001"
Found = Sequence[tuple[str, str, float]]


def family(number: int, desa: str, **other: object) -> FamilyRow:
    """Give the row of family K<number>, plainly made up."""
    values = {
        "id_kpm": f"K{number}", "kode_wilayah": desa, "no_rekening": None, "no_kks": None,
        "nik": f"{desa[:6]}410190{number:04}", "no_kk": f"{desa[:6]}010110{number:04}",
    }  # fmt: skip
    return FAMILY._replace(**(values | other))


def register(*rows: FamilyRow) -> dict[str, uuid.UUID]:
    """Load families; give their ids."""
    load_families(rows, evidence=None, by=SYSTEM, at=AT, key="")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT id_kpm, id FROM registry_family")
        return dict(cursor.fetchall())


def keep(found: Found, *, path: str = NATION, opened: str | None = None, **how: object) -> Searched:
    """Keep what a search would have found: the pairs are written into the session by hand."""
    opened = opened or ".".join(path.split(".")[:2])
    given = {"by": SYSTEM, "at": AT, "key": "", **how}
    enter_scope(SYSTEM)
    with Session(memory_mb=200) as session:
        families = open_families(session, "families", opened)
        session.run(
            "CREATE TABLE pairs (id_kpm_a VARCHAR, id_kpm_b VARCHAR, probability DOUBLE,"
            " reasons VARCHAR[])"
        )
        session.run("CREATE TABLE clusters (id_kpm VARCHAR, cluster VARCHAR)")
        for first, second, probability in found:
            values = {"a": first, "b": second, "p": probability, "r": ["nama mirip", "KK sama"]}
            session.run("INSERT INTO pairs VALUES ($a, $b, $p, $r)", values)
            for one in (first, second):
                session.run(
                    "INSERT INTO clusters SELECT $one, $cluster"
                    " WHERE $one NOT IN (SELECT id_kpm FROM clusters)",
                    {"one": one, "cluster": found[0][0]},
                )
        return actions.keep_pairs(
            session=session, path=path, opened=opened, families=families, threshold=0.5, **given
        )  # type: ignore[arg-type]


def officer(*paths: str, role: str = "operator") -> Actor:
    """Give somebody of an office."""
    return Actor(uuid.uuid4(), uuid.uuid4(), frozenset({role}), paths, f"Petugas {paths}")


def rows(statement: str, *values: object) -> list[tuple[object, ...]]:
    """Ask as the owner."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def pair_id(first: str, second: str) -> uuid.UUID:
    """Give the pair of two families."""
    ((found,),) = rows(
        "SELECT id FROM quality_pair WHERE first_id_kpm = %s AND second_id_kpm = %s", first, second
    )
    return uuid.UUID(str(found))


def state(first: str, second: str) -> str:
    """Say how a pair stands."""
    return str(rows("SELECT state FROM quality_pair WHERE id = %s", pair_id(first, second))[0][0])
