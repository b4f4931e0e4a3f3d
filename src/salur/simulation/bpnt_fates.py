"""What can become of an ordered account in a month, one function per fate.

Each writes the lines that express it and returns the truth. `o` is what the account
holds when the month begins. A fate must be right for every `o`.
"""

from collections.abc import Callable, Mapping

from salur.simulation.bpnt_book import Book, Outcome
from salur.simulation.bpnt_line_faults import LINE_FATES
from salur.simulation.bpnt_purchase_faults import PURCHASE_FATES
from salur.simulation.population import Family

Fate = Callable[[Book, Family, int], Outcome]


def settled(book: Book, family: Family, o: int) -> Outcome:
    """Ordered, credited, all of it bought."""
    a = book.amount
    book.order(family)
    book.credit(family)
    book.buy(family, a + o)
    return Outcome("settled", a, a, a + o)


def unspent(book: Book, family: Family, o: int) -> Outcome:
    """Credited, nothing bought yet."""
    a = book.amount
    book.order(family)
    book.credit(family)
    return Outcome("unspent", a, a)


def partly_spent(book: Book, family: Family, o: int) -> Outcome:
    """Something stays on the card."""
    a = book.amount
    spent = (a + o) * (3 + int(book.rng.random() * 6)) // 10 // 500 * 500
    book.order(family)
    book.credit(family)
    book.buy(family, spent)
    return Outcome("partly_spent", a, a, spent)


def rest_returned(book: Book, family: Family, o: int) -> Outcome:
    """The rest goes back to the treasury and closes the account's month."""
    a = book.amount
    book.order(family)
    book.credit(family)
    book.buy(family, a - 40_000)
    book.give_back(family, 40_000 + o)
    return Outcome("settled", a, a, a - 40_000, 40_000 + o)


def missing(book: Book, family: Family, o: int) -> Outcome:
    """The bank shows no line at all."""
    book.order(family)
    return Outcome("missing_at_bank", book.amount, lack="missing")


def failed(book: Book, family: Family, o: int) -> Outcome:
    """The bank's attempt failed; an old rest may still be spent."""
    book.order(family)
    book.credit(family, status="GAGAL", reason="REKENING PASIF")
    spent = o if o and book.rng.random() < 0.5 else 0
    if spent:
        book.buy(family, spent)
    return Outcome("credit_failed", book.amount, 0, spent, lack="failed")


def failed_then_credited(book: Book, family: Family, o: int) -> Outcome:
    """Failed first, credited on the second attempt, bought."""
    a = book.amount
    book.order(family)
    book.credit(family, status="GAGAL", reason="GANGGUAN JARINGAN")
    book.credit(family, after=3)
    book.buy(family, a + o)
    return Outcome("settled", a, a, a + o)


def reversed_(book: Book, family: Family, o: int) -> Outcome:
    """Credited, and taken back within the month."""
    book.order(family)
    origin = book.credit(family)
    book.credit(family, status="BATAL", after=5, origin=origin, reason="SALDO GANTUNG")
    return Outcome("credit_reversed", book.amount, lack="reversed")


def reversed_beyond(book: Book, family: Family, o: int) -> Outcome:
    """Taken back, and more than there was."""
    book.order(family)
    origin = book.credit(family)
    book.credit(family, book.amount + 90_000, "BATAL", after=5, origin=origin)
    return Outcome(
        "credit_reversed", book.amount, findings=("reversal_exceeds_origin",), lack="reversed"
    )


def reversed_in_two(book: Book, family: Family, o: int) -> Outcome:
    """Two reversals of one credit, together ten thousand too much."""
    half = book.amount // 2
    book.order(family)
    origin = book.credit(family)
    book.credit(family, half, "BATAL", after=4, origin=origin)
    book.credit(family, half + 10_000, "BATAL", after=6, origin=origin)
    return Outcome(
        "credit_reversed", book.amount, findings=("reversal_exceeds_origin",), lack="reversed"
    )


