"""Publishes a month from its accepted evidence and its frozen lists, and tells the cycles."""

import csv
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.db import transaction

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM
from salur.distribution.actions import PublishedVersion, mark_reconciled
from salur.evidence import queries as evidence
from salur.interfaces.cli.demo.asked import month_end
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.parties import queries as parties
from salur.programs import queries as programs
from salur.reconciliation import queries as reconciliation
from salur.reconciliation.actions import (
    Month,
    Published,
    RiceParties,
    StatementFile,
    publish_bpnt,
    publish_rastra,
)

_CONTRACTS = {
    Program.BPNT: ("perintah", "topup", "transaksi", "setoran", "saldo", "ewarong"),
    Program.RASTRA: ("kuota", "spa", "do", "bast", "serah"),
}

# Purchases bear no month: they count in the month that their sender said they are of.
_OF_ITS_MONTH = ("transaksi", "saldo")


@transaction.atomic
def publish(program: Program, period: Period, progress: Callable[[str], None]) -> Published:
    """Publish one programme's month in one transaction."""
    enter_scope(SYSTEM)
    at, key = month_end(period), f"demo {program} {period}"
    with _statements(program, period) as (statements, used):
        month = Month(
            period=period,
            statements=statements,
            as_of=period.last_day,
            **_rules(program, period),
        )
        if program is Program.BPNT:
            banks = {one.code: one.id for one in parties.organisations(kinds=("bank",))}
            done = publish_bpnt(
                months=[month], banks=banks, by=SYSTEM, at=at, key=key, progress=progress
            )
        else:
            done = publish_rastra(
                months=[month], parties=_rice_parties(period), by=SYSTEM, at=at, key=key,
                progress=progress,
            )  # fmt: skip
    _tell_cycles(program, period, done, used)
    return done


def _rules(program: Program, period: Period) -> dict[str, int]:
    names = {
        Program.BPNT: {"idle_days": "idle_days", "grace_days": "grace_days"},
        Program.RASTRA: {"ration_g": "ration"},
    }[program]
    return {
        wanted: programs.parameter(program, name, period.first_day).value
        for wanted, name in names.items()
    }


@contextmanager
def _statements(
    program: Program, period: Period
) -> Iterator[tuple[dict[str, list[StatementFile]], list[UUID]]]:
    rows = [
        row
        for row in evidence.accepted_of(program, period.number, _CONTRACTS[program])
        if row.contract not in _OF_ITS_MONTH or row.declared_period == period.number
    ]
    with (
        evidence.open_statements([row.id for row in rows]) as opened,
        tempfile.TemporaryDirectory(prefix="salur-list-") as place,
    ):
        found = {
            contract: [StatementFile(one.path, one.evidence, one.sender) for one in files]
            for contract, files in opened.items()
        }
        found["kpm"] = _listed(program, period, Path(place))
        yield found, [row.id for row in rows]


def _listed(program: Program, period: Period, place: Path) -> list[StatementFile]:
    """Write each frozen list as the file that the engine reads."""
    files = []
    for frozen in programs.frozen_lists(period, "id"):
        if frozen.program is not program:
            continue
        path = place / f"{frozen.kode_wilayah}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("id_kpm", "kode_wilayah", "nama_pengurus"))
            for line in programs.list_lines(frozen.id, period):
                writer.writerow((line.id_kpm, line.kode_wilayah, "-"))
        office = parties.office_of(frozen.kode_wilayah)
        assert office is not None, "every kab/kota has its office"
        files.append(StatementFile(path, frozen.id, office.id))
    return files


def _rice_parties(period: Period) -> dict[str, RiceParties]:
    found = {}
    for office in parties.organisations(kinds=("dinsos_kabkota",)):
        code = office.code.removeprefix("DINSOS-")
        bulog = parties.bulog_serving(code, period.last_day)
        if bulog is not None:
            found[code] = RiceParties(bulog=bulog.id, government=office.id)
    return found


def _tell_cycles(program: Program, period: Period, done: Published, used: Sequence[UUID]) -> None:
    versions = []
    for frozen in programs.frozen_lists(period, "id"):
        if frozen.program is program:
            current = reconciliation.current_version(program, period.number, frozen.kode_wilayah)
            if current is not None:
                versions.append(PublishedVersion(frozen.kode_wilayah, current.id, current.number))
    if versions:
        mark_reconciled(
            program=program,
            period=period,
            run=done.run_id,
            evidence=used,
            versions=versions,
            by=SYSTEM,
            at=month_end(period),
            key=f"demo {program} {period}",
        )
