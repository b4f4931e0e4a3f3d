"""On accounts nobody thought of, the engine proposes the pairs that slow and obvious Python does."""

from dataclasses import replace
from hashlib import sha256

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salur.batch.session import Session, Value
from salur.kernel.period import Period
from salur.reconciliation.domain.matching import Candidate, Standing
from salur.reconciliation.pipeline import matching
from salur.reconciliation.pipeline.matching_lines import insert
from tests.often import often
from tests.oracle.matching import Ordered, Other, found

MARCH = Period(2019, 3)
VALUES: dict[str, Value] = {"period": MARCH.number, "inner": "in", "outer": "out"}
DESA = ("id.62.01.02.2001", "id.62.01.02.2004", "id.62.02.01.2001")
PLACES = ("id", "id.62", "id.62.01", "id.62.02", "id.62.01.02")
NAMES = ("SITI AMINAH", "SITI AMINNAH", "SITI", "HJ. SITI AMINAH", "NORHAYATI BINTI ABDUL", "RUSLAN",
         "NORHAYATI ABDUL KADIR", "M. RUSLAN HADI", "RUSLAN HADI")  # fmt: skip
NIKS = tuple(f"62010141018{n:05d}" for n in (10001, 10002, 10010, 20001, 31415))
ROOTS = ("0062010000012", "0062010000021", "062010000012", "62010000012", "0162019999001")


def blind(text: str) -> str:
    return sha256(("out" + sha256(("in" + text).encode()).hexdigest()).encode()).hexdigest()[:32]


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """A number near one of a few others, as a slip of the hand leaves it."""
    root = draw(st.sampled_from(ROOTS))
    at = draw(st.integers(0, len(root) - 2))
    digit = draw(st.sampled_from("019"))
    return draw(st.sampled_from((
        root, root[:at] + digit + root[at + 1 :], root[:at] + root[at + 1 :],
        root[:at] + digit + root[at:], root[:at] + root[at + 1] + root[at] + root[at + 2 :],
    )))  # fmt: skip


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Ordered], list[Other], set[tuple[str, str]]]:
    every = draw(st.lists(numbers(), min_size=4, max_size=30, unique=True))
    cut = draw(st.integers(1, len(every) - 1))
    fits = st.sampled_from(("credit", "credit", "purchase"))
    bank = st.sampled_from(("bri", "bri", "bni"))
    nik = st.none() | st.sampled_from(NIKS)
    name = st.none() | st.sampled_from(NAMES)
    money = st.sampled_from((55_000, 110_000))
    orders = [
        draw(st.builds(
            Ordered, st.just(one), fits, bank, st.sampled_from(DESA), st.just(f"K{n}"), nik, name,
            money, money, nik))
        for n, one in enumerate(every[:cut])
    ]  # fmt: skip
    families = st.none() | st.sampled_from([*(o.id_kpm for o in orders), "K99"])
    cards = st.none() | st.sampled_from(every)
    others = [
        draw(st.builds(
            Other, st.just(one), fits, bank, st.sampled_from(PLACES), nik, name, money, money,
            families, cards))
        for one in every[cut:]
    ]  # fmt: skip
    # Purchases say of a stranger which card was used; names and NIK stand on credits alone.
    others = [replace(s, nik=None, name=None) if s.fits == "purchase" else s for s in others]
    pairs = [(o.number, s.number) for o in orders for s in others]
    return orders, others, set(draw(st.lists(st.sampled_from(pairs), max_size=2)))


def by_the_engine(
    orders: list[Ordered], others: list[Other], settled: set[tuple[str, str]]
) -> tuple[Candidate, ...]:
    """Put the world where the files would, and let the engine judge."""
    with Session(memory_mb=300) as session:
        matching.begin(session)
        session.run("CREATE TABLE orders_now (acct HUGEINT)")
        session.run("CREATE TABLE known (acct HUGEINT, number VARCHAR, blind VARCHAR)")
        lines = (
            "(acct HUGEINT, file INTEGER, month INTEGER, kind TINYINT, nik VARCHAR, name VARCHAR,"
        )
        for table in ("order_lines", "credit_lines", "purchase_lines"):
            session.run(f"CREATE TABLE {table} {lines} card VARCHAR, ref VARCHAR)")
        insert(session, "orders_now", [(f"1{o.number}",) for o in orders])
        open_now = [o.number for o in orders if o.fits == "credit"]
        everybody = [*open_now, *(s.number for s in others)]
        insert(session, "known", [(f"1{one}", one, blind(one)) for one in everybody])
        insert(session, "open_units", [
            (blind(o.number), o.number[-4:], "ordered", o.fits, o.bank, o.path[3:8].replace(".", ""),
             o.path, o.id_kpm, None, "BRI", o.ordered, o.credited, 0, 0, None) for o in orders
        ] + [
            (blind(s.number), s.number[-4:], "other", s.fits, s.bank, "-", "id", None, None, None,
             0, s.credited, s.spent, 0, None) for s in others
        ])  # fmt: skip
        insert(session, "order_lines", [
            (f"1{o.number}", 0, MARCH.number, None, o.nik, o.name, None, None) for o in orders
        ])  # fmt: skip
        insert(session, "credit_lines", [
            (f"1{s.number}", n, MARCH.number, 1, s.nik, s.name, s.card_of and f"C{s.number}", "R")
            for n, s in enumerate(others)
        ])  # fmt: skip
        insert(session, "file_paths", [("topup", n, s.place, "e") for n, s in enumerate(others)])
        insert(session, "holders", [(blind(s.number), s.holder) for s in others if s.holder])
        insert(session, "card_accounts", [
            (blind(f"C{s.number}"), blind(s.card_of)) for s in others if s.card_of
        ])  # fmt: skip
        insert(session, "family_niks", [
            (o.id_kpm, blind(o.registered_nik)) for o in orders if o.registered_nik
        ])  # fmt: skip
        insert(session, "settled", [(blind(a), blind(b)) for a, b in settled])
        for step in ("near_numbers", "sides"):
            session.file(matching.PACKAGE, f"matching/{step}.sql", VALUES)
        matching.judge(session)
        rows = session.rows("SELECT ordered, other, reasons, score, standing FROM proposed")
    known = {blind(one): one for one in (*(o.number for o in orders), *(s.number for s in others))}
    return tuple(sorted(
        (Candidate(known[a], known[b], tuple(why), points, Standing(standing))
         for a, b, why, points, standing in rows),
        key=lambda one: (-one.score, one.ordered, one.other),
    ))  # fmt: skip


@settings(
    max_examples=often(5, 400), deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(world=worlds())
def test_the_engine_proposes_what_slow_python_proposes(
    world: tuple[list[Ordered], list[Other], set[tuple[str, str]]],
) -> None:
    orders, others, settled = world
    assert by_the_engine(orders, others, settled) == found(orders, others, settled)


def test_a_name_that_many_orders_bear_says_nothing_alone() -> None:
    one = Ordered("1000000", "credit", "bri", DESA[0], "K1", None, "SITI AMINAH", 110_000, 0)
    orders = [replace(one, number=f"{n}00{n}0{n}00{n}", id_kpm=f"K{n}") for n in range(30, 55)]
    alone = Other("77", "credit", "bri", "id.62", None, "SITI AMINAH", 110_000, 0)
    known = replace(alone, number="88", holder="K30")
    assert by_the_engine(orders, [alone], set()) == ()
    (pair,) = by_the_engine(orders, [known], set())
    assert (pair.other, pair.standing) == ("88", Standing.CLEAR)
