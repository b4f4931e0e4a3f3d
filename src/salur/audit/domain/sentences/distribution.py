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
    "distribution.checks_taken": Sentence(
        "{actor} mencatat {counted} hasil cek lapangan; {held} ditahan.",
        "{actor} kept {counted} field checks; {held} are held.",
    ),
}
