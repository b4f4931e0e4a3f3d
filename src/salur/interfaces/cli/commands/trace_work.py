"""What `salur trace` does once the installation runs."""

from collections.abc import Sequence
from dataclasses import dataclass

from salur.access.queries import Actor
from salur.evidence.actions import show_row
from salur.interfaces.cli.commands.acting import acting, within
from salur.interfaces.cli.commands.results import kilograms, rupiah
from salur.interfaces.cli.commands.trace import Wanted
from salur.interfaces.cli.screen import Screen
from salur.interfaces.cli.values import UsageRefused
from salur.kernel.program import Program
from salur.kernel.refused import Sentence
from salur.reconciliation import actions
from salur.reconciliation import queries as reconciliation
from salur.reconciliation.domain.bpnt import BPNT_CLASSES
from salur.reconciliation.domain.figures import asked_by, names
from salur.reconciliation.domain.rastra import RASTRA_CLASSES
from salur.reconciliation.queries import Figure, MoneyUnit, RiceUnit

_CLASSES = {
    Program.BPNT: {one.number: one.code for one in BPNT_CLASSES},
    Program.RASTRA: {one.number: one.code for one in RASTRA_CLASSES},
}
Found = dict[str, object]


@dataclass(frozen=True)
class Listed:
    """The units to be opened, (programme, month, id, amount), and what they add up to."""

    units: Sequence[tuple[str, int, int, int | None]]
    total: int | None
    more: bool


def trace_wanted(screen: Screen, wanted: Wanted, *, as_json: bool) -> bool:
    """Print what lies beneath; give whether the rows explain every unit."""
    by = acting(wanted.email)
    with within(by):
        listed = _of_family(wanted) if wanted.family else _of_figure(wanted)
        units = [_unit(wanted, by, *one) for one in listed.units]
    if as_json:
        screen.json({**_asked(wanted), "total": listed.total, "more": listed.more, "units": units})
    else:
        _tell(screen, wanted, listed, units)
    return not any(one["differs"] for one in units)


def _of_figure(wanted: Wanted) -> Listed:
    asked = asked_by(wanted.program, wanted.term)
    if asked is None or wanted.period is None:
        known = ", ".join(names(wanted.program))
        raise UsageRefused(
            "usage_value",
            Sentence(f"--term: {wanted.term!r} tidak dikenal.", f"--term: no {wanted.term!r}."),
            Sentence(f"Yang ada: {known}.", f"There are: {known}."),
        )
    figure = Figure(
        *(wanted.program, wanted.period.number, wanted.path, asked.term.code),
        *(asked.klass, wanted.bank),
    )
    rows = reconciliation.units_of_figure(figure, size=wanted.most + 1)
    total = reconciliation.figure_total(figure, [wanted.path])
    units = [(wanted.program, figure.period, one.id, one.amount) for one in rows[: wanted.most]]
    return Listed(units, total, len(rows) > wanted.most)


def _of_family(wanted: Wanted) -> Listed:
    found = reconciliation.units_of_family(wanted.family or "")
    period = wanted.period.number if wanted.period else None
    units = [(*one, None) for one in found if period in (None, one[1])]
    if not units:
        raise UsageRefused(
            "family_unknown",
            Sentence("Keluarga itu tidak punya bulan di sini.", "That family has no month here."),
            Sentence("Periksa id_kpm dan bulannya.", "Check the id_kpm and the month."),
        )
    return Listed(units[: wanted.most], None, len(units) > wanted.most)


def _unit(
    wanted: Wanted, by: Actor, program: str, period: int, unit_id: int, amount: int | None
) -> Found:
    unit: MoneyUnit | RiceUnit
    if program == Program.BPNT:
        unit = reconciliation.money_unit(period, unit_id)[0]
        traced = actions.trace_money_unit(unit=unit, by=by)
    else:
        unit = reconciliation.rice_unit(period, unit_id)[0]
        traced = actions.trace_rice_unit(unit=unit, by=by)
    return {
        "program": program,
        "period": period,
        "unit": unit.id,
        "region": unit.kode_wilayah,
        "class": _CLASSES[Program(program)][unit.klass],
        "version": unit.since,
        "amount": amount,
        "hidden": traced.hidden,
        "carried": traced.carried,
        "differs": list(traced.differs),
        "rows": [_row(wanted, by, traced, one) for one in traced.lines],
    }


def _row(wanted: Wanted, by: Actor, traced: actions.Traced, one: actions.TracedLine) -> Found:
    file = traced.files[one.evidence]
    found: Found = {
        "contract": one.contract,
        "amount": one.amount,
        "counted": one.counted,
        "file": file.file_name,
        "sha256": file.sha256,
        "row": one.row,
        "evidence": str(file.id),
        "sender": file.sender_name,
        "received_by": file.received_by_name,
        "received_at": file.received_at.isoformat(),
    }
    if wanted.with_text:
        shown = show_row(row=file, number=one.row, by=by)
        found |= {"line": shown.line, "offset": shown.offset, "text": shown.text}
    return found


def _asked(wanted: Wanted) -> Found:
    if wanted.family:
        return {"family": wanted.family}
    return {
        "program": str(wanted.program),
        "period": str(wanted.period),
        "region": wanted.path,
        "term": wanted.term,
        "bank": wanted.bank,
    }


def _tell(screen: Screen, wanted: Wanted, listed: Listed, units: Sequence[Found]) -> None:
    words = screen.words
    if listed.total is not None:
        total = _written(wanted.program, listed.total, wanted.term)
        screen.say(f"{wanted.term}: {total}", f"{wanted.term}: {total}")
    rows: list[list[str]] = []
    for one in units:
        name = f"{one['program']} {one['period']} #{one['unit']} {one['class']}"
        lines = one["rows"]
        assert isinstance(lines, list)
        for row in lines or [None]:
            rows.append([name, *_line(str(one["program"]), row)])
            name = ""
    heads = [words("satuan", "unit"), words("kata", "said"), words("jumlah", "amount")]
    heads += [words("berkas", "file"), "SHA-256", words("baris", "row")]
    screen.table(words("Baris berkas", "Rows of files"), heads, rows)
    if wanted.with_text:
        for one in units:
            for row in one["rows"]:  # type: ignore[attr-defined]
                screen.say(f"{row['row']}: {row['text']}", f"{row['row']}: {row['text']}")
    if listed.more:
        screen.say("Masih ada; pakai --most.", "There are more; use --most.")


def _line(program: str, row: Found | None) -> list[str]:
    if row is None:
        return [""] * 5
    amount = _written(program, int(str(row["amount"])), "")
    return [
        *(str(row["contract"]), amount, str(row["file"])),
        *(f"{str(row['sha256'])[:12]}…", str(row["row"])),
    ]


def _written(program: str, amount: int, term: str) -> str:
    if term == "units" or program == Program.BPNT:
        return rupiah(amount)
    return kilograms(amount)
