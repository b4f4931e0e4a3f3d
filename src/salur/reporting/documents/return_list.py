"""A list of idle credits that a bank is asked to return, as a letter: no NIK, accounts masked."""

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

import typst

from salur.kernel.period import Period
from salur.reconciliation.queries import ReturnLine, ReturnList
from salur.reporting.domain import writing

_REASONS = {
    "SALDO_GANTUNG": "saldo gantung",
    "EDC": "mesin EDC bermasalah",
    "KARTU_RUSAK": "kartu rusak",
    "RUSAK": "kartu rusak",
    "PIN_TERBLOKIR": "PIN terblokir",
    "BLOKIR_PIN": "PIN terblokir",
    "KARTU_BELUM_DITERIMA": "kartu belum diterima",
    "CETAK": "kartu belum diserahkan",
    "DI_CABANG": "kartu masih di cabang",
    "HILANG": "kartu hilang",
    "BLOKIR": "rekening diblokir",
}
_HEADS = ("No.", "Desa/kelurahan", "ID KPM", "Rekening", "Bulan", "Dikredit", "Rupiah")
_EXCUSED = ("No.", "Desa/kelurahan", "ID KPM", "Rekening", "Bulan", "Sebab", "Rupiah")


def return_list_pdf(
    found: ReturnList,
    lines: Sequence[ReturnLine],
    region: str,
    names: Mapping[str, str],
    *,
    training: bool = False,
) -> bytes:
    """Write the list on A4; until it is approved it is marked KONSEP."""
    said = _said(found, lines, region, names)
    said["watermark"] = "LATIHAN" if training else ("" if found.approved_at else "KONSEP")
    template = (files("salur.reporting.documents") / "return_list.typ").read_bytes()
    pdf = typst.compile(  # type: ignore[call-overload]  # its stubs miss files given as a dict
        {"main.typ": template, "data.json": json.dumps(said, ensure_ascii=False).encode()},
        format="pdf",
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=True),
        timestamp=0,
    )
    assert isinstance(pdf, bytes)
    return pdf


def _said(
    found: ReturnList, lines: Sequence[ReturnLine], region: str, names: Mapping[str, str]
) -> dict[str, Any]:
    day = (found.approved_at or found.prepared_at).date()
    asked = [one for one in lines if one.excuse is None]
    excused = [one for one in lines if one.excuse is not None]
    return {
        "title": f"Daftar pengembalian dana BPNT ke kas negara: {found.bank}, {region}",
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "paragraphs": _paragraphs(found),
        "heads": list(_HEADS),
        "rows": [_row(one, names, writing.date(one.credit_day)) for one in asked],
        "excused_title": "Tidak disertakan, karena sebabnya dapat diperbaiki",
        "excused_heads": list(_EXCUSED),
        "excused": [
            _row(one, names, _REASONS.get(one.excuse or "", one.excuse or "")) for one in excused
        ],
        "signatures": _signatures(found),
        "footer": f"Daftar {found.id} · sidik jari {found.sha256[:16]}",
    }


def _paragraphs(found: ReturnList) -> list[str]:
    said = [
        f"Dana BPNT pada rekening di bawah ini tidak dibelanjakan lebih dari {found.idle_days} hari"
        f" sejak dikredit, dihitung per {writing.date(found.as_of)}. Bank diminta menyetorkannya ke"
        f" kas negara dan mengirim nomor penerimaannya (NTPN) per rekening dan bulan.",
        f"Jumlah: {found.lines} baris, {writing.rupiah(found.amount)}.",
    ]
    if found.due_on:
        said.append(
            f"Paling lambat {writing.date(found.due_on)}, yaitu {found.pass_on_days} hari kalender"
            " sejak disetujui (PMK 254/PMK.05/2015). Yang dibelanjakan keluarga sebelum disetor"
            " tidak diminta lagi."
        )
    return said


def _row(one: ReturnLine, names: Mapping[str, str], middle: str) -> list[str]:
    code = one.kode_wilayah or ""
    return [
        str(one.number),
        names.get(code, code) or "–",
        one.id_kpm or "–",
        f"••••{one.last4}",
        writing.month(Period.from_number(one.period)),
        middle,
        writing.rupiah(one.amount),
    ]


def _signatures(found: ReturnList) -> list[dict[str, str]]:
    approved = writing.date(found.approved_at.date()) if found.approved_at else "belum disetujui"
    return [
        {
            "rank": "Disiapkan oleh",
            "name": found.prepared_by_name,
            "note": writing.date(found.prepared_at.date()),
        },
        {"rank": "Disetujui oleh", "name": found.approved_by_name or "–", "note": approved},
    ]
