"""The words of the office for obstacles: states, steps, causes, levels, where they come from."""

from uuid import UUID

from django.utils.translation import gettext as _

from salur.coordination.domain.aid import AID
from salur.coordination.domain.obstacles import Kind, Level, Source, State, Tepat
from salur.coordination.queries import causes
from salur.interfaces.web.components import Tag
from salur.interfaces.web.components.basic import Tone
from salur.interfaces.web.words import said

_TONES: dict[State, Tone] = {State.VERIFIED: "good", State.RESOLVED: "wait"}


def state_name(state: State | str) -> str:
    """Name a state of an obstacle."""
    return {
        State.REPORTED: _("dilaporkan"),
        State.CLASSIFIED: _("digolongkan"),
        State.ASSIGNED: _("ditugaskan"),
        State.IN_PROGRESS: _("dikerjakan"),
        State.RESOLVED: _("selesai, menunggu pemeriksaan"),
        State.VERIFIED: _("terperiksa selesai"),
        State.REOPENED: _("dibuka kembali"),
    }[State(state)]


def state_tag(state: State, *, overdue: bool) -> Tag:
    """Give the state as a tag; red where the deadline has passed."""
    if overdue:
        return Tag(_("%(state)s, lewat tenggat") % {"state": state_name(state)}, "alert")
    return Tag(state_name(state), _TONES.get(state, "plain"))


def t_name(t: Tepat | str) -> str:
    """Name one of the six T's."""
    return {
        Tepat.SASARAN: _("Tepat sasaran"),
        Tepat.JUMLAH: _("Tepat jumlah"),
        Tepat.WAKTU: _("Tepat waktu"),
        Tepat.HARGA: _("Tepat harga"),
        Tepat.KUALITAS: _("Tepat kualitas"),
        Tepat.ADMINISTRASI: _("Tepat administrasi"),
    }[Tepat(t)]


def source_name(source: Source) -> str:
    """Name where an obstacle comes from."""
    return {
        Source.EXCEPTION: _("data rekonsiliasi"),
        Source.CALENDAR: _("tenggat penyaluran"),
        Source.FIELD: _("petugas lapangan"),
        Source.COMPLAINT: _("pengaduan"),
        Source.MEETING: _("rapat koordinasi"),
        Source.PERSON: _("laporan petugas"),
    }[source]


def level_name(level: Level) -> str:
    """Name whose table an obstacle lies on."""
    return {
        Level.KECAMATAN: _("kecamatan"),
        Level.KABKOTA: _("kabupaten/kota"),
        Level.PROVINCE: _("provinsi"),
        Level.MINISTRY: _("kementerian"),
    }[level]


def cause_said(code: str) -> str:
    """Name a cause; one that the list lacks by now shows by its code."""
    known = causes().get(code)
    return said(known.name) if known is not None else code


def aid_name(program: str) -> str:
    """Name a programme of aid."""
    return said(AID[program]) if program in AID else program


def event_title(kind: Kind) -> str:
    """Say what happened."""
    return {
        Kind.OPENED: _("Dibuka"),
        Kind.CLASSIFIED: _("Digolongkan"),
        Kind.ASSIGNED: _("Ditugaskan"),
        Kind.STARTED: _("Mulai dikerjakan"),
        Kind.COMMENTED: _("Komentar"),
        Kind.ATTACHED: _("Lampiran"),
        Kind.OFFERED: _("Diserahkan, menunggu jawaban"),
        Kind.ACCEPTED: _("Penyerahan diterima"),
        Kind.RETURNED: _("Penyerahan dikembalikan"),
        Kind.ESCALATED: _("Naik jenjang karena lewat tenggat"),
        Kind.RESOLVED: _("Diselesaikan dengan bukti"),
        Kind.VERIFIED: _("Terperiksa selesai"),
        Kind.REOPENED: _("Dibuka kembali"),
        Kind.COUNTED: _("Dihitung ulang"),
        Kind.SUBSCRIBED: _("Diikuti"),
        Kind.LINKED: _("Ditautkan"),
        Kind.MOVED: _("Pindah kode wilayah"),
    }[kind]


def verb_name(verb: str) -> str:
    """Name a step of the machine."""
    return {
        "classify": _("golongkan"),
        "route": _("tugaskan langsung"),
        "assign": _("tugaskan"),
        "start": _("kerjakan"),
        "offer": _("serahkan"),
        "accept": _("terima penyerahan"),
        "return": _("kembalikan penyerahan"),
        "resolve": _("selesaikan"),
        "verify": _("pastikan selesai"),
        "reopen": _("buka kembali"),
        "count": _("hitung"),
        "escalate": _("naik jenjang"),
        "comment": _("komentar"),
        "attach": _("lampirkan"),
        "link": _("tautkan"),
        "subscribe": _("ikuti"),
        "forward": _("teruskan"),
        "answer": _("jawab"),
        "hand_back": _("kembalikan"),
        "recall": _("tarik kembali"),
        "expire": _("tanpa tanggapan"),
        "prepare": _("siapkan"),
        "pack": _("susun bahan"),
        "attend": _("catat kehadiran"),
        "hold": _("berlangsung"),
        "call_off": _("batalkan"),
        "decide": _("putuskan"),
        "write": _("tulis notula"),
        "give_back": _("kembalikan notula"),
        "sign": _("sahkan"),
    }.get(verb, verb)


def who_name(who: str) -> str:
    """Name whose step it is."""
    return {
        "raiser": _("pelapor atau lembaganya"),
        "assigner": _("yang berwenang menugaskan"),
        "owner": _("lembaga pemilik"),
        "offered": _("lembaga yang diserahi"),
        "reader": _("siapa pun yang melihatnya"),
        "data": _("data sendiri"),
        "clock": _("jam"),
        "office": _("Dinas Sosial wilayahnya"),
        "receiver": _("lembaga penerima"),
        "complainant": _("pelapor"),
        "manager": _("pengelola rapat"),
        "chair": _("pimpinan rapat"),
    }.get(who, who)


def organisation_name(names: dict[UUID, str], organisation: UUID | None) -> str:
    """Name an organisation, by what was asked."""
    return names.get(organisation, "–") if organisation is not None else "–"
