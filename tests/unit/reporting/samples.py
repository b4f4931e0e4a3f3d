"""Invented berita acara that add up: offices, banks and figures of nowhere."""

import datetime as dt

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.reporting.domain.berita_acara import BeritaAcara, differences
from salur.reporting.domain.frozen import digest_of, freeze
from salur.reporting.domain.parts import (
    AreaRow,
    CarriedRow,
    ClassRow,
    EvidenceRow,
    ExceptionRow,
    HeldBackRow,
    Letterhead,
    Party,
    Previous,
    Region,
    Share,
    SignatureMark,
)
from salur.reporting.domain.waterfall import MoneyWaterfall, RiceWaterfall, terms

OFFICE = Party("00000000-0000-0000-0000-000000000001", "Dinas Sosial Kabupaten Contoh")
BANKS = (
    Party("00000000-0000-0000-0000-000000000002", "PT Bank Contoh Satu (Persero) Tbk"),
    Party("00000000-0000-0000-0000-000000000003", "PT Bank Contoh Dua (Persero) Tbk"),
    Party("00000000-0000-0000-0000-000000000004", "PT Bank Contoh Tiga (Persero) Tbk"),
)
BULOG = Party("00000000-0000-0000-0000-000000000005", "Perum BULOG Divre Contoh")
AID = 110_000
DATE = dt.date(2019, 4, 2)
LETTERHEAD = Letterhead(
    "Pemerintah Kabupaten Contoh",
    "Dinas Sosial",
    ("Jalan Contoh Nomor 1, Kota Contoh 70000", "Telepon (0000) 000000"),
    "Kota Contoh",
)
_CLASSES = (  # code, label, accounts of each bank, ordered, credited, spent (in rations)
    ("credited_without_instruction", "Dikredit tanpa perintah", 2, 0, 1, 0),
    ("spent_without_credit", "Dibelanjakan tanpa kredit", 0, 0, 0, 0),
    ("credited_twice", "Dikredit ganda", 3, 1, 2, 1),
    ("amount_mismatch", "Jumlah kredit berbeda", 0, 0, 0, 0),
    ("overspent", "Belanja melebihi dana", 1, 1, 1, 3),
    ("credit_reversed", "Kredit dibatalkan", 4, 1, 0, 0),
    ("credit_failed", "Kredit gagal", 31, 1, 0, 0),
    ("missing_at_bank", "Tidak ada di bank", 7, 1, 0, 0),
    ("not_ordered", "Tidak diperintahkan", 0, 0, 0, 0),
    ("unspent", "Belum berbelanja", 118, 1, 1, 0),
    ("partly_spent", "Dibelanjakan sebagian", 0, 0, 0, 0),
    ("settled", "Tuntas", 3_534, 1, 1, 1),
)


def money(
    *, banks: int = 2, desa: int = 30, version: int = 1, moved: int = 0, training: bool = False
) -> BeritaAcara:
    """One month of BPNT; `moved` accounts of each bank went from settled to reversed."""
    first = money(banks=banks, desa=desa) if version > 1 else None
    return _money(banks, desa, version, 12 if version > 1 else moved, training, first)


def _money(
    banks: int, desa: int, version: int, moved: int, training: bool, before: BeritaAcara | None
) -> BeritaAcara:
    counts = {code: count for code, _, count, *_ in _CLASSES}
    counts["credit_reversed"] += moved
    counts["settled"] -= moved
    classes = tuple(
        ClassRow(code, label, banks * counts[code],
                 tuple(banks * AID * counts[code] * n for n in (i, c, s, c - s)))
        for code, label, _, i, c, s in _CLASSES
    )  # fmt: skip
    share = _waterfall(counts)
    total = MoneyWaterfall(**{name: banks * value for name, value in terms(share).items()})
    content = {
        "program": Program.BPNT,
        "number": f"460/{version:03d}/BA-BPNT/DINSOS-9999/IV/2019",
        "version": version,
        "period": Period(2019, 3),
        "region": Region("9999", "Kabupaten Contoh", "Contoh"),
        "letterhead": LETTERHEAD,
        "date": DATE,
        "parties": (OFFICE, *BANKS[:banks]),
        "waterfall": total,
        "classes": classes,
        "shares": tuple(Share(f"Bank Contoh {i + 1}", share) for i in range(banks)),
        "areas": _areas(classes, desa),
        "exceptions": (
            ExceptionRow("Kredit gagal", "Bank", banks * 31, banks * 4, banks * 31 * AID),
            ExceptionRow("Tidak ada jawaban bank", "Bank", banks * 7, 0, banks * 7 * AID),
            ExceptionRow("PIN terblokir", "Bank", banks * 40, banks * 12, banks * 40 * AID),
            ExceptionRow("Meninggal, ahli waris belum ditetapkan", "Dinas Sosial", banks * 9,
                         banks * 2, banks * 9 * AID),
        ),
        "carried": (
            CarriedRow("opening", "Terbuka pada awal bulan", banks * 18, banks * 18 * AID),
            CarriedRow("new", "Baru pada bulan ini", banks * 69, banks * 69 * AID),
            CarriedRow("credited", "Terkredit kemudian", banks * 4, banks * 4 * AID),
            CarriedRow("closing", "Terbuka pada akhir bulan", banks * 83, banks * 83 * AID),
        ),
        "held_back": (HeldBackRow("topup_contoh_1.csv", "Nomor rekening tidak terbaca", 3,
                                  3 * AID),),
        "evidence": tuple(
            EvidenceRow(f"{contract}_contoh_2019-03.csv", contract, sender, f"{i:x}" * 64, 7_400,
                        7_397, 814_000_000 if contract != "kpm" else None)
            for i, (contract, sender) in enumerate(
                (("perintah", "Kementerian Sosial"), ("topup", "Bank Contoh Satu"),
                 ("transaksi", "Bank Contoh Satu"), ("kpm", "Dinas Sosial")), start=10)
        ),
        "notes": ("Saldo awal dinyatakan nol dengan surat pernyataan kedua bank.",),
        "training": training,
    }  # fmt: skip
    if before is None:
        return BeritaAcara(**content)  # type: ignore[arg-type]
    link = Previous(before.number, 1, DATE, digest_of(freeze(before)))
    return BeritaAcara(
        **(content | {"previous": link, "differences": differences(before, _plain(content))})  # type: ignore[arg-type]
    )


