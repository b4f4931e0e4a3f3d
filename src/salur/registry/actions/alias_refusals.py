"""How each refusal to join two families, or to part them again, reads."""

from salur.kernel.free_text import holds_long_number
from salur.kernel.refused import Refused, Sentence
from salur.registry.domain import Unjoinable

_SHORTEST_REASON = 10


class AliasRefused(Refused):
    """These families stay as they are."""


_UNJOINABLE = {
    Unjoinable.ALREADY: AliasRefused(
        "alias_already",
        Sentence(
            "Kedua keluarga ini sudah dihitung sebagai satu keluarga.",
            "These two already count as one family.",
        ),
        Sentence("Tidak ada yang perlu dilakukan.", "Nothing needs to be done."),
    ),
    Unjoinable.GROUPS: AliasRefused(
        "alias_of_groups",
        Sentence(
            "Masing-masing keluarga ini sudah digabung dengan keluarga lain.",
            "Each of these families has others that count as it.",
        ),
        Sentence(
            "Batalkan dahulu salah satu penggabungan itu.", "Undo one of those mergers first."
        ),
    ),
    Unjoinable.KEPT: AliasRefused(
        "alias_keeps_other",
        Sentence(
            "Keluarga lain sudah dihitung sebagai keluarga yang satunya; yang satunya itu tetap.",
            "Others count as the other family already; that one stays.",
        ),
        Sentence("Pilih keluarga itu sebagai yang tetap.", "Choose that family to stay."),
    ),
    Unjoinable.UNLISTED: AliasRefused(
        "alias_canonical_unlisted",
        Sentence(
            "Keluarga yang dipilih bukan penerima pada bulan itu (berakhir, belum mulai, menunggu);"
            " yang satunya penerima.",
            "The family that would stay is no member in that month (ended, not begun, or waiting);"
            " the other one is.",
        ),
        Sentence("Pilih keluarga yang masih menerima.", "Choose the family that is a member."),
    ),
}


def unjoinable(why: Unjoinable) -> AliasRefused:
    """Refuse for what the domain found."""
    found = _UNJOINABLE[why]
    return AliasRefused(found.code, found.message, found.next_step)


def family_unknown() -> AliasRefused:
    """Refuse a family that the register does not have."""
    return AliasRefused(
        "family_unknown",
        Sentence("Keluarga ini tidak ditemukan.", "There is no such family."),
        Sentence("Cari kembali dari daftar.", "Look for it in the list again."),
    )


def alias_unknown() -> AliasRefused:
    """Refuse an alias that does not exist."""
    return AliasRefused(
        "alias_unknown",
        Sentence("Penggabungan itu tidak ditemukan.", "There is no such merger."),
        Sentence("Buka lagi halaman keluarga.", "Open the family's page again."),
    )


def month_past() -> AliasRefused:
    """Refuse to count differently in a month that is over."""
    return AliasRefused(
        "alias_month_past",
        Sentence(
            "Penggabungan tidak berlaku mundur ke bulan yang sudah lewat.",
            "A merger does not reach back into a month that is over.",
        ),
        Sentence("Pilih bulan ini atau bulan berikutnya.", "Choose this month or a later one."),
    )


def undone_already() -> AliasRefused:
    """Refuse to undo twice."""
    return AliasRefused(
        "alias_undone_already",
        Sentence("Penggabungan ini sudah dibatalkan.", "This merger was undone already."),
        Sentence("Buka lagi halaman keluarga.", "Open the family's page again."),
    )


def leaned_on() -> AliasRefused:
    """Refuse to undo what another alias was decided on the ground of."""
    return AliasRefused(
        "alias_leaned_on",
        Sentence(
            "Penggabungan lain diputuskan berdasarkan penggabungan ini.",
            "Another merger was decided on the ground of this one.",
        ),
        Sentence("Batalkan dahulu yang lebih baru itu.", "Undo that newer one first."),
    )


def check_reason(reason: str) -> None:
    """Refuse a reason that says nothing, or that holds somebody's number."""
    if len(reason.strip()) < _SHORTEST_REASON:
        raise AliasRefused(
            "reason_missing",
            Sentence(
                "Alasan belum ditulis (sedikitnya 10 huruf).",
                "The reason is missing (10 letters at least).",
            ),
            Sentence("Tuliskan mengapa.", "Write down why."),
        )
    if holds_long_number(reason):
        raise AliasRefused(
            "identifier_in_text",
            Sentence(
                "Tulisan ini memuat nomor panjang seperti NIK atau rekening.",
                "This text holds a long number such as a NIK or an account.",
            ),
            Sentence(
                "Hapus nomornya; sebutkan ID KPM.", "Remove the number; name the family's id."
            ),
        )
