"""The words of a proposal of where shops open."""

from django.utils.translation import gettext as _

from salur.transition.domain.siting import Reason, Service
from salur.transition.pipeline.sitings import CANDIDATES, GREEDY, LARGEST, NO_POSITION, PROPOSED


def reason_name(reason: str) -> str:
    """Say why families have no shop."""
    names: dict[str, str] = {
        Reason.OUT_OF_REACH: _("tidak ada toko atau tempat dalam jangkauan"),
        Reason.BARRED: _("tempat dalam jangkauan tidak boleh dibuka"),
        Reason.OPENINGS_USED_UP: _("jatah pembukaan habis"),
        Reason.NO_ROOM: _("semua toko dalam jangkauan penuh"),
        NO_POSITION: _("posisi desa belum ada"),
    }
    return names.get(reason, reason)


def service_name(service: str) -> str:
    """Say what may serve them."""
    names: dict[str, str] = {
        Service.NEIGHBOUR: _("toko desa tetangga"),
        Service.SERVICE_DAY: _("hari layanan keliling"),
        Service.RICE: _("tetap beras"),
    }
    return names.get(service, service)


def barred_name(barred: str) -> str:
    """Say why a place may not open."""
    return {
        "owner_excluded": _("pemilik tidak diperbolehkan"),
        "other_bank": _("bank lain"),
        "no_signal": _("tidak ada jaringan"),
    }.get(barred, barred)


def places_name(places: str) -> str:
    """Name where shops may open."""
    return _("calon toko dari bank") if places == CANDIDATES else _("setiap desa")


def plan_name(plan: str) -> str:
    """Name one of the three plans that are compared."""
    return {
        PROPOSED: _("Usulan"),
        LARGEST: _("Desa terbesar lebih dulu"),
        GREEDY: _("Terbanyak yang belum terlayani"),
    }[plan]
