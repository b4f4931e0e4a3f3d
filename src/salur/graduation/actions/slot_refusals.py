"""Why a place is not offered, given up or taken back, in words."""

from salur.kernel.refused import Refused, Sentence


class SlotRefused(Refused):
    """These places stay as they are."""


_AGAIN = Sentence("Muat ulang halamannya.", "Load the page again.")
_SAID = {
    "not_a_kabkota": (
        Sentence(
            "Tempat ditawarkan per kabupaten/kota.", "Places are offered within one kab/kota."
        ),
        Sentence("Pilih kabupaten/kotanya.", "Choose the kab/kota."),
    ),
    "nobody_follows": (
        Sentence(
            "Tidak ada tempat kosong yang dapat ditawarkan kepada yang menunggu.",
            "There is no free place that can be offered to anybody who waits.",
        ),
        Sentence(
            "Lihat di halaman ini siapa yang dilewati dan mengapa.",
            "The page says who is passed over and why.",
        ),
    ),
    "plan_changed": (
        Sentence(
            "Keadaannya berubah sejak halaman ini dibuka; belum ada yang diusulkan.",
            "Things changed since the page was opened; nobody was proposed.",
        ),
        Sentence("Periksa lagi siapa yang menyusul.", "Look again at who follows."),
    ),
    "slot_unknown": (
        Sentence("Tempat itu tidak ditemukan.", "There is no such place."),
        _AGAIN,
    ),
    "slot_step_forbidden": (
        Sentence(
            "Sebagian tempat itu sudah ditawarkan, terisi, atau ditutup.",
            "Some of these places are offered, filled or given up already.",
        ),
        _AGAIN,
    ),
    "reason_missing": (
        Sentence("Alasannya belum dipilih.", "The reason is missing."),
        Sentence(
            "Pilih: kuota diturunkan, atau programnya berakhir di sana.",
            "Choose: the quota was lowered, or the programme ended there.",
        ),
    ),
    "decree_missing": (
        Sentence(
            "Nomor keputusan yang menurunkan kuota atau mengakhiri program belum ditulis.",
            "The number of the decree that lowered the quota or ended the programme is missing.",
        ),
        Sentence("Tulis nomor keputusannya.", "Write the decree's number."),
    ),
}


def slot_refused(code: str) -> SlotRefused:
    """Give the refusal with its words."""
    message, next_step = _SAID[code]
    return SlotRefused(code, message, next_step)
