"""BPNT, from the files of all parties to one class per account (contracts.md section 3)."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from salur.batch.session import Engine, Session, Value, identifier, text_literal
from salur.evidence.domain.regions import KnownRegions
from salur.evidence.pipeline.decoding import USUAL, Decoders
from salur.evidence.pipeline.reading import load_macros
from salur.kernel.period import Period
from salur.reconciliation.domain.bpnt import BPNT_CLASSES, HARMLESS, WATERFALL
from salur.reconciliation.pipeline.parties import (
    Columns,
    Fingerprints,
    Inputs,
    read_party,
    tables_of,
)

PACKAGE = "salur.reconciliation"
PROGRAM = "BPNT"

# Names are compared as they are written; only where they differ a second look is taken.
_NAME = "CASE WHEN {0} > '' THEN hash(upper({0})) END"
_ORDERS = Columns(
    "perintah",
    {
        "acct": "v_no_rekening", "month": "v_periode", "amount": "v_nominal",
        "no_spm": "w_no_spm", "id_kpm": "v_id_kpm", "kode_wilayah": "v_kode_wilayah",
        "bank": "v_bank",
        "name": _NAME.format("w_nama_pengurus"), "name_text": "w_nama_pengurus",
    },
    amount="amount",
)  # fmt: skip
# In the application a unit also says how far its order came.
_STAGED_ORDERS = replace(
    _ORDERS,
    extra={
        **_ORDERS.extra, "has_sp2d": "coalesce(w_no_sp2d > '', false)",
        "sp2d_day": "v_tanggal_sp2d",
    },
)  # fmt: skip
_CREDITS = Columns(
    "topup",
    {
        "acct": "v_no_rekening", "month": "v_periode", "amount": "v_nominal",
        "kind": "CASE v_status WHEN 'SUKSES' THEN 1 WHEN 'BATAL' THEN -1 ELSE 0 END :: TINYINT",
        "day": "v_tanggal", "name": _NAME.format("w_nama"), "name_text": "w_nama",
    },
    amount="amount",
    reference="referensi",
    names="v_referensi_asal",
)  # fmt: skip
_RETURNS = Columns(
    "setoran",
    {
        "acct": "v_no_rekening", "month": "v_periode", "amount": "v_nominal",
        "kind": "1 :: TINYINT", "day": "v_tanggal",
    },
    amount="amount",
    reference="ntpn",
)  # fmt: skip
_OPENINGS = Columns(
    "saldo",
    {"acct": "v_no_rekening", "saldo": "v_saldo", "day": "v_tanggal"},
    amount="saldo",
)
_LISTED = Columns("kpm", {"id_kpm": "v_id_kpm", "kode_wilayah": "v_kode_wilayah"})
_SHOPS = Columns("ewarong", {"id_ewarong": "v_id_ewarong", "kode_wilayah": "v_kode_wilayah"})


def _purchases(period: Period, with_shops: bool, by_day: bool) -> Columns:
    """Purchases given to a run belong to its period; the application tells months by the day."""
    given = f"{period.number} :: INTEGER"
    month = f"coalesce(CAST(strftime(v_tanggal, '%Y%m') AS INTEGER), {given})" if by_day else given
    shop = {"shop": "v_id_ewarong"} if with_shops else {}
    return Columns(
        "transaksi",
        {
            "acct": "v_no_rekening", "month": month, "amount": "v_nominal",
            "kind": "CASE WHEN v_jenis = 'BATAL' THEN -1 ELSE 1 END :: TINYINT",
            "day": "CAST(v_tanggal AS DATE)", **shop,
        },
        amount="amount",
        reference="id_transaksi",
        names="v_id_asal",
    )  # fmt: skip


@dataclass(frozen=True)
class BpntFiles:
    """The files of one run; `opening` and `families` may be absent, `ewarong` too."""

    instructions: Sequence[Path]
    topups: Sequence[Path]
    redemptions: Sequence[Path]
    returns: Sequence[Path] = ()
    opening: Sequence[Path] = ()
    families: Sequence[Path] = ()
    ewarong: Sequence[Path] = ()

    def all(self) -> list[Path]:
        return [
            *self.instructions, *self.topups, *self.redemptions, *self.returns,
            *self.opening, *self.families, *self.ewarong,
        ]  # fmt: skip


@dataclass(frozen=True)
class Carried:
    """What the month before left, by blind index, and the prefixes that make those indexes.

    `path` is a CSV of blind, last4, balance, place and party; None in the first month, whose
    balances come from a `saldo` file. `told` are the codes of the regions whose opening somebody
    told; None where that of every account is known. `pairs` is a CSV of other and ordered: the
    numbers that people said stand for an ordered account; None where there are none.
    """

    path: Path | None
    prefixes: tuple[str, str]
    told: Sequence[str] | None
    pairs: Path | None = None


@dataclass(frozen=True)
class BpntRules:
    """The dated parameters that findings rest on, as they stand for the period."""

    idle_days: int


@dataclass
class BpntRun:
    """What a run gave: the counts and sums of `summary.json`; rows stay in the session.

    `listed` says whether a list of families was given, an empty one included.
    """

    period: Period
    inputs: Inputs
    listed: bool
    classes: dict[str, dict[str, int]] = field(default_factory=dict)
    findings: dict[str, int] = field(default_factory=dict)
    waterfall: dict[str, int] = field(default_factory=dict)
    regions: dict[str, dict[str, dict[str, int]]] = field(default_factory=dict)

    @property
    def needs_someone(self) -> bool:
        """Whether a row has a finding or a unit someone who must act."""
        starters = [c.code for c in BPNT_CLASSES if c.owner == "bank"]
        return any(self.classes[code]["units"] for code in starters) or any(
            count for name, count in self.findings.items() if name not in HARMLESS
        )


def reconcile_bpnt(
    session: Session,
    period: Period,
    files: BpntFiles,
    rules: BpntRules,
    *,
    as_of: dt.date | None = None,
    carried: Carried | None = None,
    regions: KnownRegions | None = None,
    engine: Engine | None = None,
    decoders: Decoders = USUAL,
    progress: Callable[[str], None] = lambda step: None,
) -> BpntRun:
    """Reconcile one period; `units` and `families` stand in the engine afterwards.

    Files are read in the session; what was read is matched in `engine`, the session where none is
    given.

    With `carried` (in the application) accounts are named by blind index as well, open with what
    the month before left, and `idle` is left to the publication, which knows the later months.
    Files of a bank's own format are read by `decoders`.
    """
    load_macros(session)
    matching = engine or session
    both = (session, matching) if engine else (session,)
    for one in both:
        one.file(PACKAGE, "bpnt/macros.sql")
    given = _given(period, files, in_application=carried is not None)
    prints = Fingerprints()
    prints.begin(files.all())
    try:
        inputs = _read_all(session, given, prints, lambda: Inputs(regions, decoders), progress)
    finally:
        prints.close()
    if carried is not None:
        _carry(session, period, carried)
    values: dict[str, Value] = {
        "period": period.number,
        "as_of": (as_of or period.last_day).isoformat(),
        "idle_days": rules.idle_days,
    }
    for lines in ("credits", "purchases", "returns"):
        progress(f"references of {lines}")
        matching.file(PACKAGE, "bpnt/references.sql", values, **tables_of(lines))
    told = _opening_told(files, carried)
    values["told"] = told
    for one in both:
        one.file(PACKAGE, f"bpnt/{'opening_unknown' if told == [] else 'opening_known'}.sql")
    for step in _steps(files, carried, partly_told=bool(told)):
        progress(step)
        with session.step(step):
            matching.file(PACKAGE, f"bpnt/{step}.sql", values)
    return _summarise(matching, BpntRun(period, inputs, listed=bool(files.families)))


Given = Sequence[tuple[str, Columns, Sequence[Path]]]


def _given(period: Period, files: BpntFiles, *, in_application: bool) -> Given:
    orders = _STAGED_ORDERS if in_application else _ORDERS
    purchases = _purchases(period, bool(files.ewarong), in_application)
    return (
        ("perintah", orders, files.instructions),
        ("credits", _CREDITS, files.topups),
        ("purchases", purchases, files.redemptions),
        ("returns", _RETURNS, files.returns),
        ("openings", _OPENINGS, files.opening),
        ("listed_lines", _LISTED, files.families),
        ("shops", _SHOPS, files.ewarong),
    )


def _read_all(
    session: Session,
    given: Given,
    prints: Fingerprints,
    begin: Callable[[], Inputs],
    progress: Callable[[str], None],
) -> Inputs:
    """Read every party's files; accounts are keyed by small numbers where all fit into them.

    Nearly every bank's do. Where one has more digits, everything is read again with keys that hold
    any account.
    """
    for keys in ("short_account_key", "long_account_key"):
        session.run(f"CREATE OR REPLACE MACRO account_key(x) AS {keys}(x)")
        inputs = begin()
        for table, columns, paths in given:
            progress(f"read {columns.contract}")
            with session.step(f"read {columns.contract}"):
                read_party(session, columns, table, paths, prints, inputs, program=PROGRAM)
        if not _has_longer_accounts(session, given):
            break
        for table, _, _ in given:
            session.run(f"DROP TABLE {identifier(table)}")
            session.run(f"DROP TABLE {identifier(table + '_findings')}")
            session.run(f"DROP TABLE IF EXISTS {identifier(table + '_unusual')}")
    session.file(PACKAGE, "bpnt/registers.sql")
    return inputs


def _has_longer_accounts(session: Session, given: Given) -> bool:
    return any(
        session.rows(f"SELECT 1 FROM {identifier(table)} WHERE acct IS NULL LIMIT 1")  # noqa: S608
        for table, columns, _ in given
        if "acct" in columns.extra
    )


def _carry(session: Session, period: Period, carried: Carried) -> None:
    path = carried.path
    if path is None:
        path = session.scratch / "nothing-carried.csv"
        path.write_text("blind,last4,balance,place,party\n", encoding="ascii")
    inner, outer = carried.prefixes
    session.file(
        PACKAGE,
        "bpnt/carried.sql",
        {"period": period.number, "carried": str(path), "inner": inner, "outer": outer},
    )
    if carried.pairs is not None:
        values: dict[str, Value] = {"period": period.number, "pairs": str(carried.pairs)}
        session.file(PACKAGE, "bpnt/matched.sql", values)


def _opening_told(files: BpntFiles, carried: Carried | None) -> list[str] | None:
    """Give the regions whose opening is known; None: every one's."""
    if carried is None:
        return None if files.opening else []
    return None if carried.told is None else sorted(carried.told)


