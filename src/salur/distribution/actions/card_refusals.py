"""Why an order to open accounts or a hand-over of cards is refused, and what to do then."""

import datetime as dt
from collections.abc import Sequence

from salur.kernel.refused import Refused, Sentence

_NAMED = 5


class BurekolRefused(Refused):
    """This order to open accounts is refused: nothing changed."""


class CampaignRefused(Refused):
    """This hand-over of cards is refused: nothing changed."""


def region_unknown(code: str) -> BurekolRefused:
    return _burekol(
        "region_unknown",
        f"Bukan kabupaten/kota: {code}.",
        f"No kab/kota: {code}.",
        "Pilih kabupaten/kotanya dari daftar.",
        "Choose the kab/kota from the list.",
    )


def bank_not_serving() -> BurekolRefused:
    return _burekol(
        "bank_not_serving",
        "Bank itu tidak melayani kabupaten/kota ini.",
        "That bank does not serve this kab/kota.",
        "Pilih bank penyalur wilayah ini.",
        "Choose a bank that serves this area.",
    )


def nobody_waits() -> BurekolRefused:
    return _burekol(
        "burekol_nobody_waits",
        "Tidak ada keluarga tanpa rekening yang belum diusulkan.",
        "No family without an account is left to be proposed.",
        "Tunggu jawaban bank, atau muat daftar keluarga yang baru.",
        "Wait for the bank's answer, or load a newer list of families.",
    )


def burekol_unknown() -> BurekolRefused:
    return _burekol(
        "burekol_unknown",
        "Usulan buka rekening itu tidak ditemukan.",
        "There is no such order to open accounts.",
        "Pilih dari daftar.",
        "Choose from the list.",
    )


def no_file_yet() -> BurekolRefused:
    return _burekol(
        "burekol_no_file",
        "Berkas usulan ini belum jadi, kosong, atau sudah dibatalkan.",
        "The file of this order is not made yet, is empty, or was cancelled.",
        "Tunggu sebentar lalu muat ulang halaman; lengkapi dahulu datanya bila kosong.",
        "Wait a moment and load the page again; where it is empty, complete the data first.",
    )


def reason_missing() -> BurekolRefused:
    return _burekol(
        "burekol_reason_missing",
        "Alasannya belum ditulis (sedikitnya 10 huruf).",
        "The reason is missing (10 letters at least).",
        "Tuliskan keperluannya, misalnya nomor surat pengantar ke bank.",
        "Write down what it is needed for, such as the number of the letter to the bank.",
    )


def held_back(rows: int) -> BurekolRefused:
    return _burekol(
        "burekol_held_back",
        f"{rows} baris usulan tidak lolos pemeriksaan berkas.",
        f"{rows} lines of the order did not pass the check of files.",
        "Batalkan usulan ini, perbaiki datanya, lalu siapkan lagi.",
        "Cancel this order, repair the data, and prepare it again.",
    )


def burekol_ended() -> BurekolRefused:
    return _burekol(
        "burekol_ended",
        "Usulan ini sudah dibatalkan atau sudah dijawab seluruhnya.",
        "This order was cancelled or is answered altogether.",
        "Muat ulang halaman.",
        "Load the page again.",
    )


def desa_unknown(code: str) -> CampaignRefused:
    return _campaign(
        "desa_unknown",
        f"Bukan desa: {code}.",
        f"No desa: {code}.",
        "Pilih desanya dari daftar.",
        "Choose the desa from the list.",
    )


def place_missing() -> CampaignRefused:
    return _campaign(
        "campaign_place_missing",
        "Tempat pembagian kartu belum ditulis.",
        "The place of the hand-over is missing.",
        "Tulis tempatnya, misalnya balai desa.",
        "Write the place, such as the village hall.",
    )


def day_past() -> CampaignRefused:
    return _campaign(
        "campaign_day_past",
        "Harinya sudah lewat.",
        "That day is over.",
        "Pilih hari ini atau hari sesudahnya.",
        "Choose today or a later day.",
    )


def no_card_waits() -> CampaignRefused:
    return _campaign(
        "campaign_no_card",
        "Tidak ada kartu bank ini yang menunggu dibagikan di desa itu.",
        "No card of this bank waits to be handed over in that desa.",
        "Unggah berkas rekening terbaru dari bank, atau lihat pembagian yang sudah direncanakan.",
        "Upload the bank's newest file of accounts, or see the hand-over that is planned already.",
    )


def campaign_unknown() -> CampaignRefused:
    return _campaign(
        "campaign_unknown",
        "Pembagian kartu itu tidak ditemukan.",
        "There is no such hand-over of cards.",
        "Pilih dari daftar.",
        "Choose from the list.",
    )


def campaign_ended() -> CampaignRefused:
    return _campaign(
        "campaign_recorded_already",
        "Pembagian ini sudah dicatat atau dibatalkan.",
        "This hand-over is recorded or cancelled already.",
        "Muat ulang halaman.",
        "Load the page again.",
    )


def day_to_come(day: dt.date) -> CampaignRefused:
    return _campaign(
        "campaign_day_to_come",
        f"Pembagian ini baru diadakan tanggal {day}.",
        f"This hand-over is held on {day} only.",
        "Catat hasilnya pada hari itu atau sesudahnya.",
        "Record what came of it on that day or later.",
    )


def number_missing() -> CampaignRefused:
    return _campaign(
        "campaign_number_missing",
        "Nomor berita acara serah terima kosong atau memuat tanda yang tidak boleh.",
        "The number of the berita acara is empty or has signs it may not have.",
        "Tulis nomor surat: huruf, angka, titik, garis miring, atau tanda hubung.",
        "Write the letter's number: letters, digits, dots, slashes or dashes.",
    )


def exception_unknown(numbers: Sequence[int]) -> CampaignRefused:
    named = ", ".join(map(str, numbers[:_NAMED]))
    return _campaign(
        "campaign_exception_unknown",
        f"Nomor urut ini tidak ada pada daftar: {named}.",
        f"These numbers are not on the sheet: {named}.",
        "Periksa nomor urutnya pada lembar.",
        "Check the numbers on the sheet.",
    )


def _burekol(code: str, id_: str, en: str, next_id: str, next_en: str) -> BurekolRefused:
    return BurekolRefused(code, Sentence(id_, en), Sentence(next_id, next_en))


def _campaign(code: str, id_: str, en: str, next_id: str, next_en: str) -> CampaignRefused:
    return CampaignRefused(code, Sentence(id_, en), Sentence(next_id, next_en))
