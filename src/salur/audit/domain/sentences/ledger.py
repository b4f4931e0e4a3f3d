"""Money and rice that moved."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "ledger.clearing_approved": Sentence(
        "{actor} menyetujui penyelesaian dana tampungan {program} {month} wilayah {region}:"
        " {amount} {unit}, keputusan {decision}.",
        "{actor} approved the clearing of suspense of {program} {month} of {region}:"
        " {amount} {unit}, decision {decision}.",
    ),
    "ledger.clearing_proposed": Sentence(
        "{actor} mengusulkan penyelesaian dana tampungan {program} {month} wilayah {region}:"
        " {amount} {unit}, keputusan {decision}: {reason}.",
        "{actor} proposed to clear suspense of {program} {month} of {region}:"
        " {amount} {unit}, decision {decision}: {reason}.",
    ),
    "ledger.clearing_refused": Sentence(
        "{actor} menolak usulan penyelesaian dana tampungan {program} {month} wilayah {region}"
        " ({amount} {unit}): {reason}.",
        "{actor} refused the proposal to clear suspense of {program} {month} of {region}"
        " ({amount} {unit}): {reason}.",
    ),
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
