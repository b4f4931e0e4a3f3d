"""An invented berita acara: awaiting the bank's signature, and as a second version."""

import datetime as dt
from dataclasses import replace

from salur.interfaces.web.components import (
    Action,
    Definition,
    Heading,
    Link,
    Notice,
    Signature,
    SignOff,
    Tag,
)
from salur.interfaces.web.pages.report import (
    ClassRow,
    DifferenceRow,
    ReportPage,
    VersionRow,
    WaterfallLine,
)

_AT = dt.datetime(2019, 4, 2, 6, 5, tzinfo=dt.UTC)


def awaiting() -> ReportPage:
    """The office has signed, the bank has not."""
    return ReportPage(
        head=Heading(
            "Berita Acara Rekonsiliasi BPNT, Maret 2019",
            "Dinas Sosial sudah menandatangani. Setelah Bank Contoh menandatangani, "
            "laporan dapat dikirim ke provinsi.",
        ),
        unit="idr",
        facts=(
            Definition("Nomor", "460/014-CONTOH/2019"),
            Definition("Wilayah", "Kota Contoh"),
            Definition("Versi", "1"),
            Definition("Keadaan", "", tag=Tag("menunggu bank", "wait")),
        ),
        waterfall=(
            WaterfallLine("Diperintahkan", 1_933_140_000, "", "#"),
            WaterfallLine("gagal dikreditkan", 34_320_000, "−", "#", needs_someone=True),
            WaterfallLine("tidak ada jawaban bank", 1_100_000, "−", "#", needs_someone=True),
            WaterfallLine("dibatalkan", 0, "−"),
            WaterfallLine("kurang", 0, "−"),
            WaterfallLine("Terkredit menurut perintah", 1_897_720_000, "=", "#", result=True),
            WaterfallLine("lebih kredit", 110_000, "+", "#", needs_someone=True),
            WaterfallLine("saldo awal", 48_290_000, "+", "#"),
            WaterfallLine("dibelanjakan", 1_748_000_000, "−", "#"),
            WaterfallLine("disetor ke kas negara", 2_200_000, "−", "#"),
            WaterfallLine("Saldo di kartu", 195_920_000, "=", "#", result=True),
        ),
        classes=(
            ClassRow("Beres", 15_690, 1_725_900_000, "#"),
            ClassRow("Belum dibelanjakan", 1_560, 171_600_000, "#"),
            ClassRow("Gagal dikreditkan", 312, 34_320_000, "#", True),
            ClassRow("Tidak ada jawaban bank", 10, 1_100_000, "#", True),
            ClassRow("Dikreditkan dua kali", 2, 220_000, "#", True),
            ClassRow("Jumlah", 17_574, 1_933_140_000, total=True),
        ),
        sign_off=SignOff(
            prepared_by="Contoh Rahmawati",
            prepared_at=_AT,
            signatures=(
                Signature(
                    "Dinas Sosial Kota Contoh",
                    "Kepala Dinas",
                    "Contoh Hidayat",
                    "contoh, tanpa NIP",
                    _AT,
                    acting=True,
                ),
                Signature("Bank Contoh", "Kepala Cabang"),
            ),
            status=Tag("1 dari 2", "wait"),
            key="contoh",
            sign_url="#",
            scan_url="#",
        ),
        downloads=(Link("PDF", "#"), Link("XLSX", "#")),
    )


def second_version() -> ReportPage:
    """A correction: exactly the credits that were reversed later."""
    first = awaiting()
    return replace(
        first,
        head=replace(
            first.head,
            sentence="Versi 2: 312 kredit Maret dibatalkan bank pada bulan Mei.",
            action=None,
        ),
        notice=Notice(
            "done", "Terkirim dan diterima provinsi", "Diterima 6 Mei 2019. Laporan ini terkunci."
        ),
        send=Action("Kirim ke provinsi", "#", "post", "contoh"),
        versions=(
            VersionRow(2, "#", _AT, "312 kredit Maret dibatalkan", Tag("berlaku", "good")),
            VersionRow(1, "#", _AT, "Rekonsiliasi akhir bulan", Tag("digantikan")),
        ),
        differences=(
            DifferenceRow(
                "Terkredit menurut perintah",
                "#",
                "Rp1.897.720.000",
                "Rp1.863.400.000",
                "−Rp34.320.000",
            ),
            DifferenceRow("Keluarga dengan kredit dibatalkan", "#", "0", "312", "+312"),
        ),
        differences_title="Yang berbeda dari versi 1",
    )
