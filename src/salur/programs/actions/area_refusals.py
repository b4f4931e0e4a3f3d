"""Why areas are not put under a programme, and what to do then."""

from collections.abc import Sequence

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused, Sentence

_NAMED = 5


class AreasRefused(Refused):
    """These areas are not turned: nothing changed."""


def not_of_kabkota() -> AreasRefused:
    """Make the refusal for a decision about another level than a kab/kota."""
    return _refused(
        "area_not_of_kabkota",
        "Peralihan diputuskan per kabupaten/kota.",
        "The change is decided per kab/kota.",
        "Pilih kabupaten/kota.",
        "Choose a kab/kota.",
    )


def not_numbered() -> AreasRefused:
    """Make the refusal for a decision without its number."""
    return _refused(
        "decision_not_numbered",
        "Nomor keputusan belum diisi.",
        "The number of the decision is missing.",
        "Isi nomor surat keputusan bupati/wali kota atau Kemensos.",
        "Give the number of the decree of the bupati, mayor or ministry.",
    )


def own_proposal() -> AreasRefused:
    """Make the refusal for whoever would decide what they prepared."""
    return _refused(
        "own_proposal",
        "Penyusun rencana tidak memutuskan rencananya sendiri.",
        "Whoever prepared a plan does not decide it.",
        "Mintalah pejabat lain memutuskannya.",
        "Ask another official to decide it.",
    )


def nothing_to_turn() -> AreasRefused:
    """Make the refusal for a decision that names no desa."""
    return _refused(
        "nothing_to_turn",
        "Keputusan ini tidak menyebut satu desa pun.",
        "This decision names no desa.",
        "Susun dahulu rencananya.",
        "Draw up the plan first.",
    )


def unknown(codes: Sequence[str]) -> AreasRefused:
    """Make the refusal that names desa which the month does not know."""
    return _refused(
        "area_unknown",
        f"Bukan desa kabupaten/kota ini pada bulan itu: {_some(codes)}.",
        f"No desa of this kab/kota in that month: {_some(codes)}.",
        "Periksa kodenya pada daftar wilayah.",
        "Check the code in the list of regions.",
    )


def left_open(codes: Sequence[str]) -> AreasRefused:
    """Make the refusal that names desa about which nobody decided anything."""
    return _refused(
        "area_left_open",
        f"{len(codes)} desa belum diputuskan programnya: {_some(codes)}.",
        f"Of {len(codes)} desa nobody says which programme they are under: {_some(codes)}.",
        "Sebutkan semua desa, termasuk yang tetap menerima beras.",
        "Name every desa, those that stay with rice too.",
    )


def month_frozen(asked: Period, frozen: Period) -> AreasRefused:
    """Make the refusal for a month of which a list is frozen already."""
    return _refused(
        "month_frozen",
        f"Daftar {frozen} sudah dibekukan, jadi {asked} tidak dapat diubah lagi.",
        f"A list of {frozen} is frozen already, so {asked} changes no more.",
        f"Mulailah dari {frozen.shift(1)} atau sesudahnya.",
        f"Begin in {frozen.shift(1)} or later.",
    )


def held_otherwise(codes: Sequence[str], program: Program) -> AreasRefused:
    """Make the refusal for desa that are under another programme than the decision assumes."""
    return _refused(
        "area_held_otherwise",
        f"{len(codes)} desa sudah menerima {program}: {_some(codes)}.",
        f"{len(codes)} desa are under {program} already: {_some(codes)}.",
        "Keluarkan desa itu dari keputusan ini.",
        "Leave those desa out of this decision.",
    )


def _some(codes: Sequence[str]) -> str:
    more = len(codes) - _NAMED
    return ", ".join(codes[:_NAMED]) + (f" (+{more})" if more > 0 else "")


def _refused(
    code: str, indonesian: str, english: str, next_indonesian: str, next_english: str
) -> AreasRefused:
    return AreasRefused(
        code, Sentence(indonesian, english), Sentence(next_indonesian, next_english)
    )
