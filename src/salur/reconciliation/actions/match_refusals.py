"""Why a proposal of two accounts stays as it is."""

from salur.kernel.refused import Refused, Sentence

SHORTEST, LONGEST = 10, 500
_AGAIN = Sentence("Muat ulang halamannya.", "Load the page again.")


class MatchRefused(Refused):
    """These accounts stay as they are."""


def unknown() -> MatchRefused:
    return MatchRefused(
        "match_unknown",
        Sentence("Usulan padanan ini tidak ada.", "There is no such proposal."),
        Sentence("Pilih kembali dari daftarnya.", "Choose it from the list again."),
    )


def gone() -> MatchRefused:
    return MatchRefused(
        "match_gone",
        Sentence(
            "Berkas yang sekarang tidak lagi menunjukkan padanan ini.",
            "The files as they are now no longer show this pair.",
        ),
        _AGAIN,
    )


def decided() -> MatchRefused:
    return MatchRefused(
        "match_decided",
        Sentence(
            "Usulan ini sudah diputuskan, atau belum sampai pada langkah ini.",
            "This proposal is decided already, or not at this step yet.",
        ),
        _AGAIN,
    )


def four_eyes() -> MatchRefused:
    return MatchRefused(
        "four_eyes",
        Sentence(
            "Anda yang menyatakan kedua rekening ini satu; orang lain yang menerimanya.",
            "You said that these accounts are one; somebody else accepts it.",
        ),
        Sentence("Minta kepala dinas memutuskannya.", "Ask the head of the office to decide."),
    )


def not_alike() -> MatchRefused:
    return MatchRefused(
        "match_not_alike",
        Sentence(
            "Bersama-sama hanya dapat diputuskan yang jelas dan sama alasannya.",
            "Only clear proposals of the same reasons are decided together.",
        ),
        Sentence("Buka usulan itu satu per satu.", "Open these proposals one by one."),
    )


def taken() -> MatchRefused:
    return MatchRefused(
        "match_taken",
        Sentence(
            "Salah satu rekening ini sudah diterima sebagai rekening lain.",
            "One of these accounts was accepted as another one already.",
        ),
        Sentence(
            "Batalkan dahulu penerimaan yang keliru.", "Undo the acceptance that is wrong first."
        ),
    )


def word_unknown() -> MatchRefused:
    return MatchRefused(
        "word_unknown",
        Sentence("Pilih satu atau berbeda.", "Choose one or different."),
        Sentence("Pilih jawabannya, lalu kirim lagi.", "Choose the answer, then send it again."),
    )


def note_missing() -> MatchRefused:
    return MatchRefused(
        "note_missing",
        Sentence(
            f"Tulis alasannya, {SHORTEST} sampai {LONGEST} huruf.",
            f"Write the reason, in {SHORTEST} to {LONGEST} letters.",
        ),
        Sentence("Lengkapi isian.", "Complete the entry."),
    )


def identifier_in_text() -> MatchRefused:
    return MatchRefused(
        "identifier_in_text",
        Sentence(
            "Tulisan ini memuat nomor panjang seperti NIK atau rekening.",
            "This text holds a long number such as a NIK or an account.",
        ),
        Sentence("Hapus nomornya.", "Remove the number."),
    )
