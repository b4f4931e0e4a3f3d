"""Families that move on in people's words: states, steps, kinds, who began it and whose turn."""

from django.utils.translation import gettext as _

from salur.graduation.domain.cases import CaseKind, CaseSource, CaseState
from salur.graduation.domain.indicators import group_name
from salur.interfaces.web.components import Tag, Tone
from salur.interfaces.web.words import said

_S = CaseState
_TONES: dict[str, Tone] = {
    _S.STANDING: "good",
    _S.LEFT: "good",
    _S.STAYS: "plain",
    _S.RETURNED: "plain",
}


def case_state(state: str) -> str:
    """Name how far a family is."""
    return {
        _S.PROPOSED: _("diusulkan"),
        _S.VISITED: _("sudah dikunjungi"),
        _S.DECIDED: _("diputuskan keluar"),
        _S.TOLD: _("diberi tahu"),
        _S.OBJECTED: _("keberatan"),
        _S.CONFIRMED: _("dikuatkan"),
        _S.SUBMITTED: _("diajukan"),
        _S.ENDORSED: _("disahkan"),
        _S.LEFT: _("sudah keluar, didampingi"),
        _S.CONTESTED: _("keberatan setelah disahkan"),
        _S.RETURNING: _("akan kembali"),
        _S.RETURNED: _("kembali"),
        _S.STANDING: _("tetap mandiri"),
        _S.STAYS: _("tidak jadi"),
    }[CaseState(state)]


def case_tag(state: str, *, overdue: bool = False) -> Tag:
    """Give how far a family is as a tag; what is late stands out."""
    if overdue:
        return Tag(_("%(state)s, terlambat") % {"state": case_state(state)}, "alert")
    return Tag(case_state(state), _TONES.get(state, "wait"))


def case_verb(verb: str) -> str:
    """Name a step of the machine."""
    return {
        "open": _("usulkan"),
        "visit": _("kunjungi"),
        "withdraw": _("tarik usulan"),
        "decide_stays": _("putuskan tetap menerima"),
        "decide_leaves": _("putuskan keluar"),
        "tell": _("sampaikan surat"),
        "object": _("ajukan keberatan"),
        "lapse": _("lewat batas keberatan"),
        "grant": _("kabulkan keberatan"),
        "reject": _("tolak keberatan"),
        "submit": _("ajukan untuk disahkan"),
        "refuse": _("ditolak pengesahan"),
        "endorse": _("disahkan"),
        "adopt": _("disahkan lewat berita acara lain"),
        "end": _("berakhir karena sebab lain"),
        "leave": _("keluar dari daftar"),
        "fall_back": _("jatuh kembali"),
        "stand": _("tetap mandiri"),
        "return": _("kembalikan ke daftar tunggu"),
        "recover": _("pulih"),
        "rejoin": _("mendapat tempat lagi"),
    }.get(verb, verb)


def case_who(who: str) -> str:
    """Name whose step it is."""
    return {
        "field": _("pendamping atau petugas"),
        "office": _("Dinas Sosial"),
        "village": _("musyawarah desa"),
        "family": _("keluarga"),
        "data": _("data sendiri"),
        "clock": _("jam"),
    }.get(who, who)


def event_name(kind: str) -> str:
    """Name what happened to a family on its way."""
    return {
        "open": _("Diusulkan"),
        "visit": _("Dikunjungi"),
        "withdraw": _("Usulan ditarik"),
        "decide_stays": _("Musyawarah: tetap menerima"),
        "decide_leaves": _("Musyawarah: keluar"),
        "tell": _("Surat disampaikan"),
        "object": _("Keluarga keberatan"),
        "lapse": _("Tidak ada keberatan sampai batasnya"),
        "grant": _("Keberatan dikabulkan"),
        "reject": _("Keberatan ditolak"),
        "submit": _("Diajukan untuk disahkan"),
        "refuse": _("Tidak disahkan"),
        "endorse": _("Disahkan"),
        "adopt": _("Disahkan lewat berita acara lain"),
        "end": _("Kepesertaan berakhir karena sebab lain"),
        "leave": _("Keluar dari daftar"),
        "fall_back": _("Jatuh kembali"),
        "stand": _("Tetap mandiri"),
        "return": _("Kembali ke daftar tunggu, paling depan"),
        "recover": _("Pulih, didampingi lagi"),
        "rejoin": _("Mendapat tempat lagi"),
        "move": _("Pindah wilayah bersama keluarganya"),
    }.get(kind, kind)


def kind_of_case(kind: str) -> str:
    """Name why a family moves on."""
    return {
        CaseKind.NATURAL: _("alamiah"),
        CaseKind.INDEPENDENT: _("mandiri"),
    }[CaseKind(kind)]


def kind_explained(kind: str) -> str:
    """Name why a family moves on, with what it means."""
    return {
        CaseKind.NATURAL: _("Alamiah: tidak lagi termasuk kelompok yang dituju program"),
        CaseKind.INDEPENDENT: _("Mandiri: sudah dapat berdiri sendiri"),
    }[CaseKind(kind)]


def source_of_case(source: str) -> str:
    """Name who began it."""
    return {
        CaseSource.FACILITATOR: _("pendamping atau petugas"),
        CaseSource.FAMILY: _("keluarga sendiri"),
        CaseSource.RULE: _("aturan kesiapan"),
        CaseSource.BERITA_ACARA: _("berita acara"),
    }[CaseSource(source)]


def next_of(state: str) -> str:
    """Say what comes next, and whose turn it is, in one sentence."""
    return {
        _S.PROPOSED: _("Berikutnya: pendamping mengunjungi keluarga ini."),
        _S.VISITED: _("Berikutnya: musyawarah desa memutuskan, dengan berita acara."),
        _S.DECIDED: _("Berikutnya: keluarga diberi tahu dengan surat."),
        _S.TOLD: _("Keluarga dapat keberatan sampai batasnya; setelah itu diajukan."),
        _S.OBJECTED: _("Berikutnya: pejabat yang tidak ikut memutuskan menjawab keberatan."),
        _S.CONFIRMED: _("Berikutnya: Dinas Sosial mengajukannya untuk disahkan."),
        _S.SUBMITTED: _("Berikutnya: berita acaranya disahkan kepala dinas."),
        _S.ENDORSED: _("Keluar dari daftar begitu bulannya tiba."),
        _S.LEFT: _("Ditengok pada bulan ke-3, 6, dan 12 setelah keluar."),
        _S.CONTESTED: _("Berikutnya: pejabat yang tidak ikut memutuskan menjawab keberatan."),
        _S.RETURNING: _("Berikutnya: musyawarah desa mengembalikannya ke daftar tunggu."),
        _S.RETURNED: _("Selesai: keluarga menunggu paling depan, atau sudah menerima lagi."),
        _S.STANDING: _("Selesai: keluarga tetap mandiri setahun setelah keluar."),
        _S.STAYS: _("Selesai: keluarga tidak keluar lewat graduasi ini."),
    }[CaseState(state)]


def dimension_name(dimension: str) -> str:
    """Name in what a family stands on its own, or does not, within a sentence."""
    return said(group_name(dimension)).lower()
