"""What the change from rice to card is called on screens."""

from django.utils.translation import gettext as _

from salur.interfaces.web.components import Tag
from salur.interfaces.web.components.basic import Tone
from salur.interfaces.web.formatting import date
from salur.transition.domain.plan import PlanKind, PlanState, Stays
from salur.transition.domain.readiness import FactKind, Forecast, Gate, Owner, Reached


def gate_name(gate: Gate) -> str:
    """Name a gate."""
    return {
        Gate.LIST: _("Daftar valid"),
        Gate.ACCOUNTS: _("Rekening terbuka"),
        Gate.CARDS: _("Kartu aktif"),
        Gate.SHOPS: _("e-Warong cukup"),
        Gate.NETWORK: _("EDC dan jaringan"),
        Gate.BANK: _("Bank ditetapkan"),
        Gate.TIKOR: _("SK Tikor"),
        Gate.SOCIALISED: _("Sosialisasi"),
    }[gate]


def owner_of_gate(owner: Owner) -> str:
    """Name who must act."""
    return {
        Owner.DINSOS: _("Dinas Sosial"),
        Owner.BANK: _("bank penyalur"),
        Owner.KABKOTA: _("pemerintah kabupaten/kota"),
        Owner.KEMENSOS: _("Kemensos"),
    }[owner]


def when(found: Reached) -> str:
    """Say when a gate is passed."""
    if found.forecast is Forecast.PASSED:
        return _("tercapai")
    if found.day is not None:
        return date(found.day)
    if found.forecast is Forecast.STALLED:
        return _("tidak dengan laju ini")
    return _("belum ada laju")


def fact_name(kind: FactKind) -> str:
    """Name a kind of fact."""
    return {
        FactKind.NETWORK: _("Uji jaringan"),
        FactKind.ACCESS: _("Akses"),
        FactKind.TIKOR: _("SK Tikor"),
        FactKind.SOCIALISED: _("Sosialisasi"),
    }[kind]


def access_name(value: str) -> str:
    """Name a way of access; anything else is what somebody wrote."""
    return {
        "LAND": _("darat"),
        "RIVER": _("sungai"),
        "SEA": _("laut"),
        "AIR": _("udara"),
    }.get(value, value)


def stays_name(stays: Stays) -> str:
    """Say why a desa stays with rice."""
    return {
        Stays.BLANK_SPOT: _("tanpa sinyal"),
        Stays.AIR_ONLY: _("hanya lewat udara"),
        Stays.NOT_READY: _("belum siap"),
        Stays.OFFICE: _("diputuskan kantor"),
    }[stays]


def plan_name(kind: PlanKind) -> str:
    """Name a kind of plan."""
    return {
        PlanKind.CHANGE: _("Peralihan ke kartu"),
        PlanKind.RETURN: _("Kembali ke beras"),
    }[kind]


def state_tag(state: PlanState) -> Tag:
    """Name how a plan stands."""
    tones: dict[PlanState, Tone] = {PlanState.DECIDED: "good", PlanState.PROPOSED: "wait"}
    names = {
        PlanState.DRAFT: _("konsep"),
        PlanState.PROPOSED: _("diusulkan"),
        PlanState.DECIDED: _("ditetapkan"),
        PlanState.SUPERSEDED: _("diganti"),
        PlanState.WITHDRAWN: _("ditarik"),
    }
    return Tag(names[state], tones.get(state, "plain"))
