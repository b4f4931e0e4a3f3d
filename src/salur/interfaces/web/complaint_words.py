"""Complaints in people's words: states, channels, the six T's, why they are sensitive."""

from django.utils.translation import gettext as _

from salur.coordination.domain.aid import AID
from salur.coordination.domain.complaints import Channel, ComplaintState, Sensitive
from salur.coordination.domain.obstacles import Tepat
from salur.coordination.queries import causes
from salur.interfaces.web.components import Tag, Tone
from salur.interfaces.web.words import said

_TONES: dict[str, Tone] = {
    ComplaintState.ANSWERED: "good",
    ComplaintState.CLOSED: "good",
}


def complaint_state(state: str) -> str:
    """Name how a complaint stands."""
    return {
        ComplaintState.RECEIVED: _("diterima"),
        ComplaintState.VERIFIED: _("terverifikasi"),
        ComplaintState.FORWARDED: _("diteruskan"),
        ComplaintState.ANSWERED: _("dijawab"),
        ComplaintState.REOPENED: _("dibuka lagi"),
        ComplaintState.CLOSED: _("selesai"),
    }[ComplaintState(state)]


def complaint_tag(state: str, *, overdue: bool) -> Tag:
    """Give how a complaint stands as a tag; late ones stand out."""
    if overdue:
        return Tag(_("%(state)s, terlambat") % {"state": complaint_state(state)}, "alert")
    return Tag(complaint_state(state), _TONES.get(state, "wait"))


def channel_name(channel: str) -> str:
    """Name how a complaint came."""
    return {
        Channel.FACE: _("tatap muka"),
        Channel.FORM: _("formulir umum"),
        Channel.SMS: _("SMS 1708"),
        Channel.LAPOR: _("LAPOR"),
        Channel.LETTER: _("surat"),
        Channel.PHONE: _("telepon"),
    }[Channel(channel)]


def tepat_name(t: str) -> str:
    """Name one of the six T's; empty where nobody said one yet."""
    if not t:
        return _("belum digolongkan")
    return {
        Tepat.SASARAN: _("tepat sasaran"),
        Tepat.JUMLAH: _("tepat jumlah"),
        Tepat.WAKTU: _("tepat waktu"),
        Tepat.HARGA: _("tepat harga"),
        Tepat.KUALITAS: _("tepat kualitas"),
        Tepat.ADMINISTRASI: _("tepat administrasi"),
    }[Tepat(t)]


def tepat_plainly(t: str) -> str:
    """Ask which of the six T's is missed, as somebody who complains would say it."""
    return {
        Tepat.SASARAN: _("Yang berhak tidak menerima, atau yang tidak berhak menerima"),
        Tepat.JUMLAH: _("Jumlah bantuan kurang"),
        Tepat.WAKTU: _("Bantuan terlambat"),
        Tepat.HARGA: _("Diminta membayar, atau harga terlalu tinggi"),
        Tepat.KUALITAS: _("Beras atau barangnya buruk"),
        Tepat.ADMINISTRASI: _("Kartu, rekening, data, atau surat bermasalah"),
    }[Tepat(t)]


def sensitive_name(sensitive: str) -> str:
    """Say why a complaint is shown to few."""
    if not sensitive:
        return _("tidak")
    return {
        Sensitive.CORRUPTION: _("dugaan pungutan atau korupsi"),
        Sensitive.VIOLENCE: _("kekerasan atau ancaman"),
        Sensitive.OFFICER: _("tentang seorang petugas"),
    }[Sensitive(sensitive)]


def aid_name(program: str) -> str:
    """Name a programme of aid; empty where nobody said which."""
    return said(AID[program]) if program in AID else _("belum disebut")


def cause_of_complaint(cause: str) -> str:
    """Name a cause; empty where none was found yet."""
    known = causes()
    return said(known[cause].name) if cause in known else "–"


def event_name(kind: str) -> str:
    """Name what happened to a complaint."""
    return {
        "RECEIVED": _("Diterima"),
        "VERIFIED": _("Diverifikasi dan digolongkan"),
        "FORWARDED": _("Diteruskan"),
        "RETURNED": _("Dikembalikan"),
        "ANSWERED": _("Dijawab"),
        "NOTED": _("Catatan petugas"),
        "LINKED": _("Dikaitkan"),
        "REPLIED": _("Pelapor menambahkan"),
        "REOPENED": _("Pelapor membuka lagi"),
        "CLOSED": _("Selesai"),
        "MOVED": _("Pindah kode wilayah"),
    }.get(kind, kind)
