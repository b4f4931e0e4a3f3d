"""How each refusal of a compiled report reads."""

from salur.kernel.refused import Sentence
from salur.reporting.actions.refusals import ReportRefused


def compilation_unknown() -> ReportRefused:
    """Refuse what the scope has no compiled report for."""
    return ReportRefused(
        "compilation_unknown",
        Sentence("Laporan rekapitulasi itu tidak ditemukan.", "There is no such compiled report."),
        Sentence("Cari kembali di halaman pelaporan.", "Look for it on the page of reporting."),
    )


def no_rung() -> ReportRefused:
    """Refuse to compile for who passes nothing up."""
    return ReportRefused(
        "not_on_the_way_up",
        Sentence(
            "Lembaga Anda tidak menyusun rekapitulasi, atau wilayahnya belum tercatat.",
            "Your organisation compiles no report, or its provinces are not recorded.",
        ),
        Sentence(
            "Dinas sosial provinsi, Wilayah, dan kementerian menyusunnya.",
            "Provinces, Wilayah and the ministry compile.",
        ),
    )


def not_the_compiler() -> ReportRefused:
    """Refuse to pass on what another office compiled."""
    return ReportRefused(
        "not_the_office",
        Sentence(
            "Hanya kantor penyusun yang meneruskan rekapitulasinya.",
            "Only the office that compiled a report passes it on.",
        ),
        Sentence("Mintalah kantor itu.", "Ask that office."),
    )


def not_the_receiver() -> ReportRefused:
    """Refuse the answer of somebody whom the report was not sent to."""
    return ReportRefused(
        "not_the_receiver",
        Sentence(
            "Rekapitulasi ini tidak dikirim kepada lembaga Anda.",
            "This report was not sent to your organisation.",
        ),
        Sentence("Tunggu jawaban penerimanya.", "Wait for its receiver's answer."),
    )


def nothing_accepted() -> ReportRefused:
    """Refuse to compile where nothing was accepted beneath."""
    return ReportRefused(
        "nothing_accepted",
        Sentence(
            "Belum ada laporan yang diterima dari bawah untuk bulan ini.",
            "No report of this month was accepted from beneath yet.",
        ),
        Sentence("Terima laporan yang sudah dikirim dahulu.", "Accept what was sent first."),
    )


def compiled_under_review() -> ReportRefused:
    """Refuse a new version while the last one is being looked at."""
    return ReportRefused(
        "report_under_review",
        Sentence(
            "Rekapitulasi sebelumnya sudah diteruskan dan belum dijawab.",
            "The version before was passed on and is not answered yet.",
        ),
        Sentence(
            "Minta penerima menerima atau mengembalikannya dahulu.",
            "Ask the receiver to accept or return it first.",
        ),
    )


def compiled_unchanged() -> ReportRefused:
    """Refuse a new version that would count the same."""
    return ReportRefused(
        "report_unchanged",
        Sentence(
            "Tidak ada laporan baru yang diterima sejak rekapitulasi yang dikunci.",
            "Nothing new was accepted since the locked version.",
        ),
        Sentence("Gunakan rekapitulasi yang ada.", "Use the report that exists."),
    )


def compiled_outdated() -> ReportRefused:
    """Refuse to pass on what no longer counts what was accepted."""
    return ReportRefused(
        "report_outdated",
        Sentence(
            "Sejak disusun ada laporan baru yang diterima dari bawah.",
            "Since it was compiled another report was accepted from beneath.",
        ),
        Sentence("Susun rekapitulasi sekali lagi.", "Compile it again."),
    )


def own_compilation() -> ReportRefused:
    """Refuse that whoever compiled a report verifies it."""
    return ReportRefused(
        "own_preparation",
        Sentence(
            "Penyusun rekapitulasi tidak memeriksa dan meneruskannya sendiri.",
            "Whoever compiled a report does not verify and pass it on.",
        ),
        Sentence("Mintalah pejabat lain.", "Ask another official."),
    )
