"""The words of places that families leave behind."""

from django.utils.translation import gettext as _

from salur.graduation.domain.slots import SlotState
from salur.interfaces.web.components import Tag


def slot_state(state: str) -> str:
    """Name what became of a place."""
    return slot_tag(state).label


def slot_tag(state: str) -> Tag:
    """Give the state of a place as a tag; what nobody has needs someone."""
    return {
        SlotState.FREE: Tag(_("kosong"), "alert"),
        SlotState.OFFERED: Tag(_("diusulkan"), "wait"),
        SlotState.FILLED: Tag(_("terisi"), "good"),
        SlotState.CLOSED: Tag(_("ditutup")),
    }[SlotState(state)]


def slot_verb(verb: str) -> str:
    """Name a step of a place."""
    return {
        "offer": _("usulkan keluarga berikutnya"),
        "release": _("lepaskan"),
        "fill": _("isi"),
        "close": _("tutup dengan keputusan"),
        "reopen": _("buka kembali"),
    }.get(verb, verb)


def slot_who(who: str) -> str:
    """Name whose step it is."""
    return {
        "office": _("operator dinas sosial"),
        "head": _("kepala dinas sosial"),
        "data": _("menurut perubahan data"),
    }.get(who, who)


def why_passed(code: str) -> str:
    """Say why a family that waits is not proposed now."""
    return {
        "not_payable": _("datanya perlu diperbaiki dahulu"),
        "named_already": _("sudah disebut dalam usulan yang belum diputuskan"),
        "comes_already": _("sudah ada perubahan yang disahkan dan menunggu bulannya"),
        "month_taken": _("sudah ada perubahan kepesertaan pada bulan itu"),
        "quota_unknown": _("kuota bulan itu belum diketahui"),
        "quota_full": _("kuota wilayahnya penuh"),
    }.get(code, code)


def closed_for(reason: str) -> str:
    """Name why a place was given up."""
    return {
        "quota": _("kuota diturunkan"),
        "program": _("program berakhir di sana"),
    }.get(reason, reason)
