"""Two offices decide about a pair, a third settles what they disagree on, and all can be undone."""

import uuid
from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.quality.world import (
    AT,
    KUKAR,
    LATER,
    SAMARINDA,
    family,
    keep,
    officer,
    pair_id,
    register,
    rows,
    state,
)
from tests.integration.registry.test_aliases import every_table

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM, Actor
from salur.kernel.period import Period
from salur.kernel.refused import Refused
from salur.quality.actions import answer_question, ask_field, decide_pair, undo_decision
from salur.quality.domain.pairs import Word
from salur.quality.domain.questions import Answer

pytestmark = pytest.mark.django_db
SAME, DIFFERENT = Word.SAME, Word.DIFFERENT
SMD, KKR = officer("id.64.72"), officer("id.64.02")
PROVINCE = officer("id.64", role="province")
FIELD = officer("id.64.72.01", role="facilitator")
WHY = "Ternyata dua keluarga berbeda"
_SAID = {"quality_vote", "quality_question", "registry_alias", "audit_event", "audit_link"}


@pytest.fixture
def ids() -> dict[str, uuid.UUID]:
    """Three families: a husband in Samarinda, and two in Kutai Kartanegara."""
    found = register(family(1, SAMARINDA), family(2, KUKAR), family(3, KUKAR))
    keep([("K1", "K2", 0.9), ("K2", "K3", 0.8)])
    return found


def _say(word: Word, by: Actor, pair: tuple[str, str] = ("K1", "K2"), **how: object) -> str:
    given = {"at": AT, "key": "", **how}
    return decide_pair(pair_id=pair_id(*pair), word=word, by=by, **given).state  # type: ignore[arg-type]


def _undo(by: Actor, pair: tuple[str, str] = ("K1", "K2"), **how: object) -> str:
    given = {"at": LATER, "key": "", **how}
    return undo_decision(pair_id=pair_id(*pair), by=by, **given).state  # type: ignore[arg-type]


