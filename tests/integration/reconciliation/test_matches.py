"""Accounts that may be one: found with reasons, decided by two people, remembered, undone."""

import datetime as dt
import io
import uuid

import pytest
from django.db import DatabaseError, transaction
from tests.integration.distribution import world
from tests.integration.distribution.world import (
    APRIL,
    BRI,
    BUDI,
    DESA,
    ELSA,
    HEAD,
    KEMENSOS,
    MARCH,
    PATH,
    RINA,
)
from tests.integration.registry.changing import rows

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM, Actor, NotAllowed
from salur.distribution import actions as distribution
from salur.evidence import actions as evidence
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.programs.actions import seed_parameters
from salur.reconciliation import actions, queries
from salur.reconciliation.domain.matching import MatchState, Standing
from salur.reconciliation.queries import Match
from salur.registry.actions import load_accounts
from salur.registry.domain import AccountRow
from salur.reporting.pipeline.composing import matched_notes

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 5, 2, 8, tzinfo=dt.UTC)
ORDERS = "no_spm,periode,id_kpm,nik,nama_pengurus,kode_wilayah,bank,no_rekening,nominal"
CREDITS = "referensi,periode,no_rekening,nominal,status,tanggal,nik,nama,no_kks"
BOUGHT = "id_transaksi,no_rekening,no_kks,tanggal,nominal"
NAMES = {1: "SITI AMINAH", 2: "NORHAYATI", 3: "RUSLAN HADI", 4: "MARIYAM", 5: "MARIYAM", 6: "YUSUF"}
NUMBERS = {n: f"00620100457{n}123" for n in range(1, 7)}
ACCOUNT_OF = {
    1: NUMBERS[1].lstrip("0"),  # zeros lost
    2: "0099887766554",  # a new account
    3: NUMBERS[3][:-3] + "132",  # two digits changed places
    4: "0044556677889",  # of one of two who are called the same
}
CARD = "6013010000000006"


def nik(number: int) -> str:
    return f"620102410185000{number}"


def accept(contract: str, head: str, lines: list[str], sender: uuid.UUID = BRI) -> None:
    text = "\n".join((head, *lines)) + "\n"
    file = evidence.receive(
        source=io.BytesIO(text.encode()), file_name=f"{contract}.csv", contract=contract,
        sender=sender, path=PATH, program="BPNT", period=None, by=SYSTEM, at=AT, key="",
    )  # fmt: skip
    assert file.held_back == 0, file.findings
    with transaction.atomic():
        world.as_(SYSTEM)
        distribution.accept_evidence(evidence_id=file.evidence_id, by=SYSTEM, at=AT, key="")


def send(period: Period) -> None:
    """Six orders; the bank has five numbers of its own, and one family buys with a wrong one."""
    accept("perintah", ORDERS, [
        f"S{period},{period},K{n},{nik(n)},{NAMES[n]},{DESA},BRI,{NUMBERS[n]},110000"
        for n in NAMES
    ], KEMENSOS)  # fmt: skip
    said = {1: (nik(1), NAMES[1]), 2: (nik(2), NAMES[2]), 3: ("", ""), 4: ("", "MARIYAM")}
    accept("topup", CREDITS, [
        f"R{n}-{period},{period},{number},110000,SUKSES,{period}-08,{said[n][0]},{said[n][1]},"
        for n, number in ACCOUNT_OF.items()
    ] + [f"R6-{period},{period},{NUMBERS[6]},110000,SUKSES,{period}-08,,,",
         f"R9-{period},{period},0077777777777,50000,SUKSES,{period}-08,,ORANG LAIN,"])  # fmt: skip
    wrong = NUMBERS[6][:-2] + "32"
    accept("transaksi", BOUGHT, [
        f"T1-{period},{ACCOUNT_OF[1]},,{period}-12,110000",
        f"T6-{period},{wrong},{CARD},{period}-12,90000",
    ])  # fmt: skip


