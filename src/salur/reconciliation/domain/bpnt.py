"""BPNT: the twelve classes of contracts.md section 3, in the order in which they are tried."""

from dataclasses import dataclass
from typing import Literal

from salur.kernel.refused import Sentence

Owner = Literal["bank", "nobody_yet", "none"]


@dataclass(frozen=True)
class UnitClass:
    """One class: what holds, and with whom its repair starts.

    `nobody_yet` waits for the dated grace days and then follows the cause; `none` needs
    nobody.
    """

    number: int
    code: str
    label: Sentence
    owner: Owner


BPNT_CLASSES = (
    UnitClass(1, "credited_without_instruction",
              Sentence("Dikredit tanpa perintah", "Credited without an order"), "bank"),
    UnitClass(2, "spent_without_credit",
              Sentence("Dibelanjakan tanpa kredit", "Spent without a credit"), "bank"),
    UnitClass(3, "credited_twice", Sentence("Dikredit ganda", "Credited twice"), "bank"),
    UnitClass(4, "amount_mismatch", Sentence("Jumlah kredit berbeda", "Amount differs"), "bank"),
    UnitClass(5, "overspent", Sentence("Belanja melebihi dana", "Overspent"), "bank"),
    UnitClass(6, "credit_reversed", Sentence("Kredit dibatalkan", "Credit reversed"), "bank"),
    UnitClass(7, "credit_failed", Sentence("Kredit gagal", "Credit failed"), "bank"),
    UnitClass(8, "missing_at_bank", Sentence("Tidak ada di bank", "Missing at the bank"), "bank"),
    UnitClass(9, "not_ordered", Sentence("Tidak diperintahkan", "Not ordered"), "none"),
    UnitClass(10, "unspent", Sentence("Belum berbelanja", "Not spent yet"), "nobody_yet"),
    UnitClass(11, "partly_spent", Sentence("Dibelanjakan sebagian", "Partly spent"), "none"),
    UnitClass(12, "settled", Sentence("Tuntas", "Settled"), "none"),
)  # fmt: skip

# What a field check or the newest word on account and card says that keeps a family from buying,
# and that the bank has to see to; whatever else is known, and nothing known, is the Dinas Sosial's.
BANK_CAUSES = (
    "SALDO_GANTUNG", "EDC", "KARTU_RUSAK", "PIN_TERBLOKIR", "KARTU_BELUM_DITERIMA",
    "CETAK", "DI_CABANG", "RUSAK", "HILANG", "BLOKIR_PIN", "KEMBALI", "BLOKIR", "TUTUP",
)  # fmt: skip

WATERFALL = (
    "ordered", "credited_to_order", "failed", "missing", "reversed", "short",
    "credited", "over", "without_instruction", "opening", "spent", "returned", "balance",
)  # fmt: skip

# Findings that are about lines and are counted in lines; all others count units or families.
LINE_FINDINGS = (
    "replayed_line", "reference_reused", "reversal_exceeds_origin", "reversal_without_origin",
    "other_period", "other_program",
)  # fmt: skip

# Findings that need no one: a clean run may have them.
HARMLESS = frozenset({"replayed_line", "other_period", "other_program", "opening_unknown"})
