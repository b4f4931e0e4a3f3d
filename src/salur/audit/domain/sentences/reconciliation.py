"""What the parties said, side by side."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "reconciliation.published": Sentence(
        "{actor} menerbitkan rekonsiliasi {program} {period}: {regions} kab/kota berubah,"
        " {rows} baris, {transfers} perpindahan.",
        "{actor} published the reconciliation of {program} {period}: {regions} kab/kota changed,"
        " {rows} rows, {transfers} transfers.",
    ),
    "return.proposed": Sentence(
        "{actor} menyusun daftar pengembalian {bank} di {region} per {as_of}: {lines} baris,"
        " Rp{amount}; {left_out} keluarga tidak disertakan.",
        "{actor} drew up the list of returns of {bank} in {region} as of {as_of}: {lines} lines,"
        " Rp{amount}; {left_out} families left out.",
    ),
    "return.approved": Sentence(
        "{actor} menyetujui daftar pengembalian {bank} di {region}: {lines} baris, Rp{amount}.",
        "{actor} approved the list of returns of {bank} in {region}: {lines} lines, Rp{amount}.",
    ),
    "return.cancelled": Sentence(
        "{actor} membatalkan daftar pengembalian {bank} di {region} ({lines} baris, Rp{amount}):"
        " {reason}.",
        "{actor} cancelled the list of returns of {bank} in {region} ({lines} lines, Rp{amount}):"
        " {reason}.",
    ),
    "return.taken": Sentence(
        "{actor} mengunduh daftar pengembalian {bank} di {region}: {lines} baris, Rp{amount}.",
        "{actor} took the list of returns of {bank} in {region} as a file: {lines} lines,"
        " Rp{amount}.",
    ),
    "return.opened": Sentence(
        "{actor} membuka nomor rekening pada daftar pengembalian {bank} di {region}"
        " ({lines} baris, Rp{amount}): {reason}.",
        "{actor} opened the account numbers on the list of returns of {bank} in {region}"
        " ({lines} lines, Rp{amount}): {reason}.",
    ),
    "reconciliation.exceptions_taken": Sentence(
        "{actor} mengunduh {rows} baris yang perlu ditangani ({period}).",
        "{actor} took {rows} rows of what needs somebody as a file ({period}).",
    ),
    "reconciliation.purchases_kept": Sentence(
        "{actor} mencocokkan belanja {period} dengan e-Warong: {shops} e-Warong, {signals} sinyal.",
        "{actor} joined the purchases of {period} to shops: {shops} shops, {signals} signals.",
    ),
    "reconciliation.signal_answered": Sentence(
        "{actor} menjawab sinyal {kind} e-Warong {shop}: {answer}.",
        "{actor} answered the signal {kind} of the shop {shop}: {answer}.",
    ),
    "write_off.approved": Sentence(
        "{actor} menyetujui penghapusan perkara {program} di {region} dengan keputusan"
        " {decision}: {lines} bulan, {amount}.",
        "{actor} approved writing off a matter of {program} in {region} by decision"
        " {decision}: {lines} months, {amount}.",
    ),
    "write_off.paper_opened": Sentence(
        "{actor} membuka surat keputusan {decision} di {region}.",
        "{actor} opened the paper of decision {decision} in {region}.",
    ),
    "write_off.proposed": Sentence(
        "{actor} mengusulkan penghapusan perkara {program} di {region} dengan keputusan"
        " {decision}: {lines} bulan, {amount}; {reason}.",
        "{actor} proposed to write off a matter of {program} in {region} by decision"
        " {decision}: {lines} months, {amount}; {reason}.",
    ),
    "write_off.refused": Sentence(
        "{actor} menolak atau menarik usulan penghapusan di {region}, keputusan {decision}:"
        " {reason}.",
        "{actor} refused or withdrew the proposal to write off in {region}, decision {decision}:"
        " {reason}.",
    ),
    "write_off.undone": Sentence(
        "{actor} membatalkan penghapusan di {region}, keputusan {decision}: {reason}.",
        "{actor} undid the write-off in {region}, decision {decision}: {reason}.",
    ),
    "reconciliation.remedied": Sentence(
        "{actor} memeriksa penyelesaian hambatan {number}: {exceptions} kasus selesai dengan"
        " bukti itu.",
        "{actor} verified that obstacle {number} is solved: {exceptions} cases ended by that"
        " evidence.",
    ),
    "reconciliation.matches_found": Sentence(
        "{actor} mencari rekening yang mungkin satu pada {period}: {pairs} padanan diusulkan.",
        "{actor} looked for accounts that may be one in {period}: {pairs} pairs proposed.",
    ),
    "match.endorsed": Sentence(
        "{actor} menyatakan {pairs} padanan rekening {bank} di {region} satu (Rp{amount});"
        " menunggu orang kedua.",
        "{actor} said that {pairs} pairs of accounts of {bank} in {region} are one (Rp{amount});"
        " a second person decides.",
    ),
    "match.accepted": Sentence(
        "{actor} menerima {pairs} padanan rekening {bank} di {region}, berlaku sejak {since}"
        " (Rp{amount}).",
        "{actor} accepted {pairs} pairs of accounts of {bank} in {region}, from {since} on"
        " (Rp{amount}).",
    ),
    "match.rejected": Sentence(
        "{actor} menolak padanan rekening {bank} di {region} (Rp{amount}): {reason}.",
        "{actor} rejected a pair of accounts of {bank} in {region} (Rp{amount}): {reason}.",
    ),
    "match.undone": Sentence(
        "{actor} membatalkan padanan rekening {bank} di {region} sejak {since} (Rp{amount}):"
        " {reason}.",
        "{actor} undid a pair of accounts of {bank} in {region} from {since} on (Rp{amount}):"
        " {reason}.",
    ),
    "match.commented": Sentence(
        "{actor} berpendapat tentang padanan rekening {bank} di {region}: {word}.",
        "{actor} gave an opinion on a pair of accounts of {bank} in {region}: {word}.",
    ),
}