def _steps(files: BpntFiles, carried: Carried | None, *, partly_told: bool) -> list[str]:
    """Give the steps in their order; what has no file has no step.

    Only a run that knows no other month says itself what lies idle.
    """
    idle = ["idle"] if carried is None else []
    matched = ["matched_noted"] if carried is not None and carried.pairs is not None else []
    shops = ["shops"] if files.ewarong else []
    untold = ["opening_untold"] if partly_told else []
    families = "families_listed" if files.families else "families_ordered"
    noted = [*shops, *untold, *idle, *matched, "findings"]
    return ["orders", "movements", "units", *noted, "families", families]


def _summarise(session: Engine, run: BpntRun) -> BpntRun:
    session.file(PACKAGE, "bpnt/summary.sql", {"period": run.period.number})
    amounts = ("units", "ordered_idr", "credited_idr", "spent_idr")
    counted = {row[0]: row[1:] for row in session.rows("FROM class_sums")}
    for unit_class in BPNT_CLASSES:
        sums = counted.get(unit_class.number, (0,) * len(amounts))
        run.classes[unit_class.code] = dict(zip(amounts, map(int, sums), strict=True))
    run.findings = dict(run.inputs.findings)
    for name, count in session.rows("FROM finding_counts"):
        run.findings[name] = run.findings.get(name, 0) + int(count)
    run.findings = {name: count for name, count in sorted(run.findings.items()) if count}
    run.waterfall = dict.fromkeys(WATERFALL, 0)
    for kab, bank, *terms in session.rows("FROM waterfalls ORDER BY kab, bank"):
        share = dict(zip(WATERFALL, map(int, terms), strict=True))
        run.regions.setdefault(kab, {})[bank] = share
        for name, amount in share.items():
            run.waterfall[name] += amount
    return run


def write_bpnt(session: Session, run: BpntRun, out: Path) -> None:
    """Write `units.parquet` and `families.parquet` of the session's run under `out`."""
    session.file(PACKAGE, "bpnt/output.sql")
    session.file(PACKAGE, f"bpnt/output_{'listed' if run.listed else 'ordered'}.sql")
    for name in ("units", "families"):
        target = text_literal(str(out / f"{name}.parquet"))
        session.run(f"COPY {name}_out TO {target} (FORMAT parquet)", step=f"write {name}")
