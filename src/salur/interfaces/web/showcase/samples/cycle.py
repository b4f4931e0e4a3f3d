"""An invented cycle half way."""

import datetime as dt

from salur.interfaces.web.components import Action, Definition, Heading, Tag
from salur.interfaces.web.pages.cycle import CyclePage, CycleStep, ExpectedEvidence
from salur.interfaces.web.showcase.samples.home import FUNNEL

_AT = dt.datetime(2019, 3, 1, 1, 12, tzinfo=dt.UTC)


def open_cycle() -> CyclePage:
    """A BPNT cycle whose second bank has not answered."""
    return CyclePage(
        head=Heading(
            "BPNT Kota Contoh, Maret 2019",
            "Hasil Bank Misal masih ditunggu; setelah itu rekonsiliasi dapat disiapkan "
            "untuk ditandatangani.",
            Action("Unggah hasil bank", "#"),
        ),
        facts=(
            Definition("Daftar (DPM)", "17.574 keluarga", "#"),
            Definition("Sidik daftar", "b41d 09e7 …"),
            Definition("Kuota", "17.574 keluarga"),
            Definition("Per keluarga", "Rp110.000"),
            Definition("Saldo awal", "Rp48.290.000 dari versi 2 Februari", "#"),
        ),
        steps=(
            CycleStep("Daftar dibekukan", "done", "", _AT, "Contoh Rahmawati", url="#"),
            CycleStep(
                "Perintah bayar diterima",
                "done",
                "Sama dengan SP2D dalam jumlah dan rupiah.",
                _AT,
                "Contoh Rahmawati",
                url="#",
            ),
            CycleStep(
                "Hasil bank",
                "current",
                "1 dari 2 bank telah melapor.",
                action=Action("Ingatkan Bank Misal", "#", "post", "contoh"),
            ),
            CycleStep("Belanja di e-Warong", "waiting", "Ditunggu sampai 5 April."),
            CycleStep("Rekonsiliasi", "coming"),
            CycleStep("Tanda tangan Dinas Sosial dan bank", "coming"),
            CycleStep("Kirim ke provinsi", "coming"),
            CycleStep("Tutup dan alihkan ke April", "coming"),
        ),
        evidence=(
            ExpectedEvidence(
                "Kementerian Contoh",
                "Perintah bayar",
                Tag("diterima", "good"),
                "",
                "contoh-perintah.csv",
                "#",
                17574,
                "Rp1.933.140.000",
                _AT,
            ),
            ExpectedEvidence(
                "Bank Contoh",
                "Hasil top-up",
                Tag("diterima", "good"),
                "",
                "contoh-topup.csv",
                "#",
                11849,
                "Rp1.303.390.000",
                _AT,
            ),
            ExpectedEvidence(
                "Bank Misal",
                "Hasil top-up",
                Tag("lewat batas", "alert"),
                "seharusnya 10 Maret 2019",
            ),
            ExpectedEvidence(
                "Bank Contoh", "Belanja", Tag("ditunggu", "wait"), "sampai 5 April 2019"
            ),
        ),
        funnel=FUNNEL,
    )
