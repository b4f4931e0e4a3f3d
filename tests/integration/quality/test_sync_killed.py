"""SIGKILL while a snapshot is taken: the register follows it whole or not at all, and once."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import transaction
from tests.conftest import copied_database, looking_at
from tests.integration.distribution import world
from tests.integration.quality import syncing
from tests.integration.quality.syncing import DESA_2, family
from tests.integration.reconciliation.month import Left, Office, Publisher

from salur.access.queries import SYSTEM
from salur.config.postgres import Address

SEVERAL = 9  # of the statements, spread over the whole of it
# What differs between two runs that did the same: numbers, keys, moments.
_LEFT = {
    "families": "id_kpm, kode_wilayah, path, name, address, payable, suspended_reasons, ended_from"
    " FROM registry_family",
    "snapshots": "path, as_of, state, families, same, followed, kept, conflicts, added, vanished"
    " FROM quality_snapshot",
    "conflicts": 'id_kpm, path, "column", no_ba, state FROM quality_conflict',
    "pending": 'id_kpm, path, "column", no_ba, state FROM quality_pending',
    "departures": "id_kpm, path, state FROM quality_departure",
    "changes": "id_kpm, kind, source, state FROM registry_change",
    "files": "status FROM evidence_file",
}


@pytest.fixture(scope="module")
def publisher(
    superuser: Address, django_db_setup: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Publisher, Path]]:
    place = tmp_path_factory.mktemp("sync-killed")
    one = Publisher(superuser, place)
    yield one, place
    one.close()


@contextmanager
def asked(
    superuser: Address, publisher: tuple[Publisher, Path], blocker: pytest.FixtureRequest
) -> Iterator[tuple[Office, str]]:
    """An office with a snapshot that waits to be accepted, and its id."""
    process, place = publisher
    usual = settings.SALUR_EVIDENCE
    with (
        blocker.unblock(),  # type: ignore[attr-defined]
        copied_database(superuser, "salur_test") as address,
    ):
        assert isinstance(address, Address)
        settings.SALUR_EVIDENCE = place / "data" / "evidence"
        try:
            with looking_at(address):
                waits = build()
        finally:
            settings.SALUR_EVIDENCE = usual
        office = Office(superuser, address.database, process)
        with closing(office):
            yield office, str(waits)


def build() -> UUID:
    """Take one snapshot, let changes hold, and receive the next, which does a little of all."""
    with transaction.atomic():
        world.build()
    first = syncing.receive([family(number) for number in range(1, 6)])
    with transaction.atomic():
        world.as_(SYSTEM)
        syncing.accept(first)
        syncing.change("K1", column="nama_pengurus", value="SITI KANTOR")
        syncing.change("K2", column="alamat", value="JL KANTOR", no_ba="BA/2")
    rows = [
        family(1, nama_pengurus="SITI PUSAT"), family(2), family(3, kode_wilayah=DESA_2),
        family(4, nik=""), family(6),
    ]  # fmt: skip
    return syncing.receive(rows, month=4)


def left(office: Office) -> Left:
    return {
        name: office.ask(f"SELECT row::text FROM (SELECT {what}) row ORDER BY 1")
        for name, what in _LEFT.items()
    }


def statements(office: Office, waits: str) -> int:
    said = office.run("never", "accept", waits)
    assert said is not None
    return int(said.splitlines()[-1].split()[0])


def killed_at(
    superuser: Address,
    publisher: tuple[Publisher, Path],
    blocker: pytest.FixtureRequest,
    *,
    each: bool,
) -> None:
    with asked(superuser, publisher, blocker) as (office, waits):
        count = statements(office, waits)
        undisturbed = left(office)
    step = 1 if each else max(1, count // SEVERAL)
    with asked(superuser, publisher, blocker) as (office, waits):
        before = office.everything()
        for number in range(1, count + 1, step):
            office.run(str(number), "accept", waits)
            assert office.everything() == before, number
        assert office.run("never", "accept", waits)
        assert left(office) == undisturbed
        assert undisturbed["snapshots"] == [
            '(id.62.01,2019-03-31,LOADED,5,0,0,0,0,5,0)', '(id.62.01,2019-04-30,MERGED,5,0,2,1,1,1,1)',
        ]  # fmt: skip


def test_a_snapshot_killed_at_several_statements_leaves_nothing_and_is_taken_again(
    superuser: Address,
    publisher: tuple[Publisher, Path],
    django_db_blocker: pytest.FixtureRequest,
) -> None:
    killed_at(superuser, publisher, django_db_blocker, each=False)


@pytest.mark.long
def test_a_snapshot_killed_before_any_statement_leaves_nothing(
    superuser: Address,
    publisher: tuple[Publisher, Path],
    django_db_blocker: pytest.FixtureRequest,
) -> None:
    killed_at(superuser, publisher, django_db_blocker, each=True)


def test_what_was_committed_and_not_told_is_there_once(
    superuser: Address,
    publisher: tuple[Publisher, Path],
    django_db_blocker: pytest.FixtureRequest,
) -> None:
    with asked(superuser, publisher, django_db_blocker) as (office, waits):
        statements(office, waits)
        done = left(office)
        office.run("never", "accept", waits)
        assert left(office) == done
