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
}
