"""Reports and signatures."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "report.drafted": Sentence(
        "{actor} menyusun laporan {program} {region} bulan {month}, versi {version}, "
        "nomor {number}.",
        "{actor} drafted the {program} report of {region} for {month}, version {version}, "
        "number {number}.",
    ),
    "report.signed": Sentence(
        "{actor} menandatangani laporan {number} sebagai {title}, {party} "
        "({signed} dari {parties} pihak).",
        "{actor} signed report {number} as {title}, {party} ({signed} of {parties} parties).",
    ),
    "report.scan_attached": Sentence(
        "{actor} melampirkan pindaian laporan {number}.",
        "{actor} attached the scan of report {number}.",
    ),
    "report.sent": Sentence("{actor} mengirim laporan {number}.", "{actor} sent report {number}."),
    "report.accepted": Sentence(
        "{actor} menerima laporan {number}.", "{actor} accepted report {number}."
    ),
    "report.returned": Sentence(
        "{actor} mengembalikan laporan {number}: {reason}",
        "{actor} returned report {number}: {reason}",
    ),
    "report.locked": Sentence(
        "{actor} mengunci laporan {number}.", "{actor} locked report {number}."
    ),
    "letterhead.set": Sentence(
        "{actor} menetapkan kop surat {office} mulai {from}.",
        "{actor} set the letterhead of {office} from {from}.",
    ),
}
