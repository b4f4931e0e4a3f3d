"""Offices that offer, close, endorse and refuse places, for races of two connections."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from django.db import connection, transaction
from tests.integration.registry.changing import (
    APRIL,
    DESA,
    HEAD,
    MARCH,
    OPERATOR,
    family,
    ids,
    line,
    load,
    propose,
    propose_families,
    rows,
)

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.graduation.actions.closing_slots import close_slots, reopen_slots
from salur.graduation.actions.offering import fill_slots
from salur.graduation.actions.settling_slots import settle_slots
from salur.graduation.actions.succeeding import succeed_regions
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.places.actions import import_edition
from salur.programs.actions import endorse_changes, load_quotas, seed_parameters
from salur.programs.domain import QuotaRow
from salur.registry import actions as registry
from salur.registry.domain import Kind

OTHER_OPERATOR = replace(OPERATOR, person_id=uuid.UUID(int=5))
HEIR, MAY = "6201022009", dt.date(2019, 5, 1)
LATER = MARCH + dt.timedelta(hours=1)


def place() -> None:
    """Commit a village whose quota is full but for one place that was left, and four who wait."""
    with transaction.atomic():
        enter_scope(SYSTEM)
        seed_parameters(by=SYSTEM, at=MARCH)
        load(*(family(f"K{n}", n) for n in (1, 2, 3, 4)))
        for n in (1, 2, 3, 4):
            propose_families(family(f"B{n}", 10 + n), day=dt.date(2019, 2, n))
        quota = QuotaRow("6201", Program.BPNT, APRIL, Period(2019, 6), 4, "SK-1")
        load_quotas([quota], evidence=uuid.uuid4(), by=SYSTEM, at=MARCH, key="")
        leaves("K1", "BA/1")


def leaves(id_kpm: str, no_ba: str) -> None:
    """Let a family leave by a berita acara of its own."""
    propose(line(Kind.HAPUS, id_kpm, no_ba=no_ba))
    endorse_changes(document=document(no_ba), by=HEAD, at=MARCH, key="")


def document(no_ba: str) -> uuid.UUID:
    """Give the id of a berita acara."""
    return rows("SELECT DISTINCT document FROM registry_change WHERE no_ba = %s", [no_ba])[0][0]  # type: ignore[return-value]


def acting(by: Actor, work: Callable[[], object]) -> Callable[[], object]:
    """Give work that is done in the scope of somebody."""

    def done() -> object:
        enter_scope(by)
        return work()

    return done


def fill(by: Actor = OPERATOR) -> Callable[[], object]:
    """Give the work of offering free places."""
    return acting(by, lambda: fill_slots(code="6201", by=by, at=LATER, key=""))


def endorse(no_ba: str, by: Actor = HEAD, at: dt.datetime = LATER) -> Callable[[], object]:
    """Give the work of endorsing a berita acara."""
    return acting(by, lambda: endorse_changes(document=document(no_ba), by=by, at=at, key="").lines)


def close() -> object:
    """Give every place up."""
    enter_scope(HEAD)
    slots = [row[0] for row in rows("SELECT id FROM graduation_slot")]
    return close_slots(slot_ids=slots, reason="quota", number="SK-2", by=HEAD, at=LATER, key="")  # type: ignore[arg-type]


def settle() -> object:
    """Let places follow the register."""
    return settle_slots(at=LATER)


def refuse(most: int | None = None) -> object:
    """Refuse the first changes that are open, or all."""
    enter_scope(HEAD)
    lines = ids("PROPOSED", "VERIFIED")[:most]
    return registry.refuse_changes(change_ids=lines, reason="salah desa", by=HEAD, at=LATER, key="")


def reopen() -> object:
    """Let every place be free again."""
    enter_scope(HEAD)
    slots = [row[0] for row in rows("SELECT id FROM graduation_slot")]
    return reopen_slots(slot_ids=slots, by=HEAD, at=LATER, key="")  # type: ignore[arg-type]


_GATE = """
    CREATE OR REPLACE FUNCTION gate() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN PERFORM pg_advisory_xact_lock(8); RETURN NULL; END';
    CREATE TRIGGER gate AFTER INSERT ON {} FOR EACH STATEMENT EXECUTE FUNCTION gate()
"""


def gate(table: str) -> None:
    """Let everybody who writes into a table stop behind it while somebody holds the gate."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(_GATE.format(table))


def hold_gate() -> None:
    """Keep everybody behind the gate until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(8)")


def split(directory: Path) -> Callable[[], object]:
    """Make a desa that succeeds the other, and give the work that lets everything follow it."""
    file = directory / "pengganti.csv"
    file.write_text(f"kode_lama,kode_baru\n{DESA},{HEIR}\n", encoding="utf-8")
    for desa, day in ((DESA, dt.date(2018, 1, 1)), (HEIR, MAY)):
        edition = directory / f"{desa}.csv"
        edition.write_text(f"62,KALTENG\n6201,KAB. A\n620102,ARUT\n{desa},DESA\n", "utf-8")
        import_edition(edition, edition=desa, valid_from=day, by=SYSTEM, at=MARCH)
    return acting(
        SYSTEM,
        lambda: succeed_regions(file=file, valid_from=MAY, citation="SK", by=SYSTEM, at=LATER).desa,
    )


def slots() -> list[tuple[object, ...]]:
    """Give every place as it is: how it stands, for whom, and how often that was told."""
    with transaction.atomic():
        settle()
        return rows(
            "SELECT s.state, f.id_kpm, s.events FROM graduation_slot s"
            " LEFT JOIN registry_family f ON f.id = s.family ORDER BY s.number"
        )
