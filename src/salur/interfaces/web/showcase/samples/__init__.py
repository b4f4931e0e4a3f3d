"""One sample value per page, invented."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from salur.interfaces.web.showcase.samples import (
    audit,
    cycle,
    duplicates,
    exceptions,
    family,
    home,
    people,
    plain,
    region,
    report,
    upload,
)


@dataclass(frozen=True)
class Sample:
    """One page that can be looked at: its title, its template, and what makes its value."""

    title: str
    template: str
    make: Callable[[], object]


SAMPLES: Mapping[str, Sample] = {
    "beranda": Sample("Beranda provinsi", "home", home.province),
    "beranda-kota": Sample("Beranda kota", "home", home.city),
    "beranda-kosong": Sample("Beranda, kosong", "home", home.empty),
    "wilayah": Sample("Wilayah", "region", region.regency),
    "unggah": Sample("Unggah, pilih berkas", "upload", upload.choose),
    "unggah-memuat": Sample("Unggah, sedang dibaca", "evidence", upload.loading),
    "unggah-temuan": Sample("Unggah, semua yang salah", "evidence", upload.findings),
    "unggah-ditolak": Sample("Unggah, ditolak", "evidence", upload.refused),
    "unggah-selesai": Sample("Unggah, diterima", "evidence", upload.done),
    "siklus": Sample("Siklus", "cycle", cycle.open_cycle),
    "ditangani": Sample("Yang perlu ditangani", "exceptions", exceptions.page),
    "ditangani-kosong": Sample("Yang perlu ditangani, kosong", "exceptions", exceptions.empty),
    "keluarga": Sample("Keluarga", "family", family.page),
    "ganda": Sample("Keluarga ganda", "duplicates", duplicates.queue),
    "ganda-selesai": Sample("Keluarga ganda, selesai", "duplicates", duplicates.queue_done),
    "pasangan": Sample("Dua keluarga berdampingan", "pair", duplicates.pair),
    "pasangan-diputuskan": Sample("Dua keluarga, diputuskan", "pair", duplicates.decided),
    "pertanyaan": Sample("Pertanyaan lapangan", "questions", duplicates.questions),
    "pertanyaan-satu": Sample("Satu pertanyaan", "question", duplicates.question),
    "laporan": Sample("Laporan", "report", report.awaiting),
    "laporan-versi": Sample("Laporan, versi kedua", "report", report.second_version),
    "orang": Sample("Orang dan peran", "people", people.page),
    "audit": Sample("Jejak audit", "audit", audit.page),
    "tanya": Sample("Pertanyaan sebelum bertindak", "confirm", plain.confirm),
    "undangan": Sample("Undangan", "invitation", plain.invitation),
    "tidak-boleh": Sample("Ditolak", "notice", plain.refused),
}