def reversed_in_part(book: Book, family: Family, o: int) -> Outcome:
    """A part taken back: the rest stays credited."""
    a = book.amount
    book.order(family)
    origin = book.credit(family)
    book.credit(family, 60_000, "BATAL", after=5, origin=origin)
    return Outcome("amount_mismatch", a, a - 60_000, lack="short")


def credited_twice(book: Book, family: Family, o: int) -> Outcome:
    """Two credits for one order."""
    a = book.amount
    book.order(family)
    book.credit(family)
    book.credit(family, after=1)
    book.buy(family, a)
    return Outcome("credited_twice", a, 2 * a, a)


def twice_one_back(book: Book, family: Family, o: int) -> Outcome:
    """Two credits, one taken back: as it should be."""
    a = book.amount
    book.order(family)
    book.credit(family)
    origin = book.credit(family, after=1)
    book.credit(family, status="BATAL", after=2, origin=origin, reason="KREDIT GANDA")
    book.buy(family, a + o)
    return Outcome("settled", a, a, a + o)


def in_parts(book: Book, family: Family, o: int) -> Outcome:
    """Two halves are the whole."""
    a = book.amount
    book.order(family)
    book.credit(family, a // 2)
    book.credit(family, a - a // 2, after=1)
    book.buy(family, a + o)
    return Outcome("settled", a, a, a + o, findings=("credited_in_parts",))


def in_parts_short(book: Book, family: Family, o: int) -> Outcome:
    """Two parts that are less than the order."""
    a = book.amount
    book.order(family)
    book.credit(family, a - 60_000)
    book.credit(family, 50_000, after=1)
    return Outcome("amount_mismatch", a, a - 10_000, findings=("credited_in_parts",), lack="short")


def short(book: Book, family: Family, o: int) -> Outcome:
    """Ten thousand too little."""
    a = book.amount
    book.order(family)
    book.credit(family, a - 10_000)
    book.buy(family, a - 10_000)
    return Outcome("amount_mismatch", a, a - 10_000, a - 10_000, lack="short")


def beyond(book: Book, family: Family, o: int) -> Outcome:
    """Ten thousand too much in one credit."""
    a = book.amount
    book.order(family)
    book.credit(family, a + 10_000)
    return Outcome("amount_mismatch", a, a + 10_000)


def overspent(book: Book, family: Family, o: int) -> Outcome:
    """Bought more than there was."""
    a = book.amount
    book.order(family)
    book.credit(family)
    book.buy(family, a + o + 25_000)
    return Outcome("overspent", a, a, a + o + 25_000)


def spent_missing(book: Book, family: Family, o: int) -> Outcome:
    """Bought though the bank shows no credit."""
    book.order(family)
    book.buy(family, o + 55_000)
    return Outcome("spent_without_credit", book.amount, 0, o + 55_000, lack="missing")


def spent_failed(book: Book, family: Family, o: int) -> Outcome:
    """Bought though the credit failed."""
    book.order(family)
    book.credit(family, status="GAGAL", reason="GANGGUAN JARINGAN")
    book.buy(family, o + 80_000)
    return Outcome("spent_without_credit", book.amount, 0, o + 80_000, lack="failed")


FATES: Mapping[str, Fate] = {
    "unspent": unspent,
    "partly_spent": partly_spent,
    "rest_returned": rest_returned,
    "missing": missing,
    "failed": failed,
    "failed_then_credited": failed_then_credited,
    "reversed": reversed_,
    "reversed_beyond": reversed_beyond,
    "reversed_in_two": reversed_in_two,
    "reversed_in_part": reversed_in_part,
    "credited_twice": credited_twice,
    "twice_one_back": twice_one_back,
    "in_parts": in_parts,
    "in_parts_short": in_parts_short,
    "short": short,
    "beyond": beyond,
    "overspent": overspent,
    "spent_missing": spent_missing,
    "spent_failed": spent_failed,
    **LINE_FATES,
    **PURCHASE_FATES,
}
