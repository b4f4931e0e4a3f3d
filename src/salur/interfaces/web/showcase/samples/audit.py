"""Invented audit entries."""

import datetime as dt

from salur.interfaces.web.components import (
    Choice,
    FilterField,
    FilterForm,
    Heading,
    Link,
    Pager,
    Tag,
)
from salur.interfaces.web.pages.audit import AuditDay, AuditEntry, AuditPage


def _at(hour: int, minute: int) -> dt.datetime:
    return dt.datetime(2019, 4, 2, hour, minute, tzinfo=dt.UTC)


def page() -> AuditPage:
    """One day of work."""
    return AuditPage(
        head=Heading(
            "Jejak audit",
            "Setiap tindakan, terbaru di atas. Catatan tidak dapat diubah atau dihapus.",
        ),
        filter=FilterForm(
            "",
            (
                FilterField("who", "Siapa"),
                FilterField(
                    "what", "Tindakan", (Choice("", "Semua"), Choice("sign", "Tanda tangan"))
                ),
            ),
            "#",
        ),
        days=(
            AuditDay(
                dt.date(2019, 4, 2),
                Tag("rantai utuh", "good"),
                (
                    AuditEntry(
                        _at(6, 5),
                        "Contoh Hidayat",
                        "menandatangani berita acara BPNT Maret Kota Contoh, versi 1.",
                        (Link("laporan", "#"),),
                    ),
                    AuditEntry(
                        _at(5, 50),
                        "Contoh Auditor",
                        "melihat NIK keluarga Contoh Aminah selengkapnya, dengan alasan",
                        (Link("keluarga", "#"),),
                        "mencocokkan dengan surat kuasa",
                    ),
                    AuditEntry(
                        _at(1, 14),
                        "Contoh Rahmawati",
                        "menerima 17.531 baris hasil top-up Bank Contoh; 43 baris ditahan.",
                        (Link("berkas", "#"), Link("temuan", "#")),
                    ),
                    AuditEntry(
                        _at(1, 10),
                        "Contoh Rahmawati",
                        "mengunggah berkas yang sudah pernah diterima; tidak ada yang berubah.",
                        (Link("berkas", "#"),),
                    ),
                ),
            ),
        ),
        pager=Pager("4 catatan", "", "#"),
    )
