"""What a paper about rice is refused with: why it is impossible, and what to do."""

from salur.distribution.domain import Fault
from salur.kernel.refused import Refused, Sentence


class RiceRefused(Refused):
    """This paper about rice, or this place, is not recorded."""


_SAID: dict[Fault, tuple[str, str, str, str]] = {
    Fault.REFERENCE_UNKNOWN: (
        "Dokumen yang dirujuk tidak ditemukan di kabupaten/kota ini.",
        "There is no such document in this kab/kota to refer to.",
        "Pilih nomornya dari daftar.",
        "Choose its number from the list.",
    ),
    Fault.NUMBER_INVALID: (
        "Nomor dokumen kosong atau memuat tanda yang tidak boleh.",
        "The document's number is empty or has signs it may not have.",
        "Tulis nomor surat: huruf, angka, titik, garis miring, atau tanda hubung.",
        "Write the letter's number: letters, digits, dots, slashes or dashes.",
    ),
    Fault.MASS_INVALID: (
        "Beratnya harus lebih dari nol, paling halus 0,01 kg.",
        "The weight must be above zero, to 0.01 kg at the finest.",
        "Tulis berat dalam kilogram.",
        "Write the weight in kilograms.",
    ),
    Fault.REJECTED_BEYOND_ARRIVED: (
        "Yang ditolak lebih banyak daripada yang datang.",
        "More was rejected than came.",
        "Periksa kedua beratnya.",
        "Check both weights.",
    ),
    Fault.REASON_MISSING: (
        "Ada beras yang ditolak tanpa alasan.",
        "Rice is rejected without a reason.",
        "Tulis alasannya, misalnya berkutu.",
        "Write the reason, for instance weevils.",
    ),
    Fault.BEFORE_ORDER: (
        "Tanggalnya mendahului dokumen yang dirujuk.",
        "Its day lies before that of the document it refers to.",
        "Periksa tanggalnya pada dokumen kertas.",
        "Check the day on the paper itself.",
    ),
    Fault.IN_FUTURE: (
        "Tanggalnya belum tiba.",
        "Its day has not come yet.",
        "Catat setelah terjadi.",
        "Record it when it has happened.",
    ),
    Fault.REGION_ELSEWHERE: (
        "Dokumen yang dirujuk bukan untuk wilayah itu.",
        "The document it refers to is not for that region.",
        "Pilih desa atau kecamatan yang ada pada dokumen itu.",
        "Choose a desa or kecamatan of that document.",
    ),
    Fault.MONTH_ELSEWHERE: (
        "Dokumen yang dirujuk tidak mencakup bulan itu.",
        "The document it refers to does not cover that month.",
        "Pilih bulan yang dicakupnya.",
        "Choose a month that it covers.",
    ),
    Fault.WAREHOUSE_UNKNOWN: (
        "Gudang itu tidak tercatat pada tanggal itu, atau milik lembaga lain.",
        "That warehouse is not recorded on that day, or is another organisation's.",
        "Pilih gudang dari daftar, atau catat gudangnya.",
        "Choose a warehouse from the list, or record it.",
    ),
    Fault.POINT_UNKNOWN: (
        "Titik distribusi itu tidak tercatat pada tanggal itu.",
        "That delivery point is not recorded on that day.",
        "Pilih titik dari daftar, atau catat titiknya.",
        "Choose a point from the list, or record it.",
    ),
    Fault.POINT_ELSEWHERE: (
        "Titik distribusi itu tidak melayani wilayah ini.",
        "That delivery point does not serve this region.",
        "Pilih titik yang melayaninya.",
        "Choose a point that serves it.",
    ),
    Fault.NUMBER_TAKEN: (
        "Nomor dokumen itu sudah dipakai.",
        "That document's number is taken.",
        "Pakai nomor surat yang lain.",
        "Use another letter's number.",
    ),
    Fault.BEYOND_LEFT: (
        "Beratnya melebihi yang masih ada, yaitu {kg} kg.",
        "It is more than what is left, which is {kg} kg.",
        "Catat paling banyak sebanyak itu.",
        "Record that much at most.",
    ),
    Fault.BEYOND_STOCK: (
        "Beratnya melebihi stok gudang pada hari itu, yaitu {kg} kg.",
        "It is more than the warehouse's stock of that day, which is {kg} kg.",
        "Kurangi beratnya, pilih gudang lain, atau unggah hitungan stok yang baru.",
        "Take less, choose another warehouse, or upload a newer count.",
    ),
}


def impossible(fault: Fault, grams: int = 0) -> RiceRefused:
    """Make the refusal of a paper; `grams` is how much would have been possible."""
    said, en, next_id, next_en = _SAID[fault]
    whole, rest = divmod(max(grams, 0), 1000)
    digits = f"{rest:03d}".rstrip("0")
    kg_id = f"{whole},{digits}" if rest else str(whole)
    kg_en = f"{whole}.{digits}" if rest else str(whole)
    return RiceRefused(
        fault, Sentence(said.format(kg=kg_id), en.format(kg=kg_en)), Sentence(next_id, next_en)
    )


def point_invalid() -> RiceRefused:
    """Make the refusal of a delivery point that is not placed."""
    return RiceRefused(
        "point_invalid",
        Sentence(
            "Titik distribusi harus bernama dan melayani desa di satu kabupaten/kota.",
            "A delivery point has a name and serves desa of one kab/kota.",
        ),
        Sentence("Lengkapi isiannya.", "Complete the entries."),
    )


def point_taken() -> RiceRefused:
    """Make the refusal of a delivery point whose name is in use."""
    return RiceRefused(
        "point_name_taken",
        Sentence(
            "Di kabupaten/kota ini sudah ada titik distribusi bernama itu.",
            "There is a delivery point of that name in this kab/kota.",
        ),
        Sentence("Pakai nama lain.", "Use another name."),
    )


def point_unknown() -> RiceRefused:
    """Make the refusal of a delivery point that is not there, or ended already."""
    return RiceRefused(
        "point_unknown",
        Sentence("Titik distribusi itu tidak ada.", "There is no such delivery point."),
        Sentence("Pilih dari daftar.", "Choose from the list."),
    )
