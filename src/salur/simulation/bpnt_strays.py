"""What can become of a former recipient's account: nobody orders anything for it any more."""

from collections.abc import Mapping

from salur.simulation.bpnt_book import Book, Outcome
from salur.simulation.bpnt_fates import Fate
from salur.simulation.population import Family


def stray_credited(book: Book, family: Family, o: int) -> Outcome:
    """The bank goes on crediting."""
    book.credit(family)
    return Outcome("credited_without_instruction", 0, book.amount)


def stray_spent(book: Book, family: Family, o: int) -> Outcome:
    """Bought more than what was left."""
    book.buy(family, o + 30_000)
    return Outcome("spent_without_credit", 0, 0, o + 30_000)


def stray_failed(book: Book, family: Family, o: int) -> Outcome:
    """An attempt that nobody ordered, and failed."""
    book.credit(family, status="GAGAL", reason="REKENING TUTUP")
    return Outcome("not_ordered")


def stray_balance(book: Book, family: Family, o: int) -> Outcome:
    """An old balance lies there, and nothing moves."""
    if not o:
        return stray_failed(book, family, o)
    return Outcome("not_ordered")


def stray_returned(book: Book, family: Family, o: int) -> Outcome:
    """The old balance goes back to the treasury."""
    if not o:
        return stray_failed(book, family, o)
    book.give_back(family, o)
    return Outcome("not_ordered", returned=o)


def stray_order_unreadable(book: Book, family: Family, o: int) -> Outcome:
    """The order's amount stands in words and is held back; the credit stands alone."""
    book.order(family, in_words=True)
    book.hold_back("perintah")
    book.credit(family)
    return Outcome("credited_without_instruction", 0, book.amount, set_aside=("held_back",))


STRAY_FATES: Mapping[str, Fate] = {
    fate.__name__: fate
    for fate in (
        stray_credited,
        stray_spent,
        stray_failed,
        stray_balance,
        stray_returned,
        stray_order_unreadable,
    )
}
