"""Why a sheet or what was recorded from it is refused, and what to do then."""

from collections.abc import Sequence

from salur.distribution.domain.handover_entries import Fault
from salur.kernel.refused import Refused, Sentence

_NAMED = 5


class SheetRefused(Refused):
    """This sheet is not drawn up: nothing was kept."""


class HandoverRefused(Refused):
    """This record of a sheet is refused: nothing was kept.

    `faults` are all that is wrong with it, in the order of the sheet.
    """

    def __init__(
        self, code: str, message: Sentence, next_step: Sentence, faults: Sequence[Fault] = ()
    ) -> None:
        super().__init__(code, message, next_step)
        self.faults = tuple(faults)


def not_of_program() -> SheetRefused:
    return _sheet(
        "sheet_not_of_program",
        "Lembar serah terima hanya untuk Rastra.",
        "A sheet to sign is for Rastra only.",
        "Pilih penyaluran Rastra.",
        "Choose a Rastra cycle.",
    )


def region_not_in_cycle() -> SheetRefused:
    return _sheet(
        "sheet_region_elsewhere",
        "Wilayah itu tidak termasuk penyaluran ini.",
        "That region is not of this cycle.",
        "Pilih kabupaten/kota, kecamatan, atau desanya.",
        "Choose the kab/kota, one of its kecamatan or desa.",
    )


def months_invalid(most: int) -> SheetRefused:
    return _sheet(
        "sheet_months_invalid",
        f"Satu lembar paling banyak {most} bulan dan tidak mundur.",
        f"A sheet covers {most} months at most, and not backwards.",
        "Pilih bulan terakhir yang lain.",
        "Choose another last month.",
    )


def nobody_listed() -> SheetRefused:
    return _sheet(
        "sheet_empty",
        "Tidak ada keluarga layak salur di wilayah itu.",
        "No family of that region may be served.",
        "Periksa daftar yang dibekukan.",
        "Check the frozen list.",
    )


def sheets_unknown() -> SheetRefused:
    return _sheet(
        "sheet_unknown",
        "Lembar itu tidak ditemukan.",
        "There is no such sheet.",
        "Pilih dari daftar lembar bulan itu.",
        "Choose from the sheets of that month.",
    )


def code_unknown() -> HandoverRefused:
    return _handover(
        "sheet_code_unknown",
        "Kode itu tidak ada di lembar mana pun di wilayah Anda.",
        "No sheet of your area bears that code.",
        "Periksa delapan tanda di sudut halaman; 0, 1, I, L dan O tidak pernah dipakai.",
        "Check the eight signs in the page's corner; 0, 1, I, L and O are never used.",
    )


def record_id_invalid() -> HandoverRefused:
    return _handover(
        "record_id_invalid",
        "Nomor catatan ini bukan UUID.",
        "The id of this record is no UUID.",
        "Muat ulang halaman; perangkat lain membuat UUID sendiri untuk tiap catatan.",
        "Load the page again; another device makes a UUID of its own for each record.",
    )


def record_id_used() -> HandoverRefused:
    return _handover(
        "record_id_used",
        "Nomor catatan ini sudah dipakai untuk catatan dengan isi lain.",
        "The id of this record was used for one that says something else.",
        "Muat ulang halaman dan catat lagi; catatan yang ada tidak berubah.",
        "Load the page again and record anew; the record that is there did not change.",
    )


def replaced() -> HandoverRefused:
    return _handover(
        "sheet_replaced",
        "Lembar ini sudah diganti lembar yang lebih baru.",
        "This sheet was replaced by a newer one.",
        "Pakai kode pada lembar yang baru; nama-namanya ada di daftar lembar bulan itu.",
        "Use the code on the newer sheet; it stands among the sheets of that month.",
    )


def already_recorded() -> HandoverRefused:
    return _handover(
        "handover_recorded_already",
        "Lembar ini sudah dicatat.",
        "This sheet was recorded already.",
        "Bila catatannya keliru, buka lembarnya, tarik catatan itu dengan alasan, lalu catat lagi.",
        "If the record is wrong, open the sheet, withdraw the record with a reason, record anew.",
    )


def faulty(faults: Sequence[Fault]) -> HandoverRefused:
    """Refuse with the code of the first fault, naming the first few and bearing all."""
    named = faults[:_NAMED]
    more = len(faults) - len(named)
    return HandoverRefused(
        faults[0].code,
        Sentence(
            " ".join(one.message.id for one in named) + (f" Dan {more} lagi." if more else ""),
            " ".join(one.message.en for one in named) + (f" And {more} more." if more else ""),
        ),
        faults[0].remedy,
        faults,
    )


def day_missing() -> HandoverRefused:
    """Refuse a record without a day, as a fault beside the others."""
    message = Sentence("Hari serah terima belum diisi.", "The day of the hand-over is missing.")
    remedy = Sentence(
        "Tulis hari yang tertera di lembar.", "Write the day that stands on the sheet."
    )
    return faulty([Fault("day_missing", message, remedy)])


def handover_unknown() -> HandoverRefused:
    return _handover(
        "handover_unknown",
        "Catatan itu tidak ditemukan.",
        "There is no such record.",
        "Buka lembarnya dari daftar.",
        "Open its sheet from the list.",
    )


def withdrawn_already() -> HandoverRefused:
    return _handover(
        "handover_withdrawn_already",
        "Catatan ini sudah ditarik.",
        "This record was withdrawn already.",
        "Muat ulang halaman.",
        "Load the page again.",
    )


def not_yours() -> HandoverRefused:
    return _handover(
        "handover_not_yours",
        "Catatan ini dibuat orang lain.",
        "Somebody else made this record.",
        "Mintalah petugas yang mencatat, atau operator Dinas Sosial, menariknya.",
        "Ask whoever recorded it, or an operator of the Dinas Sosial, to withdraw it.",
    )


def reason_missing() -> HandoverRefused:
    return _handover(
        "reason_missing",
        "Alasannya belum ditulis.",
        "There is no reason.",
        "Tulis sedikitnya sepuluh huruf: apa yang keliru.",
        "Write ten letters at least: what was wrong.",
    )


def held_back(rows: int) -> HandoverRefused:
    return _handover(
        "handover_held_back",
        f"{rows} baris tidak lolos pemeriksaan berkas.",
        f"{rows} lines did not pass the check of files.",
        "Periksa nomor keluarganya di daftar, lalu ulangi pekerjaan ini.",
        "Check the families' numbers in the list, then run this job again.",
    )


def draft_has_number() -> HandoverRefused:
    return _handover(
        "draft_has_number",
        "Ada nomor panjang di dalamnya; nomor kependudukan atau kartu tidak ditulis di sini.",
        "It holds a long number; numbers of persons or cards are not written here.",
        "Hapus nomor itu.",
        "Take that number out.",
    )


def draft_too_long() -> HandoverRefused:
    return _handover(
        "draft_too_long",
        "Keterangannya terlalu panjang.",
        "What is told is too long.",
        "Tulis satu baris untuk tiap keluarga yang dikecualikan.",
        "Write one line for each family that is an exception.",
    )


def _sheet(code: str, id_: str, en: str, next_id: str, next_en: str) -> SheetRefused:
    return SheetRefused(code, Sentence(id_, en), Sentence(next_id, next_en))


def _handover(code: str, id_: str, en: str, next_id: str, next_en: str) -> HandoverRefused:
    return HandoverRefused(code, Sentence(id_, en), Sentence(next_id, next_en))
