"""Why a complaint is not taken, or does not take a step, in words."""

from salur.kernel.refused import Refused, Sentence


class ComplaintRefused(Refused):
    """This is not done with a complaint: nothing was kept."""


_AGAIN = Sentence("Perbaiki, lalu kirim lagi.", "Correct it, then send again.")
_OPEN = Sentence("Buka lagi halaman pengaduan ini.", "Open this complaint's page again.")
_SAID = {
    "complaint_unknown": (
        Sentence("Pengaduan itu tidak ditemukan.", "There is no such complaint."),
        Sentence("Cari kembali dari daftar.", "Look for it in the list again."),
    ),
    "evidence_unknown": (
        Sentence("Berkas itu belum diterima atau tidak ada.", "That file is not accepted."),
        Sentence("Terima berkasnya dahulu.", "Accept the file first."),
    ),
    "region_unknown": (
        Sentence("Wilayah itu tidak dikenal.", "There is no such region."),
        Sentence("Pilih wilayah dari daftar.", "Choose a region from the list."),
    ),
    "words_missing": (
        Sentence("Isinya belum ditulis (sedikitnya 10 huruf).", "Write ten letters at least."),
        Sentence("Tulis apa yang terjadi.", "Write what happened."),
    ),
    "words_too_long": (
        Sentence("Tulisannya terlalu panjang.", "The text is too long."),
        Sentence("Ringkas, paling banyak 2.000 huruf.", "Shorten it to 2,000 letters at most."),
    ),
    "kind_unknown": (
        Sentence("Pilihan itu tidak dikenal.", "There is no such choice."),
        Sentence("Pilih dari daftar.", "Choose from the list."),
    ),
    "words_hold_number": (
        Sentence(
            "Tulisan ini memuat nomor panjang (NIK, rekening, atau kartu).",
            "The text holds a long number (a NIK, an account or a card).",
        ),
        Sentence("Hapus nomornya; cukup sebut namanya.", "Take the number out; a name is enough."),
    ),
    "step_changed": (
        Sentence(
            "Langkah ini tidak berlaku untuk keadaan pengaduan sekarang.",
            "This step does not fit how the complaint stands now.",
        ),
        _OPEN,
    ),
    "not_your_turn": (
        Sentence("Langkah ini giliran pihak lain.", "Somebody else has to take this step."),
        Sentence("Tunggu, atau tarik kembali penerusannya.", "Wait, or take it back first."),
    ),
    "answerer_unknown": (
        Sentence(
            "Pihak itu tidak melayani wilayah ini, atau tidak boleh menerima pengaduan peka.",
            "That party does not serve this region, or may not be given a sensitive complaint.",
        ),
        Sentence("Pilih pihak dari daftar.", "Choose a party from the list."),
    ),
    "t_missing": (
        Sentence("Pilih salah satu dari 6T.", "Choose one of the six T's."),
        _AGAIN,
    ),
    "reply_too_late": (
        Sentence(
            "Batas waktu menanggapi jawaban ini sudah lewat.",
            "The time for replying to this answer is over.",
        ),
        Sentence("Buat pengaduan baru bila perlu.", "Make a new complaint if need be."),
    ),
    "family_unknown": (
        Sentence("Keluarga itu tidak ditemukan.", "There is no such family."),
        Sentence("Cari di halaman Keluarga.", "Look for it on the page of families."),
    ),
    "reason_missing": (
        Sentence("Alasannya belum ditulis.", "The reason is missing."),
        Sentence("Tulis sedikitnya 10 huruf.", "Write ten letters at least."),
    ),
    "nobody_to_show": (
        Sentence("Pelapornya tidak menyebut nama.", "Whoever complained gave no name."),
        Sentence("Tidak ada yang perlu dibuka.", "There is nothing to show."),
    ),
    "cause_for_all": (
        Sentence(
            "Hambatan dengan sebab ini terlihat oleh semua, padahal pengaduannya peka.",
            "Everybody sees an obstacle of this cause, and the complaint is sensitive.",
        ),
        Sentence("Pilih sebab yang dibatasi, misalnya pungutan.", "Choose a restricted cause."),
    ),
    "not_answered_yet": (
        Sentence("Hambatan itu belum diselesaikan.", "That obstacle has not been resolved yet."),
        Sentence("Tunggu penyelesaiannya.", "Wait until it is resolved."),
    ),
}


def refused(code: str) -> ComplaintRefused:
    """Make the refusal that bears `code`."""
    return ComplaintRefused(code, *_SAID[code])
