"""How a berita acara that is not endorsed is refused: in words, naming every wrong line."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from salur.kernel.refused import Refused, Sentence
from salur.registry.domain import Wrong

_NAMED = 5

# Why a line cannot be endorsed, by its stable code.
WHY: Mapping[str, Sentence] = MappingProxyType(
    {
        "family_unknown": Sentence(
            "keluarga tidak ada dalam register", "the register has no such family"
        ),
        "family_elsewhere": Sentence(
            "keluarga tinggal di luar wilayah berita acara",
            "the family lives outside the region of the berita acara",
        ),
        "already_a_member": Sentence("sudah menjadi penerima", "is a member already"),
        "not_on_waiting_list": Sentence(
            "keluarga yang masuk tidak ada di daftar tunggu",
            "the family that comes in is not on the waiting list",
        ),
        "family_ended": Sentence(
            "kepesertaannya sudah berakhir", "their membership has ended already"
        ),
        "not_a_member": Sentence("bukan penerima", "is not a member"),
        "not_held": Sentence(
            "tidak ditidurkan oleh berita acara; perbaiki datanya",
            "no berita acara holds the family; repair its data",
        ),
        "replacement_unknown": Sentence(
            "keluarga pengganti tidak ada dalam register",
            "the register does not have the replacement",
        ),
        "replacement_elsewhere": Sentence(
            "keluarga pengganti tinggal di kabupaten/kota lain",
            "the replacement lives in another kab/kota",
        ),
        "region_unknown": Sentence("desa tujuan tidak dikenal", "the desa moved to is unknown"),
        "move_leaves_kabkota": Sentence(
            "pindah ke kabupaten/kota lain: akhiri di sini, usulkan di tujuan",
            "moves to another kab/kota: end it here, propose it there",
        ),
        "nik_borne_already": Sentence(
            "NIK barunya sudah dipakai keluarga lain", "another family bears the new NIK already"
        ),
        "change_conflicts": Sentence(
            "bertentangan dengan perubahan lain pada bulan yang sama",
            "contradicts another change of the same month",
        ),
        "quota_unknown": Sentence(
            "kuota bulan itu belum diketahui atau saling bertentangan",
            "the quota of that month is unknown, or its claims contradict",
        ),
        "quota_exceeded": Sentence("melebihi kuota", "exceeds the quota"),
    }
)


class ChangesRefused(Refused):
    """This berita acara is not endorsed; `wrong` names every line that stands in the way."""

    def __init__(
        self, code: str, message: Sentence, next_step: Sentence, wrong: Sequence[Wrong] = ()
    ) -> None:
        super().__init__(code, message, next_step)
        self.wrong = tuple(wrong)


def berita_acara_unknown() -> ChangesRefused:
    """Make the refusal for a berita acara that is not there, or not for this scope."""
    return ChangesRefused(
        "berita_acara_unknown",
        Sentence("Berita acara itu tidak ditemukan.", "There is no such berita acara."),
        Sentence("Cari kembali di daftar perubahan.", "Look for it in the list of changes again."),
    )


def nothing_to_endorse() -> ChangesRefused:
    """Make the refusal for a berita acara whose lines are all decided."""
    return ChangesRefused(
        "nothing_to_endorse",
        Sentence("Tidak ada baris yang menunggu pengesahan.", "No line waits to be endorsed."),
        Sentence("Muat ulang halamannya.", "Load the page again."),
    )


def own_proposal() -> ChangesRefused:
    """Make the refusal for whoever would endorse what they proposed or verified."""
    return ChangesRefused(
        "own_proposal",
        Sentence(
            "Pengusul tidak mengesahkan usulannya sendiri.",
            "Whoever proposed a change does not endorse it.",
        ),
        Sentence("Mintalah pejabat lain mengesahkan.", "Ask another official to endorse it."),
    )


def lines_wrong(wrong: Sequence[Wrong]) -> ChangesRefused:
    """Make the refusal that names all wrong lines, the first of them in its sentence."""
    codes = {one.code for one in wrong}
    more = len(wrong) - _NAMED
    indonesian = "; ".join(_said(one, "id") for one in wrong[:_NAMED])
    english = "; ".join(_said(one, "en") for one in wrong[:_NAMED])
    return ChangesRefused(
        codes.pop() if len(codes) == 1 else "changes_wrong",
        Sentence(
            f"{len(wrong)} baris tidak dapat disahkan: {indonesian}"
            + (f"; dan {more} baris lain." if more > 0 else "."),
            f"{len(wrong)} lines cannot be endorsed: {english}"
            + (f"; and {more} more." if more > 0 else "."),
        ),
        Sentence(
            "Tolak baris itu dengan alasan, atau perbaiki datanya, lalu sahkan kembali.",
            "Refuse those lines with a reason, or put the data right, then endorse again.",
        ),
        wrong,
    )


def _said(one: Wrong, language: str) -> str:
    row = f" ({'baris' if language == 'id' else 'row'} {one.row})" if one.row else ""
    note = f" ({one.note})" if one.note else ""
    return f"{one.id_kpm}{row}: {WHY[one.code].in_language(language)}{note}"
