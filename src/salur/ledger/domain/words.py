"""How accounts and reasons are called on pages and papers, in two languages."""

from collections.abc import Mapping

from salur.kernel.refused import Sentence

KIND_WORDS: Mapping[str, Sentence] = {
    "treasury": Sentence("Kas negara", "Treasury"),
    "bulog_national": Sentence("Stok nasional Bulog", "Bulog's national stock"),
    "bank_pool": Sentence("Di bank, belum dikreditkan", "At the bank, not credited yet"),
    "cards": Sentence("Saldo kartu keluarga", "On families' cards"),
    "shops": Sentence("Dibelanjakan di e-Warong", "Spent at shops"),
    "returned": Sentence("Kembali ke kas negara", "Returned to the treasury"),
    "warehouse": Sentence("Gudang Bulog", "Bulog's warehouse"),
    "in_transit": Sentence("Dalam perjalanan", "In transit"),
    "delivery_point": Sentence("Titik distribusi", "Delivery point"),
    "handed": Sentence("Diserahkan kepada keluarga", "Handed to families"),
    "rejected": Sentence("Ditolak di titik distribusi", "Rejected at the delivery point"),
    "weighing": Sentence("Selisih timbang", "Lost on scales"),
    "suspense": Sentence("Penampungan (klaim tanpa dasar)", "Suspense (claims without a base)"),
}
REASON_WORDS: Mapping[str, Sentence] = {
    "opening": Sentence("Saldo awal kartu", "Opening balance of cards"),
    "ordered": Sentence("Perintah bayar", "Ordered"),
    "credited": Sentence("Dikreditkan", "Credited"),
    "over_credited": Sentence("Dikreditkan melebihi perintah", "Credited beyond the order"),
    "credited_without_instruction": Sentence(
        "Dikreditkan tanpa perintah", "Credited without an order"
    ),
    "used_beyond_balance": Sentence("Dipakai melebihi saldo", "Used beyond the balance"),
    "spent": Sentence("Dibelanjakan", "Spent"),
    "returned": Sentence("Disetor kembali", "Returned"),
    "cleared_by_treasury": Sentence("Penampungan diselesaikan", "Suspense cleared"),
    "stocked": Sentence("Stok masuk", "Stocked"),
    "taken_back": Sentence("Kembali ke gudang", "Taken back to the warehouse"),
    "drawn": Sentence("Keluar dari gudang", "Drawn from the warehouse"),
    "drawn_beyond_stock": Sentence("Keluar melebihi stok gudang", "Drawn beyond the stock"),
    "counted_short": Sentence("Kurang saat dihitung", "Counted short"),
    "released": Sentence("Dikeluarkan dengan DO", "Released by a DO"),
    "replaced": Sentence("Pengganti yang ditolak", "Sent in place of what was rejected"),
    "weighed_short": Sentence("Susut timbang saat tiba", "Weighed short on arrival"),
    "arrived": Sentence("Tiba dengan BAST", "Arrived by a BAST"),
    "arrived_beyond_release": Sentence("Tiba melebihi DO", "Arrived beyond the DO"),
    "rejected_beyond_arrival": Sentence("Ditolak melebihi yang tiba", "Rejected beyond arrival"),
    "rejected": Sentence("Ditolak", "Rejected"),
    "handed_beyond_arrival": Sentence(
        "Diserahkan melebihi yang tiba", "Handed beyond what arrived"
    ),
    "handed": Sentence("Diserahkan", "Handed"),
    "brought_back": Sentence("Sisa dibawa kembali", "Left over and brought back"),
    "brought_back_beyond_stock": Sentence(
        "Dibawa kembali melebihi sisa", "Brought back beyond what was left"
    ),
    "cleared_by_bulog": Sentence("Penampungan diselesaikan", "Suspense cleared"),
}


def kind_words(kind: str) -> Sentence:
    """Name a kind of account."""
    return KIND_WORDS.get(kind, Sentence(kind, kind))


def reason_words(reason: str) -> Sentence:
    """Name why something moved."""
    return REASON_WORDS.get(reason, Sentence(reason, reason))
