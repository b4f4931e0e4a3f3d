"""Why a whole file is refused: one function per reason, each with its next step."""

from collections.abc import Sequence
from decimal import Decimal

from salur.kernel.refused import Refused, Sentence

_AS_SHEET = Sentence(
    "Simpan sebagai CSV atau XLSX biasa, lalu kirim lagi.",
    "Save it as plain CSV or XLSX and send it again.",
)
_SEND_AGAIN = Sentence(
    "Minta berkas asli dari pengirim, lalu kirim lagi.",
    "Ask the sender for the original file and send it again.",
)


class FileRefused(Refused):
    """This file is refused whole; nothing of it was used."""


def unsupported(what: Sentence) -> FileRefused:
    return FileRefused(
        "format_unsupported",
        Sentence(
            f"Berkas ini {what.id}; yang diterima hanya CSV, CSV.GZ, XLSX dan Parquet.",
            f"This file is {what.en}; only CSV, CSV.GZ, XLSX and Parquet are taken.",
        ),
        _AS_SHEET,
    )


def empty() -> FileRefused:
    return FileRefused(
        "file_empty", Sentence("Berkas ini kosong.", "This file is empty."), _SEND_AGAIN
    )


def damaged() -> FileRefused:
    return FileRefused(
        "file_damaged",
        Sentence(
            "Berkas ini terpotong atau rusak dan tidak dapat dibaca.",
            "This file is truncated or damaged and cannot be read.",
        ),
        _SEND_AGAIN,
    )


def unsafe(code: str, what: Sentence) -> FileRefused:
    return FileRefused(
        code,
        Sentence(f"Berkas ini memuat {what.id}.", f"This file contains {what.en}."),
        _AS_SHEET,
    )


def too_large(what: Sentence) -> FileRefused:
    return FileRefused(
        "file_too_large",
        Sentence(f"Berkas ini terlalu besar: {what.id}.", f"This file is too large: {what.en}."),
        Sentence(
            "Bagi menjadi beberapa berkas atau kirim sebagai CSV.",
            "Split it into several files or send it as CSV.",
        ),
    )


def endless() -> FileRefused:
    return too_large(Sentence("satu sel atau baris tanpa akhir", "one endless cell or row"))


def unknown_encoding() -> FileRefused:
    return FileRefused(
        "encoding_unreadable",
        Sentence(
            "Huruf dalam berkas ini bukan UTF-8 dan bukan Windows-1252.",
            "The letters in this file are neither UTF-8 nor Windows-1252.",
        ),
        Sentence(
            "Simpan sebagai CSV UTF-8, lalu kirim lagi.", "Save it as CSV UTF-8 and send it again."
        ),
    )


def not_found() -> FileRefused:
    return FileRefused(
        "file_not_found",
        Sentence(
            "Berkas tidak ditemukan atau tidak dapat dibuka.",
            "The file is not there or cannot be opened.",
        ),
        Sentence("Periksa nama dan tempat berkasnya.", "Check its name and place."),
    )


def no_header() -> FileRefused:
    return FileRefused(
        "header_missing",
        Sentence(
            "Baris pertama berkas ini bukan judul kolom.",
            "The first row of this file is no header.",
        ),
        Sentence(
            "Tulis nama kolom di baris pertama.", "Write the names of the columns in the first row."
        ),
    )


def total_differs(what: Sentence, declared: Decimal | int, found: Decimal | int) -> FileRefused:
    apart = found - declared
    return FileRefused(
        "total_differs",
        Sentence(
            f"{what.id} menurut pengirim {declared}, di dalam berkas {found}: selisih {apart}.",
            f"{what.en} is {declared} by the sender and {found} in the file: {apart} apart.",
        ),
        Sentence(
            "Tanyakan berkas yang lengkap kepada pengirim.", "Ask the sender for the complete file."
        ),
    )


class CodesRefused(FileRefused):
    """This file bears codes of another system; `system` is known, and may be translated."""

    def __init__(self, message: Sentence, system: str | None) -> None:
        super().__init__("region_code_system_mismatch", message, _next_step(system))
        self.system = system


def _next_step(system: str | None) -> Sentence:
    if system is None:
        return Sentence(
            "Ganti dengan kode Kemendagri, lalu kirim lagi.",
            "Replace them by Kemendagri codes and send the file again.",
        )
    return Sentence(
        "Ganti dengan kode Kemendagri, lalu kirim lagi; atau pilih “terjemahkan kode BPS ke"
        f" Kemendagri” waktu mengirimnya (salur check --translate {system}).",
        "Replace them by Kemendagri codes and send the file again; or choose to translate BPS codes"
        f" when sending it (salur check --translate {system}).",
    )


