"""Why a step of a payment order is refused, and what to do then."""

from collections.abc import Mapping

from salur.kernel.period import Period
from salur.kernel.refused import Refused, Sentence

REASONS: Mapping[str, Sentence] = {
    "already_paid": Sentence("sudah dibayar", "paid already"),
    "partly_paid": Sentence("sudah dibayar sebagian", "paid in part"),
    "in_another_order": Sentence("ada di perintah lain", "in another order"),
    "not_answered": Sentence("belum dijawab bank", "not answered by the bank"),
    "suspended": Sentence("ditidurkan", "suspended"),
    "ineligible": Sentence("tidak lagi berhak", "no longer eligible"),
    "no_account": Sentence("tanpa rekening", "without an account"),
    "account_not_usable": Sentence("rekening tidak dapat dipakai", "account not usable"),
    "account_shared": Sentence("rekening dipakai bersama", "account shared"),
    "bank_unknown": Sentence("bank tidak diketahui", "bank unknown"),
    "other_bank": Sentence("kini di bank lain", "at another bank by now"),
    "account_changed": Sentence("rekeningnya berganti", "account changed"),
}


class OrderRefused(Refused):
    """This step of a payment order is refused: nothing changed."""


def order_unknown() -> OrderRefused:
    return _refused(
        "order_unknown",
        "Perintah bayar itu tidak ditemukan.",
        "There is no such payment order.",
        "Pilih dari daftar.",
        "Choose from the list.",
    )


def area_invalid() -> OrderRefused:
    return _refused(
        "order_area_invalid",
        "Perintah bayar dibuat untuk nasional, provinsi, atau kabupaten/kota.",
        "An order is made for the nation, a province, or a kab/kota.",
        "Pilih wilayahnya.",
        "Choose the region.",
    )


def number_invalid() -> OrderRefused:
    return _refused(
        "order_number_invalid",
        "Nomor SPM kosong, memuat tanda yang tidak boleh, atau dua belas angka berurutan.",
        "The number of the SPM is empty, has signs it may not have, or twelve digits in a row.",
        "Tulis nomor surat: huruf, angka, titik, garis miring, atau tanda hubung.",
        "Write the letter's number: letters, digits, dots, slashes or dashes.",
    )


def number_taken(number: str) -> OrderRefused:
    return _refused(
        "order_number_taken",
        f"Nomor SPM {number} sudah dipakai.",
        f"The SPM number {number} is taken.",
        "Pakai nomor surat yang lain.",
        "Use another letter's number.",
    )


def months_invalid(most: int) -> OrderRefused:
    return _refused(
        "order_months_invalid",
        f"Perintah bayar meliputi paling banyak {most} bulan dan tidak mundur.",
        f"An order covers {most} months at most, and not backwards.",
        "Pilih bulan terakhir yang lain.",
        "Choose another last month.",
    )


def bank_unknown() -> OrderRefused:
    return _refused(
        "order_bank_unknown",
        "Bank penyalur itu tidak dikenal.",
        "There is no such bank.",
        "Pilih bank dari daftar.",
        "Choose a bank from the list.",
    )


def list_not_frozen(month: Period) -> OrderRefused:
    return _refused(
        "list_not_frozen",
        f"Tidak ada daftar (DPM) BPNT {month} yang dibekukan di wilayah ini.",
        f"No BPNT list of {month} is frozen in this region.",
        "Bekukan daftarnya lebih dahulu.",
        "Freeze the list first.",
    )


def nothing_to_pay(left_out: Mapping[str, int]) -> OrderRefused:
    return _refused(
        "order_nothing_to_pay",
        f"Tidak ada keluarga yang dapat dibayar{_named(left_out, 'id')}.",
        f"No family may be paid{_named(left_out, 'en')}.",
        "Perbaiki sebabnya, lalu siapkan lagi.",
        "Repair the cause, then prepare it again.",
    )


def not_sent() -> OrderRefused:
    return _refused(
        "order_not_sent",
        "Perintah yang belum terkirim tidak dapat dikirim ulang.",
        "An order that was not sent cannot be sent again.",
        "Tunggu sampai terkirim dan dijawab bank, atau batalkan dan siapkan lagi.",
        "Wait until it was sent and the bank answered, or cancel it and prepare it again.",
    )


def decided() -> OrderRefused:
    return _refused(
        "order_decided",
        "Langkah itu tidak lagi sesuai keadaan perintah ini.",
        "This order does not stand where that step begins.",
        "Muat ulang halaman.",
        "Load the page again.",
    )


def other_person() -> OrderRefused:
    return _refused(
        "four_eyes",
        "Yang menyiapkan, memeriksa, dan menyetujui harus orang yang berbeda.",
        "Whoever prepares, checks and approves must be different people.",
        "Mintalah orang lain yang berwenang.",
        "Ask another person who may.",
    )


def authority_needed() -> OrderRefused:
    return _refused(
        "order_authority_needed",
        "Jumlah sebesar ini disetujui KPA sendiri, bukan penggantinya.",
        "A sum like this is approved by the KPA in person, not by who stands in.",
        "Tunggu KPA, atau pecah perintahnya.",
        "Wait for the KPA, or divide the order.",
    )


def changed_since(left_out: Mapping[str, int]) -> OrderRefused:
    return _refused(
        "order_changed_since",
        f"Sejak disiapkan ada baris yang tidak lagi boleh dibayar{_named(left_out, 'id')}.",
        f"Since it was prepared lines may no longer be paid{_named(left_out, 'en')}.",
        "Kembalikan perintah ini dan siapkan lagi.",
        "Return this order and prepare it again.",
    )


def being_sent() -> OrderRefused:
    return _refused(
        "order_being_sent",
        "Perintah ini sedang atau sudah dikirim ke bank.",
        "This order is being sent to the bank, or was.",
        "Hubungi bank; yang sudah dikreditkan dibatalkan melalui bank.",
        "Call the bank; what was credited is reversed through the bank.",
    )


def reason_missing() -> OrderRefused:
    return _refused(
        "reason_missing",
        "Alasannya belum ditulis.",
        "The reason is missing.",
        "Tulis alasannya dalam satu kalimat.",
        "Write the reason in one sentence.",
    )


def inbox_missing() -> OrderRefused:
    return _refused(
        "inbox_missing",
        "Tempat pengiriman ke bank belum diatur.",
        "Where files for the banks go is not set.",
        "Mintalah pengelola mengatur SALUR_BANK_INBOX, lalu kirim lagi.",
        "Ask the operator to set SALUR_BANK_INBOX, then send again.",
    )


def held_back(rows: int) -> OrderRefused:
    return _refused(
        "order_held_back",
        f"{rows} baris perintah tidak lolos pemeriksaan berkas; belum ada yang dikirim.",
        f"{rows} lines of the order did not pass the check of files; nothing was sent.",
        "Batalkan perintah ini, perbaiki rekeningnya, lalu siapkan lagi.",
        "Cancel this order, repair the accounts, then prepare it again.",
    )


def _named(left_out: Mapping[str, int], language: str) -> str:
    named = [
        f"{getattr(REASONS[reason], language)} {lines}"
        for reason, lines in sorted(left_out.items())
    ]
    return f" ({', '.join(named)})" if named else ""


def _refused(code: str, id_: str, en: str, next_id: str, next_en: str) -> OrderRefused:
    return OrderRefused(code, Sentence(id_, en), Sentence(next_id, next_en))
