"""How each refusal of a snapshot, and of a decision about a conflict, reads."""

import datetime as dt
from collections.abc import Sequence

from salur.kernel.refused import Refused, Sentence


class SnapshotRefused(Refused):
    """This snapshot is not taken; the register stays as it was."""


class ConflictRefused(Refused):
    """This conflict stays as it is."""


class SendingRefused(Refused):
    """No file of changes is made."""


def older(as_of: dt.date, last: dt.date) -> SnapshotRefused:
    """Refuse a snapshot that speaks of an earlier day than the last one."""
    return SnapshotRefused(
        "snapshot_older",
        Sentence(
            f"Salinan ini per {as_of:%d-%m-%Y}, lebih tua daripada salinan terakhir"
            f" (per {last:%d-%m-%Y}).",
            f"This snapshot is of {as_of:%d-%m-%Y}, older than the last one (of {last:%d-%m-%Y}).",
        ),
        Sentence(
            "Minta salinan terbaru kepada kementerian, atau periksa bulan yang dinyatakan.",
            "Ask the ministry for the newest one, or check the month declared.",
        ),
    )


def in_parts() -> SnapshotRefused:
    """Refuse a snapshot of a region whose parts have been brought up to date one by one."""
    return SnapshotRefused(
        "snapshot_in_parts",
        Sentence(
            "Bagian wilayah ini sudah disinkronkan sendiri-sendiri, sehingga tidak ada satu"
            " salinan bersama untuk seluruhnya.",
            "Parts of this region were synchronised by themselves, so there is no common"
            " snapshot of the whole.",
        ),
        Sentence(
            "Terima salinan per kabupaten/kota.", "Take one snapshot for each kab/kota instead."
        ),
    )


def base_missing(changes: int) -> SnapshotRefused:
    """Refuse to let a snapshot overwrite changes where no common one says what they changed."""
    return SnapshotRefused(
        "base_missing",
        Sentence(
            f"Belum ada salinan bersama untuk wilayah ini, padahal {changes} perubahan kantor"
            " sudah berlaku; salinan ini akan menimpanya.",
            f"There is no common snapshot of this region yet, and {changes} changes of the office"
            " hold already; this one would overwrite them.",
        ),
        Sentence(
            "Minta salinan yang menjadi dasar perubahan itu, dan terima lebih dahulu.",
            "Ask for the snapshot that those changes were based on, and take it first.",
        ),
    )


def other_region(codes: Sequence[str]) -> SnapshotRefused:
    """Refuse families of another region than the one declared."""
    named = ", ".join(codes)
    return SnapshotRefused(
        "other_region",
        Sentence(
            f"Salinan ini memuat keluarga di luar wilayah yang dinyatakan: {named}.",
            f"This snapshot has families outside the region declared: {named}.",
        ),
        Sentence(
            "Pilih wilayah yang benar, atau minta salinan untuk wilayah ini saja.",
            "Choose the right region, or ask for a snapshot of this region alone.",
        ),
    )


def keys_repeated(rows: int) -> SnapshotRefused:
    """Refuse a snapshot that has one family twice: nobody can say which row is meant."""
    return SnapshotRefused(
        "family_repeated",
        Sentence(
            f"{rows} baris memakai ID KPM yang sama dengan baris lain.",
            f"{rows} rows bear the family id of another row.",
        ),
        Sentence(
            "Unduh lembar bertanda dan minta kementerian memperbaikinya.",
            "Download the marked sheet and ask the ministry to mend it.",
        ),
    )


def rows_held_back(rows: int) -> SnapshotRefused:
    """Refuse a snapshot with rows that cannot be read: their families would seem to be gone."""
    return SnapshotRefused(
        "rows_held_back",
        Sentence(
            f"{rows} baris tertahan, sehingga keluarganya akan tampak hilang dari data pusat.",
            f"{rows} rows are held back, so that their families would seem to be gone.",
        ),
        Sentence(
            "Unduh lembar bertanda, minta perbaikannya, lalu unggah kembali.",
            "Download the marked sheet, have it mended, and upload it again.",
        ),
    )


def columns_emptied(columns: Sequence[str]) -> SnapshotRefused:
    """Refuse a snapshot without columns that the one before filled."""
    named = ", ".join(columns)
    return SnapshotRefused(
        "column_missing",
        Sentence(
            f"Kolom yang sebelumnya terisi kini kosong seluruhnya: {named}.",
            f"Columns that were filled before are empty altogether: {named}.",
        ),
        Sentence(
            "Minta salinan lengkap dengan kolom itu.", "Ask for a snapshot with those columns."
        ),
    )


def taken() -> SnapshotRefused:
    """Refuse to withdraw what the register was brought to."""
    return SnapshotRefused(
        "snapshot_taken",
        Sentence(
            "Data KPM sudah mengikuti salinan ini, dan salinan berikutnya dibandingkan dengannya.",
            "The register follows this snapshot already, and the next is compared with it.",
        ),
        Sentence(
            "Minta salinan baru yang benar kepada kementerian.",
            "Ask the ministry for a new and right one.",
        ),
    )


def conflict_unknown() -> ConflictRefused:
    """Refuse what the scope has no conflict for."""
    return ConflictRefused(
        "conflict_unknown",
        Sentence("Konflik itu tidak ditemukan.", "There is no such conflict."),
        Sentence("Cari kembali di antrean.", "Look for it in the queue."),
    )


def conflict_closed() -> ConflictRefused:
    """Refuse to decide again."""
    return ConflictRefused(
        "conflict_closed",
        Sentence(
            "Konflik ini sudah diputuskan, atau tidak lagi perlu diputuskan.",
            "This conflict is decided, or need not be any more.",
        ),
        Sentence("Lanjutkan ke konflik berikutnya.", "Go on with the next conflict."),
    )


def value_wrong(column: str) -> ConflictRefused:
    """Refuse another value that the column cannot have."""
    return ConflictRefused(
        "value_malformed",
        Sentence(
            f"Nilai lain untuk {column} belum ditulis, atau bukan nilai yang mungkin.",
            f"The other value for {column} is missing, or none that it can have.",
        ),
        Sentence("Periksa penulisannya.", "Check how it is written."),
    )


def reason_missing() -> ConflictRefused:
    """Refuse another value without a reason."""
    return ConflictRefused(
        "reason_missing",
        Sentence(
            "Alasan belum ditulis (sedikitnya 10 huruf).",
            "The reason is missing (10 letters at least).",
        ),
        Sentence("Tulis dari mana nilai itu.", "Write where that value comes from."),
    )


def nothing_to_send() -> SendingRefused:
    """Refuse a file without lines."""
    return SendingRefused(
        "nothing_to_send",
        Sentence(
            "Tidak ada perubahan berberita acara yang belum tampak di data pusat.",
            "No change with a berita acara is missing in the ministry's data.",
        ),
        Sentence(
            "Perubahan lain menunggu berita acara atau keputusan konflik.",
            "Other changes wait for a berita acara or for a conflict to be decided.",
        ),
    )
