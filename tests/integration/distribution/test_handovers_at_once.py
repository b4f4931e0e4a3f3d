"""Two who record one sheet at the same moment, and a process that dies while recording or filing."""

import datetime as dt
import os
import threading
import uuid
from collections.abc import Callable

import pytest
from django.db import connection, transaction
from tests.integration import dying
from tests.integration.distribution import world
from tests.integration.distribution.test_handovers import DAY, NOW
from tests.integration.distribution.test_sheets import draw
from tests.integration.distribution.world import BUDI, CITRA, DESA, RASTRA

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM, Actor
from salur.config.postgres import Address
from salur.distribution import actions, queries
from salur.distribution.domain.handover_entries import read_entries
from salur.evidence import queries as evidence
from salur.kernel.refused import Refused


def _sheet(code: list[str]) -> queries.Sheet:
    """Commit a month with a sheet of twelve families; its code goes to `code`."""
    with transaction.atomic():
        world.as_(SYSTEM)
        world.build()
        world.as_(SYSTEM)
        world.register((f"F{number:02d}", DESA) for number in range(10))
        drawn = draw(world.frozen(RASTRA))
        (sheet, _) = queries.sheets_of(drawn.sheets)
        code += queries.page_codes([sheet.id])[sheet.id]
    return sheet


def _record(code: str, key: str, text: str = "2 t\n3 w Ani, a", by: Actor = BUDI) -> str:
    told, unread = read_entries(text)
    with transaction.atomic():
        world.as_(by)
        return actions.record_handover(
            sheet_code=code, handed_on=DAY, told=told, unread=unread, by=by, at=NOW, key=key
        ).status


def _at_once(*work: Callable[[], str]) -> list[str]:
    start, outcomes = threading.Barrier(len(work)), []

    def run(do: Callable[[], str]) -> None:
        try:
            start.wait(20)
            outcomes.append(do())
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


def test_two_recorders_at_once_leave_one_record(own_database: Address) -> None:
    code: list[str] = []
    _sheet(code)
    one, other, same = (str(uuid.uuid4()) for _ in range(3))
    assert _at_once(
        lambda: _record(code[0], one), lambda: _record(code[0], other, "2 t", CITRA)
    ) == ["RECORDED", "handover_recorded_already"]
    with transaction.atomic():
        world.as_(SYSTEM)
        sheet_id, _ = queries.page_of_code(code[0]) or (uuid.UUID(int=0), 0)
        (record,) = queries.handovers_of(sheet_id)
        actions.withdraw_handover(
            handover_id=record.id, reason="salah lembar", by=SYSTEM, at=NOW, key="w"
        )
    assert _at_once(lambda: _record(code[0], same), lambda: _record(code[0], same)) == [
        "RECORDED", "RECORDED",
    ]  # fmt: skip
    assert _count("distribution_handover") == 2
    assert _count("jobs_job WHERE kind = 'distribution.keep_handover'") == 2


def test_a_process_that_dies_while_recording_leaves_nothing(own_database: Address) -> None:
    code: list[str] = []
    _sheet(code)
    _die_everywhere(code[0], _STEP)


@pytest.mark.long
def test_a_process_that_dies_at_any_statement_leaves_nothing(own_database: Address) -> None:
    code: list[str] = []
    _sheet(code)
    _die_everywhere(code[0], 1)


_STEP = 11  # of some fifty statements every eleventh, in the usual run


def _die_everywhere(code: str, step: int) -> None:
    """Die at statement after statement of recording, then of filing; again, each is done once."""
    key = str(uuid.uuid4())
    number = 2
    while _dies(lambda: _record(code, key), number):
        assert [_count(table) for table in _TABLES] == [0, 0, 0], number
        number += step
    assert number > 12
    assert _record(code, key) == "RECORDED" == _record(code, key)
    assert [_count(table) for table in _TABLES] == [1, 2, 1]
    record, filed, number, dead = uuid.UUID(key), 0, 2, True
    while dead:
        dead = _dies(lambda record=record: _keep(record), number)  # type: ignore[misc]
        assert _keep(record) == _keep(record), number
        filed += 1
        with transaction.atomic():
            world.as_(SYSTEM)
            rows = evidence.evidence_page(contract="serah", size=500).rows
            assert sorted(row.status for row in rows) == ["accepted"] + ["withdrawn"] * (filed - 1)
            actions.withdraw_handover(
                handover_id=record, reason="salah lembar", by=SYSTEM, at=NOW, key=f"w{number}"
            )
        record, number = uuid.uuid4(), number + step
        _record(code, str(record))
    assert number > 20


_TABLES = (
    "distribution_handover",
    "distribution_handover_line",
    "jobs_job WHERE kind = 'distribution.keep_handover'",
)


def _keep(record: uuid.UUID) -> str:
    return str(actions.keep_handover(handover_id=record, by=BUDI, at=NOW + dt.timedelta(hours=1)))


def _count(table: str) -> int:
    with transaction.atomic():
        world.as_(SYSTEM)
        with as_owner(), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table}")
            return int(cursor.fetchone()[0])


def _dies(work: Callable[[], object], number: int) -> bool:
    connection.close()
    child = os.fork()
    if child == 0:
        dying.before_statement(number)
        work()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])
