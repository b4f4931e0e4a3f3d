"""A compiled report on paper: finished strings, and the PDF that they become."""

import json
from collections.abc import Iterable, Sequence
from importlib.resources import files
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

import typst

from salur.kernel.program import Program
from salur.kernel.region_code import RegionCode
from salur.reporting.documents.tables import unit_head
from salur.reporting.documents.words import DOTS, signed_at
from salur.reporting.domain import writing
from salur.reporting.domain.berita_acara import columns
from salur.reporting.domain.compilation import Compilation, amounts_of, less, total
from salur.reporting.domain.frozen import digest_of, freeze
from salur.reporting.domain.ladder import WHY, Tier
from salur.reporting.domain.parts import SignatureMark

_WITA = ZoneInfo("Asia/Makassar")
_PROGRAMS = {
    Program.BPNT: "BANTUAN PANGAN NON TUNAI (BPNT)",
    Program.RASTRA: "BANTUAN SOSIAL BERAS SEJAHTERA (RASTRA)",
}
_RECEIVING = {
    Tier.PROVINCE: "diteruskan kepada Kementerian Sosial",
    Tier.WILAYAH: "diteruskan kepada Menteri Sosial",
    Tier.NATION: "ditutup",
}
Part = dict[str, Any]


def compilation_pdf(
    content: Compilation, mark: SignatureMark | None = None, zone: ZoneInfo = _WITA
) -> bytes:
    """Write the letter on A4; until somebody has passed it on it is marked KONSEP."""
    said = compilation_words(content, mark, zone)
    template = (files("salur.reporting.documents") / "compilation.typ").read_bytes()
    pdf = typst.compile(  # type: ignore[call-overload]  # its stubs miss files given as a dict
        {"main.typ": template, "data.json": json.dumps(said, ensure_ascii=False).encode()},
        format="pdf",
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=True),
        timestamp=0,
    )
    assert isinstance(pdf, bytes)
    return pdf


def compilation_words(
    content: Compilation, mark: SignatureMark | None, zone: ZoneInfo = _WITA
) -> dict[str, Any]:
    """Give everything that the letter says."""
    digest = digest_of(freeze(content))
    draft = "" if mark else "KONSEP"
    head, day = content.letterhead, content.date
    return {
        "title": f"Rekapitulasi {content.program} {content.name} {writing.month(content.period)}",
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "watermark": "LATIHAN" if content.training else draft,
        "footer": f"{content.number}  ·  versi {content.version}  ·  sidik isi {digest[:16]}",
        "letterhead": {
            "government": head.government,
            "office": head.office,
            "address": list(head.address),
        },
        "heading": [
            "LAPORAN REKAPITULASI" + (" PERUBAHAN" if content.previous else ""),
            f"PENYALURAN {_PROGRAMS[content.program]}",
            f"{content.name.upper()}, BULAN {writing.month(content.period).upper()}",
        ],
        "number": content.number,
        "corrects": _corrects(content),
        "opening": _opening(content),
        "parts": [part for part in _parts(content) if part is not None],
        "annexes": [_counted(content)],
        "notes": list(content.notes),
        "closing": "Rekapitulasi ini disusun hanya dari berita acara yang sudah ditandatangani "
        f"para pihak dan diterima, lalu diperiksa dan {_RECEIVING[content.tier]}.",
        "place_and_date": f"{head.place}, {writing.date(day)}",
        "sender": content.sender.organisation,
        "signer": _signer(mark, zone),
    }


def _corrects(content: Compilation) -> str:
    before = content.previous
    if before is None:
        return ""
    return (
        f"Versi {content.version}; menggantikan versi {before.version}, Nomor {before.number} "
        f"tanggal {writing.date(before.date)}"
    )


def _opening(content: Compilation) -> str:
    unit = "rekening" if content.program is Program.BPNT else "desa/kelurahan"
    return (
        f"Rekapitulasi penyaluran {content.program} di {content.name} bulan "
        f"{writing.month(content.period)} memuat {writing.count(len(content.counted))} "
        f"kabupaten/kota dengan {writing.count(content.units)} {unit}; "
        f"{writing.count(len(content.missing))} belum masuk dan disebut satu per satu."
    )


def _signer(mark: SignatureMark | None, zone: ZoneInfo) -> dict[str, str]:
    if mark is None:
        return {"name": DOTS, "nip": "", "title": DOTS, "signed": ""}
    return {
        "name": mark.name,
        "nip": f"NIP. {mark.nip}" if mark.nip else "",
        "title": mark.full_title,
        "signed": signed_at(mark, zone),
    }


def _parts(content: Compilation) -> Iterable[Part | None]:
    yield _waterfall(content)
    yield _law(content)
    yield _by_province(content) if content.tier is not Tier.PROVINCE else None
    yield _missing(content)
    yield _moved(content)
    yield _changed(content) if content.previous else None


def _waterfall(content: Compilation) -> Part:
    rows = [
        (f"{line.sign} {line.label}".strip(), writing.bare_amount(content.program, line.amount))
        for line in content.waterfall.lines
    ]
    return _part("1. Perhitungan", ("Uraian", unit_head(content.program)), (1, 0), rows)


