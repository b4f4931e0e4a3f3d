"""Why a family is not referred, or a referral does not take a step, in words."""

from salur.kernel.refused import Refused, Sentence


class ReferralRefused(Refused):
    """This is not done with a referral: nothing was kept."""


_OPEN = Sentence("Buka lagi halaman rujukan ini.", "Open this referral's page again.")
_SAID = {
    "family_unknown": (
        Sentence("Keluarga itu tidak ditemukan.", "There is no such family."),
        Sentence("Cari di halaman Keluarga.", "Look for it on the page of families."),
    ),
    "referral_unknown": (
        Sentence("Rujukan itu tidak ditemukan.", "There is no such referral."),
        Sentence("Cari kembali dari daftar.", "Look for it in the list again."),
    ),
    "kind_unknown": (
        Sentence("Jenis bantuan itu tidak dikenal.", "There is no such kind of support."),
        Sentence("Pilih dari daftar.", "Choose from the list."),
    ),
    "answerer_unknown": (
        Sentence(
            "Lembaga itu tidak melayani wilayah ini, atau tidak memberi bantuan jenis ini.",
            "That organisation does not serve this region, or not with this kind of support.",
        ),
        Sentence("Pilih lembaga dari daftar.", "Choose an organisation from the list."),
    ),
    "words_missing": (
        Sentence("Isinya belum ditulis (sedikitnya 10 huruf).", "Write ten letters at least."),
        Sentence("Tulis apa yang diperlukan atau mengapa.", "Write what is needed, or why."),
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
    "day_not_ahead": (
        Sentence(
            "Hari yang dijanjikan sudah lewat, atau lebih dari setahun lagi.",
            "The promised day is past, or more than a year away.",
        ),
        Sentence("Pilih hari mulai hari ini.", "Choose a day from today on."),
    ),
    "referred_already": (
        Sentence(
            "Keluarga ini sudah dirujuk ke lembaga itu untuk hal yang sama.",
            "This family was referred there for the same already.",
        ),
        Sentence("Tunggu jawabannya, atau tarik rujukan itu.", "Wait, or take that one back."),
    ),
    "step_changed": (
        Sentence(
            "Langkah ini tidak berlaku untuk keadaan rujukan sekarang.",
            "This step does not fit how the referral stands now.",
        ),
        _OPEN,
    ),
    "not_your_turn": (
        Sentence("Langkah ini giliran pihak lain.", "Somebody else has to take this step."),
        Sentence("Tunggu jawaban pihak itu.", "Wait for their answer."),
    ),
}


def refused(code: str) -> ReferralRefused:
    """Make the refusal that bears `code`."""
    return ReferralRefused(code, *_SAID[code])
