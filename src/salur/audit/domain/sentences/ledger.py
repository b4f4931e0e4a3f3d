"""Money and rice that moved."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "ledger.posted": Sentence(
        "{actor} membukukan {amount} {unit} ({reason}).",
        "{actor} posted {amount} {unit} ({reason}).",
    ),
    "ledger.posted_many": Sentence(
        "{actor} membukukan {transfers} perpindahan: {idr} rupiah, {gram} gram.",
        "{actor} posted {transfers} transfers: {idr} rupiah, {gram} grams.",
    ),
    "ledger.published": Sentence(
        "{actor} menerbitkan {transfers} perpindahan: {idr} rupiah, {gram} gram.",
        "{actor} published {transfers} transfers: {idr} rupiah, {gram} grams.",
    ),
    "ledger.reversed": Sentence(
        "{actor} membalik perpindahan {subject} sebesar {amount}: {reason}.",
        "{actor} reversed the transfer {subject} of {amount}: {reason}.",
    ),
}
