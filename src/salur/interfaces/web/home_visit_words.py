"""Words for how a family stands and why it is due, as screens say them."""

from django.utils.translation import gettext as _

from salur.graduation.domain.due import Why
from salur.graduation.domain.readiness import Standing


def standing_name(standing: Standing) -> str:
    """Give how a family stands in a dimension."""
    return {
        Standing.MET: _("terpenuhi"),
        Standing.UNMET: _("belum terpenuhi"),
        Standing.UNKNOWN: _("belum diketahui"),
    }[standing]


def why_name(why: str) -> str:
    """Give why somebody is due for a visit, in general."""
    return {
        Why.LISTED: _("Belum pernah dikunjungi"),
        Why.AGAIN: _("Kunjungan ulang"),
        Why.VERIFY: _("Verifikasi lama"),
    }[Why(why)]


def eligible_words(eligible: bool | None) -> str:
    """Say whether a family is still in the group that the programme is for."""
    if eligible is None:
        return _("belum diketahui")
    return _("masih punya komponen program") if eligible else _("tidak punya komponen lagi")
