"""Reconciling BPNT, contracts.md §3, read top to bottom.

Findings about lines are counted in lines: `replayed_line` (each copy beyond the first),
`reference_reused` (each line that bears it), `reversal_exceeds_origin` and
`reversal_without_origin` (each reversal), `other_period`, `other_program`. They also stand
on the unit of the line's account, if the line takes part; lines set aside touch no unit.
Findings about units are counted in units, findings about families in families;
`account_shared` is about an account, so it is counted in units and shown on both.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from salur.kernel.period import Period
from tests.oracle.bpnt_account import Account, class_of, waterfall_of
from tests.oracle.bpnt_families import families_of, listed_regions
from tests.oracle.bpnt_findings import Evidence, kab_of, unit_findings
from tests.oracle.bpnt_result import (
    CLASSES,
    DEFAULTS,
    NOWHERE,
    BpntParameters,
    BpntResult,
    Family,
    KabBank,
    Unit,
    Waterfall,
)
from tests.oracle.lines import Line, Read, Row, read_lines
from tests.oracle.references import (
    TOPUP,
    TRANSAKSI,
    Bearing,
    own_month,
    refer,
    reused,
    without_replays,
)

LINE_FINDINGS = (
    "replayed_line",
    "reference_reused",
    "reversal_exceeds_origin",
    "reversal_without_origin",
    "other_period",
    "other_program",
)
FAMILY_FINDINGS = ("listed_not_ordered", "ordered_not_listed", "family_paid_twice")


@dataclass
class _Books:
    """The accounts of the period as they fill up, and the counts of findings about lines."""

    period: Period
    accounts: dict[str, Account] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def account(self, line: Line) -> Account:
        number = line["no_rekening"]
        return self.accounts.setdefault(number, Account(number))

    def of_program(self, lines: Iterable[Line]) -> list[Line]:
        """Set the lines of other programmes aside, before anything else is asked of them."""
        lines = list(lines)
        kept = [line for line in lines if line["program"] == "BPNT"]
        self.counts["other_program"] += len(lines) - len(kept)
        return kept

    def takes_part(self, periods: Collection[Period]) -> bool:
        if self.period in periods:
            return True
        self.counts["other_period"] += 1
        return False


def reconcile_bpnt(
    period: str,
    perintah: Sequence[Row],
    topup: Sequence[Row],
    transaksi: Sequence[Row],
    setoran: Sequence[Row],
    saldo: Sequence[Row],
    *,
    opening_given: bool,
    families: Sequence[Row] | None = None,
    ewarong: Sequence[Row] | None = None,
    as_of: dt.date | None = None,
    parameters: BpntParameters = DEFAULTS,
    known_regions: Collection[str] | None = None,
) -> BpntResult:
    """Reconcile raw rows; rows of one party from several files stand in one list."""
    rows = {
        "perintah": perintah,
        "topup": topup,
        "transaksi": transaksi,
        "setoran": setoran,
        "saldo": saldo,
        "kpm": families or (),
        "ewarong": ewarong or (),
    }
    read = {name: read_lines(name, given, known_regions) for name, given in rows.items()}
    month = Period.parse(period)
    books = _Books(month)
    _enter_orders(books, read["perintah"].lines)
    _enter_referred(books, read["topup"].lines, TOPUP)
    _enter_referred(books, read["transaksi"].lines, TRANSAKSI)
    _enter_returns(books, read["setoran"].lines)
    _enter_openings(books, read["saldo"].lines)
    shops = {line["id_ewarong"]: line["kode_wilayah"] for line in read["ewarong"].lines}
    evidence = Evidence(
        shops=None if ewarong is None else shops,
        opening_given=opening_given,
        as_of=as_of or month.last_day,
        parameters=parameters,
    )
    listed = None if families is None else listed_regions(read["kpm"].lines)
    return _result(books, evidence, listed, read)


def _enter_orders(books: _Books, lines: Iterable[Line]) -> None:
    """Orders have no reference of their own: identical lines add up."""
    for line in books.of_program(lines):
        if books.takes_part({own_month(line)}):
            books.account(line).orders.append(line)


def _enter_referred(books: _Books, lines: Iterable[Line], bearing: Bearing) -> None:
    """Enter credits or purchases, with their replays and reversals.

    Decision: replays are found among all lines of this programme, whatever their period,
    since reversals reach into any; a copy is only a replay, never `other_period` as well.
    """
    kept, replays = without_replays(books.of_program(lines))
    run = books.period if bearing is TRANSAKSI else None
    for referred in refer(kept, bearing, run):
        books.counts["reference_reused"] += "reference_reused" in referred.findings
        copies = replays.count(referred.line)
        books.counts["replayed_line"] += copies
        if not books.takes_part(referred.periods):
            continue
        # Decision: findings about reversals are counted in the period the reversal belongs to.
        books.counts.update(referred.findings - {"reference_reused"})
        account = books.account(referred.line)
        account.findings |= referred.findings | ({"replayed_line"} if copies else set())
        entered = account.credits if bearing is TOPUP else account.purchases
        entered.append(referred)


def _enter_returns(books: _Books, lines: Iterable[Line]) -> None:
    kept, replays = without_replays(books.of_program(lines))
    doubled = reused(kept, "ntpn")
    for line in kept:
        copies = replays.count(line)
        books.counts["replayed_line"] += copies
        books.counts["reference_reused"] += line["ntpn"] in doubled
        if not books.takes_part({own_month(line)}):
            continue
        account = books.account(line)
        account.returns.append(line)
        account.findings |= {"reference_reused"} if line["ntpn"] in doubled else set()
        account.findings |= {"replayed_line"} if copies else set()


def _enter_openings(books: _Books, lines: Iterable[Line]) -> None:
    """Enter opening balances.

    Decision: balances of one account never add up. Several lines: the newest `tanggal`
    counts (none is oldest), then the largest amount; different amounts are the unit's finding
    `opening_conflict`. Identical lines are simply one statement.
    """
    stated: dict[str, list[Line]] = defaultdict(list)
    for line in books.of_program(lines):
        stated[line["no_rekening"]].append(line)
    for number, balances in stated.items():
        newest = max(balances, key=lambda b: (b["tanggal"] or dt.date.min, b["saldo"]))
        if newest["saldo"] == 0 and number not in books.accounts:
            continue
        account = books.account(newest)
        account.opening = newest["saldo"]
        if len({balance["saldo"] for balance in balances}) > 1:
            account.findings.add("opening_conflict")


def _result(
    books: _Books, evidence: Evidence, listed: dict[str, str] | None, read: dict[str, Read]
) -> BpntResult:
    units = {n: _unit(account, evidence) for n, account in sorted(books.accounts.items())}
    families = families_of(books.accounts, units, listed)
    waterfall = Waterfall()
    regions: dict[KabBank, Waterfall] = defaultdict(Waterfall)
    for number, account in books.accounts.items():
        share = waterfall_of(account)
        where = KabBank(
            kab_of(units[number].kode_wilayah) or NOWHERE, units[number].bank or NOWHERE
        )
        waterfall += share
        regions[where] += share
    classes = Counter(unit.cls for unit in units.values())
    return BpntResult(
        period=books.period,
        as_of=evidence.as_of,
        units=units,
        families=families,
        waterfall=waterfall,
        regions=dict(regions),
        classes={name: classes[name] for name in CLASSES},
        findings=_counts(books, units.values(), families.values()),
        held_back={name: given.held_back for name, given in read.items()},
        faults={name: given.faults for name, given in read.items()},
    )


def _unit(account: Account, evidence: Evidence) -> Unit:
    order = account.order()
    return Unit(
        no_rekening=account.number,
        id_kpm=order["id_kpm"] if order else None,
        kode_wilayah=order["kode_wilayah"] if order else None,
        bank=order["bank"] if order else None,
        cls=class_of(account),
        findings=unit_findings(account, evidence),
        ordered=account.ordered,
        credited=account.credited,
        spent=account.spent,
        returned=account.returned,
        opening=account.opening,
    )


def _counts(books: _Books, units: Iterable[Unit], families: Iterable[Family]) -> dict[str, int]:
    """Count lines where a finding is about lines, units or families where it is about those."""
    counts = Counter(books.counts)
    for unit in units:
        counts.update(name for name in unit.findings if name not in LINE_FINDINGS)
    for family in families:
        counts.update(name for name in family.findings if name in FAMILY_FINDINGS)
    return {name: times for name, times in sorted(counts.items()) if times}
