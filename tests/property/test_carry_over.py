"""What hangs is carried from month to month until evidence ends it, and adds up at every step."""

import datetime as dt
import random
import tempfile
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings as installation
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from salur.access.actions import enter_scope
from salur.kernel.period import Period
from salur.kernel.sealing import blind_index
from salur.reconciliation import queries
from salur.reconciliation.actions import Month, publish_bpnt
from salur.reconciliation.domain.matters import CarryOver
from salur.reconciliation.pipeline.publishing import StatementFile
from tests.integration.reconciliation.test_publish_bpnt import BANK, OPERATOR, World, rows
from tests.property.carry_oracle import MONTHLY, MONTHS, Hanging, Line, Oracle

pytestmark = pytest.mark.django_db

_CONTRACT = {"order": "perintah", "credit": "topup", "failure": "topup", "reversal": "topup",
             "purchase": "transaksi", "return": "setoran"}  # fmt: skip
_PROOF = {"credited": {"topup"}, "spent": {"transaksi"}, "returned": {"setoran"}}
_Told = tuple[str, int, str | None, int, bool]
# What a month brought, what was bought in it, what undid it, how many publications later the last of
# these is known, whether its order pays along what was missed.
_CHOICES: tuple[Sequence[Any], ...] = (
    ("missing", "failed", "credited", "credited", "late", "twice", "short", "stray", "none"),
    (0, 0, 30_000, MONTHLY, 2 * MONTHLY),
    (None, None, None, "reversal", "return"),
    (0, 1, 2),
    (False, True),
)
_MONTH = st.tuples(*map(st.sampled_from, _CHOICES))


def _drawn(chance: random.Random) -> _Told:
    what, bought, undone, later, along = map(chance.choice, _CHOICES)
    return what, bought, undone, later, along


def _lines(families: Sequence[Sequence[_Told]]) -> list[Line]:
    """Write the histories of families as lines."""
    found: list[Line] = []
    numbers = count(1)
    for account, months in enumerate(families, start=1):
        missed = 0
        for index, (what, bought, undone, later, along) in enumerate(months):
            month, known = MONTHS[index].number, index + 1
            after = min(index + later, len(MONTHS) - 1)
            day, late = f"{MONTHS[index]}-10", f"{MONTHS[after]}-20"

            def add(kind: str, amount: int, on: str, when: int) -> None:
                found.append(Line(kind, account, month, amount, on, when, next(numbers)))  # noqa: B023

            due = MONTHLY + (missed if along else 0)
            if what not in ("none", "stray"):
                add("order", due, day, known)
            if what in ("credited", "twice", "stray"):
                add("credit", due, day, known)
            if what == "late":
                add("credit", due, late, after + 1)
            if what == "twice":
                add("credit", due, day, known)
            if what == "short":
                add("credit", due - 10_000, day, known)
            if what == "failed":
                add("failure", due, day, known)
            if bought:
                add("purchase", bought, f"{MONTHS[index]}-15", after + 1 if later == 1 else known)
            if undone == "reversal" and what in ("credited", "twice", "stray"):
                add("reversal", due, late, after + 1)
            if undone == "return" and what in ("credited", "twice", "late"):
                add("return", due, late, after + 1)
            missed = missed + MONTHLY if what in ("missing", "failed") else 0
    return found


def _row(line: Line, credits: Sequence[Line]) -> dict[str, object]:
    account, month = f"00620100{line.account:08d}", Period.from_number(line.month)
    money = {"no_rekening": account, "nominal": line.amount, "tanggal": line.day}
    if line.kind == "order":
        return {"no_spm": f"S{line.number}", "periode": month, "id_kpm": f"K{line.account}",
                "kode_wilayah": ("6201022001", "6202012003")[line.account % 2], "bank": "BRI",
                "no_rekening": account, "nominal": line.amount}  # fmt: skip
    if line.kind == "purchase":
        return {"id_transaksi": f"X{line.number}", **money}
    if line.kind == "return":
        return {"periode": month, "ntpn": f"N{line.number}", **money}
    status = {"credit": "SUKSES", "failure": "GAGAL", "reversal": "BATAL"}[line.kind]
    origin = next((f"T{one.number}" for one in credits if line.kind == "reversal"
                   and (one.account, one.month) == (line.account, line.month)), "")  # fmt: skip
    return {"referensi": f"T{line.number}", "periode": month, "status": status,
            "referensi_asal": origin, **money}  # fmt: skip


