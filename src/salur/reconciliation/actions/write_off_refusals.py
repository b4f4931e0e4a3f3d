"""Why a matter is not written off."""

from salur.kernel.refused import Refused, Sentence


class WriteOffRefused(Refused):
    """What hangs stays as it is."""


_REFUSALS = {
    "write_off_unknown": (
        Sentence("Perkara atau usulan ini tidak ada.", "There is no such matter or proposal."),
        Sentence("Pilih kembali dari daftarnya.", "Choose it from the list again."),
    ),
    "nothing_hangs": (
        Sentence(
            "Tidak ada lagi yang menggantung pada perkara ini.",
            "Nothing of this matter hangs any more.",
        ),
        Sentence("Buka perkaranya dan lihat apa yang menyelesaikannya.",
                 "Open the matter and see what ended it."),
    ),
    "decision_missing": (
        Sentence("Nomor keputusan belum ditulis.", "The number of the decision is missing."),
        Sentence("Tulis nomor suratnya, 3 sampai 100 huruf.", "Write it in 3 to 100 letters."),
    ),
    "decision_in_future": (
        Sentence("Tanggal keputusan belum tiba.", "The day of the decision has not come."),
        Sentence("Tulis tanggal surat keputusan itu.", "Write the day that the decision bears."),
    ),
    "reason_missing": (
        Sentence("Alasannya belum ditulis (10 sampai 500 huruf).",
                 "The reason is missing (10 to 500 letters)."),
        Sentence("Tulis mengapa tidak ada bukti yang akan menyelesaikannya.",
                 "Write why no evidence will end it."),
    ),
    "identifier_in_text": (
        Sentence("Tulisan ini memuat nomor panjang seperti NIK atau rekening.",
                 "This text holds a long number such as a NIK or an account."),
        Sentence("Hapus nomor itu dari tulisannya.", "Take the number out of the text."),
    ),
    "write_off_proposed_already": (
        Sentence("Penghapusan perkara ini sudah diusulkan.",
                 "Writing this matter off was proposed already."),
        Sentence("Tunggu jawabannya, atau tarik usulan itu.",
                 "Wait for the answer, or withdraw that proposal."),
    ),
    "write_off_decided_already": (
        Sentence("Usulan ini sudah dijawab.", "This proposal was answered already."),
        Sentence("Muat ulang halamannya.", "Load the page again."),
    ),
    "four_eyes": (
        Sentence("Anda yang mengusulkan; orang lain yang menyetujuinya.",
                 "You proposed it; somebody else approves it."),
        Sentence("Minta kepala dinas menyetujuinya.", "Ask the head of the office to approve it."),
    ),
}  # fmt: skip


def refused(code: str) -> WriteOffRefused:
    """Give the refusal of a code."""
    return WriteOffRefused(code, *_REFUSALS[code])
