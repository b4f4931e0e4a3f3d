"""The words of the office for changes by berita acara: what each does, why, and how far it is."""

from django.utils.translation import gettext as _

from salur.interfaces.web.components import Tag
from salur.interfaces.web.words import said
from salur.programs.actions import WHY
from salur.registry.domain import Kind, State
from salur.registry.queries import ChangeLine


def kind_name(kind: str) -> str:
    """Name what a change does."""
    return {
        "TAMBAH": _("Tambah penerima"),
        "GANTI": _("Ganti penerima"),
        "HAPUS": _("Akhiri kepesertaan"),
        "TUNDA": _("Tidurkan"),
        "AKTIFKAN": _("Aktifkan kembali"),
        "PERBAIKI": _("Perbaiki data"),
        "GANTI_PENGURUS": _("Ganti pengurus"),
        "PINDAH": _("Pindah alamat"),
        "GRADUASI_ALAMIAH": _("Graduasi alamiah"),
        "GRADUASI_MANDIRI": _("Graduasi mandiri"),
    }.get(kind, kind)


def why_name(reason: str) -> str:
    """Name the reason of a change."""
    return {
        "MENINGGAL": _("meninggal"),
        "PINDAH": _("pindah"),
        "TIDAK_DITEMUKAN": _("tidak ditemukan"),
        "MENOLAK": _("menolak"),
        "MAMPU": _("sudah mampu"),
        "GANDA": _("ganda"),
        "PEKERJAAN": _("pekerjaan"),
        "DATA": _("data"),
    }.get(reason, reason)


def source_name(source: str) -> str:
    """Name where a change comes from."""
    return {
        "berita_acara": _("berkas berita acara"),
        "form": _("formulir"),
        "dukcapil": _("Dukcapil"),
        "pekerjaan": _("pemberi kerja"),
        "sync": _("sinkronisasi Pusdatin"),
        "review": _("pemeriksaan data ganda"),
        "slot": _("tempat yang kosong"),
    }.get(source, source)


def column_name(column: str) -> str:
    """Name a column that a change rewrites."""
    return {
        "id_pengurus": _("ID pengurus"),
        "no_kk": _("nomor KK"),
        "nik": "NIK",
        "nama_pengurus": _("nama pengurus"),
        "tempat_lahir": _("tempat lahir"),
        "tanggal_lahir": _("tanggal lahir"),
        "jenis_kelamin": _("jenis kelamin"),
        "nama_ibu_kandung": _("nama ibu kandung"),
        "nama_kepala_keluarga": _("nama kepala keluarga"),
        "alamat": _("alamat"),
        "rt": "RT",
        "rw": "RW",
        "kode_wilayah": _("kode desa"),
        "status_bpnt": _("status BPNT"),
        "no_peserta_pkh": _("nomor PKH"),
        "status_pkh": _("status PKH"),
    }.get(column, column)


def status_tag(state: State) -> Tag:
    """Say how far a change is."""
    return {
        State.PROPOSED: Tag(_("usulan"), "wait"),
        State.VERIFIED: Tag(_("menunggu pengesahan"), "wait"),
        State.ENDORSED: Tag(_("disahkan"), "plain"),
        State.APPLIED: Tag(_("berlaku"), "good"),
        State.REFUSED: Tag(_("ditolak"), "alert"),
        State.WITHDRAWN: Tag(_("ditarik"), "plain"),
    }[state]


def deed(line: ChangeLine) -> str:
    """Say in one sentence what a change does to the family."""
    values = {
        "column": column_name(line.column or ""),
        "value": line.value or "",
        "name": line.replacement_name or line.replaced_by or "",
    }
    sentences = {
        Kind.TAMBAH: _("Masuk daftar penerima dari daftar tunggu."),
        Kind.GANTI: _("Kepesertaan berakhir; tempatnya untuk %(name)s."),
        Kind.HAPUS: _("Kepesertaan berakhir."),
        Kind.TUNDA: _("Ditidurkan; tempatnya tetap."),
        Kind.AKTIFKAN: _("Diaktifkan kembali."),
        Kind.PERBAIKI: _("%(column)s menjadi %(value)s."),
        Kind.GANTI_PENGURUS: _("Pengurus diganti, keluarga tetap: %(column)s menjadi %(value)s."),
        Kind.PINDAH: _("Pindah: %(column)s menjadi %(value)s."),
        Kind.GRADUASI_ALAMIAH: _("Graduasi alamiah: kepesertaan berakhir."),
        Kind.GRADUASI_MANDIRI: _("Graduasi mandiri: kepesertaan berakhir."),
    }
    if line.state is State.REFUSED and line.kind in _CORRECTING and not line.column:
        return kind_name(line.kind)
    sentence = sentences[line.kind] % values
    return sentence[:1].upper() + sentence[1:]


_CORRECTING = (Kind.PERBAIKI, Kind.GANTI_PENGURUS, Kind.PINDAH)


def closed_name(reason: str) -> str:
    """Say why a change was closed: a code of ours in words, what people wrote as they wrote it."""
    if reason in WHY:
        return said(WHY[reason])
    return {
        "replacement_missing": _("keluarga pengganti belum ditulis"),
        "replacement_is_itself": _("keluarga tidak dapat mengganti dirinya sendiri"),
        "column_missing": _("kolom yang diubah belum ditulis"),
        "column_not_changeable": _("kolom itu tidak diubah dengan berita acara"),
        "value_missing": _("nilai barunya kosong"),
        "value_malformed": _("nilai barunya tidak sah"),
        "PADAN": _("sudah padan dengan Dukcapil"),
        "evidence_withdrawn": _("berkasnya ditarik"),
        "settled_by_berita_acara": _("sudah diselesaikan dengan berita acara"),
    }.get(reason, reason)


def suspension_name(reason: str) -> str:
    """Name why a family is suspended: a fault of its data, or what a berita acara gave."""
    if reason.startswith("held_"):
        return why_name(reason.removeprefix("held_").upper())
    return reason.replace("_", " ")


def match_name(kind: str, status: str) -> str:
    """Name what Dukcapil or an employer knows."""
    if kind == "pekerjaan":
        return _("tercatat bekerja: %(job)s") % {"job": status.replace("_", " ")}
    return {
        "PADAN": _("padan"),
        "TIDAK_DITEMUKAN": _("NIK tidak ditemukan"),
        "TIDAK_VALID": _("NIK tidak valid"),
        "GANDA": _("NIK ganda"),
        "BEDA_NAMA": _("nama berbeda"),
        "BEDA_TANGGAL_LAHIR": _("tanggal lahir berbeda"),
        "BEDA_KK": _("nomor KK berbeda"),
        "NONAKTIF": _("NIK tidak aktif"),
        "MENINGGAL": _("tercatat meninggal"),
    }.get(status, status)