class Office:
    """A database that is given what becomes known, and the oracle beside it."""

    def __init__(self, place: Path, lines: Sequence[Line]) -> None:
        self.world, self.lines, self.oracle = World(place), lines, Oracle()
        self.credits = [one for one in lines if one.kind == "credit"]
        self.of_stage: dict[int, list[tuple[str, StatementFile]]] = {}

    def learn(self, stage: int) -> None:
        """Let the files of a stage arrive, one of each contract."""
        for contract in sorted(set(_CONTRACT.values())):
            new = [one for one in self.lines
                   if one.known == stage and _CONTRACT[one.kind] == contract]  # fmt: skip
            self.world.add(contract, [_row(one, self.credits) for one in new])
            file = self.world.files[contract][-1]
            self.of_stage.setdefault(stage, []).append((contract, file))

    def publish(self, stage: int, lines: Iterable[Line], *, backwards: bool = False) -> None:
        """Publish all months up to a stage in both worlds."""
        months = MONTHS[:stage]
        files = {c: f[::-1] if backwards else f for c, f in self.world.files.items()}
        at = dt.datetime.combine(MONTHS[stage - 1].last_day, dt.time(8), dt.UTC)
        publish_bpnt(
            months=[Month(one, files, one.last_day, 105, 30, monthly_idr=MONTHLY) for one in months],
            banks={"BRI": BANK}, by=OPERATOR, at=at, key=str(uuid4()),
        )  # fmt: skip
        self.oracle.publish(list(lines), months)

    def known(self, stage: int) -> list[Line]:
        """Give the lines known by a stage."""
        return [one for one in self.lines if one.known <= stage]

    def check(self, stage: int) -> None:
        """Hold the database against the oracle, and against the laws."""
        accounts = {
            str(blind_index(installation.SALUR_KEYS.blind, f"00620100{n:08d}")): n
            for n in {one.account for one in self.lines}
        }
        found = rows("SELECT subject, period, strand, amount, resolved_kind, resolved_in, since,"
                     " resolved_by FROM reconciliation_exception")  # fmt: skip
        assert {(accounts[row[0]], *row[1:3]): row[3:7] for row in found} == {
            key: (one.amount, one.kind, one.resolved_in, one.since)
            for key, one in self.oracle.found.items()
        }
        contract_of = {file.evidence: contract for of in self.of_stage.values()
                       for contract, file in of}  # fmt: skip
        for row in found:
            if row[4] is not None:
                assert contract_of[row[7]] in _PROOF.get(row[4], set(contract_of.values())), row
        self._statements(stage)

    def _statements(self, stage: int) -> None:
        enter_scope(OPERATOR)
        before: CarryOver | None = None
        for month in (one.number for one in MONTHS[:stage]):
            found = self.oracle.found
            now = queries.carried_over("BPNT", month, "id")
            hangs = [one for (_, when, _), one in found.items() if when <= month
                     and (one.resolved_in is None or one.resolved_in > month)]  # fmt: skip
            assert (now.closing.count, now.closing.amount) == _sum(hangs)
            new = [one for (_, when, _), one in found.items() if when == month]
            assert (now.new.count, now.new.amount) == _sum(new)
            ended = [one for one in found.values() if one.resolved_in == month]
            assert (now.all_resolved.count, now.all_resolved.amount) == _sum(ended)
            assert before is None or now.opening == before.closing
            before = now


def _sum(of: Sequence[Hanging]) -> tuple[int, int]:
    return len(of), sum(one.amount for one in of)


def hold_the_laws(families: Sequence[Sequence[_Told]], last: int) -> None:
    """Publish month after month, then again in another order, then without the last files."""
    with tempfile.TemporaryDirectory() as place, transaction.atomic():
        office = Office(Path(place), _lines(families))
        for stage in range(1, last + 1):
            office.learn(stage)
            office.publish(stage, office.known(stage))
            office.check(stage)
        # The same files in another order say the same.
        office.publish(last, office.known(last), backwards=True)
        office.check(last)
        # What is withdrawn lets hang again what it ended.
        for contract, file in office.of_stage[last]:
            if contract in ("topup", "transaksi"):
                office.world.files[contract].remove(file)
        without = [one for one in office.known(last)
                   if one.known < last or _CONTRACT[one.kind] in ("perintah", "setoran")]  # fmt: skip
        office.publish(last, without)
        office.check(last)
        transaction.set_rollback(True)


_HISTORIES = st.lists(
    st.lists(_MONTH, min_size=len(MONTHS), max_size=len(MONTHS)), min_size=40, max_size=40
)
_RUN = settings(deadline=None, phases=[Phase.generate], database=None,
                suppress_health_check=list(HealthCheck))  # fmt: skip


def test_what_hangs_ends_by_evidence_and_every_month_adds_up() -> None:
    chance = random.Random(20190331)
    hold_the_laws([[_drawn(chance) for _ in range(3)] for _ in range(60)], 3)


@pytest.mark.long
@settings(_RUN, max_examples=60)
@given(_HISTORIES)
def test_what_hangs_ends_by_evidence_in_many_worlds(
    families: list[list[_Told]],
) -> None:
    hold_the_laws(families, len(MONTHS))
