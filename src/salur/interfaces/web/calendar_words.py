"""The words of the office for the steps of a month, and for whoever takes them."""

from django.utils.translation import gettext as _

from salur.distribution.domain.calendar import When
from salur.interfaces.web.components.basic import Tag


def step_name(name: str) -> str:
    """Name a step of the calendar."""
    return {
        "quota": _("Kuota ditetapkan"),
        "list": _("Daftar KPM dibekukan"),
        "order": _("Perintah bayar"),
        "sp2d": _("SP2D"),
        "topup": _("Top-up ke kartu"),
        "changes": _("Perubahan data disahkan"),
        "purchases": _("Laporan belanja"),
        "reconciled": _("Rekonsiliasi"),
        "signed": _("Berita acara ditandatangani"),
        "sent": _("Berita acara dikirim"),
        "spa_prepared": _("SPA disiapkan"),
        "spa_approved": _("SPA disetujui"),
        "release": _("DO Bulog"),
        "delivery": _("Beras tiba"),
        "handover": _("Laporan penyerahan"),
    }[name]


def whose_name(whose: str) -> str:
    """Name whoever takes a step."""
    return {
        "ministry": _("Kementerian"),
        "bank": _("Bank penyalur"),
        "bulog": _("Bulog"),
        "office": _("Dinas Sosial"),
        "head": _("Kepala dinas"),
    }[whose]


def when_tag(when: When) -> Tag:
    """Give how a step stands as the tag of a row."""
    return {
        When.DONE: Tag(_("selesai"), "good"),
        When.LATE: Tag(_("terlambat"), "alert"),
        When.DUE: Tag(_("segera jatuh tempo"), "wait"),
        When.COMING: Tag(_("akan datang")),
        When.UNDATED: Tag(_("tanpa batas")),
    }[when]
