"""The month: cycles, requests, hand-overs."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "cycle.opened": Sentence(
        "{actor} membuka penyaluran {program} {period} di {opened} kabupaten/kota.",
        "{actor} opened {program} {period} in {opened} kab/kota.",
    ),
    "cycle.rolled_over": Sentence(
        "{actor} meneruskan {program} {before} ke {period} di {opened} kabupaten/kota.",
        "{actor} rolled {program} {before} over into {period} in {opened} kab/kota.",
    ),
    "cycle.list_frozen": Sentence(
        "{actor} membekukan daftar {program} {period} wilayah {region}: {families} keluarga,"
        " sidik {sha256}.",
        "{actor} froze the list of {program} {period} of {region}: {families} families,"
        " hash {sha256}.",
    ),
    "cycle.evidence_linked": Sentence(
        "Berkas {contract} ({status}) dihitung pada {cycles} penyaluran, oleh {actor}.",
        "A file of {contract} ({status}) came to count in {cycles} cycles, by {actor}.",
    ),
    "cycle.reconciled": Sentence(
        "{actor} mencatat rekonsiliasi {program} {period} pada {cycles} penyaluran:"
        " {changed} berubah, {reopened} dibuka kembali.",
        "{actor} noted the reconciliation of {program} {period} on {cycles} cycles:"
        " {changed} changed, {reopened} reopened.",
    ),
    "cycle.order_checked": Sentence(
        "{actor} membandingkan perintah bayar {period} wilayah {region} dengan daftar:"
        " {ordered_not_listed} di luar daftar, {listed_not_ordered} tanpa perintah,"
        " {sp2d_differs} SP2D berbeda.",
        "{actor} held the order of {period} of {region} against the list:"
        " {ordered_not_listed} not listed, {listed_not_ordered} not ordered,"
        " {sp2d_differs} SP2D differ.",
    ),
    "cycle.zero_declared": Sentence(
        "{actor} ({title}) menyatakan saldo awal BPNT {period} wilayah {region} nol.",
        "{actor} ({title}) declared the opening balances of BPNT {period} of {region} zero.",
    ),
    "cycle.closed": Sentence(
        "{actor} menutup penyaluran {program} {period} wilayah {region} pada versi {version}.",
        "{actor} closed {program} {period} of {region} at version {version}.",
    ),
    "spa.prepared": Sentence(
        "{actor} menyiapkan SPA {number} wilayah {region} untuk {months}:"
        " {desas} desa, {kpm} keluarga, {grams} gram.",
        "{actor} prepared the SPA {number} of {region} for {months}:"
        " {desas} desa, {kpm} families, {grams} grams.",
    ),
    "spa.approved": Sentence(
        "{actor} menyetujui SPA {number} wilayah {region} untuk {desas} desa.",
        "{actor} approved the SPA {number} of {region} for {desas} desa.",
    ),
    "distribution.regions_succeeded": Sentence(
        "{actor} memindahkan {families} keluarga dan {quotas} kuota ke kode wilayah penggantinya"
        " sejak {valid_from}; {quotas_open} kuota harus ditetapkan lagi.",
        "{actor} moved {families} families and {quotas} quotas to the codes that succeed theirs"
        " from {valid_from}; {quotas_open} quotas must be set anew.",
    ),
    "sheets.drawn": Sentence(
        "{actor} menyusun lembar serah terima {program} {months} untuk {desas} desa;"
        " {kept} tetap, {replaced} diganti.",
        "{actor} drew up the sheets of {program} {months} for {desas} desa;"
        " {kept} stayed, {replaced} were replaced.",
    ),
    "sheets.printed": Sentence(
        "{actor} mencetak {sheets} lembar serah terima {period} wilayah {region}:"
        " {families} keluarga.",
        "{actor} printed {sheets} sheets of {period} of {region}: {families} families.",
    ),
    "sheets.print_taken": Sentence(
        "{actor} mengambil berkas cetak {file}.", "{actor} took the printed file {file}."
    ),
    "handover.recorded": Sentence(
        "{actor} mencatat serah terima {day} di {region} untuk {months}: {handed} dari"
        " {families} keluarga, {grams} gram.",
        "{actor} recorded the hand-over of {day} in {region} for {months}: {handed} of"
        " {families} families, {grams} grams.",
    ),
    "handover.withdrawn": Sentence(
        "{actor} menarik catatan serah terima {day}: {reason}",
        "{actor} withdrew the record of the hand-over of {day}: {reason}",
    ),
    "handover.photo_attached": Sentence(
        "{actor} menyimpan foto lembar serah terima {region} ({attachment}), sidik {sha256}.",
        "{actor} kept a photo of the sheet of {region} ({attachment}), hash {sha256}.",
    ),
    "handover.photo_opened": Sentence(
        "{actor} membuka foto lembar serah terima ({attachment}).",
        "{actor} opened the photo of a sheet ({attachment}).",
    ),
}
