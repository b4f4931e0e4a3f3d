"""Rastra, from the files of all parties to one class per desa (contracts.md section 4)."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from salur.batch.session import Engine, Session, Value, text_literal
from salur.evidence.domain.regions import KnownRegions
from salur.evidence.pipeline.findings import HeldBack
from salur.evidence.pipeline.reading import load_macros
from salur.kernel.period import Period
from salur.kernel.refused import Refused, Sentence
from salur.reconciliation.domain.rastra import HARMLESS, QUANTITIES, RASTRA_CLASSES, WATERFALL
from salur.reconciliation.pipeline.parties import Columns, Fingerprints, Inputs, read_party

PACKAGE = "salur.reconciliation"
PROGRAM = "RASTRA"

_QUOTAS = Columns("kuota", {}, amount="kpm", stored=True)
_REQUESTS = Columns("spa", {}, amount="kg", stored=True)
_RELEASES = Columns("do", {}, amount="kg", stored=True)
_ARRIVALS = Columns("bast", {}, amount="kg", stored=True)
# Lines of one family, month and mass are told apart by the hash of what else they say.
_HANDOVERS = Columns(
    "serah",
    {
        "id_kpm": "v_id_kpm", "month": "v_periode", "kg": "v_kg",
        "line": "hash(v_tanggal, v_penerima, v_hubungan)",
    },
    amount="kg",
)  # fmt: skip
_LISTED = Columns("kpm", {"id_kpm": "v_id_kpm", "kode_wilayah": "v_kode_wilayah"})

_STEPS = (
    "quotas", "listed", "documents", "sharing", "rapel", "handed", "quantities",
    "units", "families",
)  # fmt: skip


@dataclass(frozen=True)
class RastraFiles:
    """The files of one run; a party that sent nothing has none."""

    quota: Sequence[Path]
    spa: Sequence[Path]
    do: Sequence[Path]
    bast: Sequence[Path]
    handed: Sequence[Path]
    families: Sequence[Path]

    def all(self) -> list[Path]:
        return [*self.quota, *self.spa, *self.do, *self.bast, *self.handed, *self.families]


@dataclass(frozen=True)
class RastraRules:
    """The dated parameters of the rules, as they stand for the period.

    `quota_is_list`: Q of a desa is one ration for every family on its list, in the application;
    else what its `kuota` says.
    """

    ration_g: int
    quota_is_list: bool = False


@dataclass(frozen=True)
class PaperLine:
    """What a paper of ours says that no contract knows, in grams: `sent_again` in place of rejects,
    or `brought_back` to a warehouse. It changes no class and no sum of a run."""

    quantity: str
    code: str
    first: int
    last: int
    grams: int


@dataclass
class RastraRun:
    """What a run gave: the counts and sums of `summary.json`; rows stay in the session."""

    period: Period
    as_of: dt.date
    inputs: Inputs
    classes: dict[str, dict[str, int]] = field(default_factory=dict)
    findings: dict[str, int] = field(default_factory=dict)
    waterfall: dict[str, int] = field(default_factory=dict)
    regions: dict[str, dict[str, int]] = field(default_factory=dict)

    @property
    def needs_someone(self) -> bool:
        """Whether a row has a finding or a unit someone who must act."""
        owned = [c.code for c in RASTRA_CLASSES if c.gap is not None]
        return any(self.classes[code]["units"] for code in owned) or any(
            count for name, count in self.findings.items() if name not in HARMLESS
        )


def reconcile_rastra(
    session: Session,
    period: Period,
    files: RastraFiles,
    rules: RastraRules,
    *,
    as_of: dt.date | None = None,
    regions: KnownRegions | None = None,
    papers: Sequence[PaperLine] = (),
    engine: Engine | None = None,
    progress: Callable[[str], None] = lambda step: None,
) -> RastraRun:
    """Reconcile one period; tables `units` and `families` stand in the engine afterwards.

    Files are read in the session; what was read is matched in `engine`, the session where none is
    given.
    """
    load_macros(session)
    matching = engine or session
    matching.file(PACKAGE, "rastra/macros.sql")
    inputs = _read(session, files, regions, progress)
    values: dict[str, Value] = {
        "period": period.number,
        "month_text": str(period),
        "ration_g": rules.ration_g,
        "quota_is_list": rules.quota_is_list,
    }
    session.file(PACKAGE, "rastra/notes.sql")
    for paper in papers:
        session.run(
            "INSERT INTO papers VALUES ($quantity, $code, $first, $last, $grams)", vars(paper)
        )
    for lines in ("quota_lines", "requests", "releases", "arrivals"):
        matching.file(PACKAGE, "rastra/replays.sql", values, lines=lines, once=f"{lines}_once")
    for step in _STEPS:
        progress(step)
        with session.step(step):
            matching.file(PACKAGE, f"rastra/{step}.sql", values)
        if step == "quantities":
            _refuse_beyond_measure(matching)
    _hold_back(matching, inputs, "kuota", "quotas_held")
    _hold_back(matching, inputs, "serah", "handed_held")
    return _summarise(matching, RastraRun(period, as_of or period.last_day, inputs))


def _read(
    session: Session,
    files: RastraFiles,
    regions: KnownRegions | None,
    progress: Callable[[str], None],
) -> Inputs:
    given = (
        ("quota_lines", _QUOTAS, files.quota),
        ("requests", _REQUESTS, files.spa),
        ("releases", _RELEASES, files.do),
        ("arrivals", _ARRIVALS, files.bast),
        ("handovers", _HANDOVERS, files.handed),
        ("listed_lines", _LISTED, files.families),
    )
    inputs, prints = Inputs(regions), Fingerprints()
    prints.begin(files.all())
    try:
        for table, columns, paths in given:
            progress(f"read {columns.contract}")
            with session.step(f"read {columns.contract}"):
                read_party(session, columns, table, paths, prints, inputs, program=PROGRAM)
    finally:
        prints.close()
    return inputs


def _refuse_beyond_measure(session: Engine) -> None:
    """Refuse masses that no 64-bit count of grams can hold: another column slipped into one."""
    most = "SELECT max(greatest(abs(q), abs(p), abs(r), abs(a), abs(x), abs(h))) FROM quantities"
    largest = session.rows(most, step="quantities")[0][0]
    if largest is not None and largest >= 1 << 61:
        raise Refused(
            "mass_beyond_measure",
            Sentence(
                "Jumlah beras di satu desa melebihi yang mungkin ada.",
                "The rice of one desa adds up to more than can exist.",
            ),
            Sentence(
                "Periksa kolom kg dan kpm: mungkin berisi nomor lain.",
                "Check the columns kg and kpm: they may hold another number.",
            ),
        )


def _hold_back(session: Engine, inputs: Inputs, contract: str, held_table: str) -> None:
    """Add to each file of `contract` the lines that matching held back after reading."""
    places = [place for place, file in enumerate(inputs.files) if file.contract == contract]
    for number, rows, amount in session.rows(f"FROM {held_table}"):
        file = inputs.files[places[number]]
        held = HeldBack(file.held_back.rows + int(rows), file.held_back.amount + int(amount))
        inputs.files[places[number]] = replace(file, accepted=file.rows - held.rows, held_back=held)


def _summarise(session: Engine, run: RastraRun) -> RastraRun:
    session.file(PACKAGE, "rastra/summary.sql")
    amounts = ("units", *QUANTITIES)
    counted = {row[0]: row[1:] for row in session.rows("FROM class_sums")}
    for unit_class in RASTRA_CLASSES:
        sums = counted.get(unit_class.code, (0,) * len(amounts))
        run.classes[unit_class.code] = dict(zip(amounts, map(int, sums), strict=True))
    counts = dict(run.inputs.findings)
    for name, count in session.rows("FROM finding_counts"):
        counts[name] = counts.get(name, 0) + int(count)
    run.findings = {name: count for name, count in sorted(counts.items()) if count}
    run.waterfall = dict.fromkeys(WATERFALL, 0)
    for kab, *terms in session.rows("FROM region_sums ORDER BY kab"):
        run.regions[kab] = dict(zip(WATERFALL, map(int, terms), strict=True))
        for name, grams in run.regions[kab].items():
            run.waterfall[name] += grams
    return run


def write_rastra(session: Session, out: Path) -> None:
    """Write `units.parquet` and `families.parquet` under `out`."""
    for table, key in (("units", "kode_wilayah"), ("families", "id_kpm")):
        target = text_literal(str(out / f"{table}.parquet"))
        session.run(
            f"COPY (FROM {table} ORDER BY {key}) TO {target} (FORMAT parquet)",
            step=f"write {table}",
        )