def _plain(content: dict[str, object]) -> BeritaAcara:
    return BeritaAcara(**(content | {"version": 1}))  # type: ignore[arg-type]


def _areas(classes: tuple[ClassRow, ...], desa: int) -> tuple[AreaRow, ...]:
    """Share everything out among the desa; the first takes what is left over."""
    units = sum(row.units for row in classes)
    sums = [sum(column) for column in zip(*(row.amounts for row in classes), strict=True)]
    return tuple(
        AreaRow(f"9999{i // 15 + 1:02d}{2001 + i}", f"Desa Contoh {i + 1}",
                f"Kecamatan {i // 15 + 1}",
                units // desa + (units % desa if i == 0 else 0),
                tuple(s // desa + (s % desa if i == 0 else 0) for s in sums))
        for i in range(desa)
    )  # fmt: skip


def _waterfall(counts: dict[str, int]) -> MoneyWaterfall:
    ordered = sum(counts[code] * i for code, _, _, i, _, _ in _CLASSES) * AID
    credited = sum(counts[code] * c for code, _, _, _, c, _ in _CLASSES) * AID
    spent = sum(counts[code] * s for code, _, _, _, _, s in _CLASSES) * AID
    over = counts["credited_twice"] * AID
    without = counts["credited_without_instruction"] * AID
    return MoneyWaterfall(
        ordered=ordered,
        credited_to_order=credited - over - without,
        failed=counts["credit_failed"] * AID,
        missing=counts["missing_at_bank"] * AID,
        reversed=counts["credit_reversed"] * AID,
        short=0,
        credited=credited,
        over=over,
        without_instruction=without,
        opening=0,
        spent=spent,
        returned=0,
        balance=credited - spent,
    )


def rice(*, desa: int = 40) -> BeritaAcara:
    """One month of Rastra: 30 families of each desa, every tenth short by 33,333 g, one refused."""
    areas = []
    for i in range(desa):
        asked = 300_000
        arrived = asked - (33_333 if i % 10 == 0 else 0)
        areas.append(
            AreaRow(f"9999{i // 10 + 1:02d}{2001 + i}", f"Desa Contoh {i + 1}",
                    f"Kecamatan {i // 10 + 1}", 1, (asked, asked, asked, arrived, arrived))
        )  # fmt: skip
    sums = [sum(column) for column in zip(*(a.amounts for a in areas), strict=True)]
    short = desa // 10
    return BeritaAcara(
        program=Program.RASTRA,
        number="460/014/BA-RASTRA/DINSOS-9999/IV/2019",
        version=1,
        period=Period(2019, 3),
        region=Region("9999", "Kabupaten Contoh", "Contoh"),
        letterhead=LETTERHEAD,
        date=DATE,
        parties=(OFFICE, BULOG),
        waterfall=RiceWaterfall(
            quota=sums[0],
            requested=sums[1],
            released=sums[2],
            arrived=sums[3],
            rejected=20_000,
            handed=sums[4],
            gap_requested=0,
            gap_released=0,
            gap_arrived=sums[2] - sums[3],
            gap_handed=0,
        ),
        classes=(
            ClassRow("arrived_short", "Kurang tiba", short,
                     (short * 300_000,) * 3 + (short * 266_667,) * 2),
            ClassRow("settled", "Tuntas", desa - short, ((desa - short) * 300_000,) * 5),
        ),
        areas=tuple(areas),
        exceptions=(ExceptionRow("Kurang tiba", "Bulog", short, 0, short * 33_333),),
    )  # fmt: skip


def marks(content: BeritaAcara) -> tuple[SignatureMark, ...]:
    """Everybody has signed; the head of the office is away."""
    digest = digest_of(freeze(content))
    at = dt.datetime(2019, 4, 2, 6, 5, tzinfo=dt.UTC)
    return tuple(
        SignatureMark(
            party.organisation_id,
            "Contoh Hidayat, S.Sos., M.Si." if i == 0 else f"Contoh Penanda Tangan {i}",
            "190001011900011001" if i == 0 else "",
            "Kepala Dinas Sosial" if i == 0 else "Kepala Cabang",
            "Plh." if i == 0 else "",
            at + dt.timedelta(hours=i),
            digest,
        )
        for i, party in enumerate(content.parties)
    )
