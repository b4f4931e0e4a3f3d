"""Why a list of returns is not drawn up, approved, cancelled or opened."""

from salur.kernel.refused import Refused, Sentence


class ReturnRefused(Refused):
    """This list stays as it is."""


def unknown() -> ReturnRefused:
    return ReturnRefused(
        "return_unknown",
        Sentence("Daftar pengembalian ini tidak ada.", "There is no such list of returns."),
        Sentence("Pilih kembali dari daftarnya.", "Choose it from the list again."),
    )


def bank_unknown(bank: str) -> ReturnRefused:
    return ReturnRefused(
        "bank_unknown",
        Sentence(f"Bank {bank} tidak dikenal.", f"There is no bank {bank}."),
        Sentence("Pilih bank penyalur wilayah ini.", "Choose a bank that serves this region."),
    )


def empty() -> ReturnRefused:
    return ReturnRefused(
        "return_empty",
        Sentence(
            "Tidak ada dana mengendap melewati batas pada hari itu.",
            "Nothing lies idle beyond the limit on that day.",
        ),
        Sentence(
            "Pilih hari lain, atau sertakan keluarga yang beralasan.",
            "Choose another day, or take in the families that have a reason.",
        ),
    )


def wrong_state() -> ReturnRefused:
    return ReturnRefused(
        "return_decided_already",
        Sentence(
            "Daftar ini sudah diputuskan atau diganti.",
            "This list was decided on, or replaced, already.",
        ),
        Sentence("Muat ulang halamannya.", "Load the page again."),
    )


def four_eyes() -> ReturnRefused:
    return ReturnRefused(
        "four_eyes",
        Sentence(
            "Anda yang menyiapkan daftar ini; orang lain yang menyetujuinya.",
            "You prepared this list; somebody else approves it.",
        ),
        Sentence("Minta kepala dinas menyetujuinya.", "Ask the head of the office to approve it."),
    )


def reason_missing(letters: int) -> ReturnRefused:
    return ReturnRefused(
        "reason_missing",
        Sentence(
            f"Alasannya belum ditulis (sedikitnya {letters} huruf).",
            f"The reason is missing ({letters} letters at least).",
        ),
        Sentence("Tuliskan keperluannya.", "Write down what it is needed for."),
    )