def other_code_system(
    examples: Sequence[tuple[str, str, str | None]], system: str | None
) -> CodesRefused:
    """Refuse codes of another system; an example is code, name in the file, our name or None."""
    shown_id = "; ".join(
        f"{code} di berkas {name}, menurut Kemendagri {ours or 'tidak ada'}"
        for code, name, ours in examples
    )
    shown_en = "; ".join(
        f"{code} is {name} in the file and {ours or 'nothing'} for Kemendagri"
        for code, name, ours in examples
    )
    which_id = "melainkan kode BPS" if system else "(mungkin kode BPS)"
    which_en = "but BPS codes" if system else "(perhaps BPS codes)"
    return CodesRefused(
        Sentence(
            f"Kode wilayah berkas ini bukan kode Kemendagri {which_id}: {shown_id}.",
            f"The region codes of this file are not Kemendagri's {which_en}: {shown_en}.",
        ),
        system,
    )


def other_code_form(rows: int, of: int, examples: Sequence[str], system: str) -> CodesRefused:
    """Refuse codes of desa or kecamatan that only BPS can have given, by their form alone."""
    shown = ", ".join(examples)
    return CodesRefused(
        Sentence(
            f"Dari {of} kode wilayah di berkas ini, {rows} tidak mungkin kode Kemendagri: bentuknya"
            f" kode BPS (tiga angka kecamatan, tiga angka desa), misalnya {shown}."
            " Tanpa nama wilayah di sampingnya, sisanya pun tidak dapat dipercaya.",
            f"Of {of} region codes in this file, {rows} cannot be Kemendagri's: they have the form"
            f" of BPS codes (three digits kecamatan, three digits desa), for example {shown}."
            " Without names of regions beside them the others cannot be trusted either.",
        ),
        system,
    )


def unknown_system(known: Sequence[str]) -> FileRefused:
    """Refuse to translate from a system of which no crosswalk is loaded."""
    return FileRefused(
        "crosswalk_unknown",
        Sentence(
            "Padanan untuk sistem kode itu belum dimuat.",
            "No crosswalk for that system of codes is loaded.",
        ),
        Sentence(
            f"Pilih dari yang ada: {', '.join(known)}; atau muat dengan salur regions crosswalk.",
            f"Choose from: {', '.join(known)}; or load one by salur regions crosswalk.",
        ),
    )


MISPLACED = Sentence("baris ini tidak pada tempatnya", "this line is out of place")
NO_HEADER = Sentence("baris header tidak ada di atasnya", "no header stands above it")
NO_TRAILER = Sentence("baris penutup berkas tidak ada", "the trailer of the file is missing")
BATCH_OPEN = Sentence("batch sebelumnya tidak ditutup", "the batch before it is not closed")
OTHER_WIDTH = Sentence("panjangnya berbeda dari tata letak", "it is not as wide as the layout says")
STRANGE = Sentence(
    "dari sini lebih banyak baris yang tidak dikenal daripada yang dikenal",
    "from here on more lines are unknown than known",
)
FIGURE_UNREADABLE = Sentence(
    "angka kontrolnya tidak dapat dibaca", "its control figure cannot be read"
)


def frame_broken(line: int, why: Sentence) -> FileRefused:
    """Refuse a file whose headers and trailers show that it is not whole."""
    return FileRefused(
        "frame_broken",
        Sentence(
            f"Kerangka berkas ini rusak di baris {line}: {why.id}.",
            f"The frame of this file is broken at line {line}: {why.en}.",
        ),
        _SEND_AGAIN,
    )


def layout_does_not_fit(label: str) -> FileRefused:
    return FileRefused(
        "layout_does_not_fit",
        Sentence(
            f"Berkas ini tidak berbentuk tata letak {label}.",
            f"This file has not the form of the layout {label}.",
        ),
        Sentence(
            "Periksa baris pertama dan panjang barisnya, atau pilih tata letak lain.",
            "Check its first line and the width of its lines, or choose another layout.",
        ),
    )


def layout_ambiguous(labels: Sequence[str]) -> FileRefused:
    return FileRefused(
        "layout_ambiguous",
        Sentence(
            f"Berkas ini cocok dengan lebih dari satu tata letak: {', '.join(labels)}.",
            f"This file fits more than one layout: {', '.join(labels)}.",
        ),
        Sentence(
            "Cabut tata letak yang tidak dipakai lagi.", "Withdraw the layout no longer in use."
        ),
    )


def other_letters(encoding: str) -> FileRefused:
    return FileRefused(
        "encoding_unreadable",
        Sentence(
            f"Berkas ini memuat huruf yang bukan {encoding}.",
            f"This file holds letters that are not {encoding}.",
        ),
        Sentence(
            "Minta berkas asli dari pengirim; jangan disimpan ulang.",
            "Ask the sender for the original; do not save it anew.",
        ),
    )


def shown_amount(amount: int, is_money: bool) -> Decimal | int:
    """Give a figure as people read it: hundredths of a rupiah as rupiah."""
    if not is_money:
        return amount
    return amount // 100 if amount % 100 == 0 else Decimal(amount) / 100
