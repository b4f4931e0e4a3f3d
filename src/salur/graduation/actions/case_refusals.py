"""Why a family's way out is not opened, or does not take a step, in words."""

from collections.abc import Mapping
from uuid import UUID

from salur.kernel.refused import Refused, Sentence


class CaseRefused(Refused):
    """This is not done with a family's way out: nothing was kept.

    Of several at once `wrong` names each case that stands in the way, with the code of why.
    """

    wrong: Mapping[UUID, str] = {}


_AGAIN = Sentence("Perbaiki, lalu kirim lagi.", "Correct it, then send again.")
_OPEN = Sentence(
    "Muat ulang halamannya untuk melihat keadaannya sekarang.",
    "Load the page again to see how it stands now.",
)
_SAID = {
    "case_unknown": (
        Sentence("Proses graduasi itu tidak ditemukan.", "There is no such way out."),
        Sentence("Cari kembali dari daftar.", "Look for it in the list again."),
    ),
    "family_unknown": (
        Sentence("Keluarga itu tidak ditemukan.", "There is no such family."),
        Sentence("Cari di halaman Keluarga.", "Look for it on the page of families."),
    ),
    "kind_unknown": (
        Sentence(
            "Graduasi hanya alamiah atau mandiri.", "A family leaves naturally or independently."
        ),
        Sentence(
            "Data salah, pekerjaan, meninggal, atau pindah diusulkan sebagai perubahan HAPUS atau"
            " GANTI, bukan graduasi.",
            "Wrong data, employment, death or a move is proposed as a change HAPUS or GANTI, not"
            " as graduation.",
        ),
    ),
    "words_missing": (
        Sentence("Alasannya belum ditulis (sedikitnya 10 huruf).", "Write ten letters at least."),
        Sentence("Tulis alasannya dengan kata-kata.", "Write the reason in words."),
    ),
    "words_too_long": (
        Sentence("Tulisannya terlalu panjang.", "The text is too long."),
        Sentence("Ringkas, paling banyak 2.000 huruf.", "Shorten it to 2,000 letters at most."),
    ),
    "words_hold_number": (
        Sentence(
            "Tulisan ini memuat nomor panjang (NIK, rekening, atau kartu).",
            "The text holds a long number (a NIK, an account or a card).",
        ),
        Sentence("Hapus nomornya; cukup sebut namanya.", "Take the number out; a name is enough."),
    ),
    "family_not_member": (
        Sentence(
            "Keluarga itu sekarang bukan penerima: sudah berakhir, atau masih di daftar tunggu.",
            "This family is no member now: it has left, or waits for a place.",
        ),
        Sentence("Tidak ada yang perlu diusulkan.", "Nothing needs to be proposed."),
    ),
    "case_open": (
        Sentence(
            "Keluarga itu sudah dalam proses graduasi.", "This family is on its way out already."
        ),
        Sentence("Buka prosesnya dari halaman keluarga.", "Open it from the family's page."),
    ),
    "berita_acara_missing": (
        Sentence(
            "Nomor berita acara belum ditulis: tanpa berita acara tidak ada keluarga yang keluar.",
            "The number of the berita acara is missing: nobody leaves a list without one.",
        ),
        Sentence(
            "Tulis nomor dan tanggal berita acara musyawarah desa.",
            "Write number and day of the village meeting's berita acara.",
        ),
    ),
    "day_impossible": (
        Sentence(
            "Tanggal itu belum tiba, atau lebih awal daripada keputusannya.",
            "That day has not come yet, or lies before the decision.",
        ),
        _AGAIN,
    ),
    "month_impossible": (
        Sentence(
            "Bulannya harus bulan musyawarah atau paling lama dua belas bulan sesudahnya.",
            "The month must be that of the meeting, or one of the twelve after it.",
        ),
        _AGAIN,
    ),
    "letter_missing": (
        Sentence("Nomor suratnya belum ditulis.", "The number of the letter is missing."),
        _AGAIN,
    ),
    "receiver_missing": (
        Sentence(
            "Nama yang menerima surat belum ditulis.", "Who received the letter is missing."
        ),
        _AGAIN,
    ),
    "step_changed": (
        Sentence(
            "Langkah ini tidak berlaku untuk keadaannya sekarang.",
            "This step does not fit how it stands now.",
        ),
        _OPEN,
    ),
    "told_already": (
        Sentence("Suratnya sudah disampaikan.", "The letter was handed over already."),
        _OPEN,
    ),
    "not_told_yet": (
        Sentence("Keluarga itu belum menerima surat.", "This family has no letter yet."),
        Sentence("Sampaikan suratnya dahulu.", "Hand the letter over first."),
    ),
    "objection_too_late": (
        Sentence(
            "Batas waktu keberatan sudah lewat.", "The time for objecting is over."
        ),
        Sentence(
            "Terima sebagai pengaduan, agar tetap dijawab.",
            "Take it as a complaint, so that it is answered all the same.",
        ),
    ),
    "objected_already": (
        Sentence("Keberatan keluarga itu sudah dijawab.", "Its objection was answered already."),
        Sentence(
            "Terima sebagai pengaduan, agar tetap dijawab.",
            "Take it as a complaint, so that it is answered all the same.",
        ),
    ),
    "own_case": (
        Sentence(
            "Yang mengusulkan, mencatat keputusan, atau menerima keberatan tidak menjawabnya.",
            "Who proposed it, wrote the decision down or took the objection does not answer it.",
        ),
        Sentence("Minta pejabat lain menjawab.", "Ask another officer to answer."),
    ),
    "nobody_waits": (
        Sentence(
            "Tidak ada keluarga di sana yang menunggu musyawarah desa.",
            "No family there waits for the village meeting.",
        ),
        Sentence("Pilih desa dari halaman Musyawarah desa.", "Choose a desa from the list."),
    ),
    "nobody_chosen": (
        Sentence("Belum ada keluarga yang ditandai.", "No family is marked yet."),
        Sentence("Tandai keluarganya, lalu kirim lagi.", "Mark the families, then send again."),
    ),
    "rows_wrong": (
        Sentence(
            "Ada baris yang belum benar; tidak ada satu pun yang dicatat.",
            "Some rows are wrong; none of all was written down.",
        ),
        Sentence(
            "Perbaiki baris yang disebut, atau jangan tandai, lalu kirim lagi.",
            "Correct the rows that are named, or leave them unmarked, then send again.",
        ),
    ),
    "line_refused": (
        Sentence(
            "Register menolak baris ini seperti tertulis.", "The register refuses such a line."
        ),
        Sentence("Periksa keluarga dan bulannya.", "Look at the family and the month."),
    ),
}  # fmt: skip


def refused(code: str, wrong: Mapping[UUID, str] | None = None) -> CaseRefused:
    """Make the refusal that bears `code`; `wrong` says of which cases, and why."""
    made = CaseRefused(code, *_SAID[code])
    made.wrong = wrong or {}
    return made


def refused_rows(wrong: Mapping[UUID, str], asked: int) -> CaseRefused:
    """Make the refusal of several cases of which some are wrong; one alone bears its own code."""
    return refused(next(iter(wrong.values())) if asked == 1 else "rows_wrong", wrong)


def why(code: str) -> tuple[Sentence, Sentence]:
    """Give what is wrong with a case, and what to do, as its refusal says it."""
    return _SAID[code]
