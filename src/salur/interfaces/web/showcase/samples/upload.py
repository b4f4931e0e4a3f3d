"""An invented bank file on its way in, in each of its states."""

import datetime as dt

from salur.interfaces.web.components import (
    Action,
    Cell,
    Choice,
    Column,
    Definition,
    FindingCase,
    FindingGroup,
    Heading,
    Link,
    Notice,
    Progress,
    Row,
    Table,
    Tag,
    UploadForm,
)
from salur.interfaces.web.pages.upload import EvidencePage, ReceivedRow, UploadPage

_AT = dt.datetime(2019, 4, 2, 1, 12, tzinfo=dt.UTC)
_FACTS = (
    Definition("Berkas", "contoh-topup-maret.csv"),
    Definition("Jenis", "Hasil top-up (topup)"),
    Definition("Pengirim", "Bank Contoh"),
    Definition("Bulan", "Maret 2019"),
    Definition("Baris", "17.574"),
    Definition("Jumlah", "Rp1.933.140.000"),
    Definition("SHA-256", "3f9a 51c0 77de …"),
)


def choose() -> UploadPage:
    """Pick a file."""
    return UploadPage(
        head=Heading(
            "Unggah berkas",
            "Berkas diperiksa dulu; Anda melihat semua yang salah sebelum satu baris pun dipakai.",
        ),
        form=UploadForm(
            url="#",
            key="contoh",
            contracts=(
                Choice("topup", "Hasil top-up bank"),
                Choice("transaksi", "Belanja di e-Warong"),
            ),
            senders=(Choice("a", "Bank Contoh"), Choice("b", "Bulog Contoh")),
            max_megabytes=200,
        ),
        received=(
            ReceivedRow(
                "contoh-perintah.csv",
                "#",
                "Perintah bayar",
                "Kementerian Contoh",
                _AT,
                17574,
                0,
                Tag("diterima", "good"),
            ),
            ReceivedRow(
                "contoh-topup.csv",
                "#",
                "Hasil top-up",
                "Bank Contoh",
                _AT,
                17574,
                43,
                Tag("menunggu Anda", "wait"),
            ),
            ReceivedRow(
                "contoh-topup-2.csv",
                "#",
                "Hasil top-up",
                "Bank Contoh",
                _AT,
                17574,
                0,
                Tag("sudah pernah diterima"),
            ),
        ),
    )


def loading() -> EvidencePage:
    """The file is being read."""
    return EvidencePage(
        head=Heading(
            "contoh-topup-maret.csv",
            "Berkas sedang diperiksa. Anda boleh menutup halaman ini dan kembali nanti.",
        ),
        facts=_FACTS[:3],
        progress=Progress("Memeriksa baris", 11214, 17574, "#", "11.214 dari 17.574 baris", "#"),
    )


def findings() -> EvidencePage:
    """Everything that is wrong, grouped by reason."""
    return EvidencePage(
        head=Heading(
            "contoh-topup-maret.csv",
            "Dikenali. 43 baris ditahan sampai diperbaiki; 17.531 baris dapat dipakai sekarang.",
        ),
        facts=_FACTS,
        rows=17574,
        accepted=17531,
        held_back=43,
        findings=(
            FindingGroup(
                "identifier_damaged_by_spreadsheet",
                "Nomor rekening rusak karena lembar kerja",
                "error",
                31,
                "Baris ditahan. Angka terakhir sudah hilang dan tidak dapat ditebak: "
                "minta ulang dari bank "
                "dengan kolom berformat teks.",
                (
                    FindingCase(
                        118,
                        "no_rekening",
                        "8,12E+14",
                        "Ditulis sebagai bilangan berpangkat",
                        "Minta nomor aslinya",
                    ),
                    FindingCase(
                        204,
                        "no_rekening",
                        "••••••••••••000",
                        "Lebih dari 15 angka dalam sel bilangan",
                        "Minta nomor aslinya",
                    ),
                ),
                "#",
            ),
            FindingGroup(
                "number_ambiguous",
                "Tanda pemisah dapat dibaca dua cara",
                "error",
                12,
                "Baris ditahan. Pilih tanda desimal bank ini sekali; pilihan itu diingat.",
                (
                    FindingCase(
                        902, "nominal", "110.00", "Dapat berarti 110 atau 11.000", "Tulis 110000"
                    ),
                ),
            ),
            FindingGroup(
                "nik_region_differs",
                "Kode daerah pada NIK bukan daerah tinggal",
                "warning",
                1240,
                "Tidak ada yang ditahan: NIK mengikuti tempat pendaftaran pertama dan "
                "tidak pernah berubah.",
                (
                    FindingCase(
                        2, "nik", "6405••••••••0003", "Terdaftar pertama di kabupaten lain", ""
                    ),
                ),
                "#",
            ),
        ),
        marked_sheet=Action("Unduh lembar bertanda (XLSX)", "#", "post"),
        again=Link("Unggah perbaikannya", "#"),
        accept=Action("Terima 17.531 baris", "#", "post", "contoh"),
        check_only=Action("Periksa saja", "#", "post", "contoh"),
    )


def refused() -> EvidencePage:
    """The whole file is refused."""
    return EvidencePage(
        head=Heading("contoh-kpm.xlsx"),
        facts=(*_FACTS[:1], Definition("Jenis", "Daftar KPM (kpm)"), *_FACTS[2:4]),
        notice=Notice(
            "wrong",
            "Berkas ini memakai kode daerah BPS",
            "Kode di berkas ini ada juga di daftar Kemendagri, tetapi sebagai tempat "
            "lain. Tidak ada satu baris pun "
            "yang disimpan. Kode dapat diterjemahkan, lalu Anda memeriksanya sekali lagi.",
            Action("Terjemahkan dan periksa lagi", "#", "post", "contoh"),
        ),
        examples=Table(
            "Tiga contoh",
            (Column("Kode di berkas"), Column("Nama di berkas"), Column("Nama menurut Kemendagri")),
            (
                Row((Cell("6402"), Cell("Kutai Barat"), Cell("Kutai Kartanegara"))),
                Row((Cell("6206"), Cell("Sukamara"), Cell("Katingan"))),
                Row((Cell("6501"), Cell("Malinau"), Cell("Bulungan"))),
            ),
        ),
    )


def done() -> EvidencePage:
    """The file is accepted."""
    return EvidencePage(
        head=Heading("contoh-topup-maret.csv"),
        facts=_FACTS,
        notice=Notice(
            "done",
            "Diterima: 17.531 baris",
            "Rekonsiliasi Maret dihitung ulang sekarang. 43 baris yang ditahan menunggu "
            "perbaikan dari Bank Contoh.",
            Action("Buka siklus Maret", "#"),
        ),
    )
