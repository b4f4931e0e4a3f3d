"""What parties and people say of accounts and cards is kept, judged where it stands, and named."""

import datetime as dt
import itertools
import uuid
from collections.abc import Iterable

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.integration.registry.test_register import ACCOUNT, BANK, CARD, FAMILY
from tests.often import often

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.kernel.refused import Refused
from salur.registry import actions, queries
from salur.registry.actions import CardRecord
from salur.registry.domain import AccountRow, CardState, Subject, Unhanded, Word, told

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 3, 28, 8, tzinfo=dt.UTC)
PATH = "id.62.01.02.2001"
OTHER_BANK = uuid.UUID(int=8)
NEW_CARD = "6013010000000009"


def _day(number: int) -> dt.date:
    return dt.date(2019, 3, number)


def _reader(role: str = "operator", organisation: uuid.UUID | None = None) -> Actor:
    return Actor(uuid.UUID(int=55), organisation, frozenset({role}), ("id.62",), "Ani")


@pytest.fixture
def family(db: None) -> uuid.UUID:
    actions.load_families([FAMILY], evidence=uuid.uuid4(), by=SYSTEM, at=AT, key="")
    enter_scope(SYSTEM)
    found = queries.family_id_of("K1")
    assert found is not None
    return found


def _says(
    *rows: tuple[str | None, str | None, int],
    account: str | None = ACCOUNT,
    card: str = CARD,
    id_kpm: str = "K1",
    reason: str | None = None,
) -> uuid.UUID:
    """A file of the bank: (account state, card state, day)."""
    evidence = uuid.uuid4()
    actions.load_accounts(
        [
            AccountRow(
                account, id_kpm, None, "SITI", "BRI", state or "TERBUKA", reason,
                card if card_state else None, card_state, _day(day), None, number + 2,
            )
            for number, (state, card_state, day) in enumerate(rows)
        ],
        evidence=evidence, organisation=BANK, path="id.62.01", by=SYSTEM, at=AT, key="",
    )  # fmt: skip
    return evidence


def _record(family_id: uuid.UUID, state: CardState, day: int, key: str = "", **more: object) -> int:
    how: dict[str, object] = {"by": _reader(), "at": AT, "key": key or uuid.uuid4().hex}
    return actions.record_card(
        family_id=family_id, state=state, day=_day(day), **(how | more)
    ).cards  # type: ignore[arg-type]


def _code(call: object, *given: object, **how: object) -> str:
    with pytest.raises(Refused) as refusal, transaction.atomic():
        call(*given, **how)  # type: ignore[operator]
    assert refusal.value.in_language("id") and refusal.value.in_language("en")
    return refusal.value.code


def _card(family_id: uuid.UUID) -> str | None:
    return queries.standings([family_id])[family_id].state


def _rows(statement: str) -> list[tuple[object, ...]]:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def test_a_file_moves_what_it_may_and_the_impossible_is_named_row_by_row(
    family: uuid.UUID,
) -> None:
    _says((None, "DI_CABANG", 2), (None, "TERDISTRIBUSI", 5))
    assert _card(family) == "TERDISTRIBUSI"
    wrong = _says((None, "CETAK", 6), ("GAGAL_BUREKOL", "AKTIF", 7))
    unknown = _says((None, "AKTIF", 8), id_kpm="K9")
    late = _says((None, "DI_CABANG", 1))
    assert _card(family) == "AKTIF"
    named = queries.named_claims("id.62")
    said = [(one.evidence, one.row, one.subject, one.state, one.verdict, one.late) for one in named]
    assert said == [
        (late, 2, "CARD", "DI_CABANG", "TAKEN", True),
        (late, 2, "ACCOUNT", "TERBUKA", "TAKEN", True),
        (unknown, 2, "ACCOUNT", "TERBUKA", "UNKNOWN_FAMILY", False),
        (wrong, 3, "ACCOUNT", "GAGAL_BUREKOL", "IMPOSSIBLE", False),
        (wrong, 2, "CARD", "CETAK", "IMPOSSIBLE", False),
    ]
    assert (named[-1].standing, named[-1].name, named[2].id_kpm) == ("AKTIF", "Siti", "K9")
    assert queries.named_claims("id.63") == ()
    assert len(queries.named_claims("id.62", evidence=wrong)) == 2


def test_a_file_that_comes_again_says_nothing_twice(family: uuid.UUID) -> None:
    evidence = _says((None, "AKTIF", 5))
    row = AccountRow(
        ACCOUNT, "K1", None, "SITI", "BRI", "TERBUKA", None, CARD, "AKTIF", _day(5), None, 2
    )
    actions.load_accounts(
        [row], evidence=evidence, organisation=BANK, path="id.62.01", by=SYSTEM, at=AT, key="again"
    )
    assert _rows("SELECT count(*) FROM registry_card_event") == [(2,)]


