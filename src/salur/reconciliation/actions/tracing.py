"""From one unit down to the rows of the files beneath it.

Whoever may see a unit may see what each party said of it, wherever that party's file reaches; a
bank or Bulog sees the rows of its own files alone and how many others there are. Refused, in this
order: `role_missing`, `outside_scope`.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner, enter_scope
from salur.access.domain import SENDERS
from salur.access.queries import SYSTEM, Actor, require
from salur.batch.lending import lent_session
from salur.batch.session import Session
from salur.distribution import queries as distribution
from salur.evidence import queries as evidence
from salur.evidence.queries import EvidenceRow
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.reconciliation.pipeline import tracing
from salur.reconciliation.pipeline.publishing import StatementFile
from salur.reconciliation.pipeline.tracing import TracedLine
from salur.reconciliation.queries import MoneyUnit, RiceUnit, WholeUnit
from salur.reconciliation.queries.running import rows_of

_MEMORY_MB = 500
_MATCHED = "account_matched"
_OF = {"perintah": "ordered", "topup": "credited", "transaksi": "spent", "setoran": "returned"}


@dataclass(frozen=True)
class Traced:
    """The rows beneath a unit, and the files they stand in, by id.

    `hidden` counts the rows that are not for whoever asks. `differs` names the figures of the unit
    that the rows do not add up to; `carried` says that its opening balance is what the month before
    left.
    """

    lines: tuple[TracedLine, ...]
    files: Mapping[UUID, EvidenceRow]
    hidden: int
    carried: bool
    differs: tuple[str, ...]


@dataclass(frozen=True)
class Basis:
    """The opened files that a version was made from, by contract."""

    files: Mapping[str, Sequence[StatementFile]]
    rows: Mapping[UUID, EvidenceRow]
    carried: bool


@transaction.atomic
def trace_money_unit(*, unit: MoneyUnit, by: Actor) -> Traced:
    """Find the rows of orders, credits, purchases, returns and balances beneath an account's month.

    `unit` was found in the scope of `by`.
    """
    require(by, "evidence.read")
    period = Period.from_number(unit.period)
    with (
        _everything(by),
        basis_of(Program.BPNT, period, unit.code, _version(unit)) as basis,
        lent_session(memory_mb=_MEMORY_MB, ordered=True) as session,
    ):
        wanted = [(unit.id, unit.account, unit.last4)]
        if _MATCHED in unit.findings:
            wanted += _others(unit.period, {unit.account: unit.id})
        tracing.trace_money(session, period, wanted, basis.files, carried=basis.carried)
        lines = tuple(tracing.traced_lines(session))
    return _told(lines, basis, by, _differing(unit, lines, carried=basis.carried))


@transaction.atomic
def trace_rice_unit(*, unit: RiceUnit, by: Actor) -> Traced:
    """Find the rows of requests, releases, arrivals and hand-overs beneath a desa's month."""
    require(by, "evidence.read")
    period = Period.from_number(unit.period)
    with _everything(by), basis_of(Program.RASTRA, period, unit.code, _version(unit)) as basis:
        asked = {"period": unit.period, "codes": [unit.kode_wilayah]}
        served = [(unit.id, id_kpm) for _code, id_kpm in rows_of("served_families", asked)]
        with lent_session(memory_mb=_MEMORY_MB, ordered=True) as session:
            wanted = [(unit.id, unit.kode_wilayah)]
            tracing.trace_rice(session, period, wanted, served, basis.files)
            lines = tuple(tracing.traced_lines(session))
    return _told(lines, basis, by, ())