def reconcile(period: Period) -> None:
    key = str(uuid.uuid4())
    actions.reconcile_month(program=Program.BPNT, period=period, by=SYSTEM, at=AT, key=key)
    world.as_(SYSTEM)
    for found in rows("SELECT DISTINCT period FROM reconciliation_version ORDER BY 1"):
        actions.find_matches(
            period=Period.from_number(int(str(found[0]))), by=SYSTEM, at=AT, key=f"{key}{found[0]}"
        )


@pytest.fixture(scope="module", autouse=True)
def march(module_database: None) -> None:
    """March, sent and reconciled once: each test begins there and undoes what it did."""
    with transaction.atomic():
        world.build()
        seed_parameters(by=SYSTEM, at=AT)
        world.as_(SYSTEM)
        world.register([(f"K{n}", DESA) for n in NAMES])
        load_accounts(
            [AccountRow(NUMBERS[6], "K6", None, "YUSUF", "BRI", "TERBUKA", None, CARD,
                        "TERDISTRIBUSI", dt.date(2019, 1, 5), None)],
            evidence=uuid.uuid4(), organisation=BRI, by=SYSTEM, at=AT, key="",
        )  # fmt: skip
    send(MARCH)
    with transaction.atomic():
        reconcile(MARCH)


def proposals(*states: MatchState, period: Period = MARCH, by: Actor = BUDI) -> dict[str, Match]:
    world.as_(by)
    found = queries.matches_page(PATH, period.number, states=states or (MatchState.OPEN,))
    return {f"{one.id_kpm}-{one.other_last4}": one for one in found}


def decide(what: str, one: Match, by: Actor, note: str = "", key: str = "") -> None:
    world.as_(by)
    key = key or str(uuid.uuid4())
    verbs = {"endorse": actions.endorse_matches, "accept": actions.accept_matches}
    verbs[what](match_ids=[one.id], note=note, by=by, at=AT, key=key)


def figures() -> dict[str, list[tuple[object, ...]]]:
    """Give what is published and booked now, without the numbers of versions."""
    return {
        "units": rows("SELECT period, account, last4, code, id_kpm, class, findings, ordered_idr,"
                      " credited_idr, spent_idr, returned_idr, opening_idr, rest, place, party,"
                      " credit_day FROM reconciliation_unit WHERE until IS NULL ORDER BY 1, 2"),
        "families": rows("SELECT period, id_kpm, class, due, received, used, findings FROM"
                         " reconciliation_family WHERE until IS NULL ORDER BY 1, 2"),
        "sums": rows("SELECT * FROM reconciliation_sum ORDER BY 1, 2, 3, 4, 7, 8"),
        "open": rows("SELECT period, subject, class, amount FROM reconciliation_exception"
                     " WHERE closed_in IS NULL ORDER BY 1, 2, 3"),
        "books": rows("SELECT a.code, b.balance FROM ledger_balance b JOIN ledger_account a"
                      " ON a.id = b.account_id WHERE b.balance <> 0 ORDER BY 1"),
    }  # fmt: skip


def unit(id_kpm: str, period: Period) -> tuple[object, ...]:
    ((*found,),) = rows(
        "SELECT class, 'account_matched' = ANY (findings), credited_idr, spent_idr"
        " FROM reconciliation_unit WHERE until IS NULL AND id_kpm = %s AND period = %s",
        [id_kpm, period.number],
    )  # fmt: skip
    return tuple(found)


