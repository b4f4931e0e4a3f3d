"""Why a home visit is not kept, in words."""

from salur.kernel.refused import Refused, Sentence


class VisitRefused(Refused):
    """This visit is not kept: nothing was written."""


_AGAIN = Sentence("Perbaiki isiannya, lalu kirim lagi.", "Correct it, then send again.")
_SAID = {
    "family_unknown": (
        Sentence("Keluarga itu tidak ditemukan.", "There is no such family."),
        Sentence("Cari keluarganya dari daftar.", "Look for the family in the list."),
    ),
    "day_impossible": (
        Sentence(
            "Tanggal kunjungan tidak boleh sesudah hari ini atau sebelum 2017.",
            "The day of a visit is not after today, nor before 2017.",
        ),
        _AGAIN,
    ),
    "visitor_missing": (
        Sentence(
            "Nama petugas belum ditulis, terlalu panjang, atau memuat nomor panjang.",
            "The visitor's name is missing, too long, or holds a long number.",
        ),
        _AGAIN,
    ),
    "answer_impossible": (
        Sentence(
            "Ada jawaban yang tidak mungkin: pilihan tidak dikenal, atau angka di luar batas.",
            "An answer cannot be: an unknown choice, or a number out of bounds.",
        ),
        _AGAIN,
    ),
    "nothing_answered": (
        Sentence("Belum ada pertanyaan yang dijawab.", "No question was answered."),
        _AGAIN,
    ),
    "evidence_unknown": (
        Sentence("Berkas itu belum diterima atau tidak ada.", "That file is not accepted."),
        Sentence("Terima berkasnya dahulu.", "Accept the file first."),
    ),
    "region_too_large": (
        Sentence(
            "Daftar kunjungan disusun untuk satu provinsi atau wilayah di bawahnya.",
            "Worklists are drawn up for one province or a region within it.",
        ),
        Sentence("Pilih provinsi dahulu.", "Choose a province first."),
    ),
    "nobody_due": (
        Sentence(
            "Tidak ada keluarga yang jatuh tempo dikunjungi di wilayah itu.",
            "No family is due for a visit in that region.",
        ),
        Sentence("Pilih wilayah lain.", "Choose another region."),
    ),
}


def refused(code: str) -> VisitRefused:
    """Give the refusal of a code."""
    return VisitRefused(code, *_SAID[code])
