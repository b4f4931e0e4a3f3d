"""What the parties said, side by side."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "reconciliation.published": Sentence(
        "{actor} menerbitkan rekonsiliasi {program} {period}: {regions} kab/kota berubah,"
        " {rows} baris, {transfers} perpindahan.",
        "{actor} published the reconciliation of {program} {period}: {regions} kab/kota changed,"
        " {rows} rows, {transfers} transfers.",
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
