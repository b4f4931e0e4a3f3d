"""Gathers what a month's publication rests on: accepted evidence, frozen lists, rules, parties."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from salur.distribution import queries as cycles
from salur.evidence import queries as evidence
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.parties import queries as parties
from salur.programs import queries as programs
from salur.reconciliation.pipeline.publishing import RiceParties, StatementFile
from salur.reconciliation.pipeline.rastra import PaperLine

_CONTRACTS = {
    Program.BPNT: (
        *("perintah", "sp2d", "topup", "transaksi", "setoran", "saldo", "ewarong"),
        "cek_lapangan",
    ),
    Program.RASTRA: ("kuota", "spa", "do", "bast", "serah"),
}
# What the field found is kept as rows when its file is accepted: many small files stay closed.
_KEPT = ("cek_lapangan",)
_RULES = {
    Program.BPNT: {
        "idle_days": "idle_days",
        "grace_days": "grace_days",
        "monthly_idr": "amount",
    },
    Program.RASTRA: {
        "ration_g": "ration",
        "grace_days": "grace_days",
        "weighing_permille": "weighing_tolerance",
    },
}


@dataclass(frozen=True)
class Gathered:
    """One month's statements by contract, and the evidence they were read from.

    `opening_told` are the codes of the regions that a file of balances is about or whose head
    declared that they open with zero.
    """

    statements: dict[str, list[StatementFile]]
    evidence: tuple[UUID, ...]
    opening_told: frozenset[str]


@contextmanager
def gathered(program: Program, period: Period) -> Iterator[Gathered]:
    """Open all accepted statements that matter to the month, and its frozen lists; as owner."""
    rows = evidence.accepted_of(program, period.number, _CONTRACTS[program])
    with (
        evidence.open_statements([row.id for row in rows if row.contract not in _KEPT]) as opened,
        TemporaryDirectory(prefix="salur-list-") as place,
    ):
        if "perintah" in opened:
            opened["perintah"] = cycles.standing_orders(opened["perintah"])
        statements = {
            contract: [StatementFile(one.path, one.evidence, one.sender) for one in files]
            for contract, files in opened.items()
        }
        statements["kpm"] = _listed(program, period, Path(place))
        balances = [row.path for row in rows if row.contract == "saldo"]
        told = frozenset(map(_code, (*balances, *cycles.declared_zero(program, period))))
        yield Gathered(statements, tuple(row.id for row in rows), told)


def rules_of(program: Program, period: Period) -> dict[str, int]:
    """Give the dated parameters that a month of the programme is judged by."""
    return {
        wanted: programs.parameter(program, name, period.first_day).value
        for wanted, name in _RULES[program].items()
    }


def papers_of(period: Period) -> tuple[PaperLine, ...]:
    """Give what our own papers say of the month beyond the contracts: sent again, brought back."""
    quantities = {"REPLACEMENT": "sent_again", "RETURN": "brought_back"}
    return tuple(
        PaperLine(quantities[one.kind], one.code, one.first.number, one.last.number, one.grams)
        for one in cycles.papers_beyond_contracts(period)
    )


def banks_by_name() -> dict[str, UUID]:
    """Give each bank's organisation by the name that orders call it."""
    return {one.code: one.id for one in parties.organisations(kinds=("bank",))}


def rice_parties(period: Period) -> dict[str, RiceParties]:
    """Give Bulog and the government of every kab/kota, by its four digits."""
    found = {}
    for office in parties.organisations(kinds=("dinsos_kabkota",)):
        code = office.code.removeprefix("DINSOS-")
        bulog = parties.bulog_serving(code, period.last_day)
        if bulog is not None:
            found[code] = RiceParties(bulog=bulog.id, government=office.id)
    return found


def _code(path: str) -> str:
    """Give the digits of a region's path; none for the nation."""
    return "".join(path.split(".")[1:])


def _listed(program: Program, period: Period, place: Path) -> list[StatementFile]:
    """Write each frozen list as the file that the engine reads."""
    files = []
    for frozen in programs.frozen_lists(period, "id"):
        office = parties.office_of(frozen.kode_wilayah)
        if frozen.program is not program or office is None:
            continue
        path = place / f"{frozen.kode_wilayah}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("id_kpm", "kode_wilayah", "nama_pengurus"))
            lines = programs.list_lines(frozen.id, period)
            writer.writerows((line.id_kpm, line.kode_wilayah, "-") for line in lines)
        files.append(StatementFile(path, frozen.id, office.id))
    return files


def months_to_publish(period: Period, last_published: int | None) -> Sequence[Period]:
    """Give `period` and every published month after it, which opens with what it leaves."""
    last = max(period.number, last_published or 0)
    months = [period]
    while months[-1].number < last:
        months.append(months[-1].shift(1))
    return months
