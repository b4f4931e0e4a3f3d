"""What a publication states to the ledger is what the ledger's domain says of each unit."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.often import often

from salur.batch.session import Session
from salur.ledger.domain import BpntUnit, RastraUnit, bpnt_flows, rastra_flows

AMOUNTS = st.sampled_from([0, 50_000, 110_000, 220_000])
PLACES = st.sampled_from(["id.62.01.02.2001", "id.62.01.02.2002", "id.62.02.01.1001"])
PARTIES = st.sampled_from(["bri", "mandiri"])
UNITS = st.builds(
    BpntUnit, ordered=AMOUNTS, credited=AMOUNTS, spent=AMOUNTS, returned=AMOUNTS, opening=AMOUNTS
)
EVIDENCE = {
    "opening": "saldo", "ordered": "perintah", "credited": "topup", "over_credited": "topup",
    "credited_without_instruction": "topup", "used_beyond_balance": "transaksi",
    "spent": "transaksi", "returned": "setoran",
}  # fmt: skip


@settings(max_examples=often(20, 40), deadline=None)
@given(st.lists(st.tuples(PLACES, PARTIES, UNITS, st.booleans()), max_size=12))
def test_bpnt_flows_are_those_of_the_ledgers_domain(
    placed: list[tuple[str, str, BpntUnit, bool]],
) -> None:
    with Session(memory_mb=200) as session:
        session.run(
            "CREATE TABLE placed (place VARCHAR, party VARCHAR, opens_account BOOLEAN,"
            " has_order BOOLEAN, ordered_idr BIGINT, credited_idr BIGINT, spent_idr BIGINT,"
            " returned_idr BIGINT, opening_idr BIGINT, order_evidence VARCHAR DEFAULT 'perintah',"
            " credit_evidence VARCHAR DEFAULT 'topup', spend_evidence VARCHAR DEFAULT 'transaksi',"
            " return_evidence VARCHAR DEFAULT 'setoran', opening_evidence VARCHAR DEFAULT 'saldo')"
        )
        for place, party, unit, opens in placed:
            session.run(
                "INSERT INTO placed BY NAME SELECT $place AS place, $party AS party,"
                " $opens AS opens_account, $ordered > 0 AS has_order, $ordered AS ordered_idr,"
                " $credited AS credited_idr, $spent AS spent_idr, $returned AS returned_idr,"
                " $opening AS opening_idr",
                {
                    "place": place, "party": party, "opens": opens, "ordered": unit.ordered,
                    "credited": unit.credited, "spent": unit.spent, "returned": unit.returned,
                    "opening": unit.opening,
                },
            )  # fmt: skip
        session.file("salur.reconciliation", "publish/bpnt_flows.sql")
        stated = {tuple(row[:4]): int(row[4]) for row in session.rows("FROM published_flows")}
    expected: Counter[tuple[str, str, str, str]] = Counter()
    for place, party, unit, opens in placed:
        for movement in bpnt_flows(unit, opens_account=opens):
            expected[movement.reason, place, party, EVIDENCE[movement.reason]] += movement.amount
    assert stated == dict(expected)


GRAMS = st.sampled_from([0, 5_000, 10_000, 20_000])
RICE_UNITS = st.builds(
    RastraUnit, released=GRAMS, arrived=GRAMS, rejected=GRAMS, handed=GRAMS, sent_again=GRAMS,
    brought_back=GRAMS,
)  # fmt: skip
RICE_EVIDENCE = {
    "released": "do", "replaced": "bast", "weighed_short": "bast", "arrived": "bast",
    "arrived_beyond_release": "bast", "rejected_beyond_arrival": "bast", "rejected": "bast",
    "handed_beyond_arrival": "serah", "handed": "serah",
    "brought_back": None, "brought_back_beyond_stock": None,
}  # fmt: skip


@settings(max_examples=often(20, 40), deadline=None)
@given(st.lists(st.tuples(PLACES, RICE_UNITS), max_size=12), st.sampled_from([0, 2, 600]))
def test_rastra_flows_are_those_of_the_ledgers_domain(
    placed: list[tuple[str, RastraUnit]], tolerance: int
) -> None:
    with Session(memory_mb=200) as session:
        session.run(
            "CREATE TABLE placed (path VARCHAR, bulog VARCHAR DEFAULT 'bulog',"
            " government VARCHAR DEFAULT 'office', released_g BIGINT, gross_g BIGINT,"
            " rejected_g BIGINT, handed_g BIGINT, replaced_g BIGINT, brought_back_g BIGINT)"
        )
        session.run("CREATE TABLE senders (contract VARCHAR, evidence VARCHAR)")
        session.run("INSERT INTO senders VALUES ('do', 'do'), ('bast', 'bast'), ('serah', 'serah')")
        for place, unit in placed:
            session.run(
                "INSERT INTO placed BY NAME SELECT $place AS path, $released AS released_g,"
                " $arrived AS gross_g, $rejected AS rejected_g, $handed AS handed_g,"
                " $replaced AS replaced_g, $back AS brought_back_g",
                {
                    "place": place, "released": unit.released, "arrived": unit.arrived,
                    "rejected": unit.rejected, "handed": unit.handed,
                    "replaced": unit.replaced, "back": unit.brought_back,
                },
            )  # fmt: skip
        values = {"weighing_permille": tolerance}
        session.file("salur.reconciliation", "publish/rastra_flows.sql", values)
        stated = {tuple(row[:4]): int(row[4]) for row in session.rows("FROM published_flows")}
    expected: Counter[tuple[str, str, str, str | None]] = Counter()
    for place, unit in placed:
        for movement in rastra_flows(unit, tolerance_permille=tolerance):
            by_office = movement.reason.startswith(("handed", "brought"))
            party = "office" if by_office else "bulog"
            expected[movement.reason, place, party, RICE_EVIDENCE[movement.reason]] += (
                movement.amount
            )
    assert stated == dict(expected)