def _law(content: Compilation) -> Part:
    """What is counted, what moved, what is missing: together what is published."""
    width = len(content.published)
    moved = total((row.moved for row in content.counted), width)
    missing = total((row.amounts for row in content.missing), width)
    moved_units = sum(row.moved_units for row in content.counted)
    missing_units = sum(row.units for row in content.missing)
    rows = [
        _row(content, "Dihitung (ditandatangani dan diterima)", content.units, content.amounts),
        _row(content, "+ berubah sesudah ditandatangani", moved_units, moved),
        _row(content, "+ belum masuk", missing_units, missing),
        _row(content, "= Hasil rekonsiliasi", content.published_units, content.published),
    ]
    return _part("2. Kelengkapan", ("Uraian", *_heads(content)), (1, *_zeros(content)), rows,
                 is_total=True)  # fmt: skip


def _by_province(content: Compilation) -> Part:
    rows = []
    for province, inside in groupby(content.counted, key=lambda row: row.province):
        kabkota = list(inside)
        sums = total((amounts_of(content.program, one.waterfall) for one in kabkota),
                     len(content.published))  # fmt: skip
        name = f"{province} ({len(kabkota)} kab/kota)"
        rows.append(_row(content, name, sum(one.units for one in kabkota), sums))
    rows.append(_row(content, "Jumlah", content.units, content.amounts))
    return _part("3. Per provinsi", ("Provinsi", *_heads(content)), (1, *_zeros(content)), rows,
                 is_total=True)  # fmt: skip


def _missing(content: Compilation) -> Part:
    rows = [
        (row.name, row.province, WHY[row.why].id, writing.count(row.units),
         *_written(content, row.amounts))
        for row in content.missing
    ]  # fmt: skip
    heads = ("Kabupaten/kota", "Provinsi", "Sebab", *_heads(content))
    return _part("Yang belum masuk", heads, (1, 1, 1, *_zeros(content)), rows, texts=3,
                 note="" if rows else "Semua kabupaten/kota sudah masuk.")  # fmt: skip


def _moved(content: Compilation) -> Part | None:
    rows = [_row(content, row.name, row.moved_units, row.moved) for row in content.moved]
    if not rows:
        return None
    note = "Selisih hasil rekonsiliasi sekarang terhadap yang ditandatangani; menunggu perubahan."
    return _part("Yang berubah sesudah ditandatangani", ("Kabupaten/kota", *_heads(content)),
                 (1, *_zeros(content)), rows, note=note)  # fmt: skip


def _changed(content: Compilation) -> Part:
    rows = [
        (row.name, "; ".join(row.evidence) or "–", writing.count(row.families),
         *(_written(content, less(row.after, row.before))))
        for row in content.changed
    ]  # fmt: skip
    heads = ("Kabupaten/kota", "Bukti baru", "Unit berubah", *_columns(content))
    zeros = (0,) * (1 + len(content.published))
    return _part("Perbedaan dengan versi sebelumnya", heads, (1, 2, *zeros), rows, texts=2,
                 note="" if rows else "Tidak ada angka yang berbeda.")  # fmt: skip


def _counted(content: Compilation) -> Part:
    rows = [
        (RegionCode(row.code).dotted, row.name, row.number, writing.count(row.units),
         *_written(content, amounts_of(content.program, row.waterfall)))
        for row in content.counted
    ]  # fmt: skip
    rows.append(("", "Jumlah", "", writing.count(content.units),
                 *_written(content, content.amounts)))  # fmt: skip
    heads = ("Kode", "Kabupaten/kota", "Berita acara", *_heads(content))
    title = f"Lampiran. Per kabupaten/kota ({unit_head(content.program).lower()})"
    return _part(title, heads, (0, 1, 1, *_zeros(content)), rows, texts=3, is_total=True)


def _part(
    title: str,
    heads: Sequence[str],
    widths: Sequence[int],
    rows: Sequence[Sequence[str]],
    *,
    texts: int = 1,
    is_total: bool = False,
    note: str = "",
) -> Part:
    return {
        "title": title,
        "heads": list(heads),
        "widths": list(widths),
        "rows": [list(row) for row in rows],
        "texts": texts,
        "total": is_total,
        "note": note,
    }


def _columns(content: Compilation) -> tuple[str, ...]:
    return tuple(columns(content.program).values())


def _heads(content: Compilation) -> tuple[str, ...]:
    unit = "Rek." if content.program is Program.BPNT else "Desa"
    return (unit, *_columns(content))


def _zeros(content: Compilation) -> tuple[int, ...]:
    return (0,) * (1 + len(content.published))


def _written(content: Compilation, amounts: Iterable[int]) -> tuple[str, ...]:
    return tuple(writing.bare_amount(content.program, one) for one in amounts)


def _row(content: Compilation, name: str, units: int, amounts: Iterable[int]) -> tuple[str, ...]:
    return (name, writing.count(units), *_written(content, amounts))
