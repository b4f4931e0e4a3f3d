"""The tables of a berita acara, as finished strings."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from salur.kernel.program import Program
from salur.kernel.region_code import RegionCode
from salur.reporting.domain import writing
from salur.reporting.domain.berita_acara import BeritaAcara, columns
from salur.reporting.domain.parts import AreaRow, CarriedRow
from salur.reporting.domain.waterfall import RiceWaterfall, terms

NOTHING = "–"
_SHORT = 12
_STAGES = {
    Program.BPNT: ("ordered", "credited", "spent"),
    Program.RASTRA: ("quota", "requested", "released", "arrived", "handed"),
}
Table = dict[str, Any]


def table_of(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """Give a table of strings."""
    return {"heads": list(heads), "rows": [list(row) for row in rows]}


def unit_head(program: Program) -> str:
    """Give how a column of amounts is headed."""
    return "Rupiah" if program is Program.BPNT else "Kilogram"


def results(content: BeritaAcara) -> dict[str, Any]:
    """Give the tables of the letter's body."""
    program = content.program
    return {
        "unit": unit_head(program),
        "colour": "#2f6690" if program is Program.BPNT else "#8a6d1f",
        "waterfall": [
            {
                "sign": line.sign,
                "label": line.label,
                "amount": writing.bare_amount(program, line.amount),
                "result": line.is_result,
            }
            for line in content.waterfall.lines
        ],
        "memo": _memo(content),
        "stages": _stages(content),
        "shares": _shares(content),
        "classes": _classes(content),
        "exceptions": _exceptions(content),
        "carried": _carried(content),
        "contested": _contested(content),
        "contested_note": _contested_note(content),
        "held_back": table_of(
            ("Berkas", "Sebab", "Baris", unit_head(program)),
            (
                (r.file_name, r.rule, writing.count(r.lines), _maybe(program, r.amount))
                for r in content.held_back
            ),
        ),
        "differences_note": correction_note(content),
        "differences": table_of(
            ("Uraian", "Sebelumnya", "Sekarang", "Selisih"),
            (
                (d.label, *(_counted(program, d.is_count, v)
                            for v in (d.before, d.after, d.after - d.before)))
                for d in content.differences
            ),
        ),
    }  # fmt: skip


def correction_note(content: BeritaAcara) -> str:
    """Say how much changed since the version before, and which files are new; empty without."""
    found = content.correction
    if found is None:
        return ""
    unit = "rekening" if content.program is Program.BPNT else "desa/kelurahan"
    files = "; ".join(f"{one.file_name} ({one.contract})" for one in found.evidence)
    ground = f"berdasarkan bukti baru: {files}" if files else "tanpa berkas baru"
    return f"{writing.count(found.units)} {unit} berubah, {ground}."


def _memo(content: BeritaAcara) -> str:
    if not isinstance(content.waterfall, RiceWaterfall) or not content.waterfall.rejected:
        return ""
    rejected = writing.kilograms(content.waterfall.rejected)
    return f"Dari yang sampai di titik distribusi, {rejected} kg ditolak karena mutu atau berat."


def _stages(content: BeritaAcara) -> list[dict[str, Any]]:
    """The bars under the waterfall, each as a share of the first; none where that is nothing."""
    stated = terms(content.waterfall)
    names = _STAGES[content.program]
    heads = columns(content.program)
    first = stated[names[0]]
    if first <= 0:
        return []
    return [
        {
            "label": heads[name],
            "share": max(0.0, min(100.0, 100 * stated[name] / first)),
            "percent": _percent(stated[name], first),
        }
        for name in names
    ]


def _percent(part: int, whole: int) -> str:
    """One decimal, cut and not rounded: 100 is only what is complete."""
    tenths = abs(part) * 1000 // whole
    sign = writing.MINUS if part < 0 and tenths else ""
    return f"{sign}{tenths // 10},{tenths % 10} %"


def _shares(content: BeritaAcara) -> Table:
    if len(content.shares) < 2:
        return table_of((), ()) | {"results": []}
    heads = ("Uraian", *(share.name for share in content.shares))
    lines = list(zip(*(share.waterfall.lines for share in content.shares), strict=True))
    results = [index for index, same in enumerate(lines) if same[0].is_result]
    return {"results": results} | table_of(
        heads,
        (
            (
                f"{same[0].sign} {same[0].label}".strip(),
                *(writing.bare_amount(content.program, line.amount) for line in same),
            )
            for same in lines
        ),
    )


def _classes(content: BeritaAcara) -> Table:
    program = content.program
    stated = terms(content.waterfall)
    unit = "Rekening" if program is Program.BPNT else "Desa"
    rows: list[tuple[str, ...]] = [
        (r.label, writing.count(r.units), *(writing.bare_amount(program, a) for a in r.amounts))
        for r in content.classes
    ]
    totals = (writing.bare_amount(program, stated[name]) for name in columns(program))
    rows.append(("Jumlah", writing.count(content.units), *totals))
    return table_of(("Kelas", unit, *columns(program).values()), rows)


