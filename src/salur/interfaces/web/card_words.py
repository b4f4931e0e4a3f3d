"""The words of accounts and cards: their states, what a family lacks, what became of a word."""

from django.utils.translation import gettext as _

from salur.interfaces.web.components import Tag


def stage_name(stage: str) -> str:
    """Name how a family's account and card stand, or a state of either."""
    return {
        "NO_ACCOUNT": _("belum punya rekening"),
        "FAILED": _("gagal buka rekening"),
        "NO_CARD": _("rekening tanpa kartu"),
        "UNREPORTED": _("kartu belum dilaporkan bank"),
        "CETAK": _("dicetak"),
        "DI_CABANG": _("di cabang bank"),
        "TERDISTRIBUSI": _("diserahkan"),
        "AKTIF": _("aktif"),
        "RUSAK": _("rusak"),
        "HILANG": _("hilang"),
        "BLOKIR_PIN": _("PIN terblokir"),
        "MINTA_GANTI": _("menunggu kartu pengganti"),
        "TIDAK_TERDISTRIBUSI": _("tidak terdistribusi"),
        "DIGANTI": _("diganti"),
        "KEMBALI": _("kembali ke bank"),
        "GAGAL_BUREKOL": _("gagal buka rekening"),
        "DIPERBAIKI": _("penyebab gagal diperbaiki"),
        "TERBUKA": _("rekening terbuka"),
        "PASIF": _("rekening pasif"),
        "SALDO_GANTUNG": _("saldo gantung"),
        "BLOKIR": _("rekening terblokir"),
        "TUTUP": _("rekening ditutup"),
    }[stage]


def stage_tag(stage: str) -> Tag:
    """Give a state as a status."""
    if stage in ("AKTIF", "TERBUKA"):
        return Tag(stage_name(stage), "good")
    red = ("FAILED", "GAGAL_BUREKOL", "TIDAK_TERDISTRIBUSI", "RUSAK", "HILANG", "BLOKIR_PIN")
    return Tag(stage_name(stage), "alert" if stage in red else "wait")


def why_unhanded(reason: str) -> str:
    """Say why a card was not handed over; a bank's own words stay as they are."""
    return {
        "MENINGGAL": _("meninggal"),
        "PINDAH": _("pindah"),
        "TIDAK_DITEMUKAN": _("tidak ditemukan"),
        "MENOLAK": _("menolak"),
        "GANDA": _("ganda"),
        "MIGRAN": _("migran"),
        "HANDED": _("diserahkan"),
        "ABSENT": _("tidak hadir"),
        "CANCELLED": _("dibatalkan"),
    }.get(reason, reason)


def missing_name(what: str) -> str:
    """Say what keeps a family out of an order, and with that who repairs it."""
    return {
        "suspended": _("ditidurkan"),
        "not_repaired": _("penyebab gagal belum diperbaiki"),
        "name": _("nama pengurus"),
        "name_differs": _("nama berbeda menurut Dukcapil"),
        "nik": _("NIK"),
        "nik_unknown": _("NIK tidak dikenal Dukcapil"),
        "nik_twice": _("NIK dipakai lebih dari satu keluarga"),
        "birth": _("tempat atau tanggal lahir"),
        "mother": _("nama ibu kandung"),
        "address": _("alamat"),
    }[what]


def line_state(state: str) -> str:
    """Name a state of a family in an order to open accounts."""
    return {
        "READY": _("menunggu jawaban"),
        "OPENED": _("terbuka"),
        "FAILED": _("gagal"),
        "INCOMPLETE": _("belum lengkap"),
        "CANCELLED": _("dibatalkan"),
    }[state]


def verdict_tag(verdict: str, *, late: bool) -> Tag:
    """Say what became of a word."""
    if verdict == "UNKNOWN_FAMILY":
        return Tag(_("keluarga tidak dikenal"), "alert")
    if verdict == "IMPOSSIBLE":
        return Tag(_("mustahil, tidak diberlakukan"), "alert")
    if late:
        return Tag(_("lebih awal dari kabar terakhir"), "wait")
    return Tag(_("berlaku") if verdict == "TAKEN" else _("sudah diketahui"), "good")


def campaign_tag(state: str) -> Tag:
    """Give a state of a hand-over as a status."""
    names = {
        "PLANNED": Tag(_("direncanakan"), "wait"),
        "RECORDED": Tag(_("dicatat"), "good"),
        "CANCELLED": Tag(_("dibatalkan")),
    }
    return names[state]
