"""An invented family and its year."""

import datetime as dt

from salur.interfaces.web.components import Definition, Event, Heading, Link, Masked, Tag
from salur.interfaces.web.pages.family import FamilyMonth, FamilyPage, Identifier
from salur.kernel.period import Period


def page() -> FamilyPage:
    """A family that moved from rice to card, was missed once and got it back."""
    good = Tag("beres", "good")
    return FamilyPage(
        head=Heading(
            "Keluarga Contoh Aminah",
            "Aktif di BPNT. Maret belum diterima: kredit dibatalkan bank dan masuk perintah April.",
        ),
        status=Tag("aktif", "good"),
        facts=(
            Definition("Pengurus", "Contoh Aminah"),
            Definition("Desa", "Contoh Satu, Kecamatan Contoh", "#"),
            Definition("Anggota", "4"),
            Definition("Bank", "Bank Contoh"),
            Definition("Kartu", "di tangan sejak 12 Januari 2019"),
        ),
        identifiers=(
            Identifier("NIK", Masked("NIK", "6371••••••••0004", "#", identifier="nik")),
            Identifier("Nomor KK", Masked("nomor KK", "6371••••••••0019", "#", identifier="kk")),
            Identifier(
                "Rekening",
                Masked("nomor rekening", "•••••••••4417", shown="", identifier="rekening"),
            ),
        ),
        months=(
            FamilyMonth(Period(2019, 1), "Rastra", "10 kg", "10 kg", good, Link("BAST 014", "#")),
            FamilyMonth(
                Period(2019, 2), "BPNT", "Rp110.000", "Rp110.000", good, Link("baris 2.114", "#")
            ),
            FamilyMonth(
                Period(2019, 3),
                "BPNT",
                "Rp110.000",
                "Rp0",
                Tag("kredit dibatalkan", "alert"),
                Link("baris 88", "#"),
            ),
        ),
        events=(
            Event(
                dt.date(2018, 12, 20),
                "Masuk daftar Januari",
                "Musdes Contoh Satu, berita acara 12/BA/2018.",
                (Link("Berita acara", "#"),),
            ),
            Event(
                dt.date(2019, 1, 12),
                "Menerima kartu",
                "Diserahkan Bank Contoh di kantor desa.",
                tone="good",
            ),
            Event(
                dt.date(2019, 1, 24),
                "Menerima 10 kg beras",
                "Bulan Januari, bulan Rastra terakhir.",
                (Link("BAST 014", "#"),),
                "good",
            ),
            Event(
                dt.date(2019, 2, 9),
                "Menerima Rp110.000 dan membelanjakannya",
                "Di e-Warong Contoh Makmur, 11 Februari.",
                (Link("baris 2.114", "#"), Link("baris 377", "#")),
                "good",
            ),
            Event(dt.date(2019, 3, 10), "Terkredit Rp110.000", "", (Link("baris 91", "#"),)),
            Event(
                dt.date(2019, 5, 3),
                "Bank membatalkan kredit Maret",
                "Laporan Maret yang ditandatangani tetap; versi 2 menunjukkan bedanya.",
                (Link("baris 88", "#"), Link("Laporan versi 2", "#")),
                "alert",
            ),
        ),
    )
