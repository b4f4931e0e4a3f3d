"""Fates whose point is a line of order, credit or return: repeated, misdated, late.

Same form as `bpnt_fates`: each writes lines and returns the truth.
"""

from collections.abc import Callable, Mapping

from salur.simulation.bpnt_book import IN_WORDS, Book, LateLine, Outcome
from salur.simulation.names import STRANGERS
from salur.simulation.population import Family


def plain(
    book: Book,
    family: Family,
    o: int,
    findings: tuple[str, ...] = (),
    set_aside: tuple[str, ...] = (),
) -> Outcome:
    """Write an ordinary month around a peculiar line: ordered, credited, all bought."""
    a = book.amount
    book.order(family)
    book.credit(family)
    book.buy(family, a + o)
    return Outcome("settled", a, a, a + o, findings=findings, set_aside=set_aside)


def return_replayed(book: Book, family: Family, o: int) -> Outcome:
    """The treasury's receipt is sent twice."""
    a = book.amount
    book.order(family)
    book.credit(family)
    book.give_back(family, a + o)
    book.repeat_return(family)
    return Outcome("settled", a, a, 0, a + o, findings=("replayed_line",))


def reference_reused(book: Book, family: Family, o: int) -> Outcome:
    """The same reference with another amount: both count."""
    a = book.amount
    book.order(family)
    reference = book.credit(family)
    book.credit(family, a - 10_000, reference=reference)
    return Outcome("credited_twice", a, 2 * a - 10_000, findings=("reference_reused",))


def credit_replayed(book: Book, family: Family, o: int) -> Outcome:
    """The bank sends a line twice."""
    book.credit(family)
    book.repeat_credit(family)
    a = book.amount
    book.order(family)
    book.buy(family, a + o)
    return Outcome("settled", a, a, a + o, findings=("replayed_line",))


def ordered_twice(book: Book, family: Family, o: int) -> Outcome:
    """Two orders of different sums, two credits."""
    a = book.amount
    book.order(family)
    book.order(family, a - 20_000)
    book.credit(family)
    book.credit(family, a - 20_000, after=1)
    total = 2 * a - 20_000
    book.buy(family, total + o)
    return Outcome("settled", total, total, total + o, findings=("instructed_twice",))


def ordered_twice_credited_once(book: Book, family: Family, o: int) -> Outcome:
    """Two orders, one credit."""
    a = book.amount
    book.order(family)
    book.order(family, a - 20_000)
    book.credit(family)
    return Outcome(
        "amount_mismatch", 2 * a - 20_000, a, findings=("instructed_twice",), lack="short"
    )


def order_repeated(book: Book, family: Family, o: int) -> Outcome:
    """The same order line twice: an order has no reference, both count."""
    a = book.amount
    book.order(family)
    book.order(family)
    book.credit(family, 2 * a)
    book.buy(family, 2 * a + o)
    return Outcome("settled", 2 * a, 2 * a, 2 * a + o, findings=("instructed_twice",))


def other_period(book: Book, family: Family, o: int) -> Outcome:
    """A credit, and a return, of a month before the run stand in this month's files."""
    outcome = plain(book, family, o, set_aside=("other_period",))
    earlier = str(book.before_run)
    book.credit(family, period=earlier, date=f"{earlier}-20")
    if book.rng.random() < 0.5:
        book.give_back(family, 35_000, period=earlier)
    return outcome


def other_program(book: Book, family: Family, o: int) -> Outcome:
    """A PKH credit and its withdrawal stand among the lines of the same card."""
    outcome = plain(book, family, o, set_aside=("other_program",))
    book.credit(family, 500_000, program="PKH")
    book.buy(family, 500_000, whole=True, program="PKH")
    return outcome


def orphan_reversal(book: Book, family: Family, o: int) -> Outcome:
    """A reversal names a credit that nobody has seen."""
    outcome = plain(book, family, o, findings=("reversal_without_origin",))
    book.credit(family, status="BATAL", after=6, origin=f"TU{book.stem}X{book.serial}")
    return outcome


