"""The words of the office for what the tables name in codes: classes, owners, roles, regions."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from salur.kernel.program import Program
from salur.kernel.refused import Sentence
from salur.kernel.region_code import Level
from salur.reconciliation.domain.bpnt import BPNT_CLASSES
from salur.reconciliation.domain.matters import RESOLUTIONS, STRANDS, Resolution
from salur.reconciliation.domain.rastra import GAPS, RASTRA_CLASSES

_BPNT = {one.number: one.label for one in BPNT_CLASSES}
_RASTRA = {one.number: one.label for one in RASTRA_CLASSES}
_GAPS = {one.code.removesuffix("_g"): one.label for one in GAPS}
_SHORT = ("KAB. ", "KABUPATEN ")
PROGRAMS = {Program.BPNT.value: "BPNT", Program.RASTRA.value: "Rastra"}


def language() -> str:
    """Give the language of the page, "id" or "en"."""
    return "en" if (get_language() or "id").startswith("en") else "id"


def said(sentence: Sentence) -> str:
    """Give a sentence in the language of the page."""
    return sentence.in_language(language())


def class_name(program: str, klass: int) -> str:
    """Name a class of the reconciliation: "Kredit gagal"."""
    names = _BPNT if program == Program.BPNT else _RASTRA
    return said(names[klass]) if klass in names else "–"


def cause_name(program: str, cause: str, klass: int) -> str:
    """Name what an exception is about: its class, or of rice the gap."""
    gap = _GAPS.get(cause.removesuffix("_g"))
    return said(gap) if gap else class_name(program, klass)


def owner_name(owner: str) -> str:
    """Name whose turn it is."""
    return {
        "bank": _("Bank penyalur"),
        "bulog": _("Bulog"),
        "dinsos": _("Dinas Sosial"),
        "kabkota": _("Pemerintah kab/kota"),
        "nobody_yet": _("Masa tenggang berjalan"),
    }.get(owner, owner)


def what_to_do(program: str, cause: str, klass: int) -> str:
    """Say what settles an exception, and who sends what."""
    if program == Program.RASTRA:
        return {
            "gap_requested": _("Terbitkan SPA susulan, atau jelaskan mengapa tidak diminta."),
            "gap_released": _("Bulog mengeluarkan DO untuk sisanya, atau SPA diperbaiki."),
            "gap_arrived": _("Bulog mengirim kekurangannya, lalu mengirim BAST penggantinya."),
            "gap_handed": _("Desa menyerahkan sisanya, lalu mengirim daftar penyerahannya."),
        }.get(cause.removesuffix("_g"), "")
    return {
        1: _("Bank menjelaskan kreditnya, atau mengembalikannya ke kas negara."),
        2: _("Bank memeriksa dari dana mana belanja ini dibayar."),
        3: _("Bank membatalkan kredit kedua, lalu mengirim hasilnya."),
        4: _("Bank mengkredit kekurangannya atau menarik kelebihannya."),
        5: _("Bank memeriksa belanja yang melebihi dananya."),
        6: _("Bank menjelaskan pembatalannya; keluarga masuk perintah berikutnya."),
        7: _("Bank memperbaiki rekeningnya, lalu mengkredit ulang."),
        8: _("Minta bank mengirim hasil untuk rekening ini."),
        10: _("Kunjungi keluarganya: kartu, PIN, mesin e-Warong atau kepindahan."),
    }.get(klass, "")


def role_name(role: str) -> str:
    """Name a role."""
    return {
        "operator": _("Operator"),
        "head": _("Kepala dinas"),
        "province": _("Provinsi"),
        "bank": _("Bank"),
        "bulog": _("Bulog"),
        "agency": _("Instansi lain"),
        "facilitator": _("Pendamping/TKSK"),
        "ministry": _("Kementerian"),
        "budget_authority": _("Kuasa Pengguna Anggaran (KPA)"),
        "analyst": _("Analis"),
        "auditor": _("Auditor"),
        "administrator": _("Administrator"),
    }.get(role, role)


def verb_name(verb: str) -> str:
    """Name what a token may be for."""
    return {
        "cycle.read": _("membaca penyaluran"),
        "evidence.accept": _("menerima berkas yang sudah diperiksa"),
        "evidence.read": _("membaca berkas dan temuannya"),
        "evidence.receive": _("mengirim berkas"),
        "evidence.withdraw": _("menarik berkas"),
        "exception.read": _("membaca yang perlu ditangani"),
        "export.take": _("mengambil realisasi"),
        "family.read": _("membaca bulan-bulan keluarga"),
        "handover.record": _("mencatat lembar penyerahan"),
    }.get(verb, verb)


def role_names(roles: frozenset[str] | tuple[str, ...]) -> str:
    """Name roles in one line."""
    return ", ".join(role_name(role) for role in sorted(roles))


def strand_name(strand: str) -> str:
    """Name what hangs: "Belum terkredit"."""
    return said(STRANDS[strand]) if strand in STRANDS else strand


def resolution_name(kind: str) -> str:
    """Name by what it ended: "Dibelanjakan kemudian"."""
    return said(RESOLUTIONS[Resolution(kind)])


def region_name(name: str) -> str:
    """Write a region's name as people do: `KAB. KAPUAS` is "Kabupaten Kapuas"."""
    for short in _SHORT:
        if name.upper().startswith(short):
            return f"Kabupaten {name[len(short) :].title()}"
    return name.title() if name.isupper() else name