def test_what_the_month_left_open_is_proposed_with_reasons_and_no_number() -> None:
    found = proposals()
    told = {name: (one.standing, one.score, one.reasons) for name, one in found.items()}
    assert told == {
        "K1-1123": (Standing.CLEAR, 118, (
            "nik_same", "name_same", "number_zeros", "amount_same", "place_same")),
        "K2-6554": (Standing.CLEAR, 78, ("nik_same", "name_same", "amount_same", "place_same")),
        "K3-3132": (Standing.POSSIBLE, 33, ("number_swapped", "amount_same", "place_same")),
        "K4-7889": (Standing.AMBIGUOUS, 38, ("name_same", "amount_same", "place_same")),
        "K5-7889": (Standing.AMBIGUOUS, 38, ("name_same", "amount_same", "place_same")),
        "K6-6132": (Standing.CLEAR, 68, (
            "card_same", "number_swapped", "amount_within", "place_same")),
    }  # fmt: skip
    assert [(row, uuid.UUID(str(file))) for file, row in found["K2-6554"].evidence] == [
        (3, found["K2-6554"].evidence[0][0])
    ]
    kept = str(rows("SELECT * FROM reconciliation_match"))
    assert not [one for one in (*NUMBERS.values(), *ACCOUNT_OF.values(), nik(2), CARD)
                if one in kept]  # fmt: skip
    before = rows("SELECT * FROM reconciliation_match ORDER BY id")
    reconcile(MARCH)
    assert rows("SELECT * FROM reconciliation_match ORDER BY id") == before
    assert proposals(by=RINA).keys() == found.keys()
    assert not proposals(by=ELSA) and not proposals(by=world.BONO)


def test_two_people_accept_the_next_month_follows_by_itself_and_undoing_gives_the_old_figures() -> (
    None
):
    one, new, bought = (proposals()[name] for name in ("K1-1123", "K2-6554", "K6-6132"))
    send(APRIL)
    with transaction.atomic():
        reconcile(APRIL)
        never = figures()
        transaction.set_rollback(True)
    for pair in (one, new, bought):
        decide("endorse", pair, BUDI)
        decide("accept", pair, HEAD, key=f"accept {pair.id}")
        decide("accept", pair, HEAD, key=f"accept {pair.id}")  # the same once more is the same
    assert [kind for (kind,) in rows("SELECT kind FROM jobs_job WHERE kind ~ 'pairs'")] == [
        "reconciliation.pairs"
    ] * 3
    assert actions.apply_matches(at=AT, key="a") == MARCH
    assert actions.apply_matches(at=AT, key="b") is None
    assert unit("K1", MARCH) == (12, True, 110000, 110000)
    assert unit("K2", MARCH) == (10, True, 110000, 0)
    assert unit("K6", MARCH) == (11, True, 110000, 90000)
    assert unit("K3", MARCH) == (8, False, 0, 0)
    reconcile(APRIL)
    assert unit("K1", APRIL) == (12, True, 110000, 110000)
    assert unit("K2", APRIL) == (10, True, 110000, 0)
    assert {"K1-1123", "K2-6554", "K6-6132"}.isdisjoint(proposals(period=APRIL))
    assert queries.matched_credits("6201", APRIL.number) == {"BRI": (3, 330000)}
    (current,) = [
        one for one in queries.current_versions(Program.BPNT, APRIL.number) if one.code == "6201"
    ]
    assert matched_notes(Program.BPNT, current) == (
        "3 rekening dengan kredit Rp330.000 dihitung menurut padanan nomor rekening yang diterima"
        " dua orang (BRI 3).",
    )
    world.as_(HEAD)
    for pair in (one, new, bought):
        actions.undo_match(
            match_id=pair.id, reason="Bank: rekening orang lain", by=HEAD, at=AT, key=str(pair.id)
        )
    assert actions.apply_matches(at=AT, key="c") == MARCH
    world.as_(SYSTEM)
    assert figures() == never
    for period in (MARCH, APRIL):
        actions.find_matches(period=period, by=SYSTEM, at=AT, key=f"again {period}")
    assert {"K1-1123", "K2-6554", "K6-6132"}.isdisjoint(proposals())


