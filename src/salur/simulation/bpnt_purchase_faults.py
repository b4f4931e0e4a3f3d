"""Fates whose point is a purchase: where, when, repeated, taken back, unreadable.

Same form as `bpnt_fates`: each writes lines and returns the truth.
"""

from collections.abc import Callable, Mapping

from salur.simulation.bpnt_book import Book, Outcome
from salur.simulation.bpnt_line_faults import plain
from salur.simulation.population import Family


def _bought_oddly(
    book: Book, family: Family, o: int, shop: tuple[str, str], finding: str
) -> Outcome:
    a = book.amount
    book.order(family)
    book.credit(family)
    book.buy(family, a + o, shop=shop)
    return Outcome("settled", a, a, a + o, findings=(finding,))


def purchase_replayed(book: Book, family: Family, o: int) -> Outcome:
    """The bank sends a purchase twice."""
    outcome = plain(book, family, o, findings=("replayed_line",))
    book.repeat_purchase(family)
    return outcome


def outside_region(book: Book, family: Family, o: int) -> Outcome:
    """Everything was bought in another kab/kota."""
    if book.far_shop is None:
        return plain(book, family, o)
    return _bought_oddly(book, family, o, book.far_shop, "redeemed_outside_region")


def unknown_ewarong(book: Book, family: Family, o: int) -> Outcome:
    """Everything was bought at a shop that no bank has named."""
    return _bought_oddly(book, family, o, ("EWX9999", "TX999999"), "redeemed_at_unknown_ewarong")


def before_credit(book: Book, family: Family, o: int) -> Outcome:
    """The purchase bears a date before the credit; with an old rest that would be no wonder."""
    if o:
        return plain(book, family, o)
    a = book.amount
    book.order(family)
    book.credit(family)
    book.buy(family, a, day=2)
    return Outcome("settled", a, a, a, findings=("redeemed_before_credit",))


def purchase_reversed(book: Book, family: Family, o: int) -> Outcome:
    """A purchase is taken back and made again."""
    a = book.amount
    book.order(family)
    book.credit(family)
    origin = book.buy(family, 44_000, whole=True, day=15)
    book.buy(family, 44_000, whole=True, day=16, kind="BATAL", origin=origin)
    book.buy(family, a + o, day=17)
    return Outcome("settled", a, a, a + o)


def purchase_reversed_beyond(book: Book, family: Family, o: int) -> Outcome:
    """A purchase is taken back, and more than it was: nothing is spent."""
    a = book.amount
    book.order(family)
    book.credit(family)
    origin = book.buy(family, 44_000, whole=True, day=15)
    book.buy(family, 50_000, whole=True, day=16, kind="BATAL", origin=origin)
    return Outcome("unspent", a, a, findings=("reversal_exceeds_origin",))


def purchase_orphan_reversal(book: Book, family: Family, o: int) -> Outcome:
    """A reversal names a purchase that nobody has seen."""
    outcome = plain(book, family, o, findings=("reversal_without_origin",))
    book.buy(
        family, 30_000, whole=True, day=20, kind="BATAL", origin=f"TX{book.stem}X{book.serial}"
    )
    return outcome


def purchase_unreadable(book: Book, family: Family, o: int) -> Outcome:
    """The purchase has no amount and is held back, as if nothing were bought."""
    a = book.amount
    book.order(family)
    book.credit(family)
    book.buy_without_amount(family)
    book.hold_back("transaksi")
    return Outcome("unspent", a, a, set_aside=("held_back",))


PURCHASE_FATES: Mapping[str, Callable[[Book, Family, int], Outcome]] = {
    fate.__name__: fate
    for fate in (
        purchase_replayed,
        outside_region,
        unknown_ewarong,
        before_credit,
        purchase_reversed,
        purchase_reversed_beyond,
        purchase_orphan_reversal,
        purchase_unreadable,
    )
}
