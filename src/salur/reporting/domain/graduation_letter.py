"""The letter by which a family is told that it leaves: why, from when, how to object."""

import datetime as dt
from dataclasses import dataclass

from salur.kernel.period import Period
from salur.reporting.domain import writing


@dataclass(frozen=True)
class GraduationLetter:
    """What one letter says; no NIK, no account. Without a day it was not handed over yet.

    `met` are the dimensions in which the family stands well, in words.
    """

    number: str
    letter_no: str
    name: str
    address: str
    desa: str
    kecamatan: str
    kabkota: str
    office: str
    independent: bool
    no_ba: str
    tanggal_ba: dt.date
    first_month_without: Period
    told_on: dt.date | None
    object_until: dt.date | None
    object_days: int
    answer_days: int
    overtaken: bool
    met: tuple[str, ...]
    follow_up_months: tuple[int, ...]
    printed_on: dt.date


def paragraphs(letter: GraduationLetter) -> tuple[tuple[str, str], ...]:
    """Give what the letter says, each part with its heading, in plain Indonesian."""
    return (
        ("Apa yang diputuskan", _decided(letter)),
        ("Mengapa", _why(letter)),
        ("Bila Anda tidak setuju", _objecting(letter)),
        ("Setelah itu", _afterwards(letter)),
    )


def _decided(letter: GraduationLetter) -> str:
    return (
        f"Musyawarah {letter.desa} pada {writing.date(letter.tanggal_ba)} (berita acara"
        f" {letter.no_ba}) memutuskan bahwa keluarga Anda menyelesaikan kepesertaan bantuan"
        f" pangan. Mulai {writing.month(letter.first_month_without)} keluarga Anda tidak lagi"
        " menerima bantuan itu; sampai bulan sebelumnya hak Anda tetap."
    )


def _why(letter: GraduationLetter) -> str:
    if not letter.independent:
        return (
            "Keluarga Anda tidak lagi termasuk kelompok yang dituju program ini. Ini bukan"
            " hukuman, dan bukan karena data Anda salah."
        )
    found = f" Saat kunjungan, yang sudah baik: {', '.join(letter.met)}." if letter.met else ""
    return (
        f"Keluarga Anda dinilai sudah dapat berdiri sendiri.{found} Tempat yang Anda tinggalkan"
        " diberikan kepada keluarga lain yang menunggu. Ini bukan hukuman."
    )


def _objecting(letter: GraduationLetter) -> str:
    until = (
        f"paling lambat {writing.date(letter.object_until)}"
        if letter.object_until
        else f"paling lambat {letter.object_days} hari setelah surat ini Anda terima"
    )
    kept = (
        ""
        if letter.overtaken
        else " Selama keberatan belum dijawab, nama Anda tidak diajukan untuk keluar."
    )
    return (
        f"Sampaikan keberatan {until}, lisan atau tertulis, kepada pendamping, kantor desa, atau"
        f" {letter.office}. Tidak dipungut biaya. Keberatan dijawab dalam {letter.answer_days}"
        f" hari oleh pejabat yang tidak ikut memutuskan.{kept} Anda juga dapat mengadu lewat SMS"
        " 1708 atau lapor.go.id."
    )


def _afterwards(letter: GraduationLetter) -> str:
    months = [str(one) for one in letter.follow_up_months]
    listed = f"{', '.join(months[:-1])}, dan {months[-1]}" if len(months) > 1 else months[0]
    return (
        f"Petugas menengok keluarga Anda {listed} bulan setelah keluar. Bila keadaan memburuk,"
        " katakan kepadanya: keluarga yang jatuh kembali ditaruh paling depan di daftar tunggu."
    )