@settings(
    max_examples=often(12, 25), deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(
    words=st.lists(
        st.tuples(st.sampled_from([*list(CardState)[:7], CardState.KEMBALI]), st.integers(1, 5)),
        min_size=1, max_size=6,
    ),
    cuts=st.sets(st.integers(1, 5)),
)  # fmt: skip
def test_the_database_tells_the_same_story_as_the_table(
    family: uuid.UUID, words: list[tuple[CardState, int]], cuts: set[int]
) -> None:
    """Words come in several files, in any order of their days."""
    with transaction.atomic():
        begins = [0, *sorted(cut for cut in cuts if cut < len(words)), len(words)]
        for start, end in itertools.pairwise(begins):
            _says(*((None, str(state), day) for state, day in words[start:end]))
        expected = told(Subject.CARD, [Word(state, _day(day)) for state, day in words])
        assert _card(family) == expected.state
        kept = _rows(
            "SELECT state, day, verdict FROM registry_card_event WHERE subject = 'CARD'"
            " ORDER BY day, rank, id"
        )
        assert kept == [(w.state, w.day, str(found)) for w, found in expected.verdicts]
        transaction.set_rollback(True)


def test_our_own_record_takes_one_step_and_refuses_in_order(family: uuid.UUID) -> None:
    _says((None, "DI_CABANG", 5))
    refused = [
        _code(_record, family, CardState.AKTIF, 1, by=_reader("auditor")),
        _code(_record, uuid.uuid4(), CardState.AKTIF, 1),
        _code(_record, family, CardState.TIDAK_TERDISTRIBUSI, 4),
        _code(_record, family, CardState.TIDAK_TERDISTRIBUSI, 6),
        _code(_record, family, CardState.AKTIF, 6),
    ]
    assert refused == [
        *("role_missing", "card_unknown", "card_day_invalid", "card_reason_missing"),
        "card_move_impossible",
    ]
    far = Actor(uuid.uuid4(), None, frozenset({"operator"}), ("id.63",), "Jauh")
    assert _code(_record, family, CardState.TERDISTRIBUSI, 6, by=far) == "outside_scope"
    assert _code(_record, family, CardState.TERDISTRIBUSI, 30) == "card_day_invalid"
    assert _card(family) == "DI_CABANG"
    _record(family, CardState.TIDAK_TERDISTRIBUSI, 6, reason=Unhanded.PINDAH)
    (line,) = queries.card_lines("id.62", ["TIDAK_TERDISTRIBUSI"])
    assert (line.reason, line.since, line.card) == ("PINDAH", _day(6), "0001")
    assert queries.card_lines("id.62", ["TIDAK_TERDISTRIBUSI"], reason="MENOLAK") == ()
    _record(family, CardState.KEMBALI, 7)
    assert queries.card_counts("id.62") == {"KEMBALI": 1}


def test_a_day_is_the_day_of_the_office_and_not_of_greenwich(family: uuid.UUID) -> None:
    _says((None, "DI_CABANG", 5))
    late = AT.replace(hour=17)  # past midnight in Makassar
    assert _record(family, CardState.TERDISTRIBUSI, 29, at=late) == 1


def test_the_same_record_twice_has_one_effect(family: uuid.UUID) -> None:
    _says((None, "DI_CABANG", 5))
    for _ in range(2):
        assert _record(family, CardState.TERDISTRIBUSI, 6, key="dari telepon") == 1
    words = queries.card_words(family)
    assert [(one.state, one.by_name) for one in words if one.subject == "CARD"] == [
        ("TERDISTRIBUSI", "Ani"),
        ("DI_CABANG", ""),
    ]


def test_many_are_recorded_together_or_not_at_all(family: uuid.UUID) -> None:
    second = FAMILY._replace(id_kpm="K2", no_rekening=f"{ACCOUNT[:-1]}9", no_kks=NEW_CARD)
    actions.load_families([second], evidence=None, by=SYSTEM, at=AT, key="")
    _says((None, "DI_CABANG", 5))
    _says((None, "KEMBALI", 5), account=second.no_rekening, card=NEW_CARD, id_kpm="K2")
    both = [family, queries.family_id_of("K2")]
    records = [CardRecord(one, CardState.TERDISTRIBUSI) for one in both if one]
    how = {"day": _day(6), "by": _reader(), "at": AT, "key": "k", "seen": True}
    assert _code(actions.record_cards, records=records, **how) == "card_move_impossible"
    assert _card(family) == "DI_CABANG"


def test_a_replacement_has_its_clock_and_ends_with_the_new_card(family: uuid.UUID) -> None:
    _says((None, "AKTIF", 5))
    _record(family, CardState.RUSAK, 6)
    _record(family, CardState.MINTA_GANTI, 7, due=_day(27))
    (one,) = queries.open_replacements("id.62")
    assert (one.cause, one.requested_on, one.due, one.last4) == ("RUSAK", _day(7), _day(27), "0001")
    assert queries.replacement_counts("id.62", _day(27)) == (1, 0)
    assert queries.replacement_counts("id.62", _day(28)) == (1, 1)
    again = _code(_record, family, CardState.MINTA_GANTI, 8, due=_day(27))
    assert again == "card_move_impossible"
    assert _code(_record, family, CardState.DIGANTI, 9) == "card_number_invalid"
    assert _code(_record, family, CardState.DIGANTI, 9, new_number=CARD) == "card_number_invalid"
    _record(family, CardState.DIGANTI, 9, new_number=NEW_CARD)
    standing = queries.standings([family])[family]
    assert (standing.last4, standing.state) == ("0009", "TERDISTRIBUSI")
    assert queries.open_replacements("id.62") == ()
    assert _rows("SELECT replaced_on, new_card IS NOT NULL FROM registry_card_replacement") == [
        (_day(9), True)
    ]
    stored = _rows("SELECT r::text FROM registry_card_replacement r")
    assert NEW_CARD not in str(stored)


@pytest.mark.parametrize(("card", "state"), [(NEW_CARD, "DIGANTI"), (CARD, "AKTIF")])
def test_a_banks_file_ends_a_replacement(family: uuid.UUID, card: str, state: str) -> None:
    _says((None, "AKTIF", 5))
    _record(family, CardState.HILANG, 6)
    _record(family, CardState.MINTA_GANTI, 7, due=_day(27))
    _says((None, "AKTIF", 12), card=card)
    assert queries.open_replacements("id.62") == ()
    standing = queries.standings([family])[family]
    assert (standing.last4, standing.state) == (card[-4:], "AKTIF")
    states = _rows(
        "SELECT state FROM registry_card_event WHERE subject = 'CARD' AND is_current ORDER BY 1"
    )
    assert states == sorted({("AKTIF",), (state,)})


def test_a_failure_is_kept_with_its_reason_and_repaired_by_the_office(family: uuid.UUID) -> None:
    actions.load_families(
        [FAMILY._replace(id_kpm="K2", no_rekening=None, no_kks=None)],
        evidence=None, by=SYSTEM, at=AT, key="",
    )  # fmt: skip
    _says(("GAGAL_BUREKOL", None, 5), account=None, id_kpm="K2", reason="Nama beda dengan KTP")
    second = queries.family_id_of("K2")
    assert second is not None
    assert queries.failure_reasons("id.62") == (("Nama beda dengan KTP", 1),)
    assert queries.card_counts("id.62") == {"FAILED": 1, "UNREPORTED": 1}
    with as_owner():
        queries.stage_without_account("id.62")
        assert _rows("SELECT failed, repaired FROM registry_without_account") == [(True, False)]
    actions.mark_repaired(family_id=second, note="nama diperbaiki", by=_reader(), at=AT, key="r")
    with as_owner():
        queries.stage_without_account("id.62")
        assert _rows("SELECT failed, repaired FROM registry_without_account") == [(True, True)]
    assert queries.failure_reasons("id.62") == ()
    how = {"note": "", "by": _reader(), "at": AT, "key": "r2"}
    assert _code(actions.mark_repaired, family_id=family, **how) == "account_not_failed"
    _says((None, None, 20), account="0077777777777777", id_kpm="K2")
    assert queries.standings([second])[second].account_state == "TERBUKA"


def test_a_bank_records_of_its_own_cards_only(family: uuid.UUID) -> None:
    _says((None, "TERDISTRIBUSI", 5))
    for bank, seen in ((OTHER_BANK, 0), (BANK, 1)):
        actor = _reader("bank", bank)
        enter_scope(actor)
        assert len(queries.standings([family])) == seen
        assert len(queries.card_lines("id.62", ["TERDISTRIBUSI"])) == seen
        if not seen:
            assert _code(_record, family, CardState.AKTIF, 6, by=actor) == "card_unknown"
    _record(family, CardState.AKTIF, 6, by=actor)
    assert _card(family) == "AKTIF"


def test_the_database_keeps_words_and_clocks_from_everybody(family: uuid.UUID) -> None:
    _says((None, "AKTIF", 5))
    _record(family, CardState.RUSAK, 6)
    _record(family, CardState.MINTA_GANTI, 7, due=_day(27))
    _record(family, CardState.AKTIF, 8)
    for statement in (
        "UPDATE registry_card_event SET state = 'KEMBALI'",
        "DELETE FROM registry_card_event",
        "TRUNCATE registry_card_event",
        "UPDATE registry_card_replacement SET due = due + 1",
        "UPDATE registry_card_replacement SET replaced_on = NULL",
        "DELETE FROM registry_card_replacement",
        "UPDATE registry_card_event SET is_current = true",
        "UPDATE registry_card_event SET verdict = 'IMPOSSIBLE'",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), as_owner():
            _run([statement])
    with pytest.raises(DatabaseError), transaction.atomic():
        _run(["INSERT INTO registry_card_count VALUES ('6201022001', 'id', NULL, 'AKTIF', 1)"])


def _run(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for one in statements:
            cursor.execute(one)
