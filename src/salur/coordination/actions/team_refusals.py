"""Why something about a team or a contact is not recorded, in words."""

from salur.kernel.refused import Refused, Sentence


class TeamRefused(Refused):
    """This is not recorded of a team or an office: nothing was kept."""


_AGAIN = Sentence("Perbaiki, lalu kirim lagi.", "Correct it, then send again.")
_SAID = {
    "region_unknown": (
        Sentence(
            "Tim ada di pusat, provinsi, kabupaten/kota, atau kecamatan yang dikenal.",
            "A team belongs to the nation, a province, a kab/kota or a kecamatan that is known.",
        ),
        Sentence("Pilih wilayah dari daftar.", "Choose a region from the list."),
    ),
    "team_unknown": (
        Sentence("Tim itu tidak ditemukan.", "There is no such team."),
        Sentence("Buka lagi halaman Tikor.", "Open the page of teams again."),
    ),
    "member_unknown": (
        Sentence("Anggota itu tidak ada di tim ini.", "There is no such member of this team."),
        Sentence("Pilih dari daftar.", "Choose from the list."),
    ),
    "organisation_unknown": (
        Sentence("Instansi itu tidak dikenal.", "There is no such organisation."),
        Sentence("Pilih dari direktori.", "Choose from the directory."),
    ),
    "decree_not_numbered": (
        Sentence("Nomor keputusan kosong atau tidak wajar.", "The decree's number is missing."),
        Sentence("Tulis nomornya, misalnya 188.45/17/2019.", "Write it: 188.45/17/2019."),
    ),
    "day_in_future": (
        Sentence("Tanggal itu belum tiba.", "That day has not come yet."),
        _AGAIN,
    ),
    "office_missing": (
        Sentence("Isinya kosong atau terlalu panjang.", "It is empty or too long."),
        _AGAIN,
    ),
    "words_hold_number": (
        Sentence("Tulisan ini memuat nomor panjang.", "The text holds a long number."),
        Sentence("Hapus nomornya.", "Take the number out."),
    ),
    "ends_before_it_began": (
        Sentence(
            "Tanggal itu sebelum yang sekarang mulai berlaku.",
            "That day is before what holds now began.",
        ),
        _AGAIN,
    ),
    "ended_already": (
        Sentence("Masa itu sudah berakhir.", "That time is over already."),
        Sentence("Catat yang baru.", "Record a new one."),
    ),
}


def refused(code: str) -> TeamRefused:
    """Make the refusal that bears `code`."""
    return TeamRefused(code, *_SAID[code])


def seat_taken(office: str) -> TeamRefused:
    """Refuse a second office in a seat that is one at a time."""
    return TeamRefused(
        "seat_taken",
        Sentence(f"Kursi itu dipegang {office}.", f"{office} holds that seat."),
        Sentence("Akhiri masanya dahulu.", "End its time first."),
    )
