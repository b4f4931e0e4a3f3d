"""The words of a data sprint: what keeps a family, what is to be done about it, and by whom."""

from django.utils.translation import gettext as _

from salur.interfaces.web.card_words import stage_name
from salur.interfaces.web.change_words import suspension_name
from salur.interfaces.web.words import language
from salur.quality.domain.rules import all_rules
from salur.transition.domain.sprint import STAGES, Act


def act_name(act: str) -> str:
    """Name what has to be done."""
    return {
        Act.VISIT: _("Kunjungi keluarga"),
        Act.OFFICE: _("Perbaiki di kantor"),
        Act.BANK: _("Bank yang bertindak"),
        Act.DUKCAPIL: _("Dukcapil yang bertindak"),
    }[Act(act)]


def keeps_name(cause: str) -> str:
    """Name what keeps a family from its card."""
    if cause in all_rules():
        return all_rules()[cause].message.in_language(language())
    if cause in STAGES:
        return _stage_name(cause)
    if cause.startswith("held_"):
        return _("Ditidurkan berita acara: %(reason)s") % {"reason": suspension_name(cause)}
    return _("Ditidurkan")


def _stage_name(stage: str) -> str:
    """Name how an account or card stands where it keeps a family: what is not yet, not what is."""
    return {
        "CETAK": _("Kartu dicetak, belum diserahkan"),
        "DI_CABANG": _("Kartu masih di cabang bank"),
        "TERDISTRIBUSI": _("Kartu diserahkan, belum aktif"),
        "TIDAK_TERDISTRIBUSI": _("Kartu tidak dapat diserahkan"),
        "KEMBALI": _("Kartu kembali ke bank"),
        "DIGANTI": _("Kartu pengganti belum diserahkan"),
        "RUSAK": _("Kartu rusak"),
        "HILANG": _("Kartu hilang"),
    }.get(stage) or stage_name(stage).capitalize()


def remedy_name(cause: str) -> str:
    """Say what repairs it."""
    if cause in all_rules():
        return all_rules()[cause].remedy.in_language(language())
    return {
        "NO_ACCOUNT": _("Usulkan buka rekening kepada bank, lalu tagih jawabannya."),
        "FAILED": _("Perbaiki penyebab gagal menurut bank, lalu usulkan lagi."),
        "BLOKIR": _("Minta bank membuka blokir rekening."),
        "NO_CARD": _("Minta bank menerbitkan kartu."),
        "UNREPORTED": _("Tanyakan kepada bank di mana kartunya."),
        "CETAK": _("Minta bank mengirim kartu, lalu rencanakan pembagian."),
        "DI_CABANG": _("Rencanakan pembagian kartu di desa."),
        "KEMBALI": _("Minta bank menyerahkan ulang kartunya."),
        "DIGANTI": _("Minta bank menyerahkan kartu pengganti."),
        "MINTA_GANTI": _("Tagih kartu pengganti kepada bank."),
        "RUSAK": _("Mintakan kartu pengganti."),
        "HILANG": _("Mintakan kartu pengganti."),
        "BLOKIR_PIN": _("Minta bank membuka PIN atau mengganti kartu."),
        "TIDAK_TERDISTRIBUSI": _("Temui keluarganya, catat alasannya, dan serahkan kartu."),
        "TERDISTRIBUSI": _("Temani keluarganya mengaktifkan kartu."),
    }.get(cause, _("Putuskan dalam musdes dan berita acara."))
