"""Reports and signatures."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "package.made": Sentence(
        "{actor} membuat paket pemeriksaan {program} {period}, SHA-256 {sha256}.",
        "{actor} made a package of {program} {period} to be examined, SHA-256 {sha256}.",
    ),
    "package.taken": Sentence(
        "{actor} mengambil paket pemeriksaan dengan SHA-256 {sha256}.",
        "{actor} took the package with SHA-256 {sha256} away.",
    ),
    "compilation.drafted": Sentence(
        "{actor} menyusun rekapitulasi {program} {region} bulan {month}, versi {version}, nomor"
        " {number}: {counted} kab/kota dihitung, {missing} belum masuk.",
        "{actor} compiled the {program} report of {region} for {month}, version {version}, number"
        " {number}: {counted} kab/kota counted, {missing} missing.",
    ),
    "compilation.passed": Sentence(
        "{actor} memeriksa dan meneruskan rekapitulasi {number} sebagai {title}.",
        "{actor} verified report {number} and passed it on as {title}.",
    ),
    "compilation.accepted": Sentence(
        "{actor} menerima rekapitulasi {number}; isinya terkunci.",
        "{actor} accepted report {number}; it is locked.",
    ),
    "compilation.returned": Sentence(
        "{actor} mengembalikan rekapitulasi {number}: {reason}",
        "{actor} returned report {number}: {reason}",
    ),
    "line.answered": Sentence(
        "{actor} menjawab bantahan {program} {month} wilayah {region} ({answer}): {reason}.",
        "{actor} answered a contest of {program} {month} of {region} ({answer}): {reason}.",
    ),
    "line.contested": Sentence(
        "{actor} membantah angka {term} {program} {month} wilayah {region}: tercatat {stated},"
        " menurutnya {claimed}, karena {reason}.",
        "{actor} contested the figure {term} of {program} {month} of {region}: {stated} is on"
        " record, {claimed} is claimed, because {reason}.",
    ),
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
