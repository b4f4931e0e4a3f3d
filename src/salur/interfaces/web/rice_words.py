"""How steps, places and ways of rice are called on pages."""

from django.utils.translation import gettext as _

from salur.distribution.domain import Fault, Life, Mark, PointKind, RiceStep, Transport
from salur.interfaces.web.components import Tag


def step_name(step: RiceStep) -> str:
    """Name a sort of document."""
    return {
        RiceStep.REQUEST: _("SPA"),
        RiceStep.RELEASE: _("DO"),
        RiceStep.SHIPMENT: _("Surat jalan"),
        RiceStep.ARRIVAL: _("BAST"),
        RiceStep.REPLACEMENT: _("Kiriman pengganti"),
        RiceStep.VILLAGE: _("Tiba di titik bagi"),
        RiceStep.RETURN: _("Sisa kembali"),
        RiceStep.COUNT: _("Hitungan stok"),
    }[step]


def transport_name(transport: str | None) -> str:
    """Name how rice travels; nothing where nobody said."""
    names = {
        Transport.LAND: _("darat"),
        Transport.RIVER: _("sungai"),
        Transport.SEA: _("laut"),
        Transport.AIR: _("udara"),
    }
    return names[Transport(transport)] if transport else ""


def point_kind_name(kind: PointKind) -> str:
    """Name what sort of place a delivery point is."""
    return {
        PointKind.KELURAHAN: _("kelurahan atau desa"),
        PointKind.KECAMATAN: _("kecamatan"),
        PointKind.HARBOUR: _("pelabuhan"),
        PointKind.AIRSTRIP: _("lapangan terbang"),
        PointKind.OTHER: _("tempat lain"),
    }[kind]


def life_tag(life: Life) -> Tag:
    """Say how far an area's rice is."""
    return {
        Life.ALLOCATED: Tag(_("Belum diminta"), "alert"),
        Life.SPA_ISSUED: Tag(_("Diminta"), "wait"),
        Life.DO_ISSUED: Tag(_("Dikeluarkan"), "wait"),
        Life.SHIPPED: Tag(_("Dalam perjalanan"), "wait"),
        Life.AT_TD: Tag(_("Di titik distribusi"), "wait"),
        Life.AT_TB: Tag(_("Di titik bagi"), "wait"),
        Life.DISTRIBUTED: Tag(_("Diserahkan"), "good"),
    }[life]


def mark_name(mark: Mark) -> str:
    """Say what went otherwise."""
    return {
        Mark.NO_SPA: _("tanpa SPA"),
        Mark.SHORT: _("kurang"),
        Mark.QUALITY_REJECT: _("ada yang ditolak, belum diganti"),
        Mark.REPLACED: _("yang ditolak sudah diganti"),
        Mark.DEFERRED: _("menunggu kiriman rapel"),
        Mark.UNABSORBED: _("ada sisa yang kembali"),
    }[mark]


def odd_name(fault: Fault | None) -> str:
    """Say why a document that stands is not possible; nothing where it is."""
    return (
        {
            Fault.REFERENCE_UNKNOWN: _("dokumen yang dirujuk tidak ada"),
            Fault.BEFORE_ORDER: _("mendahului dokumen yang dirujuk"),
            Fault.BEYOND_LEFT: _("melebihi yang ada"),
        }.get(fault, "")
        if fault
        else ""
    )