@contextmanager
def traced_units(
    *, program: Program, period: Period, units: Sequence[WholeUnit], by: Actor
) -> Iterator[tuple[Iterator[TracedLine], Basis]]:
    """Find the rows beneath many units at once, by unit, until the block ends.

    All that is published of a month follows from what its newest run was made from. `units` were
    found in the scope of `by`; inside the block everything is in sight.
    """
    require(by, "evidence.read")
    asked = {"program": program, "period": period.number, "before": period.shift(-1).number}
    with _everything(by):
        found = rows_of("latest_run", asked)
        ids, carried, _at = found[0] if found else ([], False, None)
        with _opened(program, ids, carried=carried) as basis, Session(ordered=True) as session:
            if program is Program.BPNT:
                wanted = [(one.id, one.account, one.last4 or "") for one in units if one.account]
                matched = {one.account: one.id for one in units
                           if one.account and _MATCHED in one.findings}  # fmt: skip
                wanted += _others(period.number, matched)
                tracing.trace_money(session, period, wanted, basis.files, carried=carried)
            else:
                desa = {one.kode_wilayah or "": one.id for one in units}
                codes = {"period": period.number, "codes": [*desa]}
                served = ((desa[c], id_kpm) for c, id_kpm in rows_of("served_families", codes))
                places = [(unit, code) for code, unit in desa.items()]
                tracing.trace_rice(session, period, places, served, basis.files)
            yield tracing.traced_lines(session), basis


@contextmanager
def basis_of(
    program: Program, period: Period, code: str, number: int | None = None
) -> Iterator[Basis]:
    """Open what a version of a kab/kota's month was made from; called as the owner.

    Without a `number` it is the version that counts.
    """
    asked = {"program": program, "period": period.number, "code": code, "number": number}
    found = rows_of("run_evidence", asked | {"before": period.shift(-1).number})
    ids, carried = found[0] if found else ([], False)
    with _opened(program, ids, carried=carried) as basis:
        yield basis


@contextmanager
def _opened(program: Program, ids: Sequence[UUID], *, carried: bool) -> Iterator[Basis]:
    """Open files of a run by contract; the same bytes twice are one file."""
    contracts = tracing.MONEY if program is Program.BPNT else tracing.RICE
    known = evidence.files_by_id(ids)
    kept: dict[tuple[str, str], EvidenceRow] = {}
    for row in sorted(known.values(), key=lambda one: (one.contract, one.received_at, one.id)):
        if row.contract in contracts and row.status == "accepted":
            kept.setdefault((row.sha256, row.contract), row)
    with evidence.open_rows(kept.values()) as opened:
        if "perintah" in opened:
            opened["perintah"] = distribution.standing_orders(opened["perintah"])
        files = {
            contract: [StatementFile(one.path, one.evidence, one.sender) for one in files]
            for contract, files in opened.items()
        }
        yield Basis(files, {row.id: row for row in kept.values()}, carried)


def _others(period: int, matched: Mapping[UUID, int]) -> list[tuple[int, UUID, str]]:
    """Give the numbers that accepted pairs let stand for accounts, with the units they count in."""
    if not matched:
        return []
    rows = rows_of("paired_accounts", {"period": period, "accounts": [*matched]})
    return [(matched[account], other, last4) for account, other, last4 in rows]


@contextmanager
def _everything(by: Actor) -> Iterator[None]:
    """See every file until the block ends; what is told of them is narrowed afterwards."""
    enter_scope(SYSTEM)
    with as_owner():
        yield
    enter_scope(by)


def _version(unit: MoneyUnit | RiceUnit) -> int | None:
    """Give the last version in which the unit stood as it does here; None for the current one."""
    return None if unit.until is None else unit.until - 1


def _told(lines: Sequence[TracedLine], basis: Basis, by: Actor, differs: tuple[str, ...]) -> Traced:
    shown = tuple(lines)
    if by.roles & SENDERS:
        own = evidence.files_by_id(basis.rows)
        shown = tuple(one for one in lines if one.evidence in own)
    files = {one.evidence: basis.rows[one.evidence] for one in shown}
    return Traced(shown, files, len(lines) - len(shown), basis.carried, differs)


def _differing(unit: MoneyUnit, lines: Sequence[TracedLine], *, carried: bool) -> tuple[str, ...]:
    """Name the figures that the lines do not add up to: evidence that was withdrawn since."""
    counted = dict.fromkeys(("ordered", "credited", "spent", "returned", "opening"), 0)
    for one in lines:
        counted[_OF.get(one.contract, "opening")] += one.counted or 0
    if carried:
        counted["opening"] = unit.opening
    return tuple(name for name, amount in counted.items() if amount != getattr(unit, name))


__all__ = [
    "Basis", "Traced", "TracedLine", "basis_of", "trace_money_unit", "trace_rice_unit",
    "traced_units",
]  # fmt: skip
