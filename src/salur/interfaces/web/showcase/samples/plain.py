"""A question before something that counts, and a refusal."""

import datetime as dt

from salur.interfaces.web.components import Action, Confirmation, Definition, Heading, Link, Notice
from salur.interfaces.web.pages.invitation import InvitationPage
from salur.interfaces.web.pages.plain import ConfirmPage, NoticePage


def confirm() -> ConfirmPage:
    """Return a report with a reason."""
    return ConfirmPage(
        Confirmation(
            title="Kembalikan laporan Kota Contoh?",
            sentence="Berita acara BPNT Maret 2019, versi 1, kembali ke Dinas Sosial "
            "Kota Contoh dengan alasan Anda.",
            consequences=(
                "Tanda tangan pada versi 1 tetap tersimpan.",
                "Perbaikan menjadi versi 2 dan ditandatangani lagi.",
            ),
            url="#",
            key="contoh",
            submit="Kembalikan",
            cancel=Link("Tidak jadi", "/gaya/laporan/"),
            grave=True,
            reason_label="Apa yang harus diperbaiki?",
        )
    )


def refused() -> NoticePage:
    """A page outside one's area."""
    return NoticePage(
        Heading("Halaman ini di luar wilayah Anda"),
        Notice(
            "wrong",
            "Kota Contoh tidak termasuk wilayah tugas Anda",
            "Anda bertugas untuk Kabupaten Misal. Kalau wilayah tugas Anda berubah, "
            "minta administrator memperbaruinya.",
            Action("Kembali ke beranda", "/gaya/"),
        ),
    )


def invitation() -> InvitationPage:
    """An invitation."""
    return InvitationPage(
        Heading("Selamat datang, Contoh Yusuf", "Buat kata sandi; setelah itu Anda dapat masuk."),
        (
            Definition("Kantor", "Dinas Sosial Kota Contoh"),
            Definition("Peran", "Operator"),
            Definition("Wilayah", "Kota Contoh"),
        ),
        url="#",
        open_until=dt.date(2019, 4, 3),
    )
