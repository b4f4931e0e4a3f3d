"""Figures of reports and which units lie beneath each: one rule for a sum and for its list.

A figure is a term of a programme's month in a region, perhaps of one class and one bank. Its units
are those to which the term gives an amount other than zero; what they are given adds up to it. The
twins in SQL are `reconciliation_money` and `reconciliation_rice`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from salur.kernel.program import Program
from salur.kernel.refused import Sentence
from salur.reconciliation.domain.bpnt import BPNT_CLASSES
from salur.reconciliation.domain.rastra import GAPS, RASTRA_CLASSES

_ALL_MONEY = tuple(one.number for one in BPNT_CLASSES)
_ALL_RICE = tuple(one.number for one in RASTRA_CLASSES)


@dataclass(frozen=True)
class Term:
    """One term of a waterfall; `classes` are those whose units may have an amount of it."""

    code: str
    label: Sentence
    unit: str
    classes: tuple[int, ...]


@dataclass(frozen=True)
class Asked:
    """Which figure is meant: its term, and the class where it is of one class alone."""

    term: Term
    klass: int | None = None


def _money(code: str, indonesian: str, english: str, *classes: int) -> Term:
    return Term(code, Sentence(indonesian, english), "IDR", classes or _ALL_MONEY)


def _rice(code: str, indonesian: str, english: str) -> Term:
    return Term(code, Sentence(indonesian, english), "GRAM", _ALL_RICE)


# Where a term can only come from some classes (contracts.md section 3), only those are looked at.
_MONEY = (
    Term("units", Sentence("Rekening", "Accounts"), "COUNT", _ALL_MONEY),
    _money("ordered", "Diperintahkan", "Ordered", 2, 3, 4, 5, 6, 7, 8, 10, 11, 12),
    _money("credited_to_order", "Terkredit sesuai perintah", "Credited as ordered",
           3, 4, 5, 10, 11, 12),
    _money("failed", "Gagal dikreditkan", "Failed", 2, 7),
    _money("missing", "Tidak ada jawaban bank", "Missing at the bank", 2, 8),
    _money("reversed", "Dikreditkan lalu dibatalkan", "Reversed", 2, 6),
    _money("short", "Dikreditkan kurang dari perintah", "Credited short", 4, 5),
    _money("credited", "Terkredit", "Credited", 1, 3, 4, 5, 10, 11, 12),
    _money("over", "Dikreditkan lebih dari perintah", "Credited beyond the order", 3, 4),
    _money("without_instruction", "Dikreditkan tanpa perintah", "Credited without an order", 1),
    _money("opening", "Saldo awal", "Opening balance"),
    _money("spent", "Dibelanjakan", "Spent"),
    _money("returned", "Disetor kembali ke kas negara", "Returned to the treasury"),
    _money("balance", "Belum dibelanjakan", "Not spent",
           1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
)  # fmt: skip
_RICE = (
    Term("units", Sentence("Desa", "Desa"), "COUNT", _ALL_RICE),
    _rice("quota_g", "Kuota", "Quota"),
    _rice("requested_g", "Diminta (SPA)", "Requested (SPA)"),
    _rice("released_g", "Dikeluarkan (DO)", "Released (DO)"),
    _rice("arrived_g", "Tiba", "Arrived"),
    _rice("rejected_g", "Ditolak", "Rejected"),
    _rice("handed_g", "Diserahkan", "Handed out"),
    *(Term(one.code, one.label, "GRAM", _ALL_RICE) for one in GAPS),
)
TERMS: Mapping[str, Mapping[str, Term]] = {
    Program.BPNT: {one.code: one for one in _MONEY},
    Program.RASTRA: {one.code: one for one in _RICE},
}
# What the amount of a class is about, where it is asked for by its name.
_HEADLINE = {
    1: "without_instruction", 2: "spent", 3: "over", 4: "credited", 5: "spent", 6: "reversed",
    7: "failed", 8: "missing", 9: "opening", 10: "balance", 11: "balance", 12: "spent",
}  # fmt: skip


def asked_by(program: str, name: str) -> Asked | None:
    """Give what a name means: a term, or a class with what it is about; None for neither."""
    terms = TERMS[program]
    if name in terms:
        return Asked(terms[name])
    if program == Program.BPNT:
        money = {one.code: one.number for one in BPNT_CLASSES}
        return Asked(terms[_HEADLINE[money[name]]], money[name]) if name in money else None
    for one in RASTRA_CLASSES:
        if one.code == name:
            return Asked(terms[one.gap.code if one.gap else "handed_g"], one.number)
    return None


def names(program: str) -> tuple[str, ...]:
    """Give every name by which a figure of the programme can be asked for."""
    classes = BPNT_CLASSES if program == Program.BPNT else RASTRA_CLASSES
    return (*TERMS[program], *(one.code for one in classes))


def amount_of(term: str, sums: Mapping[str, int]) -> int:
    """Give a term of kept sums, which bear every quantity but what is derived from them."""
    if term == "balance":
        return sums["credited"] + sums["opening"] - sums["spent"] - sums["returned"]
    stages = ("quota_g", "requested_g", "released_g", "arrived_g", "handed_g")
    for gap, before, after in zip(GAPS, stages, stages[1:], strict=False):
        if gap.code == term:
            return sums[before] - sums[after]
    return sums[term]
