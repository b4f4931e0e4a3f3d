"""Why a step of a cycle is refused, and what to do then."""

from collections.abc import Iterable, Sequence

from salur.distribution.domain import QuotaBroken
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused, Sentence

_NAMED = 5
_REASONS = {
    "evidence_since": Sentence("ada bukti baru sesudahnya", "evidence was accepted after it"),
    "evidence_withdrawn": Sentence(
        "bukti yang mendasarinya ditarik", "evidence it rests on was withdrawn"
    ),
    "opening_changed": Sentence("saldo awalnya berubah", "the month before has a newer version"),
    "opening_declared": Sentence(
        "saldo awal nol dinyatakan sesudahnya", "an opening of zero was declared after it"
    ),
    "reversals_since": Sentence(
        "berkas bulan sesudahnya memuat pembatalan", "a later month's file holds reversals"
    ),
}


class CycleRefused(Refused):
    """This step of a cycle is refused: nothing changed."""


class SpaRefused(Refused):
    """This request for rice is refused: nothing was kept."""


def cycle_unknown() -> CycleRefused:
    return _cycle(
        "cycle_unknown",
        "Penyaluran itu tidak ditemukan.",
        "There is no such cycle.",
        "Buka bulan itu lebih dahulu, atau pilih dari daftar.",
        "Open that month first, or choose from the list.",
    )


def program_not_here(program: Program, period: Period, codes: Iterable[str]) -> CycleRefused:
    named = ", ".join(sorted(codes)[:_NAMED])
    return _cycle(
        "program_not_here",
        f"Menurut keputusan, {program} tidak berjalan pada {period} di: {named}.",
        f"By decision {program} does not run in {period} in: {named}.",
        "Buka penyaluran program yang berlaku.",
        "Open the cycle of the programme that holds.",
    )


def evidence_unknown() -> CycleRefused:
    return _cycle(
        "evidence_unknown",
        "Berkas itu tidak ditemukan.",
        "There is no such file.",
        "Cari kembali di daftar berkas.",
        "Look for it in the list of files again.",
    )


def region_unknown(codes: Iterable[str]) -> CycleRefused:
    named = ", ".join(sorted(codes)[:_NAMED])
    return _cycle(
        "region_unknown",
        f"Bukan kabupaten/kota yang berlaku bulan itu: {named}.",
        f"No kab/kota of that month: {named}.",
        "Periksa kodenya pada daftar wilayah.",
        "Check the code in the list of regions.",
    )


def nothing_to_roll(period: Period) -> CycleRefused:
    return _cycle(
        "cycle_unknown",
        f"Tidak ada penyaluran {period} yang dapat diteruskan.",
        f"There is no cycle of {period} to roll over.",
        "Buka bulan itu lebih dahulu.",
        "Open that month first.",
    )


def closed_already() -> CycleRefused:
    return _cycle(
        "cycle_closed",
        "Penyaluran ini sudah ditutup.",
        "This cycle is closed.",
        "Bukti baru dan rekonsiliasi ulang akan membukanya kembali.",
        "New evidence and a new reconciliation will reopen it.",
    )


def publication_missing() -> CycleRefused:
    return _cycle(
        "publication_missing",
        "Bulan ini belum direkonsiliasi.",
        "This month has not been reconciled.",
        "Bekukan daftarnya dan jalankan rekonsiliasi.",
        "Freeze its list and run the reconciliation.",
    )


def publication_outdated(reasons: Sequence[str]) -> CycleRefused:
    said = [_REASONS[reason] for reason in reasons]
    return _cycle(
        "publication_outdated",
        f"Hasil rekonsiliasi tidak mutakhir: {'; '.join(one.id for one in said)}.",
        f"The reconciliation is out of date: {'; '.join(one.en for one in said)}.",
        "Jalankan rekonsiliasi lagi, lalu tutup.",
        "Run the reconciliation again, then close.",
    )


def opening_unknown() -> CycleRefused:
    return _cycle(
        "opening_unknown",
        "Saldo awal bulan ini belum diketahui.",
        "The opening balances of this month are unknown.",
        "Unggah berkas saldo, atau minta kepala dinas menyatakan saldo nol.",
        "Upload a file of balances, or let the head declare them zero.",
    )


def opening_not_needed() -> CycleRefused:
    return _cycle(
        "opening_not_needed",
        "Rastra tidak mengenal saldo awal.",
        "Rastra has no opening balances.",
        "Tidak ada yang perlu dinyatakan.",
        "There is nothing to declare.",
    )


def opening_known() -> CycleRefused:
    return _cycle(
        "opening_known",
        "Saldo awal bulan ini sudah diketahui dari bulan sebelumnya, berkas, atau pernyataan.",
        "The opening balances are known: by the month before, a file, or a declaration.",
        "Tidak ada yang perlu dinyatakan.",
        "There is nothing to declare.",
    )


def list_not_frozen() -> CycleRefused:
    return _cycle(
        "list_not_frozen",
        "Daftar (DPM) bulan ini belum dibekukan.",
        "The list of this month is not frozen.",
        "Bekukan daftarnya lebih dahulu.",
        "Freeze the list first.",
    )


