"""How each refusal of a report reads, and the order of the checks that all verbs share."""

from salur.kernel.free_text import holds_long_number
from salur.kernel.refused import Refused, Sentence
from salur.reporting.domain.states import NAMES, Move, State

_OPEN_AGAIN = Sentence("Buka lagi halaman laporan.", "Open the report's page again.")
_DRAFT_ANEW = Sentence(
    "Buat versi laporan baru dari rekonsiliasi terakhir.",
    "Draft a new version from the latest reconciliation.",
)


class ReportRefused(Refused):
    """This is not done with the report; it stays as it was."""


def report_unknown() -> ReportRefused:
    """Refuse what the scope has no report for."""
    return ReportRefused(
        "report_unknown",
        Sentence("Laporan itu tidak ditemukan.", "There is no such report."),
        Sentence("Cari kembali di daftar laporan.", "Look for it in the list of reports."),
    )


def wrong_state(state: State, move: Move) -> ReportRefused:
    """Refuse a step that the report's state does not allow."""
    now = NAMES[state]
    return ReportRefused(
        "report_wrong_state",
        Sentence(
            f"Laporan ini sudah atau masih {now.id}; tindakan ini tidak dapat dilakukan.",
            f"This report is {now.en}; that cannot be done with it ({move}).",
        ),
        _OPEN_AGAIN,
    )


def outdated() -> ReportRefused:
    """Refuse a report whose reconciliation has a newer version."""
    return ReportRefused(
        "report_outdated",
        Sentence(
            "Rekonsiliasi bulan ini sudah berubah sejak laporan ini dibuat.",
            "The month's reconciliation has changed since this report was drafted.",
        ),
        _DRAFT_ANEW,
    )


def contested_since() -> ReportRefused:
    """Refuse to sign what does not name every line that is contested now."""
    return ReportRefused(
        "contested_since",
        Sentence(
            "Sejak laporan ini dibuat ada baris yang dibantah atau bantahan yang ditarik.",
            "Since this report was drafted a line was contested, or a contest withdrawn.",
        ),
        Sentence(
            "Siapkan laporan sekali lagi; bantahan itu tercantum di dalamnya.",
            "Draft the report again; it names what is contested.",
        ),
    )


def version_unknown() -> ReportRefused:
    """Refuse to report on what was never published."""
    return ReportRefused(
        "version_unknown",
        Sentence("Hasil rekonsiliasi itu tidak ada.", "There is no such reconciliation."),
        Sentence("Jalankan rekonsiliasi bulan itu dahulu.", "Run that month's reconciliation."),
    )


def region_missing() -> ReportRefused:
    """Refuse a berita acara of what no kab/kota is known of."""
    return ReportRefused(
        "region_missing",
        Sentence(
            "Unit tanpa wilayah tidak mempunyai berita acara sendiri.",
            "Units without a region have no berita acara of their own.",
        ),
        Sentence("Tindak lanjuti sebagai kredit tanpa perintah.", "Follow them up as exceptions."),
    )


def under_review() -> ReportRefused:
    """Refuse a new version while the last one is being looked at."""
    return ReportRefused(
        "report_under_review",
        Sentence(
            "Laporan sebelumnya sudah dikirim dan belum dijawab.",
            "The report before was sent and is not answered yet.",
        ),
        Sentence(
            "Minta penerima menerima atau mengembalikannya dahulu.",
            "Ask the receiver to accept or return it first.",
        ),
    )


def unchanged() -> ReportRefused:
    """Refuse a new version that would say the same."""
    return ReportRefused(
        "report_unchanged",
        Sentence(
            "Rekonsiliasi tidak berubah sejak laporan yang sudah ditandatangani.",
            "The reconciliation has not changed since the signed report.",
        ),
        Sentence("Gunakan laporan yang ada.", "Use the report that exists."),
    )


def party_missing() -> ReportRefused:
    """Refuse a berita acara that only one party would sign."""
    return ReportRefused(
        "party_missing",
        Sentence(
            "Dinas Sosial, bank penyalur, atau Bulog kabupaten/kota ini belum tercatat.",
            "The office, bank or Bulog of this kab/kota is not recorded.",
        ),
        Sentence("Catat di halaman lembaga dahulu.", "Record it on the page of parties first."),
    )


