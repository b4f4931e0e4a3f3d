"""Two heads at the same moment, and a process that dies: no place twice, nothing by halves."""

import os
import threading
import uuid
from collections.abc import Callable
from dataclasses import replace

from django.db import connection, transaction
from tests.integration import dying
from tests.integration.registry.changing import (
    APRIL,
    HEAD,
    MARCH,
    OPERATOR,
    family,
    line,
    load,
    propose,
    propose_families,
    rows,
)

from salur.access.actions import enter_scope
from salur.config.postgres import Address
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.programs.actions import (
    endorse_changes,
    freeze_list,
    load_quotas,
    seed_parameters,
)
from salur.programs.domain import QuotaRow
from salur.registry.domain import Kind

OTHER_HEAD = replace(HEAD, person_id=uuid.UUID(int=3))
TABLES = ("registry_family", "registry_family_history", "registry_change", "audit_event")


def _village(quota: int) -> None:
    with transaction.atomic():
        enter_scope(OPERATOR)
        seed_parameters(by=OPERATOR, at=MARCH)
        load(family("K1"), family("K2", 2))
        propose_families(family("B1", 8), family("B2", 9))
        row = QuotaRow("6201", Program.BPNT, Period(2019, 3), APRIL, quota, "SK")
        load_quotas([row], evidence=None, by=OPERATOR, at=MARCH, key="")
        propose(line(Kind.TAMBAH, "B1"), line(Kind.TUNDA, "K2"))
        propose(line(Kind.TAMBAH, "B2", no_ba="BA/2"))


def _documents() -> list[uuid.UUID]:
    found = rows("SELECT DISTINCT no_ba, document FROM registry_change ORDER BY 1")
    return [row[1] for row in found]  # type: ignore[misc]


def _at_once(*work: Callable[[], object]) -> list[str]:
    start, outcomes = threading.Barrier(len(work)), []

    def run(do: Callable[[], object]) -> None:
        try:
            start.wait(20)
            with transaction.atomic():
                do()
            outcomes.append("done")
        except Refused as refusal:
            outcomes.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(one,)) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(outcomes)


def test_two_who_give_the_last_place_at_once_give_it_once(own_database: Address) -> None:
    _village(quota=3)
    with transaction.atomic():
        first, second = _documents()
    assert _at_once(
        lambda: endorse_changes(document=first, by=HEAD, at=MARCH, key=""),
        lambda: endorse_changes(document=second, by=OTHER_HEAD, at=MARCH, key=""),
    ) == ["done", "quota_exceeded"]


def test_two_who_endorse_the_same_at_once_have_one_effect(own_database: Address) -> None:
    _village(quota=9)
    with transaction.atomic():
        first, _ = _documents()
    assert _at_once(
        lambda: endorse_changes(document=first, by=HEAD, at=MARCH, key="a"),
        lambda: endorse_changes(document=first, by=OTHER_HEAD, at=MARCH, key="b"),
    ) == ["done", "nothing_to_endorse"]


def test_a_process_that_dies_while_endorsing_or_freezing_leaves_nothing(
    own_database: Address,
) -> None:
    _village(quota=9)
    with transaction.atomic():
        first, _ = _documents()

    def endorse() -> None:
        endorse_changes(document=first, by=HEAD, at=MARCH, key="k")

    def freeze() -> None:
        freeze_list(
            program=Program.BPNT, period=APRIL, kode_wilayah="6201", by=OPERATOR, at=MARCH, key="f"
        )

    for work in (endorse, freeze):
        statements = _statements(work)
        assert statements > 8
        before = _image()
        for number in range(2, statements + 1, max(1, statements // 12)):
            assert _dies(work, number), number
            assert _image() == before
        with transaction.atomic():
            work()
        after = _image()
        assert after != before
        with transaction.atomic():
            work()
        assert _image() == after
    with transaction.atomic():
        assert rows("SELECT id_kpm, payable FROM programs_list_entry ORDER BY 1") == [
            ("B1", True),
            ("K1", True),
            ("K2", False),
        ]


def _image() -> list[object]:
    with transaction.atomic():
        return [rows(f"SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM {one} t")
                for one in TABLES]  # fmt: skip


def _statements(work: Callable[[], None]) -> int:
    """Count what a work asks of the database; it is done in a process of its own, and undone."""
    read, write = os.pipe()
    connection.close()
    child = os.fork()
    if child == 0:
        count = dying.count_statements()
        with transaction.atomic():
            work()
            os.write(write, str(count()).encode())
            os._exit(0)  # nothing is committed
    os.close(write)
    os.waitpid(child, 0)
    return int(os.read(read, 20))


def _dies(work: Callable[[], None], number: int) -> bool:
    connection.close()
    child = os.fork()
    if child == 0:
        dying.before_statement(number)
        with transaction.atomic():
            work()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])
