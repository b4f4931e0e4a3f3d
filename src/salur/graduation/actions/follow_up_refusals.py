"""Why what was found at a follow-up is not written down, in words."""

from salur.kernel.refused import Refused, Sentence


class FollowUpRefused(Refused):
    """This follow-up stays as it is."""


_SAID = {
    "follow_up_unknown": (
        Sentence("Tindak lanjut itu tidak ditemukan.", "There is no such follow-up."),
        Sentence("Cari kembali dari daftar.", "Look for it in the list again."),
    ),
    "outcome_unknown": (
        Sentence("Hasilnya belum dipilih.", "What was found is missing."),
        Sentence("Pilih salah satu hasil.", "Choose what was found."),
    ),
    "words_missing": (
        Sentence("Isinya belum ditulis (sedikitnya 10 huruf).", "Write ten letters at least."),
        Sentence(
            "Tulis apa yang ditemukan, kecuali bila keluarga itu mandiri.",
            "Write what was found, unless the family stands.",
        ),
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
    "visit_unknown": (
        Sentence(
            "Kunjungan itu bukan kunjungan ke keluarga ini, atau sudah ditarik.",
            "That home visit was not to this family, or was withdrawn.",
        ),
        Sentence("Pilih kunjungan dari daftar.", "Choose a visit from the list."),
    ),
    "follow_up_done": (
        Sentence("Tindak lanjut ini sudah dicatat.", "This follow-up is done already."),
        Sentence("Buka halaman graduasinya.", "Open the page of its case."),
    ),
    "case_elsewhere": (
        Sentence(
            "Keluarga ini tidak sedang ditindaklanjuti: belum keluar, keberatan, atau kembali.",
            "This family is not followed up now: it has not left, contests it, or came back.",
        ),
        Sentence("Buka halaman graduasinya.", "Open the page of its case."),
    ),
    "not_due_yet": (
        Sentence("Hari tindak lanjut ini belum tiba.", "The day of this follow-up has not come."),
        Sentence(
            "Tunggu harinya; bila keluarga itu jatuh kembali, catat sekarang juga.",
            "Wait for its day; write at once that a family fell back.",
        ),
    ),
}


def refused(code: str) -> FollowUpRefused:
    """Make the refusal that bears `code`."""
    return FollowUpRefused(code, *_SAID[code])
