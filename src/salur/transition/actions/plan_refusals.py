"""Why a step of a plan is refused, and what to do then."""

from collections.abc import Sequence

from salur.kernel.period import Period
from salur.kernel.refused import Refused, Sentence
from salur.transition.domain.readiness import Gate


class PlanRefused(Refused):
    """This step of a plan is refused: nothing changed."""


def unknown() -> PlanRefused:
    """Make the refusal for a plan that is not there, or not for this scope."""
    return _refused(
        "plan_unknown",
        "Rencana itu tidak ditemukan.",
        "There is no such plan.",
        "Cari kembali di daftar rencana.",
        "Look for it in the list of plans again.",
    )


def not_of_kabkota() -> PlanRefused:
    """Make the refusal for a plan of another level than a kab/kota."""
    return _refused(
        "plan_not_of_kabkota",
        "Rencana peralihan disusun per kabupaten/kota.",
        "A plan is drawn up per kab/kota.",
        "Pilih kabupaten/kota.",
        "Choose a kab/kota.",
    )


def open_already(version: int) -> PlanRefused:
    """Make the refusal for a kab/kota with a plan that nobody decided yet."""
    return _refused(
        "plan_open_already",
        f"Rencana versi {version} wilayah ini belum diputuskan.",
        f"Version {version} of the plan is not decided yet.",
        "Lanjutkan rencana itu, atau tarik dahulu.",
        "Go on with it, or withdraw it first.",
    )


def not_measured() -> PlanRefused:
    """Make the refusal for a kab/kota whose readiness nobody counted."""
    return _refused(
        "not_measured",
        "Kesiapan wilayah ini belum pernah dihitung.",
        "Nobody has counted how ready this area is.",
        "Hitung kesiapannya dahulu.",
        "Count its readiness first.",
    )


def return_month_missing() -> PlanRefused:
    """Make the refusal for a return without its month."""
    return _refused(
        "return_month_missing",
        "Bulan beras pertama belum diisi.",
        "The first month of rice is missing.",
        "Isi bulan mulai kembali ke beras.",
        "Say from which month rice returns.",
    )


def nothing_to_return() -> PlanRefused:
    """Make the refusal for a return of desa of which none is on the card."""
    return _refused(
        "nothing_to_return",
        "Tidak ada desa di sana yang memakai kartu.",
        "No desa there is on the card.",
        "Pilih wilayah yang sudah beralih.",
        "Choose an area that has changed.",
    )


def not_a_draft() -> PlanRefused:
    """Make the refusal for changing a plan that is proposed already."""
    return _refused(
        "plan_changed_already",
        "Hanya konsep yang dapat diubah atau diusulkan.",
        "Only a draft is edited or proposed.",
        "Tarik rencana ini, lalu susun yang baru.",
        "Withdraw this plan, then draw up another.",
    )


def line_unknown(code: str) -> PlanRefused:
    """Make the refusal for a code that the plan has no desa of."""
    return _refused(
        "line_unknown",
        f"Rencana ini tidak memuat desa di {code}.",
        f"The plan has no desa in {code}.",
        "Pilih kecamatan atau desa dari rencana.",
        "Choose a kecamatan or desa of the plan.",
    )


def month_or_reason() -> PlanRefused:
    """Make the refusal for a line that neither changes nor says why it stays."""
    return _refused(
        "line_wants_month_or_reason",
        "Isi bulan kartu pertama, atau alasan tetap beras beserta bulan tinjauannya.",
        "Give the first month on the card, or why it stays with rice and when to look again.",
        "Lengkapi salah satunya.",
        "Fill in one of the two.",
    )


def month_frozen(asked: Period, earliest: Period) -> PlanRefused:
    """Make the refusal for a month of which a list is frozen already."""
    return _refused(
        "month_frozen",
        f"Daftar sebelum {earliest} sudah dibekukan, jadi {asked} tidak dapat dipakai.",
        f"Lists before {earliest} are frozen already, so {asked} cannot be used.",
        f"Pilih {earliest} atau sesudahnya.",
        f"Choose {earliest} or later.",
    )


def nothing_changes() -> PlanRefused:
    """Make the refusal for proposing a plan by which no desa changes."""
    return _refused(
        "nothing_changes",
        "Menurut rencana ini tidak ada desa yang beralih.",
        "By this plan no desa changes.",
        "Isi bulan kartu pertama sedikitnya satu desa.",
        "Give at least one desa its month.",
    )


def not_proposed() -> PlanRefused:
    """Make the refusal for deciding a plan that nobody proposed, or that is decided."""
    return _refused(
        "plan_not_proposed",
        "Rencana ini belum diusulkan, atau sudah diputuskan.",
        "This plan is not proposed, or decided already.",
        "Muat ulang halamannya.",
        "Load the page again.",
    )


def own_proposal() -> PlanRefused:
    """Make the refusal for whoever would decide what they drew up or proposed."""
    return _refused(
        "own_proposal",
        "Penyusun rencana tidak memutuskan rencananya sendiri.",
        "Whoever prepared a plan does not decide it.",
        "Mintalah pejabat lain memutuskannya.",
        "Ask another official to decide it.",
    )


def not_numbered() -> PlanRefused:
    """Make the refusal for a decision without its number."""
    return _refused(
        "decision_not_numbered",
        "Nomor keputusan belum diisi, atau memuat dua belas angka berurutan.",
        "The number of the decision is missing, or has twelve digits in a row.",
        "Isi nomor surat keputusan bupati/wali kota atau Kemensos.",
        "Give the number of the decree of the bupati, mayor or ministry.",
    )


def gates_open(gates: Sequence[Gate]) -> PlanRefused:
    """Make the refusal for a plan that goes on over open gates without saying why."""
    named = ", ".join(gates)
    return _refused(
        "gates_open",
        f"Gerbang kesiapan belum tercapai: {named}.",
        f"Gates are not passed: {named}.",
        "Tunda desanya, atau isi alasan untuk tetap melanjutkan.",
        "Delay those desa, or say why to go on all the same.",
    )


def not_open() -> PlanRefused:
    """Make the refusal for withdrawing a plan that is decided or withdrawn."""
    return _refused(
        "plan_closed_already",
        "Rencana ini sudah diputuskan atau ditarik.",
        "This plan is decided or withdrawn already.",
        "Susun rencana baru untuk mengubahnya.",
        "Draw up another plan to change it.",
    )


def reason_missing() -> PlanRefused:
    """Make the refusal for withdrawing without a reason."""
    return _refused(
        "reason_missing",
        "Alasan penarikan belum diisi.",
        "The reason is missing.",
        "Isi alasannya.",
        "Say why.",
    )


def _refused(
    code: str, indonesian: str, english: str, next_indonesian: str, next_english: str
) -> PlanRefused:
    return PlanRefused(code, Sentence(indonesian, english), Sentence(next_indonesian, next_english))
