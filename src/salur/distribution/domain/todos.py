"""What somebody can do about cycles today, as sentences; many kab/kota in one need are one line."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Sentence

_MONTHS_ID = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus"),
    *("September", "Oktober", "November", "Desember"),
)
_MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
CONTRACT_NAMES = {
    "perintah": Sentence("perintah bayar", "the payment order"),
    "sp2d": Sentence("SP2D", "the SP2D"),
    "topup": Sentence("hasil top-up", "the top-up results"),
    "transaksi": Sentence("daftar belanja", "the purchases"),
    "setoran": Sentence("setoran ke kas negara", "the returns to the treasury"),
    "saldo": Sentence("saldo awal", "the opening balances"),
    "spa": Sentence("SPA", "the SPA"),
    "do": Sentence("DO", "the DO"),
    "bast": Sentence("BAST titik distribusi", "the BAST of the delivery points"),
    "serah": Sentence("daftar penyerahan kepada KPM", "the hand-overs to families"),
    "stok": Sentence("stok gudang", "the stock"),
}
# Each need with the verb that whoever sees it must hold, in the order of a month.
VERBS = {
    "quota": "quota.set",
    "freeze": "cycle.freeze",
    "prepare_spa": "spa.prepare",
    "check_spa": "spa.check",
    "approve_spa": "spa.approve",
    "opening_file": "evidence.accept",
    "opening_declare": "opening.declare",
    "send": "evidence.receive",
    "awaited": "evidence.accept",
    "record_sheets": "handover.record",
    "reconcile": "reconciliation.run",
    "close": "cycle.close",
    "roll_over": "cycle.open",
}
_SENTENCES = {
    "quota": Sentence(
        "Tetapkan kuota {program} {month} ({where}).",
        "Set the quota of {program} {month} ({where}).",
    ),
    "freeze": Sentence(
        "Bekukan daftar {program} {month} ({where}).",
        "Freeze the {program} list of {month} ({where}).",
    ),
    "prepare_spa": Sentence(
        "Siapkan SPA {month} ({where}).", "Prepare the SPA of {month} ({where})."
    ),
    "check_spa": Sentence(
        "Periksa SPA {month} untuk {desas} desa ({where}).",
        "Check the SPA of {month} for {desas} desa ({where}).",
    ),
    "approve_spa": Sentence(
        "Setujui SPA {month} untuk {desas} desa ({where}).",
        "Approve the SPA of {month} for {desas} desa ({where}).",
    ),
    "opening_file": Sentence(
        "Minta berkas saldo awal BPNT {month} kepada bank ({where}).",
        "Ask the bank for the opening balances of BPNT {month} ({where}).",
    ),
    "opening_declare": Sentence(
        "Nyatakan saldo awal BPNT {month} nol, bila memang belum pernah ada top-up ({where}).",
        "Declare the opening balances of BPNT {month} zero, where nothing was credited before"
        " ({where}).",
    ),
    "send": Sentence(
        "Kirim {contract} {program} {month} ({where}).",
        "Send {contract} of {program} {month} ({where}).",
    ),
    "awaited": Sentence(
        "{party} belum mengirim {contract} {program} {month} ({where}).",
        "{party} has not sent {contract} of {program} {month} ({where}).",
    ),
    "record_sheets": Sentence(
        "Catat lembar serah terima {month} yang sudah kembali: {desas} desa belum dicatat"
        " ({where}).",
        "Record the signed sheets of {month}: {desas} desa are not recorded yet ({where}).",
    ),
    "reconcile": Sentence(
        "Rekonsiliasi {program} {month} ({where}).", "Reconcile {program} {month} ({where})."
    ),
    "close": Sentence(
        "Tutup penyaluran {program} {month} ({where}).", "Close {program} {month} ({where})."
    ),
    "roll_over": Sentence(
        "Teruskan {program} {month} ke bulan berikutnya ({where}).",
        "Roll {program} {month} over into the next month ({where}).",
    ),
}


@dataclass(frozen=True)
class Need:
    """One thing that one cycle needs of somebody."""

    kind: str
    cycle_id: UUID
    program: Program
    period: Period
    code: str
    due: dt.date | None = None
    contract: str = ""
    party: str = ""
    spa_id: UUID | None = None
    desas: int = 0


@dataclass(frozen=True)
class Todo:
    """One line of what to do: a need that `count` kab/kota have in common.

    `cycle_id` and `spa_id` are given where it is about one.
    """

    kind: str
    program: Program
    period: Period
    count: int
    sentence: Sentence
    due: dt.date | None
    overdue: bool
    cycle_id: UUID | None
    spa_id: UUID | None


def grouped(needs: Iterable[Need], names: dict[str, str], on: dt.date) -> tuple[Todo, ...]:
    """Give one line per need, programme, month and party: what is due first stands first."""
    groups: dict[tuple[object, ...], list[Need]] = {}
    for need in needs:
        key = (need.kind, need.program, need.period, need.contract, need.party)
        groups.setdefault(key, []).append(need)
    lines = [_line(together, names, on) for together in groups.values()]
    order = list(VERBS)
    return tuple(
        sorted(
            lines,
            key=lambda line: (
                line.due or dt.date.max,
                line.period,
                order.index(line.kind),
                str(line.program),
                line.sentence.id,
            ),
        )
    )


def _line(needs: list[Need], names: dict[str, str], on: dt.date) -> Todo:
    first = needs[0]
    due = min((need.due for need in needs if need.due), default=None)
    return Todo(
        kind=first.kind,
        program=first.program,
        period=first.period,
        count=len(needs),
        sentence=_said(needs, names),
        due=due,
        overdue=due is not None and due < on,
        cycle_id=first.cycle_id if len(needs) == 1 else None,
        spa_id=first.spa_id if len(needs) == 1 else None,
    )


def _said(needs: list[Need], names: dict[str, str]) -> Sentence:
    first = needs[0]
    one = names.get(first.code, first.code)
    contract = CONTRACT_NAMES.get(first.contract, Sentence("", ""))
    desas = sum(need.desas for need in needs)
    index = first.period.month - 1
    template = _SENTENCES[first.kind]
    shared = {"program": str(first.program), "party": first.party, "desas": desas}
    return Sentence(
        template.id.format(
            month=f"{_MONTHS_ID[index]} {first.period.year}",
            where=one if len(needs) == 1 else f"{len(needs)} kabupaten/kota",
            contract=contract.id,
            **shared,
        ),
        template.en.format(
            month=f"{_MONTHS_EN[index]} {first.period.year}",
            where=one if len(needs) == 1 else f"{len(needs)} kab/kota",
            contract=contract.en,
            **shared,
        ),
    )