def order_missing() -> CycleRefused:
    return _cycle(
        "order_missing",
        "Belum ada perintah bayar untuk bulan ini.",
        "There is no payment order for this month yet.",
        "Unggah perintah bayar dari kementerian.",
        "Upload the ministry's order.",
    )


def not_for_rastra() -> CycleRefused:
    return _cycle(
        "order_not_of_program",
        "Rastra tidak mengenal perintah bayar.",
        "Rastra has no payment order.",
        "Pilih penyaluran BPNT.",
        "Choose a BPNT cycle.",
    )


def spa_unknown() -> SpaRefused:
    return _spa(
        "spa_unknown",
        "SPA itu tidak ditemukan.",
        "There is no such SPA.",
        "Pilih dari daftar.",
        "Choose from the list.",
    )


def spa_not_of_program() -> SpaRefused:
    return _spa(
        "spa_not_of_program",
        "SPA hanya untuk Rastra.",
        "An SPA is for Rastra only.",
        "Pilih penyaluran Rastra.",
        "Choose a Rastra cycle.",
    )


def spa_number_invalid() -> SpaRefused:
    return _spa(
        "spa_number_invalid",
        "Nomor SPA kosong atau memuat tanda yang tidak boleh.",
        "The number of the SPA is empty or has signs it may not have.",
        "Tulis nomor surat: huruf, angka, titik, garis miring, atau tanda hubung.",
        "Write the letter's number: letters, digits, dots, slashes or dashes.",
    )


def spa_number_taken(number: str) -> SpaRefused:
    return _spa(
        "spa_number_taken",
        f"Nomor SPA {number} sudah dipakai.",
        f"The SPA number {number} is taken.",
        "Pakai nomor surat yang lain.",
        "Use another letter's number.",
    )


def spa_months_invalid(most: int) -> SpaRefused:
    return _spa(
        "spa_months_invalid",
        f"Rapel paling banyak {most} bulan dan tidak mundur.",
        f"A request covers {most} months at most, and not backwards.",
        "Pilih bulan terakhir yang lain.",
        "Choose another last month.",
    )


def spa_exists() -> SpaRefused:
    return _spa(
        "spa_exists",
        "Bulan itu sudah ada SPA-nya.",
        "That month has its SPA already.",
        "Lihat SPA yang ada.",
        "See the SPA there is.",
    )


def spa_empty() -> SpaRefused:
    return _spa(
        "spa_empty",
        "Tidak ada keluarga layak bayar dalam daftar ini.",
        "No family on this list may be served.",
        "Perbaiki data KPM; daftar bulan berikutnya memuatnya.",
        "Repair the families' data; the next month's list will have them.",
    )


def quota_broken(broken: Sequence[QuotaBroken]) -> SpaRefused:
    named = ", ".join(
        f"{one.kode_wilayah}: {one.requested} > {'?' if one.quota is None else one.quota}"
        for one in broken[:_NAMED]
    )
    return _spa(
        "quota_broken",
        f"Permintaan melampaui kuota, atau kuotanya bertentangan,"
        f" di {len(broken)} wilayah ({named}).",
        f"In {len(broken)} regions the request exceeds the quota, or quotas contradict ({named}).",
        "Selesaikan kuotanya, atau perbaiki daftar bulan berikutnya.",
        "Settle the quota, or correct the next month's list.",
    )


def spa_held_back(rows: int) -> SpaRefused:
    return _spa(
        "spa_held_back",
        f"{rows} baris SPA tidak lolos pemeriksaan berkas.",
        f"{rows} lines of the SPA did not pass the check of files.",
        "Periksa kode desanya pada daftar wilayah, lalu ulangi pekerjaan ini.",
        "Check the codes of its desa in the list of regions, then run this job again.",
    )


def spa_decided() -> SpaRefused:
    return _spa(
        "spa_decided",
        "SPA ini sudah disetujui atau diganti.",
        "This SPA was approved or replaced already.",
        "Muat ulang halaman.",
        "Load the page again.",
    )


def spa_unchecked() -> SpaRefused:
    return _spa(
        "spa_unchecked",
        "SPA sebesar ini diperiksa orang ketiga sebelum disetujui.",
        "An SPA of this size is checked by a third person before it is approved.",
        "Mintalah petugas lain memeriksanya.",
        "Ask another officer to check it.",
    )


def four_eyes() -> SpaRefused:
    return _spa(
        "four_eyes",
        "Yang menyiapkan, memeriksa, dan menyetujui SPA harus orang yang berbeda.",
        "Whoever prepares, checks and approves an SPA must be different people.",
        "Mintalah orang lain yang berwenang.",
        "Ask another person who may.",
    )


def _cycle(code: str, id_: str, en: str, next_id: str, next_en: str) -> CycleRefused:
    return CycleRefused(code, Sentence(id_, en), Sentence(next_id, next_en))


def _spa(code: str, id_: str, en: str, next_id: str, next_en: str) -> SpaRefused:
    return SpaRefused(code, Sentence(id_, en), Sentence(next_id, next_en))