def level_name(level: int) -> str:
    """Name a level of regions."""
    return {
        Level.NATION: _("Nasional"),
        Level.PROVINCE: _("Provinsi"),
        Level.KABKOTA: _("Kabupaten/kota"),
        Level.KECAMATAN: _("Kecamatan"),
        Level.DESA: _("Desa/kelurahan"),
    }[Level(level)]


def reason_name(code: str) -> str:
    """Say why a family has not bought, as the field or a bank said."""
    return {
        "SALDO_GANTUNG": _("saldo gantung"),
        "EDC": _("mesin EDC bermasalah"),
        "KARTU_RUSAK": _("kartu rusak"),
        "RUSAK": _("kartu rusak"),
        "PIN_TERBLOKIR": _("PIN terblokir"),
        "BLOKIR_PIN": _("PIN terblokir"),
        "KARTU_BELUM_DITERIMA": _("kartu belum diterima"),
        "CETAK": _("kartu dicetak, belum diserahkan"),
        "DI_CABANG": _("kartu masih di cabang"),
        "HILANG": _("kartu hilang"),
        "KEMBALI": _("kartu kembali ke bank"),
        "BLOKIR": _("rekening diblokir"),
        "TUTUP": _("rekening ditutup"),
        "MENINGGAL": _("meninggal"),
        "PINDAH": _("pindah"),
        "TIDAK_DITEMUKAN": _("tidak ditemukan"),
        "MENOLAK": _("menolak"),
        "BELUM_BERBELANJA": _("belum sempat berbelanja"),
        "LAIN": _("sebab lain"),
    }.get(code, code.replace("_", " ").lower())


def finding_name(code: str) -> str:
    """Name a finding of the reconciliation."""
    return {
        "replayed_line": _("baris dikirim lagi"),
        "reference_reused": _("referensi dipakai lagi"),
        "reversal_exceeds_origin": _("pembatalan melebihi kreditnya"),
        "reversal_without_origin": _("pembatalan tanpa asal"),
        "other_period": _("baris bulan lain"),
        "other_program": _("baris program lain"),
        "opening_conflict": _("saldo awal berbeda-beda"),
        "quota_conflict": _("kuota bertentangan"),
        "quota_unfilled": _("kuota tidak terisi"),
        "not_shared_out": _("tidak dapat dibagi"),
        "family_unknown": _("keluarga tidak ada di daftar"),
        "credited_in_parts": _("dikredit bertahap"),
        "instructed_twice": _("diperintahkan dua kali"),
        "redeemed_outside_region": _("dibelanjakan di luar wilayah"),
        "redeemed_at_unknown_ewarong": _("e-Warong tidak dikenal"),
        "redeemed_before_credit": _("dibelanjakan sebelum dikredit"),
        "idle": _("dana mengendap"),
        "opening_unknown": _("saldo awal tidak diketahui"),
        "listed_not_ordered": _("ada di daftar, tidak diperintahkan"),
        "ordered_not_listed": _("diperintahkan, tidak ada di daftar"),
        "family_paid_twice": _("keluarga dibayar di dua rekening"),
        "account_shared": _("satu rekening dipakai beberapa keluarga"),
        "family_not_served": _("belum menerima beras"),
        "family_short": _("beras kurang"),
        "family_over": _("beras lebih"),
        "handed_to_unlisted": _("diserahkan di luar daftar"),
        "both_programmes": _("menerima dua program"),
        "no_programme": _("tidak menerima program apa pun"),
        "name_differs": _("nama berbeda"),
        "account_matched": _("rekening dipadankan"),
        "card_not_distributed": _("kartu belum diserahkan"),
        "ineligible_at_period": _("tidak layak pada bulan itu"),
    }.get(code, code.replace("_", " "))
