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
}
