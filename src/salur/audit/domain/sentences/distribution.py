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
    "spa.checked": Sentence(
        "{actor} memeriksa SPA {number} wilayah {region} untuk {desas} desa.",
        "{actor} checked the SPA {number} of {region} for {desas} desa.",
    ),
    "order.prepared": Sentence(
        "{actor} menyiapkan perintah bayar {number} kepada {bank} untuk {months}: {lines} baris,"
        " Rp{amount_idr}, {excluded} tidak dibayar, sidik {sha256}.",
        "{actor} prepared the payment order {number} to {bank} for {months}: {lines} lines,"
        " Rp{amount_idr}, {excluded} left out, hash {sha256}.",
    ),
    "order.checked": Sentence(
        "{actor} memeriksa perintah bayar {number} kepada {bank}: {lines} baris, Rp{amount_idr}.",
        "{actor} checked the payment order {number} to {bank}: {lines} lines, Rp{amount_idr}.",
    ),
    "order.approved": Sentence(
        "{actor} menyetujui perintah bayar {number} kepada {bank}: {lines} baris, Rp{amount_idr}.",
        "{actor} approved the payment order {number} to {bank}: {lines} lines, Rp{amount_idr}.",
    ),
    "order.cancelled": Sentence(
        "{actor} membatalkan perintah bayar {number} kepada {bank}: {lines} baris, Rp{amount_idr}.",
        "{actor} cancelled the payment order {number} to {bank}: {lines} lines, Rp{amount_idr}.",
    ),
    "order.returned": Sentence(
        "{actor} mengembalikan perintah bayar {number} kepada {bank} untuk diperbaiki.",
        "{actor} returned the payment order {number} to {bank} to be prepared anew.",
    ),
    "order.sent": Sentence(
        "Perintah bayar {number} diterima {bank}: {lines} baris, Rp{amount_idr}, sidik {sha256}.",
        "{bank} has the payment order {number}: {lines} lines, Rp{amount_idr}, hash {sha256}.",
    ),
    "burekol.prepared": Sentence(
        "{actor} menyiapkan usulan buka rekening wilayah {region} untuk {bank}: {complete} keluarga"
        " lengkap ({again} diusulkan lagi), {incomplete} belum lengkap.",
        "{actor} prepared an order to {bank} to open accounts in {region}: {complete} families"
        " complete ({again} proposed again), {incomplete} not yet.",
    ),
    "burekol.taken": Sentence(
        "{actor} mengambil berkas usulan buka rekening wilayah {region} untuk {bank}: {reason}.",
        "{actor} took the file of the order of {region} to {bank}: {reason}.",
    ),
    "burekol.cancelled": Sentence(
        "{actor} membatalkan usulan buka rekening wilayah {region} bagi {families} keluarga yang"
        " belum dijawab: {reason}.",
        "{actor} cancelled the order of {region} for {families} families without an answer:"
        " {reason}.",
    ),
    "burekol.answered": Sentence(
        "Bank menjawab usulan buka rekening: {opened} terbuka, {failed} gagal.",
        "The bank answered orders to open accounts: {opened} opened, {failed} failed.",
    ),
    "campaign.planned": Sentence(
        "{actor} merencanakan pembagian {cards} kartu di desa {region} tanggal {day}: {place}.",
        "{actor} planned to hand over {cards} cards in the desa {region} on {day}: {place}.",
    ),
    "campaign.recorded": Sentence(
        "{actor} mencatat berita acara {number} pembagian kartu di desa {region}: {handed}"
        " diserahkan, {unhanded} tidak terdistribusi, {absent} tidak hadir.",
        "{actor} recorded the berita acara {number} of cards in the desa {region}: {handed}"
        " handed over, {unhanded} not to be handed over, {absent} absent.",
    ),
    "campaign.cancelled": Sentence(
        "{actor} membatalkan pembagian kartu di desa {region} tanggal {day}.",
        "{actor} cancelled the hand-over of cards in the desa {region} on {day}.",
    ),
    "distribution.regions_succeeded": Sentence(
        "{actor} memindahkan {families} keluarga dan {quotas} kuota ke kode wilayah penggantinya"
        " sejak {valid_from}; {quotas_open} kuota harus ditetapkan lagi.",
        "{actor} moved {families} families and {quotas} quotas to the codes that succeed theirs"
        " from {valid_from}; {quotas_open} quotas must be set anew.",
    ),
    "distribution.checks_taken": Sentence(
        "{actor} mencatat {counted} hasil cek lapangan; {held} ditahan.",
        "{actor} kept {counted} field checks; {held} are held.",
    ),
    "rice.recorded": Sentence(
        "{actor} mencatat dokumen beras {number} ({kind}) atas {refers} untuk {region},"
        " {months}: {grams} gram, ditolak {rejected} gram.",
        "{actor} recorded the paper about rice {number} ({kind}) on {refers} for {region},"
        " {months}: {grams} grams, {rejected} grams rejected.",
    ),
    "point.recorded": Sentence(
        "{actor} mencatat titik distribusi {name} untuk {desas} desa, sejak {from}.",
        "{actor} recorded the delivery point {name} for {desas} desa, from {from}.",
    ),
    "point.ended": Sentence(
        "{actor} mengakhiri titik distribusi {name} per {on}.",
        "{actor} ended the delivery point {name} on {on}.",
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