def _exceptions(content: BeritaAcara) -> Table:
    program = content.program
    rows: list[tuple[str, ...]] = [
        (r.cause, r.owner, writing.count(r.count), writing.count(r.carried),
         writing.bare_amount(program, r.amount))
        for r in content.exceptions
    ]  # fmt: skip
    if rows:
        counts = (sum(r.count for r in content.exceptions),
                  sum(r.carried for r in content.exceptions))  # fmt: skip
        total = writing.bare_amount(program, sum(r.amount for r in content.exceptions))
        rows.append(("Jumlah", "", *map(writing.count, counts), total))
    heads = ("Sebab", "Penanggung jawab", "Kasus", "Dari bulan lalu", unit_head(program))
    return table_of(heads, rows)


def _carried(content: BeritaAcara) -> Table:
    """Opening, new, what ended by what, closing: the last line is what the others come to."""
    rows: list[tuple[str, ...]] = [
        (carried_label(r), writing.count(r.count), writing.bare_amount(content.program, r.amount))
        for r in content.carried
    ]
    return table_of(("Uraian", "Kasus", unit_head(content.program)), rows)


def carried_label(row: CarriedRow) -> str:
    """Write a line of what is carried with the sign by which it enters."""
    signs = {"opening": "", "new": "+ ", "closing": "= "}
    return signs.get(row.kind, "− ") + row.label


def _contested(content: BeritaAcara) -> Table:
    program = content.program
    heads = ("Pihak dan baris", "Alasan, bukti, jawaban", "Menurut rekonsiliasi", "Menurut pihak")
    rows = []
    for row in content.contested:
        said = (row.reason, f"Bukti: {row.evidence}" if row.evidence else "",
                row.answer or "Belum dijawab")  # fmt: skip
        amounts = (writing.bare_amount(program, value) for value in (row.stated, row.claimed))
        line = f"{row.party}: {row.line}, {row.term.lower()}"
        rows.append((line, ". ".join(filter(None, said)), *amounts))
    return table_of(heads, rows)


def _contested_note(content: BeritaAcara) -> str:
    """How many figures are contested, and by how much together, each difference as it is."""
    apart = sum(abs(row.claimed - row.stated) for row in content.contested)
    count = writing.count(len(content.contested))
    return (
        f"{count} angka dibantah dengan selisih seluruhnya "
        f"{writing.amount(content.program, apart)}; para pihak menandatangani dengan bantahan ini."
    )


def annexes(content: BeritaAcara) -> dict[str, Any]:
    """Give the tables behind the signatures: the evidence, and every desa."""
    program = content.program
    evidence = table_of(
        ("Berkas dan jenis", "Pengirim", "SHA-256", "Baris", "Diterima", "Jumlah"),
        (
            (f"{r.file_name} ({r.contract})", r.sender, r.sha256[:_SHORT], writing.count(r.rows),
             writing.count(r.accepted), _maybe(program, r.total))
            for r in content.evidence
        ),
    )  # fmt: skip
    evidence["remark"] = (
        "SHA-256 adalah sidik berkas sebagaimana diterima (12 huruf pertama); berkas asli "
        "tersimpan utuh di Salur."
    )
    unit = "Rek." if program is Program.BPNT else "Desa"
    return {
        "evidence": evidence,
        "areas": {
            "title": f"Realisasi per desa/kelurahan ({unit_head(program).lower()})",
            "heads": ["Kode", "Desa/kelurahan", unit, *columns(program).values()],
            "rows": _areas(content),
        },
    }


def _areas(content: BeritaAcara) -> list[dict[str, Any]]:
    if not content.areas:
        return []
    rows = []
    for group, inside in groupby(content.areas, key=lambda area: area.group):
        areas = list(inside)
        rows.append(_area_row(content, "", group, areas, bold=True))
        rows += [_area_row(content, _dotted(a.code), a.name, [a]) for a in areas]
    return [*rows, _area_row(content, "", "Jumlah", content.areas, bold=True, last=True)]


def _area_row(
    content: BeritaAcara,
    code: str,
    name: str,
    areas: Sequence[AreaRow],
    *,
    bold: bool = False,
    last: bool = False,
) -> dict[str, Any]:
    sums = (sum(amounts) for amounts in zip(*(a.amounts for a in areas), strict=True))
    figures = [writing.bare_amount(content.program, total) for total in sums]
    units = writing.count(sum(a.units for a in areas))
    return {"cells": [code, name, units, *figures], "bold": bold, "last": last}


def _maybe(program: Program, value: int | None) -> str:
    return NOTHING if value is None else writing.bare_amount(program, value)


def _counted(program: Program, is_count: bool, value: int) -> str:
    return writing.count(value) if is_count else writing.bare_amount(program, value)


def _dotted(code: str) -> str:
    """The official written form; what has no region (`-`) stays as it is."""
    return RegionCode(code).dotted if code.isdigit() else code