def failure_reversed(book: Book, family: Family, o: int) -> Outcome:
    """A reversal names an attempt that failed anyway."""
    book.order(family)
    origin = book.credit(family, status="GAGAL", reason="REKENING TUTUP")
    book.credit(family, status="BATAL", after=5, origin=origin)
    return Outcome(
        "credit_failed", book.amount, findings=("reversal_without_origin",), lack="failed"
    )


def late_reversal(book: Book, family: Family, o: int) -> Outcome:
    """The credit stands all month and is taken back in a later one."""
    a = book.amount
    book.order(family)
    origin = book.credit(family)
    if book.months_after:
        months = min(2, book.months_after)
        when = book.period.shift(months)
        reference = f"LR{origin[2:]}"
        line = (
            f"{reference},{when},{family.account},{a},BATAL,REKENING PASIF,{when}-02,{origin},"
            f"{family.bank},{family.person.nik},{family.bank_name},{family.card},"
        )
        orphan = ("reversal_without_origin",)
        book.late.append(LateLine(months, family, line, -a, findings=orphan))
        later = Outcome("credit_reversed", a, lack="reversed")
        return Outcome("unspent", a, a, later=later)
    return Outcome("unspent", a, a)


def late_credit(book: Book, family: Family, o: int) -> Outcome:
    """No line in the month's own file; the credit stands in the next month's."""
    a = book.amount
    book.order(family)
    if book.months_after:
        when = book.period.shift(1)
        book.serial += 1
        line = (
            f"LC{book.stem}{book.serial:07d},{book.label},{family.account},{a},SUKSES,,{when}-02,,"
            f"{family.bank},{family.person.nik},{family.bank_name},{family.card},"
        )
        book.late.append(LateLine(1, family, line, a, set_aside=("other_period",)))
        return Outcome("missing_at_bank", a, lack="missing", later=Outcome("unspent", a, a))
    return Outcome("missing_at_bank", a, lack="missing")


def _range(book: Book, months: int) -> str:
    return f"{book.period.shift(1 - months)}..{book.label}"


def idle(book: Book, family: Family, o: int) -> Outcome:
    """Five months ordered and credited in advance, never touched."""
    if not book.first_month:
        return plain(book, family, o)
    total = 5 * book.amount
    book.order(family, total, period=_range(book, 5))
    begun = book.period.shift(-4)
    book.credit(family, total, period=_range(book, 5), date=f"{begun}-08")
    return Outcome("unspent", total, total, findings=("idle",))


def rapel(book: Book, family: Family, o: int) -> Outcome:
    """Three months in one order and one credit."""
    if not book.first_month:
        return plain(book, family, o)
    total = 3 * book.amount
    book.order(family, total, period=_range(book, 3))
    book.credit(family, total, period=_range(book, 3))
    book.buy(family, total + o)
    return Outcome("settled", total, total, total + o)


def name_differs(book: Book, family: Family, o: int) -> Outcome:
    """The bank has somebody else's name for this account."""
    a = book.amount
    book.order(family)
    book.credit(family, name=STRANGERS[int(book.rng.random() * len(STRANGERS))])
    book.buy(family, a + o)
    return Outcome("settled", a, a, a + o, findings=("name_differs",))


def credit_unreadable(book: Book, family: Family, o: int) -> Outcome:
    """The amount stands in words: the line is held back, as if the bank showed none."""
    book.order(family)
    book.credit(family, IN_WORDS)
    book.hold_back("topup")
    return Outcome("missing_at_bank", book.amount, lack="missing", set_aside=("held_back",))


LINE_FATES: Mapping[str, Callable[[Book, Family, int], Outcome]] = {
    fate.__name__: fate
    for fate in (
        return_replayed,
        reference_reused,
        credit_replayed,
        ordered_twice,
        ordered_twice_credited_once,
        order_repeated,
        other_period,
        other_program,
        orphan_reversal,
        failure_reversed,
        late_reversal,
        late_credit,
        idle,
        rapel,
        name_differs,
        credit_unreadable,
    )
}