def test_refusals_stand_in_their_order_and_a_rejection_is_remembered() -> None:
    def code(call: object) -> str:
        with pytest.raises((actions.MatchRefused, NotAllowed)) as refused, transaction.atomic():
            call()  # type: ignore[operator]
        return str(refused.value.code)

    found = proposals()
    one, first, second = (found[name] for name in ("K1-1123", "K4-7889", "K5-7889"))
    why = "Nama sama, tetapi alamatnya lain"
    assert code(lambda: decide("endorse", one, RINA)) == "role_missing"
    assert code(lambda: decide("endorse", one, ELSA)) == "match_unknown"
    assert code(lambda: decide("accept", one, HEAD)) == "match_decided"
    assert code(lambda: decide("endorse", first, BUDI)) == "note_missing"
    assert code(lambda: decide("endorse", first, BUDI, f"{why} {nik(1)}")) == "identifier_in_text"
    world.as_(BUDI)
    ids = [one.id, found["K2-6554"].id]
    assert code(lambda: actions.endorse_matches(match_ids=ids, by=BUDI, at=AT, key="")) == (
        "match_not_alike"
    )
    decide("endorse", first, BUDI, why)
    decide("endorse", second, BUDI, why)
    decide("accept", first, HEAD)
    assert code(lambda: decide("accept", second, HEAD)) == "match_taken"
    both = Actor(
        BUDI.person_id, BUDI.organisation_id, frozenset({"operator", "head"}), (PATH,), "B"
    )
    assert code(lambda: decide("accept", second, both)) == "four_eyes"
    world.as_(RINA)
    actions.say_of_match(match_id=one.id, word="SAME", note="Rekening pengganti, kartu lama rusak",
                         by=RINA, at=AT, key="")  # fmt: skip
    ((said,),) = [queries.match_words(one.id)]
    assert (said.word, said.by_bank, said.by_name) == ("SAME", True, RINA.name)
    world.as_(BUDI)
    actions.reject_match(match_id=second.id, note=why, by=BUDI, at=AT, key="r")
    actions.apply_matches(at=AT, key="x")
    reconcile(MARCH)
    assert "K5-7889" not in proposals()
    assert unit("K4", MARCH)[:2] == (10, True)


def test_the_database_itself_keeps_what_was_said_and_asks_for_two_people() -> None:
    one = proposals()["K1-1123"]
    decide("endorse", one, BUDI)
    mine = f"'{BUDI.person_id}'"
    turned = (
        "INSERT INTO reconciliation_match (kind, ordered_account, ordered_last4, other_account,"
        " other_last4, period, since, code, path, bank, party, ordered_idr, credited_idr,"
        " spent_idr, score, standing, reasons, evidence, found_at, changed_at, state, endorsed_by,"
        " decided_by) SELECT kind, other_account, '', ordered_account, '', period, since, code,"
        " path, bank, party, 0, 0, 0, 0, 'clear', reasons, '[]', found_at, changed_at, 'ACCEPTED',"
        " gen_random_uuid(), gen_random_uuid() FROM reconciliation_match WHERE state = 'ACCEPTED'"
    )
    change = "UPDATE reconciliation_match SET"
    for statement, said in (
        (f"{change} state = 'ACCEPTED', decided_by = {mine} WHERE state = 'ENDORSED'", "four_eyes"),
        (f"{change} state = 'UNDONE' WHERE state = 'ENDORSED'", "does not go from"),
        (f"{change} other_account = gen_random_uuid()", "same two accounts"),
        ("DELETE FROM reconciliation_match", "stays as it was"),
        ("TRUNCATE reconciliation_match CASCADE", "stays as it was"),
        ("UPDATE reconciliation_match_word SET note = 'lain'", "stays as it was"),
        ("DELETE FROM reconciliation_match_word", "stays as it was"),
        (f"{change} since = 201902 WHERE state = 'ACCEPTED'", "holds from its month"),
        (turned, "is not stood for"),
    ):
        if "since" in said or "month" in said:
            decide("accept", one, HEAD)
        with pytest.raises(DatabaseError, match=said), transaction.atomic(), as_owner():
            rows(statement)