def not_a_party() -> ReportRefused:
    """Refuse a signature of somebody who acts for none of the parties."""
    return ReportRefused(
        "not_a_party",
        Sentence(
            "Lembaga Anda bukan pihak dalam berita acara ini.",
            "Your organisation is no party to this berita acara.",
        ),
        Sentence("Pilih peran pada lembaga yang menjadi pihak.", "Act for one of the parties."),
    )


def own_preparation() -> ReportRefused:
    """Refuse the signature of whoever prepared the report."""
    return ReportRefused(
        "own_preparation",
        Sentence(
            "Penyusun laporan tidak boleh menandatanganinya.",
            "Whoever prepared a report does not sign it.",
        ),
        Sentence("Mintalah pejabat lain.", "Ask another official."),
    )


def untitled() -> ReportRefused:
    """Refuse a signature without a title to stand under it."""
    return ReportRefused(
        "signer_untitled",
        Sentence("Jabatan Anda belum tercatat.", "Your title is not recorded."),
        Sentence("Mintalah administrator mengisinya.", "Ask your administrator to enter it."),
    )


def signed_already() -> ReportRefused:
    """Refuse a second signature of one party or of one person."""
    return ReportRefused(
        "signed_already",
        Sentence(
            "Pihak ini atau orang ini sudah menandatangani.",
            "This party or this person has signed already.",
        ),
        _OPEN_AGAIN,
    )


def not_the_office() -> ReportRefused:
    """Refuse to send a report for somebody else."""
    return ReportRefused(
        "not_the_office",
        Sentence(
            "Hanya Dinas Sosial pembuat laporan yang mengirimkannya.",
            "Only the office that made the report sends it.",
        ),
        Sentence("Mintalah kantor itu.", "Ask that office."),
    )


def own_report() -> ReportRefused:
    """Refuse that an office answers its own report."""
    return ReportRefused(
        "own_report",
        Sentence(
            "Laporan tidak dijawab oleh kantor yang membuatnya.",
            "A report is not answered by the office that made it.",
        ),
        Sentence("Tunggu jawaban provinsi atau pusat.", "Wait for the province or the ministry."),
    )


def reason_missing() -> ReportRefused:
    """Refuse a return without a reason that somebody can act on."""
    return ReportRefused(
        "reason_missing",
        Sentence(
            "Alasan pengembalian belum ditulis (sedikitnya 10 huruf).",
            "The reason for the return is missing (10 letters at least).",
        ),
        Sentence("Tuliskan apa yang harus diperbaiki.", "Write what is to be corrected."),
    )


def identifier_in_text() -> ReportRefused:
    """Refuse words that hold somebody's number: they go up, and into the audit."""
    return ReportRefused(
        "identifier_in_text",
        Sentence(
            "Tulisan ini memuat nomor panjang seperti NIK atau rekening.",
            "This text holds a long number such as a NIK or an account.",
        ),
        Sentence("Hapus nomornya; sebutkan ID KPM.", "Remove the number; name the family's id."),
    )


def check_words(*texts: str) -> None:
    """Refuse with `identifier_in_text` where one of `texts` holds a number of twelve digits."""
    if any(map(holds_long_number, texts)):
        raise identifier_in_text()


def scan_too_large(most: int) -> ReportRefused:
    """Refuse a scan beyond the limit."""
    return ReportRefused(
        "scan_too_large",
        Sentence(
            f"Pindaian lebih besar dari {most // 1_048_576} MB atau kosong.",
            f"The scan is larger than {most // 1_048_576} MB, or empty.",
        ),
        Sentence("Pindai dengan mutu lebih rendah.", "Scan it again in lower quality."),
    )


def scan_kind_unknown() -> ReportRefused:
    """Refuse what is neither a PDF nor a picture."""
    return ReportRefused(
        "scan_kind_unknown",
        Sentence("Pindaian harus berupa PDF, JPEG, atau PNG.", "A scan is a PDF, a JPEG or a PNG."),
        Sentence("Simpan sebagai PDF, lalu ulangi.", "Save it as PDF and try again."),
    )


def letterhead_incomplete() -> ReportRefused:
    """Refuse a letterhead without its names."""
    return ReportRefused(
        "letterhead_incomplete",
        Sentence(
            "Nama pemerintah daerah, nama kantor, dan tempat harus diisi; alamat paling banyak "
            "empat baris.",
            "Government, office and place are needed; the address has four lines at most.",
        ),
        Sentence("Lengkapi isian.", "Complete the entries."),
    )