def _code(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code


def _aliases() -> list[tuple[object, ...]]:
    return rows(
        "SELECT alias_id, canonical_id, valid_from FROM registry_alias WHERE undone_at IS NULL"
    )


def test_both_offices_say_the_same_and_the_families_count_as_one(ids: dict[str, uuid.UUID]) -> None:
    assert _say(SAME, SMD, keep=ids["K2"]) == "OPEN"
    assert _aliases() == [], "one office alone joins nobody"
    assert _say(SAME, KKR) == "SAME"
    assert _aliases() == [(ids["K1"], ids["K2"], 201904)]


def test_the_last_who_chooses_chooses_who_stays_and_from_when(ids: dict[str, uuid.UUID]) -> None:
    _say(SAME, SMD, keep=ids["K2"])
    _say(SAME, KKR, keep=ids["K1"], since=Period(2019, 6))
    assert _aliases() == [(ids["K2"], ids["K1"], 201906)]


def test_undone_a_week_later_all_is_as_it_was(ids: dict[str, uuid.UUID]) -> None:
    before = every_table(_SAID)
    _say(SAME, SMD)
    _say(SAME, KKR)
    assert every_table(_SAID) != before
    assert _undo(SMD, reason=WHY) == "OPEN"
    assert every_table(_SAID) == before
    assert _say(DIFFERENT, SMD) == "OPEN"
    assert _say(DIFFERENT, KKR) == "DIFFERENT"
    assert len(rows("SELECT 1 FROM quality_vote")) == 4, "what was said stays readable"


def test_one_office_decides_where_both_families_are_its_own(ids: dict[str, uuid.UUID]) -> None:
    assert _say(SAME, KKR, ("K2", "K3")) == "SAME"
    assert len(_aliases()) == 1
    assert _undo(KKR, ("K2", "K3"), reason=WHY) == "OPEN"
    assert _aliases() == []


def test_an_office_takes_its_own_word_back_without_a_reason(ids: dict[str, uuid.UUID]) -> None:
    before = every_table(_SAID)
    _say(DIFFERENT, SMD)
    assert _undo(SMD) == "OPEN"
    assert every_table(_SAID) == before
    _say(DIFFERENT, SMD)
    _say(DIFFERENT, KKR)
    assert _undo(KKR) == "OPEN"
    assert rows("SELECT first_word, second_word FROM quality_pair WHERE id = %s", pair_id("K1", "K2")) == [("DIFFERENT", None)]  # fmt: skip


def test_what_the_offices_disagree_on_goes_to_the_province(ids: dict[str, uuid.UUID]) -> None:
    assert _code(lambda: _say(SAME, PROVINCE)) == "pair_not_disputed"
    _say(SAME, SMD)
    assert _say(DIFFERENT, KKR) == "DISPUTED"
    assert _code(lambda: _say(SAME, KKR)) == "pair_voted_already"
    assert _say(SAME, PROVINCE, note="Menurut Dukcapil satu KK") == "SAME"
    assert len(_aliases()) == 1
    assert _code(lambda: _undo(SMD, reason=WHY)) == "settled_above"
    assert _undo(PROVINCE, reason=WHY) == "DISPUTED"
    assert _aliases() == []
    assert _undo(KKR) == "OPEN"
    assert _say(SAME, KKR) == "SAME"


def test_the_field_is_asked_and_the_pair_comes_back_with_the_answer(
    ids: dict[str, uuid.UUID],
) -> None:
    asked = ask_field(pair_id=pair_id("K1", "K2"), by=SMD, at=AT, key="")
    assert (asked.state, asked.questions) == ("ASKED", 1)
    assert _say(SAME, KKR) == "ASKED", "the other office need not wait"
    ((question, due),) = rows("SELECT id, due::text FROM quality_question")
    assert due == "2019-03-19"
    how = {"answer": Answer.ONE, "note": "Suami istri serumah", "at": LATER, "key": ""}
    elsewhere = officer("id.64.02.06", role="facilitator")
    wrong = (
        (SYSTEM, "people_decide"), (SMD, "role_missing"), (elsewhere, "question_unknown"),
    )  # fmt: skip
    for by, code in wrong:
        assert _code(lambda by=by: answer_question(question_id=question, by=by, **how)) == code
    assert answer_question(question_id=question, by=FIELD, **how).state == "OPEN"
    assert _code(lambda: answer_question(question_id=question, by=FIELD, **how)) == "question_ended"
    assert _say(SAME, SMD) == "SAME"


def test_both_desa_of_one_office_are_asked_and_a_question_can_be_taken_back() -> None:
    register(family(1, SAMARINDA), family(2, "6472021001"), family(3, SAMARINDA))
    keep([("K1", "K2", 0.9), ("K1", "K3", 0.9)])
    assert ask_field(pair_id=pair_id("K1", "K3"), by=SMD, at=AT, key="").questions == 1
    assert ask_field(pair_id=pair_id("K1", "K2"), by=SMD, at=AT, key="").questions == 2
    again = lambda: ask_field(pair_id=pair_id("K1", "K2"), by=SMD, at=AT, key="")  # noqa: E731
    assert _code(again) == "pair_asked_already"
    first, second = (
        uuid.UUID(str(row[0]))
        for row in rows("SELECT id FROM quality_question WHERE pair = %s ORDER BY path", pair_id("K1", "K2"))
    )  # fmt: skip
    how = {"answer": Answer.UNCLEAR, "at": LATER, "key": ""}
    assert answer_question(question_id=first, by=FIELD, **how).state == "ASKED"
    assert _undo(SMD, ("K1", "K2")) == "OPEN"
    late = officer("id.64.72.02", role="facilitator")
    assert _code(lambda: answer_question(question_id=second, by=late, **how)) == "question_ended"


def test_refusals_come_in_their_order(ids: dict[str, uuid.UUID]) -> None:
    nobody, pair = uuid.uuid4(), pair_id("K1", "K2")

    def said(by: Actor, pair: uuid.UUID = pair, **how: object) -> str:
        given = {"word": SAME, "at": AT, "key": "", **how}
        return _code(lambda: decide_pair(pair_id=pair, by=by, **given))  # type: ignore[arg-type]

    assert said(SYSTEM, nobody) == "people_decide"
    assert said(officer("id", role="auditor"), nobody) == "role_missing"
    assert (
        said(SMD, nobody) == said(officer("id.63"), pair) == said(officer(), pair) == "pair_unknown"
    )
    assert said(officer("id.64.72.01"), note="9" * 16) == "outside_scope"
    assert said(officer("id.64.72", role="province"), note="9" * 16) == "outside_scope"
    assert said(SMD, note="x" * 501) == "note_too_long"
    assert said(SMD, note="NIK 6472014101900001", keep=nobody) == "identifier_in_text"
    assert said(SMD, keep=ids["K3"]) == "keep_unknown"
    assert _code(lambda: _undo(SMD)) == "nothing_to_undo"
    _say(SAME, SMD)
    assert said(SMD) == "pair_voted_already"
    _say(SAME, KKR)
    assert said(SMD) == "pair_decided"
    assert _code(lambda: _undo(SMD, reason="x")) == "reason_missing"
    assert _code(lambda: _undo(SMD, reason="NIK 6472014101900001")) == "identifier_in_text"
    keep([])
    assert said(KKR, pair_id("K2", "K3")) == "pair_stale"


def test_the_same_key_is_the_same_word(ids: dict[str, uuid.UUID]) -> None:
    assert _say(SAME, SMD, key="a") == _say(SAME, SMD, key="a") == "OPEN"
    assert _say(SAME, KKR, key="b") == _say(SAME, KKR, key="b") == "SAME"
    assert len(_aliases()) == 1
    assert _undo(KKR, reason=WHY, key="c") == _undo(KKR, reason=WHY, key="c") == "OPEN"


def test_a_third_family_joins_the_one_that_stays(ids: dict[str, uuid.UUID]) -> None:
    keep([("K1", "K2", 0.9), ("K2", "K3", 0.8), ("K1", "K3", 0.7)])
    _say(SAME, SMD, keep=ids["K1"])
    _say(SAME, KKR)
    _say(SAME, KKR, ("K2", "K3"))
    assert sorted(_aliases()) == sorted(
        [(ids["K2"], ids["K1"], 201904), (ids["K3"], ids["K1"], 201904)]
    )
    _say(SAME, SMD, ("K1", "K3"))
    assert _say(SAME, KKR, ("K1", "K3")) == "SAME", "they are one already: nothing more is joined"
    assert len(_aliases()) == 2
    assert _code(lambda: _undo(SMD, reason=WHY)) == "alias_leaned_on"
    assert _code(lambda: _undo(KKR, ("K2", "K3"), reason=WHY)) == "same_by_another"
    _undo(KKR, ("K1", "K3"), reason=WHY)
    _undo(KKR, ("K2", "K3"), reason=WHY)
    _undo(SMD, reason=WHY)
    assert _aliases() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE quality_pair SET state = 'SAME'",
        "UPDATE quality_pair SET state = 'SAME', first_word = 'SAME', second_word = 'DIFFERENT'",
        "UPDATE quality_pair SET state = 'SAME', first_word = 'SAME'",
        "UPDATE quality_pair SET state = 'MAYBE'",
        "UPDATE quality_pair SET second = gen_random_uuid()",
        "UPDATE quality_pair SET first_id_kpm = 'K9'",
        "DELETE FROM quality_pair",
        "TRUNCATE quality_pair",
        "UPDATE quality_vote SET word = 'SAME'",
        "UPDATE quality_vote SET withdrawn_at = now(), note = 'x'",
        "DELETE FROM quality_vote",
        "TRUNCATE quality_vote",
        "UPDATE quality_search SET found = 0",
        "DELETE FROM quality_search",
        "UPDATE quality_question SET text = 'x'",
        "UPDATE quality_question SET answer = 'ONE'",
        "DELETE FROM quality_question",
        "INSERT INTO quality_vote SELECT gen_random_uuid(), pair, 'SECOND', 'SAME', NULL, '',"
        " '00000000-0000-0000-0000-000000000000', '', NULL, now() FROM quality_vote",
        "INSERT INTO quality_vote SELECT gen_random_uuid(), pair, side, 'SAME', NULL, '',"
        " given_by, '', NULL, now() FROM quality_vote",
    ],
)
def test_the_database_itself_keeps_what_was_said_and_asks_for_people(
    ids: dict[str, uuid.UUID], statement: str
) -> None:
    _say(DIFFERENT, SMD)
    ask_field(pair_id=pair_id("K2", "K3"), by=KKR, at=AT, key="")
    for role in (as_owner, transaction.atomic):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            role(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    assert state("K1", "K2") == "OPEN"
